<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Assignment, Task, Directive, Agency, Form ?>
<?cs def:title() ?><?cs var:Text.event_date_set.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:task_head(Text.event_date_set.title) ?>
<?cs call:columns_begin() ?>
<?cs call:callout("info", Text.event_date_set.lead) ?>
<?cs call:dl_begin() ?><?cs call:dl_item(Text.field.deadline_text, Task.Deadline.text) ?><?cs call:dl_item(Text.field.deadline_event, Task.Deadline.event) ?><?cs call:dl_end() ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("event-date-set?id=" + Assignment.id) ?>
<?cs call:hidden("version", Task.version) ?>
<?cs call:input_date(Form.event_on, "event_on", Text.field.deadline_event_on, Text.help.date, 1) ?>
<?cs call:input_line(Form.document, "document", Text.field.document, Text.help.document, 1) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.save) ?><?cs call:link_button(Text.button.cancel, "task-view?id=" + Assignment.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:columns_next() ?>
<?cs call:task_summary() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
