<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Account, Form, Made (just made) ?>
<?cs def:title() ?><?cs var:Text.admin_password_reset.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_accounts.title, "admin-accounts") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.admin_password_reset.title, Account.name) ?>
<?cs if:Made.secret ?><?cs call:made_secret(Text.people.to_accounts, "admin-accounts") ?>
<?cs else ?><?cs call:columns_begin() ?><?cs call:error_summary(Form) ?>
<?cs call:confirm_begin(Text.admin_password_reset.what, Text.admin_password_reset.text) ?>
<?cs call:form_begin("admin-password-reset?id=" + Account.id) ?>
<?cs call:basis_field() ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.people.new_secret) ?><?cs call:link_button(Text.button.cancel, "admin-accounts") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs call:confirm_end() ?>
<?cs call:columns_next() ?><?cs call:account_summary() ?><?cs call:columns_end() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
