<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Escalations, Query, User ?>
<?cs def:title() ?><?cs var:Text.escalation_print.title ?><?cs /def ?>
<?cs def:report_row(e) ?><?cs call:row_begin() ?><?cs
call:td_number(Text.column.number, e.number) ?><?cs
call:td_main_begin() ?><?cs call:row_link(e.title, "task-view?id=" + e.assignment_id) ?> <small class="muted"><?cs var:e.reference ?>, <?cs var:e.issued_on ?></small><?cs call:td_end() ?><?cs
call:td(Text.field.agency, e.agency) ?><?cs
call:td(Text.escalation_list.cause, e.explanation) ?><?cs
call:td_begin(Text.escalation_list.proposal) ?><?cs var:e.proposal ?><?cs if:User.may.decide ?> <span class="screen-only"><?cs if:e.proposal ?><?cs call:link(Text.escalation_list.propose_again, "escalation-propose?id=" + e.id) ?><?cs else ?><?cs call:link(Text.escalation_list.propose, "escalation-propose?id=" + e.id) ?><?cs /if ?></span><?cs /if ?><?cs call:td_end() ?><?cs call:row_end() ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.escalation_list.title, "escalation-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.escalation_print.title, Text.escalation_print.lead) ?>
<?cs if:subcount(Escalations) ?>
<?cs call:section_begin(Text.escalation_print.tasks) ?>
<?cs call:table_begin(Text.escalation_print.tasks) ?><?cs call:table_head() ?><?cs call:th_number(Text.column.number) ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.escalation_list.cause) ?><?cs call:th(Text.escalation_list.proposal) ?><?cs call:table_body() ?><?cs
each:e = Escalations ?><?cs call:report_row(e) ?><?cs /each ?><?cs call:table_end() ?>
<?cs call:section_end() ?>
<?cs call:section_begin(Text.escalation_print.paper) ?>
<?cs call:error_summary(Query) ?>
<form method="get" action="/escalation-print">
<div class="grid">
<?cs call:input_short(Query.number, "number", Text.field.reference, Text.escalation_print.number_help, "") ?>
<?cs call:input_short(Query.place, "place", Text.field.place, "", 1) ?>
<?cs call:input_date(Query.issued_on, "issued_on", Text.field.issued_on, Text.escalation_print.day_help, "") ?>
<?cs call:input_line(Query.signer, "signer", Text.field.signer, "", 1) ?>
</div>
<?cs call:radio_words(Query.signer_role, "signer_role", Text.field.signer_role, "", "", Text.notice.signer_role) ?>
<?cs call:actions_begin() ?><?cs call:button_named("primary", Text.paper.pdf, "format", "pdf") ?><?cs call:button_named("secondary", Text.paper.docx, "format", "docx") ?><?cs call:link_button(Text.button.cancel, "escalation-list") ?><?cs call:actions_end() ?>
</form>
<?cs call:section_end() ?>
<?cs else ?><?cs call:empty_state(Text.escalation_list.none, "", Text.escalation_list.title, "escalation-list") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
