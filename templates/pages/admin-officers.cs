<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: gaps (1: the second view), n_gaps, Gaps; mismatches (1: the third), n_mismatches, Mismatches; or Officers, Agencies, Query, when, filter, next, first ?>
<?cs def:title() ?><?cs var:Text.menu.admin_officers ?><?cs /def ?>

<?cs def:officer_row(one) ?><?cs call:row_begin() ?>
  <?cs call:td_main_begin() ?><?cs call:row_link(one.name, "admin-officer-edit?id=" + one.id) ?><?cs if:one.title ?><br><span class="muted"><?cs var:one.title ?></span><?cs /if ?><?cs call:td_end() ?>
  <?cs call:td(Text.field.agency, one.agency) ?>
  <?cs call:td(Text.field.duty, Text.duty[one.duty]) ?>
  <?cs call:td_begin(Text.admin_officers.period) ?><span class="nowrap"><?cs var:one.valid_from ?> – <?cs if:one.valid_to ?><?cs var:one.valid_to ?><?cs else ?>…<?cs /if ?></span><?cs if:one.ended ?> <?cs call:badge("none", "stop", Text.admin_officers.ended) ?><?cs elif:one.to_come ?> <?cs call:badge("waiting", "hourglass", Text.admin_officers.to_come) ?><?cs /if ?><br><span class="muted"><?cs var:one.basis ?></span><?cs call:td_end() ?>
  <?cs call:td_begin(Text.people.seen) ?><?cs call:account_seen(one) ?><?cs call:td_end() ?>
  <?cs call:td_begin(Text.people.act) ?><?cs if:!one.ended ?><span class="nowrap"><?cs call:link(Text.people.new_secret, "admin-secret-reset?id=" + one.id) ?> · <?cs call:link(Text.second_factor.title, "admin-second-factor-reset?officer_id=" + one.id) ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:gap_mark(there) ?><?cs if:there ?><?cs call:badge("in_time", "check", Text.admin_officers.there) ?><?cs else ?><?cs call:badge("overdue", "overdue", Text.admin_officers.missing) ?><?cs /if ?><?cs /def ?>

<?cs def:gap_table() ?><?cs call:callout("info", Text.admin_officers.gaps_text) ?>
<?cs if:subcount(Gaps) ?><?cs call:table_begin(Text.admin_officers.gaps) ?><?cs call:table_head() ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.account_kind.agency) ?><?cs call:th(Text.duty.responder) ?><?cs call:th(Text.duty.leader_in_charge) ?><?cs call:th(Text.people.act) ?><?cs call:table_body() ?>
<?cs each:one = Gaps ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><?cs call:row_link(one.agency, "admin-officers?agency_id=" + one.agency_id) ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.account_kind.agency) ?><?cs call:gap_mark(one.has_account) ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.duty.responder) ?><?cs call:gap_mark(one.has_responder) ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.duty.leader_in_charge) ?><?cs call:gap_mark(one.has_leader) ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.people.act) ?><?cs if:one.has_account ?><?cs call:link(Text.admin_officers.add, "admin-officer-edit?agency_id=" + one.agency_id) ?><?cs else ?><?cs call:link(Text.admin_accounts.add_agency, "admin-account-edit?kind=agency") ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><?cs call:empty_state(Text.admin_officers.no_gaps, "", "", "") ?><?cs /if ?><?cs /def ?>

<?cs def:mismatch_act(one) ?><?cs
if:one.kind == "agency_unmanned" ?><?cs call:link(Text.admin_officers.add, "admin-officer-edit?agency_id=" + one.agency_id) ?> · <?cs call:link(Text.admin_officers.close_account, "admin-account-close?id=" + one.id) ?><?cs
elif:one.kind == "leader_unlisted" ?><?cs call:link(Text.admin_officers.add, "admin-officer-edit?agency_id=" + one.agency_id) ?> · <?cs call:link(Text.admin_officers.close_account, "admin-account-close?id=" + one.id) ?><?cs
else ?><?cs call:link(Text.admin_accounts.add_agency, "admin-account-edit?kind=agency") ?> · <?cs call:link(Text.admin_officers.end_duty, "admin-officer-edit?id=" + one.id) ?><?cs /if ?><?cs /def ?>
<?cs def:mismatch_table() ?><?cs call:callout("info", Text.admin_officers.mismatches_text) ?>
<?cs if:subcount(Mismatches) ?><?cs call:table_begin(Text.admin_officers.mismatches) ?><?cs call:table_head() ?><?cs call:th(Text.admin_officers.who) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.admin_officers.found) ?><?cs call:th(Text.people.act) ?><?cs call:table_body() ?>
<?cs each:one = Mismatches ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><?cs if:one.kind == "officer_stranded" ?><?cs call:row_link(one.name, "admin-officer-edit?id=" + one.id) ?><?cs else ?><?cs call:row_link(one.name, "admin-account-edit?id=" + one.id) ?><br><span class="muted"><?cs var:one.login ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:td(Text.field.agency, one.agency) ?>
<?cs call:td(Text.admin_officers.found, Text.staff_mismatch[one.kind]) ?>
<?cs call:td_begin(Text.people.act) ?><?cs call:mismatch_act(one) ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><?cs call:empty_state(Text.admin_officers.no_mismatches, "", "", "") ?><?cs /if ?><?cs /def ?>

<?cs def:officer_list() ?><?cs call:filter_begin("admin-officers") ?>
<?cs call:filter_search(Query.text, "text", Text.admin_officers.search) ?>
<?cs call:select(Query.agency_id, "agency_id", Text.field.agency, "", "", Agencies) ?>
<?cs call:select_named(Query.duty, "duty", Text.field.duty, "", "", Text.duty, Text.list.all, "") ?>
<?cs call:select_named(Query.when, "when", Text.admin_officers.period, "", "", Text.officer_when, "", "") ?>
<?cs call:filter_end("admin-officers") ?>
<?cs if:subcount(Officers) ?><?cs call:table_begin(Text.menu.admin_officers) ?><?cs call:table_head() ?><?cs call:th(Text.admin_account_edit.person) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.field.duty) ?><?cs call:th(Text.admin_officers.period) ?><?cs call:th(Text.people.seen) ?><?cs call:th(Text.people.act) ?><?cs call:table_body() ?>
<?cs each:one = Officers ?><?cs call:officer_row(one) ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><?cs call:empty_state(Text.admin_officers.none, "", Text.button.clear_filter, "admin-officers") ?><?cs /if ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.menu.admin_officers, "") ?><?cs call:link_primary(Text.admin_officers.add, "admin-officer-edit") ?><?cs call:head_end() ?>
<?cs call:tabs_begin(Text.admin_officers.which) ?>
<?cs call:tab(Text.admin_officers.register, "admin-officers", !gaps && !mismatches, "") ?>
<?cs call:tab(Text.admin_officers.gaps, "admin-officers?view=gaps", gaps, n_gaps) ?>
<?cs call:tab(Text.admin_officers.mismatches, "admin-officers?view=mismatches", mismatches, n_mismatches) ?>
<?cs call:tabs_end() ?>
<?cs if:gaps ?><?cs call:gap_table() ?><?cs elif:mismatches ?><?cs call:mismatch_table() ?><?cs else ?><?cs call:officer_list() ?><?cs
if:first ?><?cs set:first_page = "admin-officers?" + filter ?><?cs else ?><?cs set:first_page = "" ?><?cs /if ?><?cs
if:next && filter ?><?cs set:next_page = "admin-officers?" + filter + "&after=" + next ?><?cs elif:next ?><?cs set:next_page = "admin-officers?after=" + next ?><?cs else ?><?cs set:next_page = "" ?><?cs /if ?>
<?cs call:pager(first_page, next_page) ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
