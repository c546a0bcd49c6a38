<?cs include:"macros.cs" ?><?cs include:"parts/report.cs" ?><?cs include:"parts/figure.cs" ?>
<?cs # needs: Report, Period, Kinds, Programme, Items, item, chosen, any, n_items, Query ?>
<?cs def:title() ?><?cs var:Text.menu.report_programme ?><?cs /def ?>
<?cs def:content() ?>
<header class="page-head"><div><p class="above"><?cs var:Text.report_forms.annex_5 ?></p><h1><?cs var:Text.menu.report_programme ?> <span class="report-period"><?cs call:period_title(Period) ?></span></h1></div><div class="head-actions"><?cs if:any ?><?cs call:figure_downloads("report-programme", Report.query) ?><?cs /if ?></div></header>
<?cs call:period_chooser("report-programme") ?>
<?cs call:report_facts() ?>
<?cs if:any ?>
<?cs call:figure_table(Programme, "1") ?>
<p class="muted"><?cs var:Text.report_forms.programme_how ?></p>
<h2 id="items"><?cs var:Text.figure[item] ?></h2>
<p role="status"><b><?cs if:n_items_shown ?><?cs var:n_items_shown ?><?cs else ?><?cs var:n_items ?><?cs /if ?></b> <?cs var:Text.report_forms.items ?><?cs if:chosen ?> <span class="screen-only">· <?cs call:link(Text.report_forms.all_items, "report-programme?" + Report.query) ?></span><?cs /if ?></p>
<?cs if:subcount(Items.Rows) ?><p class="screen-only papers"><?cs call:link(Text.report_forms.items_sheet, "report-programme?" + Report.query + "&item=" + item + "&part=list&format=xlsx") ?></p><?cs call:figure_table(Items, "1") ?><?cs /if ?>
<?cs else ?><?cs if:User.may.record ?><?cs call:empty_state(Text.report_forms.no_items, Text.report_forms.no_items_text, Text.report_forms.enter_programme, "programme-create") ?><?cs else ?><?cs call:empty_state(Text.report_forms.no_items, Text.report_forms.no_items_text, "", "") ?><?cs /if ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
