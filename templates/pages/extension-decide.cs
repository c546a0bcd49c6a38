<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Assignment, Task, Directive, Agency, Form, Extensions, ExtensionFiles ?>
<?cs def:title() ?><?cs var:Text.extension_decide.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:task_head(Text.extension_decide.title) ?>
<?cs call:columns_begin() ?>
<?cs call:section_begin(Text.extension_decide.what) ?>
<?cs each:extension = Extensions ?><?cs if:extension.pending ?>
<?cs call:dl_begin() ?>
<?cs call:dl_item(Text.extension_decide.nth, extension.nth) ?>
<?cs call:dl_item(Text.extension_decide.before, extension.due_on_before) ?>
<?cs call:dl_item(Text.field.asked_due_on, extension.asked_due_on) ?>
<?cs call:dl_some(Text.field.document, extension.document) ?>
<?cs call:dl_item(Text.field.created_at, extension.created_at) ?>
<?cs call:dl_end() ?>
<?cs call:prose(extension.reason) ?>
<?cs /if ?><?cs /each ?>
<?cs call:file_list(ExtensionFiles) ?>
<?cs call:section_end() ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("extension-decide?id=" + Assignment.id) ?>
<?cs call:hidden("version", Assignment.version) ?>
<?cs call:radio_words(Form.decision, "decision", Text.field.decision, "", 1, Text.extension_choice) ?>
<?cs call:input_date(Form.due_on, "due_on", Text.extension_decide.other_day, Text.extension_decide.other_day_help, "") ?>
<?cs call:input_text(Form.reason, "reason", Text.field.decision_reason, Text.extension_decide.reason_help, "", 3) ?>
<?cs call:input_line(Form.decided_by, "decided_by", Text.field.decided_by, "", 1) ?>
<?cs call:input_line(Form.document, "document", Text.field.decision_document, Text.help.document, 1) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.decide) ?><?cs call:link_button(Text.button.cancel, "task-view?id=" + Assignment.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:columns_next() ?>
<?cs call:task_summary() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
