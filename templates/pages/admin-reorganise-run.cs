<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?><?cs include:"parts/agency.cs" ?>
<?cs # needs: Act, From, To, Works, n_works, n_more, Accounts, Officers, Members, NewMembers, Counts, Problems, is_due, digest, Form ?>
<?cs def:title() ?><?cs var:Text.admin_reorganise_run.title ?><?cs /def ?>

<?cs def:count_item(n, words) ?><?cs if:n && n != "0" ?><li><b class="number"><?cs var:n ?></b> <?cs var:words ?></li><?cs /if ?><?cs /def ?>
<?cs def:counts() ?><ul class="plain-list">
<?cs call:count_item(Counts.moves, Text.admin_reorganise_run.moves) ?><?cs call:count_item(Counts.shares, Text.reorganise_share.count) ?><?cs call:count_item(Counts.closes, Text.admin_reorganise_run.closes) ?><?cs call:count_item(Counts.lost, Text.admin_reorganise_run.lost) ?><?cs call:count_item(Counts.closed, Text.admin_reorganise_run.closed) ?><?cs call:count_item(Counts.drafts, Text.admin_reorganise_run.drafts) ?><?cs call:count_item(Counts.notices, Text.admin_reorganise_run.notices) ?><?cs call:count_item(Counts.accounts, Text.admin_reorganise_run.n_accounts) ?><?cs call:count_item(Counts.officers, Text.admin_reorganise_run.n_officers) ?><?cs call:count_item(Counts.rules, Text.admin_reorganise_run.n_rules) ?><?cs call:count_item(Counts.synthesis, Text.admin_reorganise_run.n_synthesis) ?><?cs call:count_item(Counts.unreceived, Text.admin_reorganise_run.unreceived) ?>
</ul><?cs /def ?>

<?cs def:work_row(work) ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><b><?cs var:work.reference ?></b> <?cs var:work.title ?><?cs call:td_end() ?>
<?cs call:td(Text.agency.from, work.agency) ?>
<?cs call:td_piece_begin() ?><?cs call:badge_role(work.role) ?> <?cs call:badge_state(work.state) ?><?cs call:td_piece_end() ?>
<?cs call:td_begin(Text.field.due_on) ?><?cs call:date(work.due_on) ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.agency.goes_to) ?><?cs if:work.fate == "lost" ?><?cs call:badge("overdue", "overdue", Text.work_fate.lost) ?><?cs elif:work.fate == "closes" ?><?cs call:badge("none", "stop", Text.work_fate.closes) ?> <span class="muted"><?cs var:work.to ?></span><?cs else ?><?cs var:work.to ?><?cs /if ?><?cs call:work_also(work) ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>
<?cs def:works() ?><?cs call:section_begin(Text.admin_reorganise_run.works) ?><?cs if:subcount(Works) ?>
<?cs if:subcount(To) > #1 ?><p><?cs call:link_button(Text.admin_reorganise_assign.title, "admin-reorganise-assign?id=" + Act.id) ?></p><?cs /if ?>
<?cs call:table_begin(Text.admin_reorganise_run.works) ?><?cs call:table_head() ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.agency.from) ?><?cs call:th(Text.field.state) ?><?cs call:th(Text.field.due_on) ?><?cs call:th(Text.agency.goes_to) ?><?cs call:table_body() ?>
<?cs each:work = Works ?><?cs call:work_row(work) ?><?cs /each ?><?cs call:table_end() ?>
<?cs if:n_more != "0" ?><p><?cs var:Text.admin_calendar.and_more ?> <b><?cs var:n_more ?></b></p><?cs /if ?>
<?cs else ?><p class="muted"><?cs var:Text.admin_reorganise_run.no_works ?></p><?cs /if ?><?cs call:section_end() ?><?cs /def ?>

<?cs def:people() ?><?cs if:subcount(Accounts) ?><?cs call:section_begin(Text.menu.admin_accounts) ?>
<?cs call:table_begin(Text.menu.admin_accounts) ?><?cs call:table_head() ?><?cs call:th(Text.agency.account) ?><?cs call:th(Text.agency.from) ?><?cs call:th(Text.agency.goes_to) ?><?cs call:table_body() ?>
<?cs each:one = Accounts ?><?cs call:row_begin() ?><?cs call:td_main_begin() ?><?cs var:one.name ?><br><span class="muted"><?cs var:one.login ?></span><?cs call:td_end() ?><?cs call:td(Text.agency.from, one.agency) ?><?cs call:td_begin(Text.agency.goes_to) ?><?cs if:one.moves ?><?cs var:one.to ?><?cs if:one.of_agency ?><br><span class="muted"><?cs var:Text.admin_reorganise_run.new_login ?></span> <?cs var:one.new_login ?><?cs /if ?><?cs else ?><?cs call:badge("none", "stop", Text.admin_reorganise_run.account_closes) ?><?cs /if ?><?cs call:td_end() ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?>
<p class="muted"><?cs var:Text.admin_reorganise_run.login_text ?></p><?cs call:section_end() ?><?cs /if ?>
<?cs if:subcount(Officers) ?><?cs call:section_begin(Text.menu.admin_officers) ?>
<?cs call:table_begin(Text.menu.admin_officers) ?><?cs call:table_head() ?><?cs call:th(Text.field.name) ?><?cs call:th(Text.agency.from) ?><?cs call:th(Text.agency.goes_to) ?><?cs call:table_body() ?>
<?cs each:one = Officers ?><?cs call:row_begin() ?><?cs call:td_main_begin() ?><?cs var:one.name ?><?cs if:one.leader ?> <span class="muted">(<?cs var:Text.agency.leader ?>)</span><?cs /if ?><?cs call:td_end() ?><?cs call:td(Text.agency.from, one.agency) ?><?cs call:td_begin(Text.agency.goes_to) ?><?cs if:one.moves ?><?cs var:one.to ?><?cs if:one.new_duty ?> <span class="muted"><?cs var:Text.admin_reorganise_run.as_responder ?></span><?cs /if ?><?cs else ?><?cs call:badge("none", "stop", Text.admin_reorganise_run.officer_ends) ?><?cs /if ?><?cs call:td_end() ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?><?cs call:section_end() ?><?cs /if ?>
<?cs if:subcount(Members) || subcount(NewMembers) ?><?cs call:section_begin(Text.admin_agency_groups.title) ?><ul>
<?cs each:one = Members ?><li><?cs var:one.name ?>: <del><?cs var:one.agency ?></del></li><?cs /each ?><?cs each:one = NewMembers ?><li><?cs var:one.name ?>: <b><?cs var:one.agency ?></b></li><?cs /each ?></ul><?cs call:section_end() ?><?cs /if ?><?cs /def ?>

<?cs def:execute() ?><span id="f-seen" tabindex="-1"></span><?cs if:subcount(Problems) ?><?cs each:one = Problems ?><?cs call:callout("bad", Text.reorganisation_problem[one.kind]) ?><?cs /each ?>
<?cs elif:!is_due ?><?cs call:callout("info", Text.admin_reorganise_run.not_due) ?>
<?cs else ?><?cs call:confirm_begin(Text.admin_reorganise_run.confirm, Text.admin_reorganise_run.confirm_text) ?>
<?cs call:form_begin("admin-reorganise-run?id=" + Act.id) ?><?cs call:hidden("seen", digest) ?><?cs call:actions_begin() ?><?cs call:button_danger(Text.admin_reorganise_run.do) ?><?cs call:actions_end() ?><?cs call:form_end() ?><?cs call:confirm_end() ?><?cs /if ?>
<p><?cs call:link(Text.admin_reorganise_undo.drop, "admin-reorganise-undo?id=" + Act.id) ?></p><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_agencies.title, "admin-agencies") ?><?cs call:crumb(Text.admin_reorganisations.title, "admin-reorganisations") ?><?cs call:crumb_end() ?>
<?cs call:head_begin(Text.admin_reorganise_run.title, Act.document) ?><?cs if:Act.state == "executed" ?><?cs call:link_danger(Text.admin_reorganise_undo.title, "admin-reorganise-undo?id=" + Act.id) ?><?cs elif:Act.state == "prepared" ?><?cs call:link_button(Text.reorganise_change.title, "admin-reorganise?id=" + Act.id) ?><?cs /if ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs call:error_summary(Form) ?>
<?cs if:Act.state == "prepared" ?>
<?cs call:columns_begin() ?><?cs call:section_begin(Text.admin_reorganise_run.counts) ?><?cs call:counts() ?><?cs call:section_end() ?><?cs call:execute() ?><?cs call:columns_next() ?><?cs call:act_summary() ?><?cs call:columns_end() ?>
<?cs call:works() ?><?cs call:people() ?>
<?cs else ?><span id="f-seen" tabindex="-1"></span><?cs call:act_summary() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
