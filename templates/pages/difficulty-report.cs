<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Assignment, Task, Directive, Agency, Form ?>
<?cs def:title() ?><?cs var:Text.difficulty_report.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:task_head(Text.difficulty_report.title) ?>
<?cs call:columns_begin() ?>
<?cs call:callout("info", Text.difficulty_report.lead) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin_files("difficulty-report?id=" + Assignment.id) ?>
<?cs call:hidden("version", Assignment.version) ?>
<?cs call:input_text(Form.description, "description", Text.field.description, "", 1, 4) ?>
<?cs call:input_text(Form.cause, "cause", Text.field.cause, "", 1, 3) ?>
<?cs call:input_text(Form.proposal, "proposal", Text.field.proposal, "", 1, 3) ?>
<?cs call:input_line(Form.document, "document", Text.difficulty_report.document, Text.help.document, "") ?>
<?cs call:file_input(Form.files, "files", Text.field.files, Text.help.files, "") ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.report_difficulty) ?><?cs call:link_button(Text.button.cancel, "task-view?id=" + Assignment.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:columns_next() ?>
<?cs call:task_summary() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
