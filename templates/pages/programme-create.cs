<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/entry.cs" ?>
<?cs # needs: ask_secrecy, secret, Form, Understood, Periods, DocTypes, Assigners, Fields,
     Specialists, DivisionHeads, OfficeLeaders, Chairmen, Agencies ?>
<?cs def:title() ?><?cs var:Text.programme_create.title ?><?cs /def ?>

<?cs def:select_period(f, name) ?><div class="field<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, Text.field.due_period, 1) ?><select<?cs call:field_attributes(f, name, "", 1) ?>>
    <option value=""><?cs var:Text.form.choose ?></option><?cs each:option = Periods ?>
    <option value="<?cs var:option.value ?>"<?cs if:f.value == option.value ?> selected<?cs /if ?>><?cs var:Text.programme_period[option.value] ?></option><?cs /each ?>
  </select><?cs call:field_notes(f, name, "") ?></div><?cs /def ?>

<?cs def:item_block(f, n) ?><?cs call:repeat_row_begin(Text.programme_create.item) ?>
<?cs call:input_text(f.content, "item_" + n + "_content", Text.field.content, "", 1, 2) ?>
<div class="grid">
<?cs call:select_period(f.due_period, "item_" + n + "_due_period") ?>
<?cs call:input_date(f.due_on, "item_" + n + "_due_on", Text.field.due_on, Text.programme_create.due_help, "") ?>
<?cs call:input_line(f.product, "item_" + n + "_product", Text.field.product, "", 1) ?>
<?cs call:input_line(f.receiving_authority, "item_" + n + "_receiving_authority", Text.field.receiving_authority, Text.programme_create.authority_help, 1) ?>
</div>
<div class="grid">
<?cs call:input_agencies(f.lead, "item_" + n + "_lead", Text.field.lead, Text.help.agencies, 1) ?>
<?cs call:input_agencies(f.coordinating, "item_" + n + "_coordinating", Text.field.coordinating, "", "") ?>
</div>
<?cs call:repeat_row_end() ?><?cs /def ?>

<?cs def:programme_form() ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("programme-create?secrecy=none") ?>
<?cs call:hidden("secrecy", "none") ?><?cs call:hidden("source", "work_programme") ?><?cs call:hidden("urgency", "normal") ?>
<?cs call:section_begin(Text.programme_create.directive) ?>
<div class="grid">
<?cs call:select(Form.doc_type, "doc_type", Text.field.doc_type, "", 1, DocTypes) ?>
<?cs call:input_short(Form.ref_number, "ref_number", Text.field.ref_number, Text.entry.ref_help, 1) ?>
<?cs call:input_short(Form.ref_symbol, "ref_symbol", Text.field.ref_symbol, "", 1) ?>
<?cs call:input_date(Form.issued_on, "issued_on", Text.field.issued_on, "", 1) ?>
<?cs call:input_moment(Form.released_at, "released_at", Text.field.released_at, Text.entry.released_help, 1) ?>
<?cs call:input_number(Form.year, "year", Text.field.year, "", 1) ?>
</div>
<?cs call:input_text(Form.abstract, "abstract", Text.field.abstract, "", 1, 2) ?>
<div class="grid">
<?cs call:input_line(Form.signer, "signer", Text.field.signer, "", 1) ?>
<?cs call:select_assigner(Form.assigner_id, "assigner_id", Text.field.assigner, Text.form.choose, 1) ?>
</div>
<?cs call:section_end() ?>
<?cs call:section_begin(Text.task_create.followers) ?>
<div class="grid">
<?cs call:select(Form.default_field_id, "default_field_id", Text.field.field_id, "", 1, Fields) ?>
<?cs call:select(Form.default_specialist_id, "default_specialist_id", Text.field.specialist_id, "", 1, Specialists) ?>
<?cs call:select(Form.default_division_head_id, "default_division_head_id", Text.field.division_head_id, Text.entry.division_head_help, "", DivisionHeads) ?>
<?cs call:select(Form.default_office_leader_id, "default_office_leader_id", Text.field.office_leader_id, "", 1, OfficeLeaders) ?>
<?cs call:select(Form.default_chairman_id, "default_chairman_id", Text.field.chairman_id, "", 1, Chairmen) ?>
</div>
<?cs call:section_end() ?>
<h2><?cs var:Text.programme_create.items ?></h2>
<?cs call:repeat_begin("item", "60") ?>
<?cs each:row = Form.item ?><?cs call:understood(Understood[row.number]) ?><?cs call:item_block(row, row.number) ?><?cs /each ?>
<?cs if:!subcount(Form.item) ?><?cs call:item_block(Nothing, "0") ?><?cs call:item_block(Nothing, "1") ?><?cs call:item_block(Nothing, "2") ?><?cs /if ?>
<?cs call:repeat_template_begin() ?><?cs call:item_block(Nothing, "__n__") ?><?cs call:repeat_template_end() ?>
<?cs call:repeat_end(Text.programme_create.add) ?>
<?cs call:actions_begin() ?><?cs call:button_named("primary", Text.button.save_draft, "intent", "save") ?><?cs call:button_named("", Text.button.check, "intent", "check") ?><?cs call:actions_end() ?>
<p class="muted"><?cs var:Text.task_create.after ?></p>
<?cs call:form_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.menu.directive_list, "directive-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.programme_create.title, "") ?>
<?cs if:ask_secrecy ?><div class="narrow-page"><?cs call:section_begin(Text.task_create.secrecy) ?>
<p><?cs var:Text.task_create.secrecy_text ?></p>
<?cs call:actions_begin() ?><?cs call:link_primary(Text.task_create.not_secret, "programme-create?secrecy=none") ?><?cs call:link_button(Text.task_create.is_secret, "programme-create?secrecy=secret") ?><?cs call:actions_end() ?>
<?cs call:section_end() ?></div>
<?cs elif:secret ?><?cs call:callout("bad", Text.task_create.refused) ?><?cs call:link_button(Text.error_page.home, "home") ?>
<?cs else ?><?cs call:programme_form() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
