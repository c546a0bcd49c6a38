<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Account, Form, Made (just opened again) ?>
<?cs def:title() ?><?cs if:Account.closed || Made.secret ?><?cs var:Text.admin_account_close.title_open ?><?cs else ?><?cs var:Text.admin_account_close.title ?><?cs /if ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_accounts.title, "admin-accounts") ?><?cs call:crumb_end() ?>
<?cs if:Made.secret ?><?cs call:head(Text.admin_account_close.title_open, "") ?><?cs call:made_secret(Text.people.to_accounts, "admin-accounts") ?>
<?cs else ?><?cs if:Account.closed ?><?cs call:head(Text.admin_account_close.title_open, Account.name) ?><?cs else ?><?cs call:head(Text.admin_account_close.title, Account.name) ?><?cs /if ?>
<?cs call:columns_begin() ?><?cs call:error_summary(Form) ?>
<?cs if:Account.closed ?><?cs call:confirm_begin(Text.admin_account_close.open, Text.admin_account_close.open_text) ?><?cs else ?><?cs call:confirm_begin(Text.admin_account_close.close, Text.admin_account_close.close_text) ?><?cs /if ?>
<?cs call:form_begin("admin-account-close?id=" + Account.id) ?>
<?cs call:hidden("version", Account.version) ?>
<?cs call:basis_field() ?>
<?cs call:actions_begin() ?><?cs if:Account.closed ?><?cs call:button_named("primary", Text.people.reopen, "move", "open") ?><?cs else ?><?cs call:button_named("danger", Text.people.close, "move", "close") ?><?cs /if ?><?cs call:link_button(Text.button.cancel, "admin-accounts") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs call:confirm_end() ?>
<?cs call:columns_next() ?><?cs call:account_summary() ?><?cs call:columns_end() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
