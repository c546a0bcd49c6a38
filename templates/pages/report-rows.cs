<?cs include:"macros.cs" ?><?cs include:"parts/report.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/entry.cs" ?><?cs include:"parts/list.cs" ?>
<?cs # needs: Report, Period, Cell (page), Assignments, first, older ?>
<?cs def:whose() ?><?cs if:Cell.agency ?><?cs var:Cell.agency ?><?cs elif:Cell.key_query ?><?cs call:group_name(Cell.word, Cell.group) ?><?cs elif:Cell.kind ?><?cs var:Text.agency_kind[Cell.kind] ?><?cs else ?><?cs var:Text.report_rows.everybody ?><?cs /if ?><?cs /def ?>
<?cs def:rows_path(after) ?><?cs if:Cell.agency_id ?><?cs call:pager("", Cell.page + "?" + Report.query + "&cell=" + Cell.name + "&agency_id=" + Cell.agency_id + "&after_id=" + after) ?><?cs elif:Cell.key_query ?><?cs call:pager("", Cell.page + "?" + Report.query + "&cell=" + Cell.name + "&" + Cell.key_query + "&after_id=" + after) ?><?cs elif:Cell.kind ?><?cs call:pager("", Cell.page + "?" + Report.query + "&cell=" + Cell.name + "&kind=" + Cell.kind + "&after_id=" + after) ?><?cs else ?><?cs call:pager("", Cell.page + "?" + Report.query + "&cell=" + Cell.name + "&after_id=" + after) ?><?cs /if ?><?cs /def ?>
<?cs def:title() ?><?cs if:Cell.name ?><?cs var:Text.report_rows_of[Cell.name] ?><?cs else ?><?cs var:Text.menu.report_summary ?><?cs /if ?><?cs /def ?>
<?cs def:content() ?>
<?cs set:rows_query = Cell.page + "?" + Report.query + "&cell=" + Cell.name ?><?cs if:Cell.agency_id ?><?cs set:rows_query = rows_query + "&agency_id=" + Cell.agency_id ?><?cs elif:Cell.key_query ?><?cs set:rows_query = rows_query + "&" + Cell.key_query ?><?cs elif:Cell.kind ?><?cs set:rows_query = rows_query + "&kind=" + Cell.kind ?><?cs /if ?>
<?cs call:crumb_begin() ?><?cs if:Cell.page == "report-own" ?><?cs call:crumb(Text.menu.home, "home") ?><?cs elif:frozen_id ?><?cs call:crumb(Text.frozen.list, "report-frozen-list") ?><?cs call:crumb(Text.frozen.one, "report-frozen-view?id=" + frozen_id) ?><?cs else ?><?cs call:crumb(Text.menu.report_summary, "report-summary?" + Report.query) ?><?cs /if ?><?cs call:crumb_end() ?>
<header class="page-head"><div><p class="above"><?cs call:whose() ?><span class="sep"> · </span><?cs call:period_title(Period) ?></p><h1><?cs call:title() ?></h1></div><div class="head-actions"><?cs if:subcount(Assignments) && Cell.page != "report-own" && !frozen_id ?><?cs call:link_button(Text.button.export, rows_query + "&format=xlsx") ?><?cs call:link_button("CSV", rows_query + "&format=csv") ?><?cs /if ?><?cs call:print_button() ?></div></header>
<?cs call:report_facts() ?>
<?cs if:subcount(Assignments) ?>
<p role="status"><b><?cs if:Cell.n_shown ?><?cs var:Cell.n_shown ?><?cs else ?><?cs var:Cell.n ?><?cs /if ?></b> <?cs var:Text.report_rows.count ?>. <span class="muted"><?cs var:Text.report_rows.as_then ?></span></p>
<?cs if:Cell.agency ?><?cs call:assignment_table(Assignments, Text.menu.report_summary, "", "") ?><?cs else ?><?cs call:assignment_table(Assignments, Text.menu.report_summary, "", 1) ?><?cs /if ?>
<?cs if:older ?><?cs call:rows_path(older) ?><?cs /if ?>
<?cs else ?><?cs if:Cell.page == "report-own" ?><?cs call:empty_state(Text.report_rows.none, Text.report_rows.none_text, Text.menu.home, "home") ?><?cs else ?><?cs call:empty_state(Text.report_rows.none, Text.report_rows.none_text, Text.report_rows.back, "report-summary?" + Report.query) ?><?cs /if ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
