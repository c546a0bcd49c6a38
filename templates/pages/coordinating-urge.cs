<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Assignment, Task, Directive, Agency, Form ?>
<?cs def:title() ?><?cs var:Text.coordinating_urge.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:task_head(Text.coordinating_urge.title) ?>
<?cs call:columns_begin() ?>
<?cs call:callout("info", Text.coordinating_urge.lead) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("coordinating-urge?id=" + Assignment.id) ?>
<?cs call:hidden("version", Assignment.version) ?>
<?cs call:input_text(Form.note, "note", Text.task_urge.note, Text.coordinating_urge.note_help, 1, 4) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.coordinating_urge.do) ?><?cs call:link_button(Text.button.cancel, "task-view?id=" + Assignment.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:columns_next() ?>
<?cs call:task_summary() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
