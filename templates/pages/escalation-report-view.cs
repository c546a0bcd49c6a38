<?cs include:"macros.cs" ?>
<?cs # needs: Report, Escalations ?>
<?cs def:title() ?><?cs var:Text.escalation_report.one ?> <?cs var:Report.reference ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.escalation_list.title, "escalation-list") ?><?cs call:crumb_end() ?>
<?cs call:head_begin(Text.escalation_report.one + " " + Report.reference, "") ?><?cs call:link_button(Text.paper.pdf, "escalation-report-view?id=" + Report.id + "&format=pdf") ?><?cs call:link_button(Text.paper.docx, "escalation-report-view?id=" + Report.id + "&format=docx") ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs call:section_begin(Text.escalation_report.about) ?><?cs call:dl_begin() ?><?cs call:dl_item(Text.field.issued_on, Report.issued_on) ?><?cs call:dl_item(Text.field.place, Report.place) ?><?cs call:dl_item(Text.field.signer, Report.signer) ?><?cs call:dl_item_begin(Text.escalation_report.numbered) ?><?cs var:Report.created_at ?> <span class="muted"><?cs var:Report.created_by ?></span><?cs call:dl_item_end() ?><?cs call:dl_end() ?><?cs call:section_end() ?>
<?cs call:section_begin(Text.escalation_print.tasks) ?>
<?cs if:subcount(Escalations) ?><?cs call:table_begin(Text.escalation_print.tasks) ?><?cs call:table_head() ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.escalation_list.cause) ?><?cs call:th(Text.escalation_list.proposal) ?><?cs call:th(Text.escalation_list.opinion) ?><?cs call:table_body() ?><?cs
each:e = Escalations ?><?cs call:row_begin() ?><?cs call:td_main_begin() ?><?cs call:row_link(e.title, "task-view?id=" + e.assignment_id) ?> <small class="muted"><?cs var:e.reference ?>, <?cs var:e.issued_on ?></small><?cs call:td_end() ?><?cs call:td(Text.field.agency, e.agency) ?><?cs call:td(Text.escalation_list.cause, e.explanation) ?><?cs call:td(Text.escalation_list.proposal, e.proposal) ?><?cs call:td(Text.escalation_list.opinion, e.opinion) ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?><?cs /if ?>
<?cs call:section_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
