<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Assignment, Task, Directive, Agency, Form ?>
<?cs def:title() ?><?cs var:Text.task_reply.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:task_head(Text.task_reply.title) ?>
<?cs call:columns_begin() ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin_files("task-reply?id=" + Assignment.id) ?>
<?cs call:hidden("version", Assignment.version) ?>
<?cs call:radio_words(Form.kind, "kind", Text.task_reply.kind, "", 1, Text.reply_choice) ?>
<?cs call:input_text(Form.reply_text, "reply_text", Text.field.reply_text, Text.help.reply_text, 1, 6) ?>
<?cs call:reply_document_fields() ?>
<?cs call:file_input(Form.files, "files", Text.field.files, Text.help.files, "") ?>
<?cs if:Task.paper_wanted ?><?cs call:callout("info", Text.task_reply.paper) ?><?cs /if ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.send) ?><?cs call:link_button(Text.button.cancel, "task-view?id=" + Assignment.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:columns_next() ?>
<?cs call:task_summary() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
