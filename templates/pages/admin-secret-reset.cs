<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Officer, Form, Made (just made) ?>
<?cs def:title() ?><?cs var:Text.admin_secret_reset.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.menu.admin_officers, "admin-officers") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.admin_secret_reset.title, Officer.name) ?>
<?cs if:Made.secret ?><?cs call:made_secret(Text.people.to_officers, "admin-officers") ?>
<?cs else ?><?cs call:columns_begin() ?><?cs call:error_summary(Form) ?>
<?cs call:confirm_begin(Text.admin_password_reset.what, Text.admin_secret_reset.text) ?>
<?cs call:form_begin("admin-secret-reset?id=" + Officer.id) ?>
<?cs call:basis_field() ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.people.new_secret) ?><?cs call:link_button(Text.button.cancel, "admin-officers") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs call:confirm_end() ?>
<?cs call:columns_next() ?><?cs call:officer_summary() ?><?cs call:columns_end() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
