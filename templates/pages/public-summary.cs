<?cs include:"macros.cs" ?><?cs include:"parts/report.cs" ?>
<?cs # needs: Period, Rows, Total, known_at, distinct_tasks ?>
<?cs def:sum(n, shown, label) ?><td class="number" data-label="<?cs var:label ?>"><?cs if:shown ?><?cs var:shown ?><?cs else ?><?cs var:n ?><?cs /if ?></td><?cs /def ?>
<?cs def:sums(row) ?><?cs call:sum(row.total, row.total_shown, Text.public_summary.total) ?><?cs call:sum(row.done, row.done_shown, Text.public_summary.done) ?><?cs call:sum(row.doing, row.doing_shown, Text.public_summary.doing) ?><?cs call:sum(row.not_started, row.not_started_shown, Text.public_summary.not_started) ?><?cs call:sum(row.overdue, row.overdue_shown, Text.public_summary.overdue) ?><td class="number rate" data-label="<?cs var:Text.public_summary.on_time ?>"><?cs if:row.on_time_of ?><?cs var:row.on_time ?><small><?cs var:row.on_time_of ?></small><?cs else ?><span class="muted">–</span><?cs /if ?></td><?cs /def ?>
<?cs def:title() ?><?cs var:Text.public_summary.title ?><?cs /def ?>
<?cs def:content() ?>
<header class="page-head"><div><p class="above"><?cs var:Page.unit_name ?></p><h1><?cs var:Text.public_summary.title ?> <span class="report-period"><?cs call:period_title(Period) ?></span></h1></div><div class="head-actions"><?cs call:print_button() ?></div></header>
<p class="muted lead"><?cs var:Text.public_summary.lead ?></p>
<?cs if:subcount(Rows) ?><p class="report-facts"><?cs var:Text.report_summary.known_at ?> <b class="date"><?cs var:known_at ?></b><span class="sep"> · </span><b><?cs if:distinct_tasks_shown ?><?cs var:distinct_tasks_shown ?><?cs else ?><?cs var:distinct_tasks ?><?cs /if ?></b> <?cs var:Text.public_summary.tasks ?></p>
<div class="wide-table wide-cards full-cards figure-table" role="region" tabindex="0" aria-label="<?cs var:Text.public_summary.title ?>"><table><caption class="sr"><?cs var:Text.public_summary.title ?></caption>
<thead><tr><th scope="col" class="who-row"><?cs var:Text.field.agency ?></th><th scope="col"><?cs var:Text.public_summary.total ?></th><th scope="col"><?cs var:Text.public_summary.done ?></th><th scope="col"><?cs var:Text.public_summary.doing ?></th><th scope="col"><?cs var:Text.public_summary.not_started ?></th><th scope="col"><?cs var:Text.public_summary.overdue ?></th><th scope="col"><?cs var:Text.public_summary.on_time ?></th></tr></thead>
<tbody><?cs each:row = Rows ?><tr><th scope="row" class="who-row"><?cs var:row.name ?></th><?cs call:sums(row) ?></tr>
<?cs /each ?></tbody><tfoot><tr class="total"><th scope="row" class="who-row"><?cs var:Text.report_block.total ?></th><?cs call:sums(Total) ?></tr></tfoot></table></div>
<?cs else ?><?cs call:empty_state(Text.public_summary.none, "", "", "") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
