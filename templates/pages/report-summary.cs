<?cs include:"macros.cs" ?><?cs include:"parts/report.cs" ?>
<?cs # needs: Report, Period, Kinds, Columns, Blocks, Total, distinct_tasks, n_agencies, Query ?>
<?cs def:kind_tabs() ?><?cs call:tabs_begin(Text.report_summary.kinds) ?>
<?cs each:k = Kinds ?><?cs call:tab(Text.period_kind[k.kind], "report-summary?period=" + k.kind + "&role=" + Report.role + "&scope=" + Report.scope + "&by=" + Report.by, k.current, "") ?><?cs /each ?>
<?cs call:tab(Text.period_kind.free, "report-summary?period=free&role=" + Report.role, Period.kind == "free", "") ?>
<?cs call:tabs_end() ?><?cs /def ?>
<?cs def:chooser() ?><form method="get" action="/report-summary" class="filter screen-only">
<?cs call:hidden("period", Period.kind) ?>
<?cs if:Period.previous ?><a class="button" rel="prev" href="/report-summary?<?cs var:Period.previous ?>&amp;role=<?cs var:Report.role ?>&amp;scope=<?cs var:Report.scope ?>&amp;by=<?cs var:Report.by ?>"><?cs call:icon("left") ?><?cs var:Text.report_summary.previous ?></a><?cs /if ?>
<?cs if:Period.next ?><a class="button" rel="next" href="/report-summary?<?cs var:Period.next ?>&amp;role=<?cs var:Report.role ?>&amp;scope=<?cs var:Report.scope ?>&amp;by=<?cs var:Report.by ?>"><?cs var:Text.report_summary.next ?><?cs call:icon("right") ?></a><?cs /if ?>
<?cs if:Period.kind == "month" ?><div class="field"><label for="f-number"><?cs var:Text.period_kind.month ?></label><select id="f-number" name="number"><?cs call:word_options(Text.month_name, Period.number) ?></select></div>
<?cs elif:Period.kind == "quarter" ?><div class="field"><label for="f-number"><?cs var:Text.period_kind.quarter ?></label><select id="f-number" name="number"><?cs call:word_options(Text.quarter_name, Period.number) ?></select></div><?cs /if ?>
<?cs if:Period.kind == "free" ?><?cs call:input_date(Query.from, "from", Text.field.from, "", "") ?><?cs call:input_date(Query.to, "to", Text.field.to, "", "") ?>
<?cs else ?><div class="field short-year"><label for="f-year"><?cs var:Text.report_summary.year ?></label><input type="text" id="f-year" name="year" inputmode="numeric" autocomplete="off" value="<?cs var:Period.year ?>"></div><?cs /if ?>
<?cs if:Report.role == "lead" && (!Report.by || Report.by == "agency") && (!Report.scope || Report.scope == "vi") ?><details class="details"><?cs else ?><details class="details" open><?cs /if ?><summary><?cs var:Text.report_jump.how_counted ?></summary><div class="details-body fields">
<div class="field"><label for="f-role"><?cs var:Text.report_summary.role ?></label><select id="f-role" name="role"><?cs call:word_options(Text.report_role, Report.role) ?></select></div>
<div class="field"><label for="f-by"><?cs var:Text.report_forms.by ?></label><select id="f-by" name="by"><?cs call:word_options(Text.report_by, Report.by) ?></select></div>
<div class="field"><label for="f-scope"><?cs var:Text.report_forms.scope ?></label><select id="f-scope" name="scope"><?cs call:word_options(Text.report_scope, Report.scope) ?></select></div>
</div></details>
<div class="actions"><?cs call:button_primary(Text.report_summary.show) ?></div>
</form><?cs /def ?>
<?cs def:glance_box(total, name, words, tone) ?><?cs if:total[name + "_shown"] ?><?cs call:box(total[name + "_shown"], words, "report-rows?" + Report.query + "&cell=" + name, tone) ?><?cs else ?><?cs call:box(total[name], words, "report-rows?" + Report.query + "&cell=" + name, tone) ?><?cs /if ?><?cs /def ?>
<?cs def:big_rate(words, value, of) ?><div class="big-rate"><dt><?cs var:words ?></dt><dd><b><?cs if:of ?><?cs var:value ?><?cs else ?>–<?cs /if ?></b><?cs if:of ?> <small class="muted"><?cs var:of ?></small><?cs /if ?></dd></div><?cs /def ?>
<?cs def:glance() ?><?cs call:boxes_begin(Text.report_summary.at_a_glance) ?>
<?cs call:glance_box(Total.n, "total", Text.report_rows_of.total, "waiting") ?>
<?cs call:glance_box(Total.n, "done", Text.report_group.done, "done") ?>
<?cs call:glance_box(Total.n, "doing", Text.report_group.doing, "in_time") ?>
<?cs call:glance_box(Total.n, "not_started", Text.report_group.not_started, "due_soon") ?>
<?cs call:boxes_end() ?>
<dl class="big-rates"><?cs call:big_rate(Text.report_rate.done, Total.rate.done, Total.rate.done_of) ?><?cs call:big_rate(Text.report_rate.on_time, Total.rate.on_time, Total.rate.on_time_of) ?><?cs call:big_rate(Text.report_rate.overdue, Total.rate.overdue, Total.rate.overdue_of) ?><div class="big-rate"><dt><?cs var:Text.report_summary.distinct_tasks ?></dt><dd><b><?cs if:distinct_tasks_shown ?><?cs var:distinct_tasks_shown ?><?cs else ?><?cs var:distinct_tasks ?><?cs /if ?></b> <small class="muted">/ <?cs if:Total.n.total_shown ?><?cs var:Total.n.total_shown ?><?cs else ?><?cs var:Total.n.total ?><?cs /if ?> <?cs var:Text.report_summary.total_is ?></small></dd></div></dl><?cs /def ?>
<?cs # in a long report: where to find one of its lines; on a phone only the sums stand open ?>
<?cs def:jump() ?><?cs if:n_agencies > #12 ?><details class="details jump screen-only"><summary><?cs var:Text.report_jump.find ?> (<?cs var:n_agencies ?>)</summary><div class="details-body">
<div class="field js-only" hidden><label for="f-jump"><?cs var:Text.report_jump.narrow ?></label><input type="search" id="f-jump" autocomplete="off" data-narrow="jump-list"></div>
<ul id="jump-list" class="jump-list"><?cs each:block = Blocks ?><?cs each:row = block.Rows ?><li><a href="#r<?cs var:row.number ?>"><?cs call:group_name(row.word, row.name) ?></a></li>
<?cs /each ?><?cs /each ?></ul></div></details>
<div class="rows-choice screen-only"><input type="checkbox" id="all-rows" autocomplete="off"> <label for="all-rows"><?cs var:Text.report_jump.all_rows ?></label></div><?cs /if ?><?cs /def ?>
<?cs def:how() ?><section class="panel how"><h2><?cs var:Text.report_summary.how ?></h2><ul>
<li><?cs var:Text.report_summary.how_total ?></li>
<li><?cs var:Text.report_summary.how_out ?></li>
<li><?cs var:Text.report_summary.how_overdue ?></li>
<li><?cs var:Text.report_summary.how_done ?></li>
<li><?cs var:Text.report_summary.how_on_time ?></li>
<li><?cs var:Text.report_summary.how_late ?></li>
<li class="screen-only"><?cs var:Text.report_summary.how_open ?></li>
</ul></section><?cs /def ?>
<?cs def:title() ?><?cs var:Text.menu.report_summary ?><?cs /def ?>
<?cs def:content() ?>
<header class="page-head"><div><h1><?cs var:Text.menu.report_summary ?> <span class="report-period"><?cs call:period_title(Period) ?></span></h1></div><div class="head-actions"><?cs if:subcount(Blocks) ?><?cs call:link_button(Text.button.export, "report-summary?" + Report.query + "&format=xlsx") ?><?cs call:link_button("CSV", "report-summary?" + Report.query + "&format=csv") ?><?cs call:link_button(Text.paper.pdf, "report-summary?" + Report.query + "&format=pdf") ?><?cs call:link_button(Text.paper.docx, "report-summary?" + Report.query + "&format=docx") ?><?cs call:print_button() ?><?cs /if ?></div></header>
<?cs call:kind_tabs() ?>
<?cs call:chooser() ?>
<?cs if:Query.number.error || Query.year.error || Query.period.error ?><?cs call:callout("warn", Text.report_summary.no_period) ?><?cs /if ?>
<?cs call:report_facts() ?>
<p class="muted screen-only"><?cs if:Report.scope == "vi" ?><?cs var:Text.report_forms.programme_apart ?> <?cs call:link(Text.menu.report_programme, "report-programme") ?>. <?cs /if ?><?cs if:Report.coordinating_query ?><?cs var:Text.report_forms.coordinating_apart ?> <?cs call:link(Text.report_role.coordinating, "report-summary?" + Report.coordinating_query) ?>.<?cs /if ?></p>
<?cs if:Report.running ?><p class="muted"><?cs var:Text.report_summary.still_running ?></p><?cs /if ?>
<?cs if:subcount(Blocks) ?>
<?cs if:Period.kind == "year" ?><p class="screen-only papers"><?cs var:Text.report_letter.letters ?>: <?cs var:Text.report_letter.par ?> (<?cs call:link(Text.paper.pdf, "report-summary?" + Report.query + "&format=pdf&letter=par") ?>, <?cs call:link(Text.paper.docx, "report-summary?" + Report.query + "&format=docx&letter=par") ?>) · <?cs var:Text.report_letter.emulation ?> (<?cs call:link(Text.paper.pdf, "report-summary?" + Report.query + "&format=pdf&letter=emulation") ?>, <?cs call:link(Text.paper.docx, "report-summary?" + Report.query + "&format=docx&letter=emulation") ?>)</p><?cs /if ?>
<p class="screen-only papers"><?cs if:User.may.freeze && !Report.running ?><?cs call:link(Text.frozen.freeze, "report-freeze?" + Report.query) ?> · <?cs /if ?><?cs call:link(Text.frozen.list, "report-frozen-list") ?></p>
<?cs call:glance() ?>
<?cs call:jump() ?>
<?cs call:cards_begin() ?>
<table><caption class="sr"><?cs var:Text.report_summary.table ?></caption>
<?cs call:report_head() ?>
<?cs each:block = Blocks ?><tbody>
<?cs each:row = block.Rows ?><tr id="r<?cs var:row.number ?>"><td class="number tt"><?cs var:row.number ?></td><th scope="row" class="who-row"><?cs call:group_name(row.word, row.name) ?></th><?cs call:cells(row) ?></tr>
<?cs /each ?><?cs if:block.kind ?><tr class="subtotal"><td class="tt"></td><th scope="row" class="who-row"><?cs var:Text.report_block[block.kind] ?></th><?cs call:cells(block.Sum) ?></tr><?cs /if ?>
</tbody><?cs /each ?>
<tfoot><tr class="total"><td class="tt"></td><th scope="row" class="who-row"><?cs var:Text.report_block.total ?></th><?cs call:cells(Total) ?></tr></tfoot>
</table></div>
<?cs call:how() ?>
<?cs elif:User.may.record ?><?cs call:empty_state(Text.report_summary.none, Text.report_summary.none_text, Text.menu.task_create, "task-create") ?>
<?cs else ?><?cs call:empty_state(Text.report_summary.none, Text.report_summary.none_text, "", "") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
