<?cs include:"macros.cs" ?><?cs include:"parts/report.cs" ?>
<?cs # needs: Period, Rows, Form ?>
<?cs def:title() ?><?cs var:Text.periodic_report_urge.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.periodic_report_list.title, "periodic-report-list?" + Period.query) ?><?cs call:crumb_end() ?>
<header class="page-head"><div><h1><?cs var:Text.periodic_report_urge.title ?> <span class="report-period"><?cs call:period_title(Period) ?></span></h1></div></header>
<?cs if:subcount(Rows) ?>
<?cs call:callout("info", Text.periodic_report_urge.lead) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("periodic-report-urge?" + Period.query) ?>
<?cs if:Form.ids.error ?><p class="error" id="f-ids" tabindex="-1"><?cs var:Text.error[Form.ids.error] ?></p><?cs /if ?>
<?cs call:table_begin(Text.periodic_report_urge.who) ?><?cs call:table_head() ?><?cs call:th_check(Text.list.choose) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.field.email) ?><?cs call:th(Text.periodic_report_list.called) ?><?cs call:table_body() ?><?cs
each:r = Rows ?><?cs call:row_begin() ?><td role="cell" class="check"><input type="checkbox" name="ids" value="<?cs var:r.agency_id ?>" aria-label="<?cs var:r.agency ?>" checked></td><?cs call:td_main_begin() ?><?cs var:r.agency ?><?cs call:td_end() ?><?cs call:td_begin(Text.field.email) ?><?cs if:r.email ?><?cs var:r.email ?><?cs else ?><span class="muted"><?cs var:Text.periodic_report_urge.no_email ?></span><?cs /if ?><?cs call:td_end() ?><?cs call:td(Text.periodic_report_list.called, r.called_at) ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?>
<?cs call:section_begin(Text.periodic_report_urge.preview) ?><p><?cs var:Text.mail.periodic_report_urge ?> <b><?cs call:period_title(Period) ?></b> (<?cs var:Period.from ?> – <?cs var:Period.to ?>). <?cs var:Text.mail.periodic_report_send_by ?> <b><?cs var:Period.send_by ?></b>.</p><?cs call:section_end() ?>
<?cs call:input_text(Form.note, "note", Text.periodic_report_urge.note, Text.periodic_report_urge.note_help, "", 3) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.periodic_report_urge.do) ?><?cs call:link_button(Text.button.cancel, "periodic-report-list?" + Period.query) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs else ?><?cs call:empty_state(Text.periodic_report_urge.none, Text.periodic_report_urge.none_text, Text.periodic_report_list.title, "periodic-report-list?" + Period.query) ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
