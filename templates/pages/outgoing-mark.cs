<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/outgoing.cs" ?>
<?cs # needs: Document, Form ?>
<?cs def:title() ?><?cs var:Text.outgoing_mark_page.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.outgoing_list.title, "outgoing-list") ?><?cs call:crumb(Document.reference, "outgoing-view?id=" + Document.id) ?><?cs call:crumb_end() ?>
<?cs call:head(Text.outgoing_mark_page.title, Document.reference) ?>
<?cs call:error_summary(Form) ?>
<?cs call:section_begin(Document.abstract) ?><?cs call:outgoing_facts(Document) ?><?cs call:section_end() ?>
<?cs call:form_begin("outgoing-mark?id=" + Document.id) ?><?cs call:hidden("version", Document.version) ?>
<?cs call:input_line(Form.reason, "reason", Text.outgoing.reason, Text.outgoing_mark_page.reason_help, 1) ?>
<?cs call:actions_begin() ?><?cs call:button_named("primary", Text.outgoing.no_task, "mark", "no_task") ?><?cs call:button_named("", Text.outgoing.has_tasks, "mark", "has_tasks") ?><?cs call:link_button(Text.button.cancel, "outgoing-view?id=" + Document.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
