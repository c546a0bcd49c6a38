<?cs include:"macros.cs" ?><?cs include:"parts/report.cs" ?><?cs include:"parts/chart.cs" ?>
<?cs # needs: Period, Boxes, Ages, Agencies, Fields, Assigners, Months, n_overdue ?>
<?cs def:year_box(n, shown, words, path, tone) ?><?cs if:shown ?><?cs call:box(shown, words, path, tone) ?><?cs else ?><?cs call:box(n, words, path, tone) ?><?cs /if ?><?cs /def ?>
<?cs def:title() ?><?cs var:Text.menu.report_overview ?><?cs /def ?>
<?cs def:content() ?>
<header class="page-head"><div><h1><?cs var:Text.menu.report_overview ?> <span class="report-period"><?cs call:period_title(Period) ?></span></h1></div><div class="head-actions"><?cs call:link_button(Text.menu.report_summary, "report-summary?period=year") ?><?cs call:print_button() ?></div></header>
<p class="muted"><span class="date"><?cs var:Period.from ?></span> – <span class="date"><?cs var:Period.to ?></span>. <?cs var:Text.home.boxes_note ?></p>
<?cs call:boxes_begin(Text.home.boxes_office) ?>
<?cs call:year_box(Boxes.done_on_time, Boxes.done_on_time_shown, Text.home.done_on_time, "report-rows?period=year&year=" + Period.year + "&role=all&scope=all&cell=done_in_time", "in_time") ?>
<?cs call:year_box(Boxes.done_late, Boxes.done_late_shown, Text.home.done_late, "report-rows?period=year&year=" + Period.year + "&role=all&scope=all&cell=done_late", "due_soon") ?>
<?cs call:year_box(Boxes.running, Boxes.running_shown, Text.home.running, "task-list?view=open", "waiting") ?>
<?cs call:year_box(Boxes.overdue, Boxes.overdue_shown, Text.home.overdue, "task-list?view=overdue", "overdue") ?>
<?cs call:boxes_end() ?>
<div class="charts">
<?cs call:chart_bars(Ages, "ages", Text.overview.ages, Text.overview.ages_what, "overdue") ?>
<?cs call:chart_months(Months, "months", Text.overview.months, Text.overview.months_what) ?>
<?cs call:chart_bars(Agencies, "agencies", Text.overview.agencies, Text.overview.agencies_what, "overdue") ?>
<?cs call:chart_bars(Fields, "fields", Text.overview.fields, Text.overview.fields_what, "overdue") ?>
<?cs call:chart_bars(Assigners, "assigners", Text.overview.assigners, Text.overview.assigners_what, "overdue") ?>
</div>
<?cs /def ?>
<?cs include:"layout.cs" ?>
