<?cs include:"macros.cs" ?><?cs include:"parts/report.cs" ?><?cs include:"parts/periodic_report.cs" ?>
<?cs # needs: Period, Kinds, Report, Reports, Call, late, Can, Query ?>
<?cs def:title() ?><?cs var:Text.periodic_report_own.title ?><?cs /def ?>
<?cs def:chooser() ?><?cs call:tabs_begin(Text.report_summary.kinds) ?><?cs each:k = Kinds ?><?cs call:tab(Text.period_kind[k.kind], "periodic-report-own?period=" + k.kind, k.current, "") ?><?cs /each ?><?cs call:tabs_end() ?><p class="actions screen-only"><?cs if:Period.previous ?><a class="button" rel="prev" href="/periodic-report-own?<?cs var:Period.previous ?>"><?cs call:icon("left") ?><?cs var:Text.report_summary.previous ?></a><?cs /if ?><?cs if:Period.next ?><a class="button" rel="next" href="/periodic-report-own?<?cs var:Period.next ?>"><?cs var:Text.report_summary.next ?><?cs call:icon("right") ?></a><?cs /if ?></p><?cs /def ?>
<?cs def:period_words() ?><?cs call:period_title(Period) ?><?cs /def ?>
<?cs def:asked() ?><?cs if:Call.kind == "urge" ?><?cs call:callout("warn", Text.periodic_report_own.urged + " " + Call.at + ".") ?><?cs call:prose(Call.note) ?><?cs elif:Call.kind ?><?cs call:callout("info", Text.periodic_report_own.reminded + " " + Call.at + ".") ?><?cs /if ?><?cs if:late ?><?cs call:callout("warn", Text.periodic_report_own.late) ?><?cs /if ?><?cs /def ?>
<?cs def:begin_form() ?><?cs call:form_begin("periodic-report-create") ?><?cs call:hidden("period", Period.kind) ?><?cs call:hidden("year", Period.year) ?><?cs if:Period.number ?><?cs call:hidden("number", Period.number) ?><?cs /if ?><?cs call:actions_begin() ?><?cs call:button_primary(Text.periodic_report_own.begin) ?><?cs call:actions_end() ?><?cs call:form_end() ?><?cs /def ?>
<?cs def:current() ?><section class="panel"><h2><?cs call:period_title(Period) ?> <small class="muted"><?cs var:Period.from ?> – <?cs var:Period.to ?></small></h2>
<p><?cs var:Text.periodic_report.send_by ?>: <b class="date"><?cs var:Period.send_by ?></b> <?cs if:Report.id ?><?cs call:periodic_state(Report) ?><?cs elif:late ?><?cs call:badge("overdue", "overdue", Text.periodic_report.missing) ?><?cs else ?><?cs call:badge("none", "hourglass", Text.periodic_report.missing) ?><?cs /if ?></p>
<?cs call:asked() ?>
<?cs if:Report.id && Report.state == "draft" && Can.write ?><p class="actions"><?cs call:link_primary(Text.periodic_report_own.go_on, "periodic-report-view?id=" + Report.id) ?></p>
<?cs elif:Report.id ?><p class="actions"><?cs call:link_button(Text.periodic_report_own.read, "periodic-report-view?id=" + Report.id) ?></p>
<?cs elif:!Period.begun ?><p class="muted"><?cs var:Text.periodic_report_own.not_begun ?></p>
<?cs elif:Can.write ?><?cs if:!Period.over ?><p class="muted"><?cs var:Text.periodic_report_own.running ?></p><?cs /if ?><?cs call:begin_form() ?>
<?cs else ?><p class="muted"><?cs var:Text.periodic_report_own.reads_only ?></p><?cs /if ?></section><?cs /def ?>
<?cs def:content() ?>
<?cs call:head(Text.periodic_report_own.title, Text.periodic_report_own.lead) ?>
<?cs call:chooser() ?>
<?cs if:Query.number.error || Query.year.error ?><?cs call:callout("warn", Text.report_summary.no_period) ?><?cs /if ?>
<?cs call:current() ?>
<?cs call:section_begin(Text.periodic_report_own.all) ?>
<?cs if:subcount(Reports) ?><?cs call:table_begin(Text.periodic_report_own.all) ?><?cs call:table_head() ?><?cs call:th(Text.periodic_report.period) ?><?cs call:th(Text.periodic_report.send_by) ?><?cs call:th(Text.field.reference) ?><?cs call:th(Text.periodic_report.sent_at) ?><?cs call:th(Text.field.state) ?><?cs call:table_body() ?><?cs
each:r = Reports ?><?cs call:row_begin() ?><?cs call:td_main_begin() ?><a class="row-link" href="/periodic-report-view?id=<?cs var:r.id ?>"><?cs call:period_title(r.Period) ?></a><?cs call:td_end() ?><?cs call:td(Text.periodic_report.send_by, r.Period.send_by) ?><?cs call:td(Text.field.reference, r.reference) ?><?cs call:td(Text.periodic_report.sent_at, r.sent_at) ?><?cs call:td_begin(Text.field.state) ?><?cs call:periodic_state(r) ?><?cs call:td_end() ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><?cs call:empty_state(Text.periodic_report_own.none, Text.periodic_report_own.none_text, "", "") ?><?cs /if ?>
<?cs call:section_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
