<?cs # A directive as it is shown; include after macros.cs. needs: Directive ?><?cs

def:directive_badges(d) ?><?cs if:d.draft ?><?cs call:badge("new", "draft", Text.directive_state.draft) ?><?cs else ?><?cs call:badge("done", "check", Text.directive_state.forwarded) ?><?cs /if ?> <?cs call:urgency_mark(d.urgency) ?><?cs if:d.record_late ?> <?cs call:badge("late", "overdue", Text.directive.record_late) ?><?cs /if ?><?cs /def ?><?cs

def:directive_facts() ?><?cs call:dl_begin() ?>
<?cs call:dl_item(Text.field.doc_type, Directive.doc_type_name) ?>
<?cs call:dl_item(Text.field.issued_on, Directive.issued_on) ?>
<?cs call:dl_item(Text.field.released_at, Directive.released_at) ?>
<?cs call:dl_item(Text.field.signer, Directive.signer) ?>
<?cs call:dl_item_begin(Text.field.assigner) ?><?cs var:Text.assigner_kind[Directive.assigner_kind] ?> <?cs var:Directive.assigner_name ?><?cs call:dl_item_end() ?>
<?cs call:dl_item(Text.field.source, Text.source[Directive.source]) ?>
<?cs call:dl_some(Text.field.central_reference, Directive.central_reference) ?><?cs call:dl_some(Text.field.central_due_on, Directive.central_due_on) ?>
<?cs call:dl_some(Text.field.submitting_agency, Directive.submitting_agency) ?>
<?cs call:dl_item_begin(Text.field.record_due_at) ?><span class="date"><?cs var:Directive.record_due_at ?></span><br><small class="muted"><?cs var:Directive.record_derivation ?></small><?cs call:dl_item_end() ?>
<?cs call:dl_item_begin(Text.directive.created) ?><?cs var:Directive.created_at ?><?cs if:Directive.created_by ?>, <?cs var:Directive.created_by ?><?cs /if ?><?cs call:dl_item_end() ?>
<?cs if:Directive.forwarded_at ?><?cs call:dl_item_begin(Text.directive.forwarded) ?><?cs var:Directive.forwarded_at ?><?cs if:Directive.forwarded_by ?>, <?cs var:Directive.forwarded_by ?><?cs /if ?><?cs call:dl_item_end() ?><?cs /if ?>
<?cs call:dl_end() ?><?cs /def ?><?cs

# who has a task: a table, or names with the state in words when they are many ?><?cs
def:task_agencies(task) ?><?cs call:table_begin(Text.directive.agencies) ?><?cs call:table_head() ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.field.role) ?><?cs call:th(Text.field.state) ?><?cs call:th(Text.field.time_state) ?><?cs call:table_body() ?>
<?cs each:line = task.Lines ?><?cs call:row_begin() ?><?cs call:td_main_begin() ?><?cs if:line.state == "draft" ?><?cs var:line.agency ?><?cs else ?><?cs call:row_link(line.agency, "task-view?id=" + line.id) ?><?cs /if ?><?cs call:td_end() ?><?cs call:td_begin(Text.field.role) ?><?cs call:badge_role(line.role) ?><?cs call:td_end() ?><?cs call:td_begin(Text.field.state) ?><?cs call:badge_state(line.state) ?><?cs call:td_end() ?><?cs call:td_begin(Text.field.time_state) ?><?cs if:line.finished ?><?cs call:badge_outcome(line.outcome) ?><?cs elif:line.open ?><?cs call:badge_time_of(line) ?><?cs /if ?><?cs call:td_end() ?><?cs call:row_end() ?><?cs /each ?>
<?cs call:table_end() ?><?cs /def ?><?cs

def:task_agencies_short(task) ?><?cs call:details_begin(Text.directive.agencies + ": " + task.n_lines) ?><ul class="names"><?cs each:line = task.Lines ?>
<li><?cs if:line.state == "draft" ?><?cs var:line.agency ?><?cs else ?><a href="/task-view?id=<?cs var:line.id ?>"><?cs var:line.agency ?></a>: <?cs if:line.open && line.time_state == "overdue" ?><b><?cs var:Text.time_state.overdue ?></b>, <?cs /if ?><?cs var:Text.state[line.state] ?><?cs /if ?></li><?cs /each ?></ul><?cs call:details_end() ?><?cs /def ?><?cs

# how the parts of a task stand together (R7) ?><?cs
def:series_badge(s) ?><?cs if:s.state == "overdue" ?><?cs call:badge("overdue", "overdue", Text.series_state.overdue) ?><?cs elif:s.state == "done" ?><?cs call:badge("done", "check", Text.series_state.done) ?><?cs elif:s.state == "running" ?><?cs call:badge("work", "play", Text.series_state.running) ?><?cs elif:s.state == "stopped" ?><?cs call:badge("none", "stop", Text.series_state.stopped) ?><?cs else ?><?cs call:badge("waiting", "clock", Text.series_state.waiting) ?><?cs /if ?><?cs /def ?><?cs

def:series_counts(s) ?><?cs var:Text.series.handed_out ?>: <b class="number"><?cs var:s.n_parts ?></b><?cs if:s.n_all ?>/<?cs var:s.n_all ?><?cs /if ?>; <?cs var:Text.series.done ?>: <b class="number"><?cs var:s.n_done ?></b>; <?cs var:Text.series.overdue ?>: <b class="number"><?cs var:s.n_overdue ?></b><?cs if:s.next_due_on ?>; <?cs var:Text.series.next_due_on ?> <?cs call:date(s.next_due_on) ?><?cs /if ?><?cs /def ?><?cs

def:series_line(s) ?><p><?cs call:series_badge(s) ?> <?cs call:series_counts(s) ?></p>
<p><?cs call:link_button(Text.series.see_all, "series-view?id=" + s.id) ?></p><?cs /def ?><?cs

# one task with the agencies that have it ?><?cs
def:task_of_directive(task, draft) ?><section class="panel task"><h3><?cs var:task.number ?>. <?cs var:task.title ?> <?cs call:star(task.starred) ?></h3>
<?cs if:task.content != task.title ?><?cs call:prose(task.content) ?><?cs /if ?>
<?cs call:dl_begin() ?>
<?cs call:dl_item_begin(Text.field.due_on) ?><?cs if:task.Deadline.due_on ?><b class="date"><?cs var:task.Deadline.due_on ?></b> <?cs var:task.Deadline.due_time ?><?cs elif:task.Deadline.waits ?><?cs var:Text.task.waits_for_event ?><?cs else ?><?cs var:Text.deadline_kind[task.Deadline.kind] ?><?cs /if ?><?cs if:task.Deadline.text ?> <span class="muted">“<?cs var:task.Deadline.text ?>”</span><?cs /if ?><?cs if:task.Deadline.derivation ?><br><small class="muted"><?cs var:task.Deadline.derivation ?></small><?cs /if ?><?cs call:dl_item_end() ?>
<?cs call:dl_item(Text.field.lead, task.lead_words) ?>
<?cs call:dl_some(Text.field.coordinating, task.coordinating_words) ?>
<?cs call:dl_some(Text.field.product, task.product) ?>
<?cs call:dl_some(Text.field.receiving_authority, task.receiving_authority) ?>
<?cs call:dl_item_begin(Text.directive.followers) ?><?cs var:task.specialist ?><?cs if:task.division_head ?>; <?cs var:task.division_head ?><?cs /if ?>; <?cs var:task.office_leader ?>; <?cs var:task.chairman ?> (<?cs var:task.field ?>)<?cs call:dl_item_end() ?>
<?cs call:dl_some(Text.field.synthesising_agency, task.synthesising_agency) ?>
<?cs call:dl_some(Text.field.other_information, task.other_information) ?>
<?cs if:task.paper_wanted ?><?cs call:dl_item(Text.field.paper_wanted, Text.yes_no.yes) ?><?cs /if ?>
<?cs call:dl_end() ?>
<?cs if:task.Series.id ?><?cs call:series_line(task.Series) ?><?cs /if ?>
<?cs if:subcount(task.Lines) > #12 ?><?cs call:task_agencies_short(task) ?><?cs elif:subcount(task.Lines) ?><?cs call:task_agencies(task) ?><?cs /if ?>
<?cs if:draft ?><?cs call:actions_begin() ?><?cs call:link_button(Text.button.edit, "task-edit?id=" + task.id) ?><?cs call:link_danger(Text.button.remove, "task-drop?id=" + task.id) ?><?cs call:actions_end() ?><?cs /if ?>
</section><?cs /def ?>
