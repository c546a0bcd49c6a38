<?cs include:"macros.cs" ?>
<?cs # needs: Rows, Query, from, to ?>
<?cs def:title() ?><?cs var:Text.report_heads.title ?><?cs /def ?>

<?cs def:part_of(label, part, whole, percent) ?><?cs call:td_begin(label) ?><?cs if:whole != "0" ?><span class="nowrap"><?cs var:part ?>/<?cs var:whole ?> (<?cs var:percent ?>%)</span><?cs else ?>–<?cs /if ?><?cs call:td_end() ?><?cs /def ?>
<?cs def:figures_row(one) ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><b><?cs var:one.name ?></b><?cs if:one.title ?> <span class="muted"><?cs var:one.title ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:td(Text.field.agency, one.agency) ?>
<?cs call:td_begin(Text.report_heads.days) ?><span class="date"><?cs var:one.from ?></span> – <span class="date"><?cs var:one.to ?></span><?cs call:td_end() ?>
<?cs call:td_number(Text.report_heads.assigned, one.assigned) ?>
<?cs call:part_of(Text.report_heads.results, one.results_in_time, one.results, one.results_percent) ?>
<?cs call:part_of(Text.report_heads.done, one.done_in_time, one.done, one.done_percent) ?>
<?cs call:td_begin(Text.report_heads.overdue) ?><?cs if:one.overdue && one.overdue != "0" ?><?cs call:badge("overdue", "overdue", one.overdue) ?><?cs elif:one.current ?>0<?cs else ?>–<?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.report_heads.title, "") ?><?cs call:link_button(Text.head_list.title, "head-list") ?><?cs call:print_button() ?><?cs call:head_end() ?>
<p><?cs var:Text.report_heads.lead ?></p>
<?cs call:filter_begin("report-heads") ?><?cs call:input_date(Query.from, "from", Text.report_usage.from, "", "") ?><?cs call:input_date(Query.to, "to", Text.report_usage.to, "", "") ?><?cs call:filter_end("report-heads") ?>
<p class="muted"><?cs var:Text.report_usage.period ?> <?cs var:from ?> – <?cs var:to ?></p>
<?cs if:subcount(Rows) ?><?cs call:table_begin(Text.report_heads.title) ?><?cs call:table_head() ?><?cs call:th(Text.head_list.head) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.report_heads.days) ?><?cs call:th_number(Text.report_heads.assigned) ?><?cs call:th(Text.report_heads.results) ?><?cs call:th(Text.report_heads.done) ?><?cs call:th(Text.report_heads.overdue) ?><?cs call:table_body() ?>
<?cs each:one = Rows ?><?cs call:figures_row(one) ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><?cs call:empty_state(Text.report_heads.none, Text.report_heads.none_text, Text.head_list.title, "head-list") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
