<?cs include:"macros.cs" ?><?cs include:"parts/report.cs" ?><?cs include:"parts/figure.cs" ?>
<?cs # needs: Report, Period, Kinds, Discipline, Documents, record, any, n_documents, Query ?>
<?cs def:title() ?><?cs var:Text.menu.report_discipline ?><?cs /def ?>
<?cs def:content() ?>
<header class="page-head"><div><h1><?cs var:Text.menu.report_discipline ?> <span class="report-period"><?cs call:period_title(Period) ?></span></h1></div><div class="head-actions"><?cs if:any ?><?cs call:figure_downloads("report-discipline", Report.query) ?><?cs /if ?></div></header>
<p class="muted lead"><?cs var:Text.report_forms.discipline_lead ?></p>
<?cs call:period_chooser("report-discipline") ?>
<?cs if:any ?>
<?cs call:figure_table(Discipline, "1") ?>
<p class="muted"><?cs var:Text.report_forms.discipline_how ?></p>
<h2><?cs var:Text.figure[record] ?></h2>
<p role="status"><b><?cs if:n_documents_shown ?><?cs var:n_documents_shown ?><?cs else ?><?cs var:n_documents ?><?cs /if ?></b> <?cs var:Text.report_forms.documents ?></p>
<?cs if:subcount(Documents.Rows) ?><?cs call:figure_table(Documents, "1") ?><?cs /if ?>
<?cs else ?><?cs call:empty_state(Text.report_forms.no_documents, Text.report_forms.no_documents_text, "", "") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
