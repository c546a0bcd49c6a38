<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Acting.0, Form ?>
<?cs def:title() ?><?cs var:Text.admin_acting.end ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_acting.title, "admin-acting") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.admin_acting.end, Acting.0.principal) ?>
<?cs call:error_summary(Form) ?>
<?cs call:confirm_begin(Text.admin_acting.end, Text.admin_acting.end_text) ?>
<?cs call:dl_begin() ?><?cs call:dl_item(Text.field.principal_id, Acting.0.principal) ?><?cs call:dl_item(Text.field.deputy_id, Acting.0.deputy) ?><?cs call:dl_item(Text.field.valid_to, Acting.0.valid_to) ?><?cs call:dl_item(Text.field.document, Acting.0.document) ?><?cs call:dl_end() ?>
<?cs call:form_begin("admin-acting-end?id=" + Acting.0.id) ?><?cs call:basis_field() ?>
<?cs call:actions_begin() ?><?cs call:button_danger(Text.admin_acting.end) ?><?cs call:link_button(Text.button.cancel, "admin-acting") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs call:confirm_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
