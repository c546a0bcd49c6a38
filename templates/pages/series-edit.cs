<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/directive.cs" ?><?cs include:"parts/entry.cs" ?><?cs include:"parts/series.cs" ?>
<?cs # needs: Task, Directive, Series, Parts, Form ?>
<?cs def:title() ?><?cs if:Series.recurring ?><?cs var:Text.series.change_end ?><?cs else ?><?cs var:Text.series.add_milestone ?><?cs /if ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.menu.directive_list, "directive-list") ?><?cs call:crumb(Directive.reference, "directive-view?id=" + Directive.id) ?><?cs call:crumb(Text.series.parts, "series-view?id=" + Series.id) ?><?cs call:crumb_end() ?>
<?cs if:Series.recurring ?><?cs call:head(Text.series.change_end, Task.title) ?><?cs else ?><?cs call:head(Text.series.add_milestone, Task.title) ?><?cs /if ?>
<?cs call:columns_begin() ?>
<?cs if:Series.recurring ?><?cs call:callout("info", Text.series.change_end_help) ?><?cs else ?><?cs call:callout("info", Text.series.add_milestone_help) ?><?cs /if ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("series-edit?id=" + Series.id) ?>
<?cs call:hidden("version", Series.version) ?>
<?cs if:Series.recurring ?><?cs call:input_date(Form.repeat_until_on, "repeat_until_on", Text.field.repeat_until_on, Text.entry.repeat_until_help, "") ?>
<?cs else ?><?cs call:milestone_fields(Form.milestone_1_content, Form.milestone_1_deadline_text, Form.milestone_1_product, "milestone_1_") ?><?cs /if ?>
<?cs call:input_text(Form.reason, "reason", Text.field.reason, Text.help.reason, 1, 3) ?>
<?cs call:input_line(Form.document, "document", Text.field.document, Text.help.document, 1) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.save) ?><?cs call:link_button(Text.button.cancel, "series-view?id=" + Series.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<h2><?cs var:Text.series.parts ?></h2>
<?cs call:series_parts() ?>
<?cs call:columns_next() ?>
<?cs call:series_facts() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
