<?cs include:"macros.cs" ?>
<?cs # needs: Rows, Query, from, to ?>
<?cs def:title() ?><?cs var:Text.menu.report_usage ?><?cs /def ?>

<?cs def:usage_row(one) ?><?cs if:one.unused ?><?cs call:row_begin_tone("overdue") ?><?cs else ?><?cs call:row_begin() ?><?cs /if ?>
<?cs call:td_main_begin() ?><?cs var:one.agency ?><?cs if:one.unused ?> <?cs call:badge("overdue", "overdue", Text.report_usage.unused) ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td(Text.report_usage.last_sign_in, one.last_sign_in) ?>
<?cs call:td_number(Text.report_usage.days, one.days) ?>
<?cs call:td_begin(Text.report_usage.seen) ?><?cs if:one.assigned != "0" ?><span class="nowrap"><?cs var:one.seen_in_time ?>/<?cs var:one.assigned ?> (<?cs var:one.seen_percent ?>%)</span><?cs else ?>–<?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.report_usage.updated) ?><?cs if:one.updated != "0" ?><span class="nowrap"><?cs var:one.updated_in_time ?>/<?cs var:one.updated ?> (<?cs var:one.updated_percent ?>%)</span><?cs else ?>–<?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.menu.report_usage, "") ?><?cs call:link_button(Text.report_heads.title, "report-heads") ?><?cs call:print_button() ?><?cs call:head_end() ?>
<p><?cs var:Text.report_usage.lead ?></p>
<?cs call:filter_begin("report-usage") ?><?cs call:input_date(Query.from, "from", Text.report_usage.from, "", "") ?><?cs call:input_date(Query.to, "to", Text.report_usage.to, "", "") ?><?cs call:filter_end("report-usage") ?>
<p class="muted"><?cs var:Text.report_usage.period ?> <?cs var:from ?> – <?cs var:to ?></p>
<?cs if:subcount(Rows) ?><?cs call:table_begin(Text.menu.report_usage) ?><?cs call:table_head() ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.report_usage.last_sign_in) ?><?cs call:th_number(Text.report_usage.days) ?><?cs call:th(Text.report_usage.seen) ?><?cs call:th(Text.report_usage.updated) ?><?cs call:table_body() ?>
<?cs each:one = Rows ?><?cs call:usage_row(one) ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><?cs call:empty_state(Text.report_usage.none, "", "", "") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
