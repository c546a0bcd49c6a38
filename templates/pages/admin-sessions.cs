<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Account, Sessions, Form ?>
<?cs def:title() ?><?cs var:Text.admin_sessions.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_accounts.title, "admin-accounts") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.admin_sessions.title, Account.name) ?>
<?cs if:subcount(Sessions) ?><?cs call:error_summary(Form) ?>
<?cs call:form_begin("admin-sessions?id=" + Account.id) ?>
<?cs call:basis_field() ?>
<?cs call:session_table(Sessions, Text.session_list.end_one) ?>
<?cs call:actions_begin() ?><?cs call:button_named("danger", Text.admin_sessions.end_all, "session", "") ?><?cs call:link_button(Text.button.cancel, "admin-accounts") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs else ?><?cs call:empty_state(Text.admin_sessions.none, "", Text.people.to_accounts, "admin-accounts") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
