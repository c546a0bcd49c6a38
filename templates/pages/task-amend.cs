<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Assignment, Task, Directive, Agency, Form ?>
<?cs def:title() ?><?cs var:Text.task_amend.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:task_head(Text.task_amend.title) ?>
<?cs call:columns_begin() ?>
<?cs call:callout("info", Text.task_amend.lead) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("task-amend?id=" + Assignment.id) ?>
<?cs call:hidden("version", Task.version) ?>
<?cs call:input_text(Form.content, "content", Text.field.content, "", 1, 6) ?>
<?cs call:input_line(Form.product, "product", Text.field.product, "", "") ?>
<?cs call:input_line(Form.receiving_authority, "receiving_authority", Text.field.receiving_authority, "", "") ?>
<div class="grid">
<?cs call:input_line(Form.deadline_text, "deadline_text", Text.field.deadline_text, "", "") ?>
<?cs call:input_date(Form.due_on, "due_on", Text.field.due_on, Text.task_amend.due_help, "") ?>
</div>
<?cs call:input_agencies(Form.add_leads, "add_leads", Text.task_amend.add_leads, Text.help.agencies, "") ?>
<?cs call:input_agencies(Form.add_coordinating, "add_coordinating", Text.task_amend.add_coordinating, "", "") ?>
<?cs call:input_text(Form.other_information, "other_information", Text.field.other_information, "", "", 3) ?>
<?cs call:input_text(Form.reason, "reason", Text.task_amend.reason, Text.help.reason, 1, 3) ?>
<?cs call:input_line(Form.document, "document", Text.field.document, Text.task_amend.document_help, "") ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.amend) ?><?cs call:link_button(Text.button.cancel, "task-view?id=" + Assignment.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:columns_next() ?>
<?cs call:task_summary() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
