<?cs include:"macros.cs" ?><?cs include:"parts/report.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/entry.cs" ?><?cs include:"parts/list.cs" ?><?cs include:"parts/hint.cs" ?><?cs include:"parts/evaluation.cs" ?>
<?cs # needs: hint, User, Period, Kinds, Boxes, All, Mine, Ours, Waiting, Returned, Extensions, Overdue, Central, New, DueSoon, Drafts, Filters, evaluator, Years, Praise, Discipline, Outgoing ?>
<?cs def:period_links() ?><nav class="period-links screen-only" aria-label="<?cs var:Text.home.period ?>"><ul><?cs each:k = Kinds ?><li><a href="/home?period=<?cs var:k.kind ?>"<?cs if:k.current ?> aria-current="page"<?cs /if ?>><?cs var:Text.period_kind[k.kind] ?></a></li><?cs /each ?></ul></nav><?cs /def ?>
<?cs def:big_box(n, shown, words, path, tone) ?><?cs if:shown ?><?cs call:box(shown, words, path, tone) ?><?cs else ?><?cs call:box(n, words, path, tone) ?><?cs /if ?><?cs /def ?>
<?cs # the rows of the report behind a box: of this period, in any role ?>
<?cs def:done_box(n, shown, words, page, cell, tone) ?><?cs if:Period.number ?><?cs call:big_box(n, shown, words, page + "?period=" + Period.kind + "&year=" + Period.year + "&number=" + Period.number + "&role=all&scope=all&cell=" + cell, tone) ?><?cs else ?><?cs call:big_box(n, shown, words, page + "?period=" + Period.kind + "&year=" + Period.year + "&role=all&scope=all&cell=" + cell, tone) ?><?cs /if ?><?cs /def ?>
<?cs def:office_boxes() ?><?cs call:boxes_begin(Text.home.boxes_office) ?>
<?cs call:done_box(Boxes.done_on_time, Boxes.done_on_time_shown, Text.home.done_on_time, "report-rows", "done_in_time", "in_time") ?>
<?cs call:done_box(Boxes.done_late, Boxes.done_late_shown, Text.home.done_late, "report-rows", "done_late", "due_soon") ?>
<?cs call:big_box(Boxes.running, Boxes.running_shown, Text.home.running, "task-list?view=open", "waiting") ?>
<?cs call:big_box(Boxes.overdue, Boxes.overdue_shown, Text.home.overdue, "task-list?view=overdue", "overdue") ?>
<?cs call:boxes_end() ?><?cs /def ?>
<?cs def:agency_boxes() ?><?cs call:boxes_begin(Text.home.boxes_agency) ?>
<?cs call:done_box(Boxes.done_on_time, Boxes.done_on_time_shown, Text.home.done_on_time, "report-own", "done_in_time", "in_time") ?>
<?cs call:done_box(Boxes.done_late, Boxes.done_late_shown, Text.home.done_late, "report-own", "done_late", "due_soon") ?>
<?cs call:big_box(Boxes.running, Boxes.running_shown, Text.home.running, "task-assigned?view=open", "waiting") ?>
<?cs call:big_box(Boxes.overdue, Boxes.overdue_shown, Text.home.overdue, "task-assigned?view=overdue", "overdue") ?>
<?cs call:boxes_end() ?><?cs /def ?>
<?cs # one line of a list of counters; a number that asks for somebody stands out ?>
<?cs def:count_line(words, counter, path, tone) ?><li<?cs if:counter.n && counter.n != "0" ?> class="t-<?cs var:tone ?>"<?cs else ?> class="zero"<?cs /if ?>><a href="/<?cs var:path ?>"><span><?cs var:words ?></span> <b><?cs if:counter.n ?><?cs call:capped(counter) ?><?cs else ?>0<?cs /if ?></b></a></li><?cs /def ?>
<?cs def:counters(title, c, list, more) ?><section class="panel"><h2><?cs var:title ?></h2><ul class="counts">
<?cs call:count_line(Text.list_view.overdue, c.overdue, list + "?view=overdue" + more, "overdue") ?>
<?cs call:count_line(Text.list_view.due_soon, c.due_soon, list + "?view=due_soon" + more, "due_soon") ?>
<?cs if:list == "task-assigned" ?><?cs call:count_line(Text.list_view.new, c.new, "task-assigned?view=new", "waiting") ?><?cs /if ?>
<?cs call:count_line(Text.list_view.waiting, c.waiting, list + "?view=waiting" + more, "waiting") ?>
<?cs call:count_line(Text.list_view.returned, c.returned, list + "?view=returned" + more, "waiting") ?>
<?cs call:count_line(Text.list_view.extension, c.extension, list + "?view=extension" + more, "waiting") ?>
<?cs call:count_line(Text.list_view.difficulty, c.difficulty, list + "?view=difficulty" + more, "waiting") ?>
<?cs call:count_line(Text.list_view.open, c.open, list + "?view=open" + more, "none") ?>
</ul></section><?cs /def ?>
<?cs # a few rows and the way to all of them ?>
<?cs def:few(title, lines, path, agency) ?><section class="few"><div class="few-head"><h2><?cs var:title ?></h2><a class="screen-only" href="/<?cs var:path ?>"><?cs var:Text.home.see_all ?></a></div>
<?cs call:assignment_table(lines, title, "", agency) ?></section><?cs /def ?>
<?cs def:few_none(title, words, text) ?><section class="few"><div class="few-head"><h2><?cs var:title ?></h2></div><div class="calm"><?cs call:icon("check") ?><p><b><?cs var:words ?></b><br><span class="muted"><?cs var:text ?></span></p></div></section><?cs /def ?>
<?cs def:drafts() ?><?cs if:subcount(Drafts) ?><section class="panel drafts"><h2><?cs var:Text.home.drafts ?></h2><ul>
<?cs each:d = Drafts ?><li<?cs if:d.record_late ?> class="t-overdue"<?cs /if ?>><p><a class="row-link" href="/directive-view?id=<?cs var:d.id ?>"><?cs if:d.reference ?><?cs var:d.reference ?><?cs else ?><?cs var:Text.field.directive ?><?cs /if ?></a> <?cs var:d.abstract ?></p>
<p class="clock"><?cs if:d.record_late ?><?cs call:badge("late", "overdue", Text.home.draft_late) ?> <span class="date"><?cs var:d.record_due_at ?></span><?cs else ?><?cs call:icon("clock") ?> <?cs var:Text.home.draft_by ?> <b class="date"><?cs var:d.record_due_at ?></b><?cs /if ?></p></li><?cs /each ?>
</ul></section><?cs /if ?><?cs /def ?>
<?cs # documents issued that somebody has to mark, enter or review ?>
<?cs def:outgoing_line(words, n, path, tone) ?><li<?cs if:n && n != "0" ?> class="t-<?cs var:tone ?>"<?cs else ?> class="zero"<?cs /if ?>><a href="/<?cs var:path ?>"><span><?cs var:words ?></span> <b><?cs if:n ?><?cs var:n ?><?cs else ?>0<?cs /if ?></b></a></li><?cs /def ?>
<?cs def:outgoing_counts() ?><?cs if:Outgoing.any ?><section class="panel"><h2><?cs var:Text.home.outgoing ?></h2><ul class="counts">
<?cs if:Outgoing.is_late ?><?cs call:outgoing_line(Text.home.outgoing_late, Outgoing.late, "outgoing-list?late=1", "overdue") ?><?cs /if ?>
<?cs call:outgoing_line(Text.outgoing_view.open, Outgoing.open, "outgoing-list", "waiting") ?>
<?cs call:outgoing_line(Text.outgoing_view.enter, Outgoing.enter, "outgoing-list?view=enter", "waiting") ?>
<?cs call:outgoing_line(Text.outgoing_view.review, Outgoing.review, "outgoing-list?view=review", "waiting") ?>
</ul></section><?cs /if ?><?cs /def ?>
<?cs def:saved() ?><section class="panel"><h2><?cs var:Text.home.filters ?></h2><?cs if:subcount(Filters) ?><ul class="counts"><?cs each:f = Filters ?><li><a href="/<?cs var:f.list ?>?<?cs var:f.query ?>"><span><?cs var:f.name ?></span> <b><?cs call:capped(f) ?></b></a></li><?cs /each ?></ul>
<?cs else ?><p class="muted"><?cs var:Text.home.no_filters ?></p><?cs /if ?></section><?cs /def ?>
<?cs def:to_decide() ?><?cs if:!subcount(Waiting) && !subcount(Returned) && !subcount(Extensions) ?><?cs call:few_none(Text.home.to_decide, Text.home.nothing_waits, Text.home.nothing_waits_text) ?><?cs else ?>
<?cs if:subcount(Waiting) ?><?cs call:few(Text.home.waiting, Waiting, "task-list?view=waiting&scope=mine", 1) ?><?cs /if ?>
<?cs if:subcount(Returned) ?><?cs call:few(Text.home.returned, Returned, "task-list?view=returned&scope=mine", 1) ?><?cs /if ?>
<?cs if:subcount(Extensions) ?><?cs call:few(Text.home.extensions, Extensions, "task-list?view=extension&scope=mine", 1) ?><?cs /if ?><?cs /if ?><?cs /def ?>
<?cs def:boxes_head() ?><div class="boxes-head"><p><b><?cs call:period_title(Period) ?></b> <span class="muted">(<span class="date"><?cs var:Period.from ?></span> – <span class="date"><?cs var:Period.to ?></span>). <?cs var:Text.home.boxes_note ?></span></p><?cs call:period_links() ?></div><?cs /def ?>
<?cs def:office() ?><?cs call:boxes_head() ?><?cs call:office_boxes() ?>
<?cs call:columns_begin() ?>
<?cs if:User.may.record ?><?cs call:to_decide() ?><?cs /if ?>
<?cs if:subcount(Overdue) ?><?cs call:few(Text.home.overdue_all, Overdue, "task-list?view=overdue", 1) ?><?cs else ?><?cs call:few_none(Text.home.overdue_all, Text.home.no_overdue, Text.home.no_overdue_text) ?><?cs /if ?>
<?cs call:columns_next() ?>
<?cs call:outgoing_counts() ?>
<?cs call:drafts() ?>
<?cs if:User.may.record ?><?cs call:counters(Text.home.mine, Mine.Counters, "task-list", "&scope=mine") ?><?cs /if ?>
<?cs call:counters(Text.home.all, All.Counters, "task-list", "") ?>
<?cs if:Central.any ?><section class="panel"><h2><?cs var:Text.menu.central_list ?></h2><ul class="counts">
<?cs call:count_line(Text.central_view.overdue, Central.overdue, "central-list?view=overdue", "overdue") ?>
<?cs call:count_line(Text.central_view.due_soon, Central.due_soon, "central-list?view=due_soon", "due_soon") ?>
<?cs call:count_line(Text.central_view.to_enter, Central.to_enter, "central-list?view=to_enter", "waiting") ?>
<?cs call:count_line(Text.central_view.open, Central.open, "central-list?view=open", "none") ?>
</ul></section><?cs /if ?>
<?cs call:saved() ?>
<?cs call:columns_end() ?><?cs /def ?>
<?cs def:agency() ?><?cs call:boxes_head() ?><?cs call:agency_boxes() ?>
<?cs call:columns_begin() ?>
<?cs if:subcount(New) ?><?cs call:few(Text.home.new, New, "task-assigned?view=new", "") ?><?cs else ?><?cs call:few_none(Text.home.new, Text.home.nothing_new, Text.home.nothing_new_text) ?><?cs /if ?>
<?cs if:subcount(Overdue) ?><?cs call:few(Text.home.overdue, Overdue, "task-assigned?view=overdue", "") ?><?cs else ?><?cs call:few_none(Text.home.overdue, Text.home.no_overdue, Text.home.no_overdue_text) ?><?cs /if ?>
<?cs if:subcount(DueSoon) ?><?cs call:few(Text.home.due_soon, DueSoon, "task-assigned?view=due_soon", "") ?><?cs else ?><?cs call:few_none(Text.home.due_soon, Text.home.nothing_due, Text.home.nothing_due_text) ?><?cs /if ?>
<?cs call:columns_next() ?>
<?cs call:counters(Text.home.ours, Ours.Counters, "task-assigned", "") ?>
<?cs call:saved() ?>
<?cs call:columns_end() ?><?cs /def ?>
<?cs def:place(label, path, text) ?><li class="panel"><h2><a href="/<?cs var:path ?>"><?cs var:label ?></a></h2><p><?cs var:text ?></p></li><?cs /def ?>
<?cs def:operations() ?><p class="muted lead"><?cs var:Text.home.admin_lead ?></p><ul class="places">
<?cs if:User.may.administer ?><?cs call:place(Text.menu.admin_agencies, "admin-agencies", Text.home.admin_agencies) ?><?cs call:place(Text.menu.admin_followers, "admin-followers", Text.home.admin_followers) ?><?cs call:place(Text.menu.admin_accounts, "admin-accounts", Text.home.admin_accounts) ?><?cs call:place(Text.menu.admin_officers, "admin-officers", Text.home.admin_officers) ?><?cs /if ?><?cs if:User.may.audit ?><?cs call:place(Text.menu.admin_audit, "admin-audit", Text.home.admin_audit) ?><?cs call:place(Text.menu.admin_review, "admin-review", Text.home.admin_review) ?><?cs call:place(Text.menu.admin_trust, "admin-trust", Text.home.admin_trust) ?><?cs /if ?>
<?cs if:User.may.operate ?><?cs call:place(Text.menu.admin_operations, "admin-operations", Text.admin_operations.lead) ?><?cs /if ?>
<?cs if:User.may.administer ?><?cs call:place(Text.menu.admin_mail, "admin-mail", Text.home.admin_mail) ?><?cs /if ?>
<?cs if:User.may.administer ?><?cs call:place(Text.menu.admin_calendar, "admin-calendar", Text.admin_calendar.home) ?><?cs call:place(Text.menu.admin_profile, "admin-profile", Text.admin_profile.home) ?><?cs /if ?>
<?cs call:place(Text.button.change_password, "password-change", Text.home.admin_password) ?>
<?cs call:place(Text.session_list.title, "session-list", Text.home.session_list) ?>
</ul><?cs /def ?>
<?cs # who reads evaluations: the years, and what the last one says ?>
<?cs def:evaluations() ?><?cs if:subcount(Years) ?><p class="muted lead"><?cs var:Text.home.evaluator_lead ?></p>
<section class="panel"><h2><?cs var:Text.evaluation.years ?></h2><ul class="counts"><?cs each:y = Years ?><li><a href="/report-evaluation?id=<?cs var:y.id ?>"><span><?cs call:period_title(y.Period) ?> <small class="muted"><?cs var:Text.home.evaluator_frozen ?> <span class="date"><?cs var:y.frozen_at ?></span></small></span> <b><?cs var:y.n_rows ?></b></a></li><?cs /each ?></ul><p class="muted"><?cs var:Text.home.evaluator_rows ?></p></section>
<?cs each:y = Years ?><?cs if:name(y) == "0" ?><section class="panel"><h2><?cs var:Text.evaluation.praise ?>, <?cs call:period_title(y.Period) ?></h2><?cs if:subcount(Praise) ?><?cs call:evaluation_people(Praise, Text.evaluation.praise) ?><?cs else ?><p><?cs var:Text.evaluation.nobody ?></p><?cs /if ?></section>
<section class="panel"><h2><?cs var:Text.evaluation.discipline ?>, <?cs call:period_title(y.Period) ?></h2><?cs if:subcount(Discipline) ?><?cs call:evaluation_people(Discipline, Text.evaluation.discipline) ?><?cs else ?><p><?cs var:Text.evaluation.nobody ?></p><?cs /if ?></section>
<p class="screen-only"><?cs call:link_primary(Text.home.evaluator_open, "report-evaluation?id=" + y.id) ?> <?cs call:link_button(Text.button.export, "report-evaluation?id=" + y.id + "&format=xlsx") ?></p><?cs /if ?><?cs /each ?>
<?cs else ?><?cs call:empty_state(Text.evaluation.none, Text.evaluation.none_text, "", "") ?><?cs /if ?><?cs /def ?>
<?cs def:title() ?><?cs var:Text.menu.home ?><?cs /def ?>
<?cs def:content() ?>
<header class="page-head home-head"><div><p class="above"><?cs if:User.agency_name ?><?cs var:User.agency_name ?><?cs else ?><?cs var:Page.office_name ?><?cs /if ?><?cs if:Page.today ?><span class="sep"> · </span><span class="date"><?cs var:Page.today ?></span><?cs /if ?></p><h1><?cs if:User.name ?><?cs var:Text.home.hello ?>, <?cs if:User.officer_name ?><?cs var:User.officer_name ?><?cs else ?><?cs var:User.name ?><?cs /if ?><?cs else ?><?cs var:Text.menu.home ?><?cs /if ?></h1></div>
<div class="head-actions"><?cs if:User.may.record ?><?cs call:link_primary(Text.menu.task_create, "task-create") ?><?cs /if ?><?cs if:User.may.report ?><?cs call:link_button(Text.home.report, "report-summary") ?><?cs /if ?><?cs if:User.may.assigned ?><?cs call:link_button(Text.home.to_list, "task-assigned") ?><?cs /if ?></div></header>
<?cs call:first_hint() ?>
<?cs if:subcount(Acting) && !Page.acting ?><section class="panel"><h2><?cs var:Text.acting.title ?></h2><?cs each:one = Acting ?><p><?cs var:Text.acting.for ?> <b><?cs var:one.principal ?></b>, <?cs var:Text.acting.until ?> <span class="date"><?cs var:one.valid_to ?></span> (<?cs var:one.document ?>)</p><?cs call:form_begin_inline("acting-set") ?><?cs call:hidden("acting_id", one.id) ?><?cs call:button_secondary(Text.acting.begin) ?><?cs call:form_end() ?><?cs /each ?></section><?cs /if ?><?cs if:User.is_office ?><?cs call:office() ?><?cs elif:User.may.assigned ?><?cs call:agency() ?><?cs elif:User.is_admin ?><?cs call:operations() ?><?cs elif:evaluator ?><?cs call:evaluations() ?><?cs else ?><p><?cs var:Text.home.nothing ?></p><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
