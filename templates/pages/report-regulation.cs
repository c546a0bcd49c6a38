<?cs include:"macros.cs" ?><?cs include:"parts/report.cs" ?><?cs include:"parts/figure.cs" ?>
<?cs # needs: Report, Period, Kinds, Regulation, Query ?>
<?cs def:title() ?><?cs var:Text.menu.report_regulation ?><?cs /def ?>
<?cs def:content() ?>
<header class="page-head"><div><h1><?cs var:Text.menu.report_regulation ?> <span class="report-period"><?cs call:period_title(Period) ?></span></h1></div><div class="head-actions"><?cs call:figure_downloads("report-regulation", Report.query) ?></div></header>
<p class="muted lead"><?cs var:Text.report_forms.regulation_lead ?></p>
<?cs call:period_chooser("report-regulation") ?>
<p class="report-facts"><?cs var:Text.report_summary.known_at ?> <b class="date"><?cs var:Report.known_at ?></b></p>
<?cs if:subcount(Regulation.Rows) ?><?cs call:figure_table(Regulation, "1") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
