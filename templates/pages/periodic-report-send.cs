<?cs include:"macros.cs" ?><?cs include:"parts/report.cs" ?><?cs include:"parts/periodic_report.cs" ?>
<?cs # needs: Report, Counts, Form ?>
<?cs def:title() ?><?cs var:Text.periodic_report_send.title ?><?cs /def ?>
<?cs def:paper_form() ?><?cs call:error_summary(Form) ?>
<?cs call:form_begin_files("periodic-report-send?id=" + Report.id) ?>
<?cs call:hidden("version", Report.version) ?>
<div class="grid">
<?cs call:input_short(Form.ref_number, "ref_number", Text.field.ref_number, Text.periodic_report_send.number_help, 1) ?>
<?cs call:input_short(Form.ref_symbol, "ref_symbol", Text.field.ref_symbol, Text.periodic_report_send.symbol_help, 1) ?>
<?cs call:input_short(Form.place, "place", Text.field.place, "", 1) ?>
<?cs call:input_date(Form.issued_on, "issued_on", Text.field.issued_on, Text.help.date, 1) ?>
<?cs call:input_line(Form.signer_title, "signer_title", Text.field.signer_title, Text.periodic_report_send.title_help, 1) ?>
<?cs call:input_line(Form.signer, "signer", Text.field.signer, "", 1) ?>
</div>
<?cs call:file_input(Form.files, "files", Text.periodic_report_send.file, Text.periodic_report_send.file_help, 1) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.periodic_report_send.do) ?><?cs call:link_button(Text.button.cancel, "periodic-report-view?id=" + Report.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.periodic_report_own.title, "periodic-report-own?" + Report.Period.query) ?><?cs call:crumb(Text.periodic_report.title, "periodic-report-view?id=" + Report.id) ?><?cs call:crumb_end() ?>
<?cs call:head(Text.periodic_report_send.title, Report.agency) ?>
<?cs call:columns_begin() ?>
<?cs if:Report.state == "sent" ?><?cs call:callout("info", Text.periodic_report_send.sent_already) ?>
<?cs elif:!Report.whole ?><?cs call:callout("warn", Text.periodic_report_view.not_whole) ?><p class="actions"><?cs call:link_button(Text.button.back, "periodic-report-view?id=" + Report.id) ?></p>
<?cs else ?><?cs call:callout("info", Text.periodic_report_send.lead) ?><p class="actions"><?cs call:link_button(Text.paper.pdf, "periodic-report-view?id=" + Report.id + "&format=pdf") ?><?cs call:link_button(Text.paper.docx, "periodic-report-view?id=" + Report.id + "&format=docx") ?></p><?cs call:paper_form() ?><?cs /if ?>
<?cs call:columns_next() ?>
<?cs call:section_begin(Text.periodic_report_view.about) ?><?cs call:periodic_facts() ?><?cs call:section_end() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
