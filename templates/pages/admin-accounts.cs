<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Accounts, Agencies, Query, state, filter, next, first ?>
<?cs def:title() ?><?cs var:Text.admin_accounts.title ?><?cs /def ?>

<?cs def:account_row(one) ?><?cs call:row_begin() ?>
  <?cs call:td_main_begin() ?><?cs call:row_link(one.name, "admin-account-edit?id=" + one.id) ?><br><span class="muted"><?cs var:one.login ?></span><?cs call:td_end() ?>
  <?cs call:td_begin(Text.field.account_role) ?><?cs var:Text.account_role[one.role] ?><?cs if:one.position != "none" ?><br><span class="muted"><?cs var:Text.position[one.position] ?></span><?cs /if ?><?cs call:td_end() ?>
  <?cs call:td(Text.field.agency, one.agency) ?>
  <?cs call:td_begin(Text.people.seen) ?><?cs if:one.closed ?><?cs call:badge("none", "stop", Text.people.closed) ?><?cs else ?><?cs call:account_seen(one) ?><?cs if:one.no_officer ?> <?cs call:badge("overdue", "overdue", Text.people.no_officer) ?><?cs /if ?><?cs if:one.must_change && !one.never ?> <?cs call:badge("waiting", "hourglass", Text.people.must_change) ?><?cs /if ?><?cs /if ?><?cs call:td_end() ?>
  <?cs call:td_begin(Text.people.act) ?><span class="nowrap"><?cs if:one.closed ?><?cs call:link(Text.people.reopen, "admin-account-close?id=" + one.id) ?><?cs else ?><?cs call:link(Text.people.new_secret, "admin-password-reset?id=" + one.id) ?> · <?cs call:link(Text.people.sessions, "admin-sessions?id=" + one.id) ?> · <?cs call:link(Text.people.close, "admin-account-close?id=" + one.id) ?><?cs /if ?></span><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.admin_accounts.title, "") ?><?cs call:link_primary(Text.admin_accounts.add_personal, "admin-account-edit?kind=personal") ?><?cs call:link_button(Text.admin_accounts.add_agency, "admin-account-edit?kind=agency") ?><?cs call:head_end() ?>
<?cs call:tabs_begin(Text.admin_accounts.which) ?><?cs each:name = Text.account_state ?>
<?cs call:tab(name, "admin-accounts?state=" + name(name), name(name) == state, "") ?><?cs /each ?>
<?cs call:tabs_end() ?>
<?cs call:filter_begin("admin-accounts") ?>
<?cs call:hidden("state", state) ?>
<?cs call:filter_search(Query.text, "text", Text.admin_accounts.search) ?>
<?cs call:select_named(Query.role, "role", Text.field.account_role, "", "", Text.account_role, Text.list.all, "") ?>
<?cs call:select(Query.agency_id, "agency_id", Text.field.agency, "", "", Agencies) ?>
<?cs call:filter_end("admin-accounts") ?>
<?cs if:state == "never" ?><?cs call:callout("info", Text.admin_accounts.never_text) ?><?cs elif:state == "no_officer" ?><?cs call:callout("info", Text.admin_accounts.no_officer_text) ?><?cs /if ?>
<?cs if:subcount(Accounts) ?>
<?cs call:table_begin(Text.admin_accounts.title) ?><?cs call:table_head() ?><?cs call:th(Text.admin_accounts.name) ?><?cs call:th(Text.field.account_role) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.people.seen) ?><?cs call:th(Text.people.act) ?><?cs call:table_body() ?>
<?cs each:one = Accounts ?><?cs call:account_row(one) ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><?cs call:empty_state(Text.admin_accounts.none, "", Text.button.clear_filter, "admin-accounts") ?><?cs /if ?>
<?cs if:first ?><?cs set:first_page = "admin-accounts?" + filter ?><?cs else ?><?cs set:first_page = "" ?><?cs /if ?><?cs
if:next && filter ?><?cs set:next_page = "admin-accounts?" + filter + "&after=" + next ?><?cs elif:next ?><?cs set:next_page = "admin-accounts?after=" + next ?><?cs else ?><?cs set:next_page = "" ?><?cs /if ?>
<?cs call:pager(first_page, next_page) ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
