<?cs include:"macros.cs" ?><?cs include:"parts/notice.cs" ?>
<?cs # needs: States, state, Escalations, enabled, notice_max, User ?>
<?cs def:title() ?><?cs var:Text.escalation_list.title ?><?cs /def ?>
<?cs def:escalation_row(e) ?><?cs call:row_begin_tone("overdue") ?><?cs
call:td_number(Text.column.number, e.number) ?><?cs
call:td_main_begin() ?><?cs call:row_link(e.title, "task-view?id=" + e.assignment_id) ?> <small class="muted"><?cs var:e.reference ?>, <?cs var:e.issued_on ?></small><?cs
if:e.withdrawn_reason ?> <?cs call:badge("none", "stop", Text.notice.withdrawal[e.withdrawn_reason]) ?><?cs elif:e.held ?> <?cs call:badge("waiting", "hourglass", Text.notice.pending) ?><?cs /if ?><?cs call:td_end() ?><?cs
call:td(Text.field.agency, e.agency) ?><?cs
call:td(Text.field.due_on, e.due_on) ?><?cs call:td_number(Text.notice.days, e.days) ?><?cs
call:td(Text.escalation_list.notices, e.before) ?><?cs
call:td(Text.escalation_list.cause, e.explanation) ?><?cs
call:td_begin(Text.escalation_list.proposal) ?><?cs var:e.proposal ?><?cs if:e.state == "open" && User.may.decide ?> <span class="screen-only"><?cs if:e.proposal ?><?cs call:link(Text.escalation_list.propose_again, "escalation-propose?id=" + e.id) ?><?cs else ?><?cs call:link(Text.escalation_list.propose, "escalation-propose?id=" + e.id) ?><?cs /if ?></span><?cs /if ?><?cs call:td_end() ?><?cs
call:td_begin(Text.escalation_list.opinion) ?><?cs if:e.opinion ?><?cs var:e.opinion ?><br><small class="muted"><?cs var:e.ruled_by ?>, <?cs var:e.ruled_on ?></small><?cs if:e.follow_id ?><br><?cs call:link(Text.escalation_list.follow, "task-view?id=" + e.follow_id) ?> <?cs call:badge_state(e.follow_state) ?> <small class="muted"><?cs var:Text.field.due_on ?> <?cs var:e.follow_due_on ?></small><?cs /if ?><?cs elif:e.state == "open" && User.may.decide ?><span class="screen-only"><?cs call:link(Text.escalation_list.record, "ruling-record?id=" + e.id) ?></span><?cs /if ?><?cs call:td_end() ?><?cs call:row_end() ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:head_begin(Text.escalation_list.title, Text.escalation_list.lead) ?><?cs if:state == "open" && subcount(Escalations) ?><?cs if:may_number ?><?cs call:link_primary(Text.escalation_report.number, "escalation-report-create") ?><?cs /if ?><?cs call:link_button(Text.escalation_list.report, "escalation-print") ?><?cs /if ?><?cs call:link_button(Text.notice_list.title, "notice-list") ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs call:tabs_begin(Text.escalation_list.states) ?><?cs each:one = States ?><?cs call:tab(Text.escalation_list.state[one.state], "escalation-list?state=" + one.state, one.current, "") ?><?cs /each ?><?cs call:tabs_end() ?>
<?cs if:!enabled ?><?cs call:callout("info", Text.notice_list.off) ?><?cs /if ?>
<?cs if:subcount(Escalations) ?>
<?cs call:table_begin(Text.escalation_list.title) ?><?cs call:table_head() ?><?cs call:th_number(Text.column.number) ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.field.due_on) ?><?cs call:th_number(Text.notice.days) ?><?cs call:th(Text.escalation_list.notices) ?><?cs call:th(Text.escalation_list.cause) ?><?cs call:th(Text.escalation_list.proposal) ?><?cs call:th(Text.escalation_list.opinion) ?><?cs call:table_body() ?><?cs
each:e = Escalations ?><?cs call:escalation_row(e) ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><?cs call:empty_state(Text.escalation_list.none, "", "", "") ?><?cs /if ?>
<?cs if:subcount(Reports) ?><?cs call:section_begin(Text.escalation_report.all) ?><?cs call:table_begin(Text.escalation_report.all) ?><?cs call:table_head() ?><?cs call:th(Text.field.reference) ?><?cs call:th(Text.field.issued_on) ?><?cs call:th(Text.field.signer) ?><?cs call:th_number(Text.escalation_report.n_items) ?><?cs call:table_body() ?><?cs each:r = Reports ?><?cs call:row_begin() ?><?cs call:td_main_begin() ?><?cs call:link(r.reference, "escalation-report-view?id=" + r.id) ?><?cs call:td_end() ?><?cs call:td(Text.field.issued_on, r.issued_on) ?><?cs call:td(Text.field.signer, r.signer) ?><?cs call:td_number(Text.escalation_report.n_items, r.n_items) ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?><?cs call:section_end() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
