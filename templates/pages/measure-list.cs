<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Measures, Agencies, Query, total, more ?>
<?cs def:title() ?><?cs var:Text.measure_list.title ?><?cs /def ?>
<?cs def:why(m) ?><?cs if:m.days ?><?cs call:badge("overdue", "overdue", Text.measure_list.late + " " + m.days + " " + Text.measure_list.days) ?><?cs /if ?><?cs if:m.sent_back ?> <?cs call:badge("back", "overdue", Text.measure_list.sent_back) ?><?cs /if ?><?cs if:m.difficulty ?> <?cs call:badge("waiting", "hourglass", Text.measure_list.difficulty) ?><?cs /if ?><?cs if:m.escalated ?> <?cs call:badge("overdue", "overdue", Text.measure_list.escalated) ?><?cs /if ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:head_begin(Text.measure_list.title, Text.measure_list.lead) ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs call:filter_begin("measure-list") ?><?cs call:select(Query.agency_id, "agency_id", Text.field.agency, "", "", Agencies) ?><?cs call:filter_end("measure-list") ?>
<?cs if:more ?><?cs call:callout("warn", Text.measure_list.more) ?><?cs /if ?>
<?cs if:subcount(Measures) ?><p class="muted" role="status"><b><?cs if:total_shown ?><?cs var:total_shown ?><?cs else ?><?cs var:total ?><?cs /if ?></b> <?cs var:Text.list.assignments ?></p>
<?cs call:table_begin(Text.measure_list.title) ?><?cs call:table_head() ?><?cs call:th_number(Text.column.number) ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.field.due_on) ?><?cs call:th(Text.measure_list.why) ?><?cs call:th_number(Text.measure_list.notices) ?><?cs call:th(Text.field.cause) ?><?cs call:th(Text.field.proposal) ?><?cs call:table_body() ?><?cs
each:m = Measures ?><?cs call:row_begin() ?><?cs call:td_number(Text.column.number, m.number) ?><?cs call:td_main_begin() ?><?cs call:row_link(m.title, "task-view?id=" + m.assignment_id) ?> <small class="muted"><?cs var:m.reference ?>, <?cs var:m.issued_on ?></small><?cs call:td_end() ?><?cs call:td(Text.field.agency, m.agency) ?><?cs call:td(Text.field.due_on, m.due_on) ?><?cs call:td_begin(Text.measure_list.why) ?><?cs call:why(m) ?><?cs call:td_end() ?><?cs call:td_number(Text.measure_list.notices, m.n_notices) ?><?cs call:td(Text.field.cause, m.cause) ?><?cs call:td(Text.field.proposal, m.proposal) ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?>
<p class="muted"><?cs var:Text.measure_list.secret ?></p>
<?cs else ?><?cs call:empty_state(Text.measure_list.none, Text.measure_list.none_text, "", "") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
