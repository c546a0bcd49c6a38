<?cs include:"macros.cs" ?><?cs include:"parts/report.cs" ?><?cs include:"parts/figure.cs" ?>
<?cs # needs: Report, Period, Kinds, Regulation, Query, figure, n_rows, Rows, older, period_query ?>
<?cs def:title() ?><?cs var:Text.menu.report_regulation ?><?cs /def ?>
<?cs def:content() ?>
<header class="page-head"><div><h1><?cs var:Text.menu.report_regulation ?> <span class="report-period"><?cs call:period_title(Period) ?></span></h1></div><div class="head-actions"><?cs call:figure_downloads("report-regulation", Report.query) ?></div></header>
<p class="muted lead"><?cs var:Text.report_forms.regulation_lead ?></p>
<?cs call:period_chooser("report-regulation") ?>
<p class="report-facts"><?cs var:Text.report_summary.known_at ?> <b class="date"><?cs var:Report.known_at ?></b></p>
<?cs if:subcount(Regulation.Rows) ?><?cs call:figure_table(Regulation, "1") ?><?cs /if ?>
<?cs if:figure ?><section id="rows"><div class="few-head"><h2><?cs var:Text.figure[figure] ?></h2><?cs if:subcount(Rows.Rows) ?><div class="head-actions"><?cs call:link_button(Text.button.export, "report-regulation?" + period_query + "&figure=" + figure + "&format=xlsx") ?><?cs call:link_button("CSV", "report-regulation?" + period_query + "&figure=" + figure + "&format=csv") ?></div><?cs /if ?></div>
<p role="status"><b><?cs if:n_rows_shown ?><?cs var:n_rows_shown ?><?cs else ?><?cs var:n_rows ?><?cs /if ?></b> <?cs var:Text.report_forms.rows ?></p>
<?cs if:subcount(Rows.Rows) ?><?cs call:figure_table(Rows, "1") ?><?cs /if ?>
<?cs if:older ?><?cs call:pager("", "report-regulation?" + period_query + "&figure=" + figure + "&after_id=" + older + "#rows") ?><?cs /if ?></section>
<?cs else ?><p class="muted"><?cs var:Text.report_forms.regulation_how ?></p><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
