<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Account, Link (when there is one), Form ?>
<?cs def:title() ?><?cs var:Text.sso_link.end ?><?cs /def ?>

<?cs def:end_form() ?><?cs call:error_summary(Form) ?>
<?cs if:Link.subject ?><?cs call:dl_begin() ?><?cs call:dl_item(Text.field.subject, Link.subject) ?><?cs call:dl_item(Text.field.issuer, Link.issuer) ?><?cs call:dl_item(Text.sso_link.since, Link.at) ?><?cs call:dl_end() ?>
<?cs call:confirm_begin(Text.sso_link.end, Text.admin_sso_unlink.text) ?>
<?cs call:form_begin("admin-sso-unlink?id=" + Account.id) ?><?cs call:basis_field() ?>
<?cs call:actions_begin() ?><?cs call:button_danger(Text.sso_link.end) ?><?cs call:link_button(Text.button.cancel, "admin-accounts") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs call:confirm_end() ?>
<?cs else ?><?cs call:empty_state(Text.error.sso_not_linked, "", Text.button.back, "admin-accounts") ?><?cs /if ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_accounts.title, "admin-accounts") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.sso_link.end, Account.name) ?>
<?cs call:columns_begin() ?><?cs call:end_form() ?><?cs call:columns_next() ?><?cs call:account_summary() ?><?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
