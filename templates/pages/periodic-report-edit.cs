<?cs include:"macros.cs" ?><?cs include:"parts/report.cs" ?><?cs include:"parts/periodic_report.cs" ?>
<?cs # needs: Report, Counts, Lines, Next, Form ?>
<?cs def:title() ?><?cs var:Text.periodic_report_edit.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.periodic_report_own.title, "periodic-report-own?" + Report.Period.query) ?><?cs call:crumb(Text.periodic_report.title, "periodic-report-view?id=" + Report.id) ?><?cs call:crumb_end() ?>
<?cs call:head(Text.periodic_report_edit.title, Report.agency) ?>
<?cs call:columns_begin() ?>
<p class="muted"><?cs var:Text.periodic_report_edit.lead ?></p>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("periodic-report-edit?id=" + Report.id) ?>
<?cs call:hidden("version", Report.version) ?>
<?cs call:input_text(Form.results, "results", Text.periodic_report_document.part_1, Text.periodic_report_edit.results_help, 1, 12) ?>
<?cs call:input_text(Form.causes, "causes", Text.periodic_report_document.part_2, Text.periodic_report_edit.causes_help, "", 8) ?>
<?cs call:input_text(Form.difficulties, "difficulties", Text.periodic_report_document.part_3, "", "", 5) ?>
<?cs call:input_text(Form.proposals, "proposals", Text.periodic_report_document.part_4, "", "", 5) ?>
<?cs call:input_text(Form.next_tasks, "next_tasks", Text.periodic_report_document.part_5, Text.periodic_report_edit.next_help, "", 5) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.save) ?><?cs call:link_button(Text.button.cancel, "periodic-report-view?id=" + Report.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:columns_next() ?>
<?cs call:section_begin(Text.periodic_report_view.about) ?><?cs call:periodic_facts() ?><?cs call:section_end() ?>
<?cs call:columns_end() ?>
<?cs call:section_begin(Text.periodic_report.overdue) ?><?cs call:periodic_overdue() ?><?cs if:n_overdue == 0 ?><p class="muted"><?cs var:Text.periodic_report_view.nothing ?></p><?cs /if ?><?cs call:section_end() ?>
<?cs call:section_begin(Text.periodic_report.next) ?><?cs call:periodic_next() ?><?cs if:!subcount(Next) ?><p class="muted"><?cs var:Text.periodic_report_view.nothing ?></p><?cs /if ?><?cs call:section_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
