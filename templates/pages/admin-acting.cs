<?cs include:"macros.cs" ?>
<?cs # needs: Acting, People, Form ?>
<?cs def:title() ?><?cs var:Text.admin_acting.title ?><?cs /def ?>

<?cs def:acting_row(one) ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><b><?cs var:one.principal ?></b><?cs call:td_end() ?>
<?cs call:td(Text.field.deputy_id, one.deputy) ?>
<?cs call:td_begin(Text.admin_acting.period) ?><span class="nowrap"><?cs var:one.valid_from ?> – <?cs var:one.valid_to ?></span> <?cs if:one.over ?><?cs call:badge("none", "stop", Text.admin_acting.over) ?><?cs elif:one.running ?><?cs call:badge("in_time", "check", Text.admin_acting.running) ?><?cs else ?><?cs call:badge("waiting", "hourglass", Text.admin_acting.to_come) ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.document) ?><?cs var:one.document ?><?cs if:one.ended_basis ?><br><span class="muted"><?cs var:one.ended_basis ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_acting.end) ?><?cs if:!one.over ?><?cs call:link(Text.admin_acting.end, "admin-acting-end?id=" + one.id) ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head(Text.admin_acting.title, "") ?>
<p class="muted lead"><?cs var:Text.admin_acting.lead ?></p>
<?cs call:section_begin(Text.admin_acting.add) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("admin-acting") ?><div class="grid">
<?cs call:select(Form.principal_id, "principal_id", Text.field.principal_id, "", 1, People) ?>
<?cs call:select(Form.deputy_id, "deputy_id", Text.field.deputy_id, "", 1, People) ?>
<?cs call:input_date(Form.valid_from, "valid_from", Text.field.valid_from, "", 1) ?>
<?cs call:input_date(Form.valid_to, "valid_to", Text.field.valid_to, "", 1) ?>
<?cs call:input_line(Form.document, "document", Text.field.document, "", 1) ?></div>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.admin_acting.do_add) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs call:section_end() ?>
<?cs if:subcount(Acting) ?><?cs call:table_begin(Text.admin_acting.list) ?><?cs call:table_head() ?><?cs call:th(Text.field.principal_id) ?><?cs call:th(Text.field.deputy_id) ?><?cs call:th(Text.admin_acting.period) ?><?cs call:th(Text.field.document) ?><?cs call:th(Text.admin_acting.end) ?><?cs call:table_body() ?>
<?cs each:one = Acting ?><?cs call:acting_row(one) ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><?cs call:empty_state(Text.admin_acting.none, "", "", "") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
