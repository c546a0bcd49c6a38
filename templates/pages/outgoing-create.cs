<?cs include:"macros.cs" ?>
<?cs # needs: DocTypes, Form ?>
<?cs def:title() ?><?cs var:Text.outgoing_create.title ?><?cs /def ?>
<?cs def:select_words(f, name, label, words) ?><div class="field<?cs if:f.error ?> bad<?cs /if ?>"><?cs call:field_label(name, label, "") ?><select<?cs call:field_attributes(f, name, "", "") ?>><?cs each:word = words ?>
  <option value="<?cs var:name(word) ?>"<?cs if:f.value == name(word) ?> selected<?cs /if ?>><?cs var:word ?></option><?cs /each ?></select><?cs call:field_notes(f, name, "") ?></div><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.outgoing_list.title, "outgoing-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.outgoing_create.title, "") ?>
<p class="muted lead"><?cs var:Text.outgoing_create.lead ?></p>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin_files("outgoing-create") ?>
<?cs call:section_begin(Text.outgoing.facts) ?>
<div class="grid">
<?cs call:select(Form.doc_type, "doc_type", Text.field.doc_type, "", "", DocTypes) ?>
<?cs call:input_short(Form.ref_number, "ref_number", Text.field.ref_number, "", 1) ?>
<?cs call:input_short(Form.ref_symbol, "ref_symbol", Text.field.ref_symbol, "", "") ?>
<?cs call:input_date(Form.issued_on, "issued_on", Text.field.issued_on, "", 1) ?>
<?cs call:input_moment(Form.released_at, "released_at", Text.field.released_at, "", "") ?>
<?cs call:select_words(Form.urgency, "urgency", Text.field.urgency, Text.urgency) ?>
</div>
<?cs call:input_text(Form.abstract, "abstract", Text.field.abstract, "", 1, 2) ?>
<?cs call:input_line(Form.signer, "signer", Text.field.signer, "", "") ?>
<?cs call:input_agencies(Form.recipients, "recipients", Text.field.recipients, Text.outgoing_create.recipients_help, "") ?>
<?cs call:input_date(Form.due_on, "due_on", Text.outgoing.due_on, "", "") ?>
<?cs call:input_line(Form.document_code, "document_code", Text.field.document_code, Text.outgoing_create.code_help, "") ?>
<?cs call:file_input(Form.files, "files", Text.field.files, Text.help.files, "") ?>
<?cs call:section_end() ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.save) ?><?cs call:link_button(Text.button.cancel, "outgoing-list") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
