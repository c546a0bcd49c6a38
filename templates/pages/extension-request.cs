<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Assignment, Task, Directive, Agency, Form ?>
<?cs def:title() ?><?cs var:Text.extension_request.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:task_head(Text.extension_request.title) ?>
<?cs call:columns_begin() ?>
<?cs if:Assignment.extension_pending ?><?cs call:callout("warn", Text.extension_request.pending) ?><?cs call:link_button(Text.button.back, "task-view?id=" + Assignment.id) ?>
<?cs elif:!Assignment.due_on ?><?cs call:callout("warn", Text.extension_request.no_deadline) ?><?cs call:link_button(Text.button.back, "task-view?id=" + Assignment.id) ?>
<?cs else ?>
<?cs call:callout("info", Text.extension_request.lead) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin_files("extension-request?id=" + Assignment.id) ?>
<?cs call:hidden("version", Assignment.version) ?>
<?cs call:input_date(Form.asked_due_on, "asked_due_on", Text.field.asked_due_on, Text.help.date, 1) ?>
<?cs call:input_text(Form.reason, "reason", Text.field.reason, Text.help.reason, 1, 5) ?>
<?cs call:input_line(Form.document, "document", Text.extension_request.document, Text.help.document, "") ?>
<?cs call:file_input(Form.files, "files", Text.field.files, Text.help.files, "") ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.ask_extension) ?><?cs call:link_button(Text.button.cancel, "task-view?id=" + Assignment.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs /if ?>
<?cs call:columns_next() ?>
<?cs call:task_summary() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
