<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Form, next_number, Act (one that is corrected) ?>
<?cs def:title() ?><?cs if:Act.id ?><?cs var:Text.reorganise_change.title ?><?cs else ?><?cs var:Text.admin_reorganise.title ?><?cs /if ?><?cs /def ?>

<?cs def:kind_choice(word, name) ?><label class="choice"><input type="radio" name="kind" value="<?cs var:name ?>"<?cs if:Form.kind.value == name ?> checked<?cs /if ?>> <span><b><?cs var:word ?></b> – <?cs var:Text.reorganisation_help[name] ?></span></label><?cs /def ?>
<?cs def:kinds() ?><fieldset class="field choices<?cs if:Form.kind.error ?> bad<?cs /if ?>"><?cs call:group_head("kind", Text.admin_reorganise.kind, 1) ?><?cs call:field_notes(Form.kind, "kind", "") ?><?cs each:word = Text.reorganisation_kind ?><?cs call:kind_choice(word, name(word)) ?><?cs /each ?></fieldset><?cs /def ?>

<?cs def:new_row(row, n) ?><?cs call:repeat_row_begin(Text.admin_reorganise.new) ?><?cs if:row.id.value ?><?cs call:hidden("new_" + n + "_id", row.id.value) ?><?cs /if ?>
<?cs call:input_line(row.name, "new_" + n + "_name", Text.admin_agency_edit.name, "", "") ?>
<div class="grid">
<?cs call:select_named(row.kind, "new_" + n + "_kind", Text.field.kind, "", "", Text.agency_kind, Text.form.choose, "") ?>
<?cs call:input_line(row.short_name, "new_" + n + "_short_name", Text.admin_agency_edit.short_name, "", "") ?>
<?cs call:input_email(row.email, "new_" + n + "_email", Text.field.email, "", "") ?>
<?cs call:input_line(row.phone, "new_" + n + "_phone", Text.field.phone, "", "") ?>
<?cs call:input_line(row.head_name, "new_" + n + "_head_name", Text.admin_agency_edit.head, "", "") ?>
<?cs call:input_short(row.edxml_code, "new_" + n + "_edxml_code", Text.admin_agency_edit.edxml, "", "") ?>
</div><?cs call:repeat_row_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_agencies.title, "admin-agencies") ?><?cs call:crumb(Text.admin_reorganisations.title, "admin-reorganisations") ?><?cs if:Act.id ?><?cs call:crumb(Text.admin_reorganise_run.title, "admin-reorganise-run?id=" + Act.id) ?><?cs /if ?><?cs call:crumb_end() ?>
<?cs if:Act.id ?><?cs call:head(Text.reorganise_change.title, Act.document) ?><?cs call:callout("info", Text.reorganise_change.lead) ?><?cs else ?><?cs call:head(Text.admin_reorganise.title, "") ?>
<?cs call:callout("info", Text.admin_reorganise.lead) ?><?cs /if ?>
<?cs call:error_summary(Form) ?>
<?cs if:Act.id ?><?cs call:form_begin("admin-reorganise?id=" + Act.id) ?><?cs call:hidden("version", Act.version) ?><?cs else ?><?cs call:form_begin("admin-reorganise") ?><?cs /if ?>
<?cs call:section_begin(Text.admin_reorganise.order) ?>
<?cs call:kinds() ?>
<?cs call:input_line(Form.document, "document", Text.field.document, Text.admin_reorganise.document_help, 1) ?>
<div class="grid"><?cs call:input_date(Form.document_on, "document_on", Text.field.document_on, "", 1) ?><?cs call:input_date(Form.effective_on, "effective_on", Text.field.effective_on, Text.admin_reorganise.effective_help, 1) ?></div>
<?cs call:input_text(Form.note, "note", Text.field.note, "", "", 2) ?>
<?cs call:section_end() ?>
<?cs call:section_begin(Text.admin_reorganise.who) ?>
<?cs call:input_text(Form.from, "from", Text.agency.from, Text.admin_reorganise.from_help, 1, 4) ?>
<?cs call:input_text(Form.to, "to", Text.admin_reorganise.to, Text.admin_reorganise.to_help, "", 4) ?>
<?cs call:input_line(Form.parent, "parent", Text.admin_reorganise.parent, Text.admin_reorganise.parent_help, "") ?>
<?cs call:section_end() ?>
<?cs call:section_begin(Text.admin_reorganise.new_ones) ?><p class="muted"><?cs var:Text.admin_reorganise.new_help ?></p>
<?cs call:repeat_begin("new", "20") ?>
<?cs each:row = Form.new ?><?cs call:new_row(row, row.number) ?><?cs /each ?>
<?cs if:next_number == "0" ?><?cs call:new_row(Nothing, "0") ?><?cs call:new_row(Nothing, "1") ?><?cs call:new_row(Nothing, "2") ?><?cs /if ?>
<?cs call:repeat_template_begin() ?><?cs call:new_row(Nothing, "__n__") ?><?cs call:repeat_template_end() ?>
<?cs call:repeat_end(Text.admin_reorganise.add_new) ?><?cs call:section_end() ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.admin_reorganise.do) ?><?cs if:Act.id ?><?cs call:link_button(Text.button.cancel, "admin-reorganise-run?id=" + Act.id) ?><?cs else ?><?cs call:link_button(Text.button.cancel, "admin-reorganisations") ?><?cs /if ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
