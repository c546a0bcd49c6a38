<?cs include:"macros.cs" ?><?cs include:"parts/report.cs" ?><?cs include:"parts/frozen.cs" ?>
<?cs # needs: Report, Period, Columns, Blocks, Total, early, earliest, may_freeze, Form ?>
<?cs def:title() ?><?cs var:Text.frozen.freeze_title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.menu.report_summary, "report-summary?" + Report.query) ?><?cs call:crumb(Text.frozen.list, "report-frozen-list") ?><?cs call:crumb_end() ?>
<header class="page-head"><div><h1><?cs var:Text.frozen.freeze_title ?> <span class="report-period"><?cs call:period_title(Period) ?></span></h1></div></header>
<?cs call:error_summary(Form) ?>
<?cs call:report_facts() ?>
<?cs if:early ?><?cs call:callout("info", Text.frozen.early) ?><p><?cs var:Text.frozen.earliest ?> <b class="date"><?cs var:earliest ?></b></p>
<?cs elif:!may_freeze ?><?cs call:callout("info", Text.frozen.not_you) ?>
<?cs else ?><?cs call:confirm_begin(Text.frozen.confirm, Text.frozen.confirm_text) ?><?cs call:form_begin_here() ?><?cs call:actions_begin() ?><?cs call:button_primary(Text.frozen.freeze) ?><?cs call:link_button(Text.button.cancel, "report-summary?" + Report.query) ?><?cs call:actions_end() ?><?cs call:form_end() ?><?cs call:confirm_end() ?><?cs /if ?>
<?cs if:subcount(Blocks) ?><?cs call:frozen_table() ?><?cs elif:!early ?><p class="muted"><?cs var:Text.frozen.empty ?></p><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
