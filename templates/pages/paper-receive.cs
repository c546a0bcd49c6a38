<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Assignment, Task, Directive, Agency, Form ?>
<?cs def:title() ?><?cs var:Text.paper_receive.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:task_head(Text.paper_receive.title) ?>
<?cs call:columns_begin() ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("paper-receive?id=" + Assignment.id) ?>
<?cs call:hidden("version", Assignment.version) ?>
<?cs call:input_date(Form.paper_received_on, "paper_received_on", Text.field.paper_received_on, Text.help.date, 1) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.save) ?><?cs call:link_button(Text.button.cancel, "task-view?id=" + Assignment.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:columns_next() ?>
<?cs call:task_summary() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
