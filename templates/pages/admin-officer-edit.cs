<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Officer (of one that is), Agencies (of a new one), Form, Made (just created) ?>
<?cs def:title() ?><?cs if:Officer.id ?><?cs var:Text.admin_officer_edit.title ?><?cs else ?><?cs var:Text.admin_officers.add ?><?cs /if ?><?cs /def ?>

<?cs def:officer_form(path) ?><?cs call:error_summary(Form) ?><?cs call:form_begin(path) ?>
<?cs if:Officer.id ?><?cs call:hidden("version", Officer.version) ?><?cs else ?><?cs call:select(Form.agency_id, "agency_id", Text.field.agency, Text.admin_officer_edit.agency_help, 1, Agencies) ?><?cs /if ?>
<div class="grid">
<?cs call:input_line(Form.name, "name", Text.admin_account_edit.person, "", 1) ?>
<?cs call:input_line(Form.title, "title", Text.field.officer_title, "", "") ?>
<?cs call:select_named(Form.duty, "duty", Text.field.duty, Text.admin_officer_edit.duty_help, 1, Text.duty, "", "") ?>
<?cs call:input_email(Form.email, "email", Text.field.email, "", "") ?>
<?cs call:input_line(Form.phone, "phone", Text.field.phone, "", "") ?>
</div>
<div class="grid">
<?cs call:input_date(Form.valid_from, "valid_from", Text.field.valid_from, "", 1) ?>
<?cs call:input_date(Form.valid_to, "valid_to", Text.field.valid_to, Text.admin_officer_edit.to_help, "") ?>
</div>
<?cs call:input_line(Form.basis, "basis", Text.people.assigned_by, Text.people.basis_help, 1) ?>
<?cs call:actions_begin() ?><?cs if:Officer.id ?><?cs call:button_primary(Text.button.save) ?><?cs else ?><?cs call:button_primary(Text.admin_officer_edit.create) ?><?cs /if ?><?cs call:link_button(Text.button.cancel, "admin-officers") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.menu.admin_officers, "admin-officers") ?><?cs call:crumb_end() ?>
<?cs if:Made.secret ?><?cs call:head(Text.admin_officer_edit.created, "") ?><?cs call:made_secret(Text.people.to_officers, "admin-officers") ?>
<?cs elif:Officer.id ?><?cs call:head_begin(Text.admin_officer_edit.title, Officer.agency) ?><?cs if:!Officer.ended ?><?cs call:link_button(Text.people.new_secret, "admin-secret-reset?id=" + Officer.id) ?><?cs /if ?><?cs call:head_end() ?>
<?cs call:columns_begin() ?><?cs call:officer_form("admin-officer-edit?id=" + Officer.id) ?><?cs call:columns_next() ?><?cs call:officer_summary() ?><?cs call:columns_end() ?>
<?cs else ?><?cs call:head(Text.admin_officers.add, "") ?><?cs call:officer_form("admin-officer-edit") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
