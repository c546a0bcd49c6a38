<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/notice.cs" ?>
<?cs # needs: Items, agency, agency_id, version, Form ?>
<?cs def:title() ?><?cs var:Text.notice_approve.title ?><?cs /def ?>
<?cs def:choice(item) ?><td role="cell" class="check"><?cs if:!item.withdrawal ?><input type="checkbox" name="items" value="<?cs var:item.id ?>" aria-label="<?cs var:item.title ?>"<?cs if:item.chosen ?> checked<?cs /if ?> data-check><?cs /if ?></td><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.notice_list.title, "notice-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.notice_approve.title, agency) ?>
<?cs if:subcount(Items) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("notice-approve?id=" + agency_id) ?>
<?cs call:hidden("version", version) ?>
<div id="f-items" tabindex="-1"><?cs call:table_begin(Text.field.items) ?><?cs call:table_head() ?><?cs call:th_check(Text.field.items) ?><?cs call:notice_head_cells() ?><?cs call:table_body() ?><?cs
each:item = Items ?><?cs call:row_begin_tone("overdue") ?><?cs call:choice(item) ?><?cs call:notice_cells(item, 1) ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?></div>
<?cs call:input_text(Form.basis, "basis", Text.field.basis, Text.notice_approve.basis_help, 1, 2) ?>
<?cs call:input_text(Form.request, "request", Text.field.request, Text.notice_approve.request_help, 1, 3) ?>
<div class="grid">
<?cs call:input_date(Form.answer_by, "answer_by", Text.field.answer_by, Text.help.date, 1) ?>
<?cs call:input_short(Form.place, "place", Text.field.place, Text.notice_approve.place_help, 1) ?>
<?cs call:input_line(Form.signer, "signer", Text.field.signer, "", 1) ?>
</div>
<?cs call:radio_words(Form.signer_role, "signer_role", Text.field.signer_role, "", 1, Text.notice.signer_role) ?>
<p class="muted"><?cs var:Text.notice_approve.number ?></p>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.notice_approve.do) ?><?cs call:link_button(Text.button.cancel, "notice-list") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs else ?><?cs call:empty_state(Text.notice_list.none, Text.notice_list.none_text, Text.notice_list.title, "notice-list") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
