<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Assignment, Task, Directive, Agency, Form, Agencies ?>
<?cs def:title() ?><?cs var:Text.task_return.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:task_head(Text.task_return.title) ?>
<?cs call:columns_begin() ?>
<?cs call:callout("info", Text.task_return.lead) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin_files("task-return?id=" + Assignment.id) ?>
<?cs call:hidden("version", Assignment.version) ?>
<?cs call:radio_words(Form.category, "category", Text.field.category, "", 1, Text.return_category) ?>
<?cs call:input_text(Form.reason, "reason", Text.field.reason, Text.help.reason, 1, 5) ?>
<?cs call:input_line(Form.head_informed, "head_informed", Text.field.head_informed, Text.help.head_informed, 1) ?>
<?cs call:select(Form.proposed_agency_id, "proposed_agency_id", Text.field.proposed_agency, "", "", Agencies) ?>
<?cs call:file_input(Form.files, "files", Text.field.files, Text.help.files, "") ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.return) ?><?cs call:link_button(Text.button.cancel, "task-view?id=" + Assignment.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:columns_next() ?>
<?cs call:task_summary() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
