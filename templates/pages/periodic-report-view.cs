<?cs include:"macros.cs" ?><?cs include:"parts/report.cs" ?><?cs include:"parts/periodic_report.cs" ?>
<?cs # needs: Report, Counts, Lines, Next, Files, Can, User ?>
<?cs def:title() ?><?cs var:Text.periodic_report.title ?><?cs /def ?>
<?cs def:crumbs() ?><?cs call:crumb_begin() ?><?cs if:User.is_office ?><?cs call:crumb(Text.periodic_report_list.title, "periodic-report-list?show=all&" + Report.Period.query) ?><?cs else ?><?cs call:crumb(Text.periodic_report_own.title, "periodic-report-own?" + Report.Period.query) ?><?cs /if ?><?cs call:crumb_end() ?><?cs /def ?>
<?cs def:renew() ?><?cs call:form_begin_inline("periodic-report-renew") ?><?cs call:hidden("id", Report.id) ?><?cs call:hidden("version", Report.version) ?><?cs call:button_secondary(Text.periodic_report_view.renew) ?><?cs call:form_end() ?><?cs /def ?>
<?cs def:what_next() ?><?cs call:section_begin(Text.notice_view.next) ?>
<?cs if:!Report.over ?><?cs call:callout("info", Text.periodic_report_view.running) ?><?cs elif:!Report.whole ?><?cs call:callout("warn", Text.periodic_report_view.not_whole) ?><?cs else ?><p><?cs var:Text.periodic_report_view.to_send ?></p><?cs /if ?>
<div class="actions screen-only"><?cs if:Report.whole ?><?cs call:link_primary(Text.periodic_report_view.send, "periodic-report-send?id=" + Report.id) ?><?cs /if ?><?cs call:link_button(Text.periodic_report_view.edit, "periodic-report-edit?id=" + Report.id) ?><?cs call:renew() ?></div>
<p class="muted screen-only"><?cs var:Text.periodic_report_view.renew_help ?></p><?cs call:section_end() ?><?cs /def ?>
<?cs def:part_one(words, text) ?><?cs call:section_begin(words) ?><?cs if:text ?><?cs call:prose(text) ?><?cs else ?><p class="muted"><?cs var:Text.periodic_report_view.nothing ?></p><?cs /if ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumbs() ?>
<header class="page-head"><div><h1><?cs var:Text.periodic_report.title ?> <span class="report-period"><?cs call:period_title(Report.Period) ?></span></h1><p class="above"><?cs var:Report.agency ?></p></div><div class="head-actions"><?cs call:link_button(Text.paper.pdf, "periodic-report-view?id=" + Report.id + "&format=pdf") ?><?cs call:link_button(Text.paper.docx, "periodic-report-view?id=" + Report.id + "&format=docx") ?><?cs call:print_button() ?></div></header>
<?cs call:columns_begin() ?>
<?cs if:Can.write ?><?cs call:what_next() ?><?cs /if ?>
<?cs call:part_one(Text.periodic_report_document.part_1, Report.results) ?><?cs call:section_end() ?>
<?cs call:part_one(Text.periodic_report_document.part_2, Report.causes) ?><?cs call:periodic_overdue() ?><?cs call:section_end() ?>
<?cs call:part_one(Text.periodic_report_document.part_3, Report.difficulties) ?><?cs call:section_end() ?>
<?cs call:part_one(Text.periodic_report_document.part_4, Report.proposals) ?><?cs call:section_end() ?>
<?cs call:part_one(Text.periodic_report_document.part_5, Report.next_tasks) ?><?cs call:periodic_next() ?><?cs call:section_end() ?>
<p><?cs var:Text.report_document.secret ?></p>
<?cs call:columns_next() ?>
<?cs call:section_begin(Text.periodic_report_view.about) ?><?cs call:periodic_facts() ?><?cs call:file_list(Files) ?><?cs call:section_end() ?>
<?cs call:columns_end() ?>
<?cs call:section_begin(Text.periodic_report.counts) ?><?cs call:periodic_counts() ?><?cs call:section_end() ?>
<?cs if:subcount(Lines) ?><?cs call:section_begin(Text.periodic_report_document.annex) ?><?cs call:periodic_lines() ?><?cs call:section_end() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
