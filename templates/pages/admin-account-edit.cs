<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: kind, Account (of one that is), Agencies, Form, Made (just created) ?>
<?cs def:title() ?><?cs if:Account.id ?><?cs var:Text.admin_account_edit.title ?><?cs elif:kind == "agency" ?><?cs var:Text.admin_accounts.add_agency ?><?cs else ?><?cs var:Text.admin_accounts.add_personal ?><?cs /if ?><?cs /def ?>

<?cs def:personal_fields() ?><div class="grid">
<?cs call:input_email(Form.login, "login", Text.field.login, Text.admin_account_edit.login_help, 1) ?>
<?cs call:input_line(Form.name, "name", Text.admin_account_edit.person, "", 1) ?>
<?cs call:input_line(Form.title, "title", Text.field.officer_title, "", "") ?>
<?cs call:select_named(Form.role, "role", Text.field.account_role, Text.admin_account_edit.role_help, 1, Text.account_role, "", "responder") ?>
<?cs call:select_named(Form.position, "position", Text.field.position, Text.admin_account_edit.position_help, 1, Text.position, "", "") ?>
<?cs call:select(Form.agency_id, "agency_id", Text.field.agency, Text.admin_account_edit.agency_help, "", Agencies) ?>
<?cs call:input_email(Form.email, "email", Text.field.email, "", "") ?>
<?cs call:input_line(Form.phone, "phone", Text.field.phone, "", "") ?>
</div><?cs /def ?>

<?cs def:agency_fields() ?><?cs if:Account.id ?><?cs if:Account.login_differs ?><?cs call:callout("warn", Text.admin_account_edit.login_differs) ?><?cs call:dl_begin() ?><?cs call:dl_item(Text.admin_account_edit.agency_email, Account.agency_email) ?><?cs call:dl_end() ?><?cs /if ?>
<?cs else ?><?cs call:callout("info", Text.admin_account_edit.agency_text) ?><?cs call:select(Form.agency_id, "agency_id", Text.field.agency, "", 1, Agencies) ?><?cs /if ?>
<div class="grid"><?cs call:input_line(Form.title, "title", Text.admin_account_edit.division, "", "") ?><?cs call:input_line(Form.phone, "phone", Text.field.phone, "", "") ?></div><?cs /def ?>

<?cs def:account_form(path) ?><?cs call:error_summary(Form) ?><?cs call:form_begin(path) ?>
<?cs if:Account.id ?><?cs call:hidden("version", Account.version) ?><?cs /if ?>
<?cs if:kind == "agency" ?><?cs call:agency_fields() ?><?cs else ?><?cs call:personal_fields() ?><?cs /if ?>
<?cs call:basis_field() ?>
<?cs call:actions_begin() ?><?cs if:Account.id ?><?cs call:button_primary(Text.button.save) ?><?cs else ?><?cs call:button_primary(Text.admin_account_edit.create) ?><?cs /if ?><?cs call:link_button(Text.button.cancel, "admin-accounts") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_accounts.title, "admin-accounts") ?><?cs call:crumb_end() ?>
<?cs if:Made.secret ?><?cs call:head(Text.admin_account_edit.created, "") ?><?cs call:made_secret(Text.people.to_accounts, "admin-accounts") ?>
<?cs elif:Account.id ?><?cs call:head_begin(Text.admin_account_edit.title, Account.name) ?><?cs if:!Account.closed ?><?cs call:link_button(Text.people.new_secret, "admin-password-reset?id=" + Account.id) ?><?cs call:link_button(Text.people.sessions, "admin-sessions?id=" + Account.id) ?><?cs if:Account.kind != "agency" ?><?cs call:link_button(Text.second_factor.title, "admin-second-factor-reset?id=" + Account.id) ?><?cs call:link_button(Text.sso_link.title, "admin-sso-link?id=" + Account.id) ?><?cs /if ?><?cs if:Account.kind == "agency" ?><?cs call:link_button(Text.menu.admin_officers, "admin-officers?agency_id=" + Account.agency_id) ?><?cs /if ?><?cs /if ?><?cs call:head_end() ?>
<?cs call:columns_begin() ?><?cs call:account_form("admin-account-edit?id=" + Account.id) ?><?cs call:columns_next() ?><?cs call:account_summary() ?><?cs call:columns_end() ?>
<?cs elif:kind == "agency" ?><?cs call:head(Text.admin_accounts.add_agency, "") ?><?cs call:account_form("admin-account-edit?kind=agency") ?>
<?cs else ?><?cs call:head(Text.admin_accounts.add_personal, "") ?><?cs call:account_form("admin-account-edit?kind=personal") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
