<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Assignment, Task, Directive, Agency, Form, Return, Agencies ?>
<?cs def:title() ?><?cs var:Text.return_decide.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:task_head(Text.return_decide.title) ?>
<?cs call:columns_begin() ?>
<?cs call:section_begin(Text.return_decide.what) ?>
<?cs call:dl_begin() ?>
<?cs call:dl_item(Text.field.category, Text.return_category[Return.category]) ?>
<?cs call:dl_item(Text.field.head_informed, Return.head_informed) ?>
<?cs call:dl_some(Text.field.proposed_agency, Return.proposed_agency) ?>
<?cs call:dl_item(Text.field.created_at, Return.created_at) ?>
<?cs call:dl_end() ?>
<?cs call:prose(Return.reason) ?>
<?cs call:section_end() ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("return-decide?id=" + Assignment.id) ?>
<?cs call:hidden("version", Assignment.version) ?>
<?cs call:radio_words(Form.decision, "decision", Text.field.decision, "", 1, Text.return_choice) ?>
<?cs call:input_text(Form.reason, "reason", Text.field.decision_reason, Text.help.reason, 1, 4) ?>
<?cs call:select(Form.to_agency_id, "to_agency_id", Text.return_decide.to_agency, Text.return_decide.to_agency_help, "", Agencies) ?>
<?cs call:details_begin(Text.return_decide.correct) ?>
<?cs call:input_text(Form.new_content, "new_content", Text.return_decide.new_content, Text.return_decide.new_content_help, "", 4) ?>
<?cs call:input_date(Form.new_due_on, "new_due_on", Text.return_decide.new_due_on, Text.return_decide.new_due_on_help, "") ?>
<?cs call:input_line(Form.document, "document", Text.field.document, Text.help.document, "") ?>
<?cs call:details_end() ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.decide) ?><?cs call:link_button(Text.button.cancel, "task-view?id=" + Assignment.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:columns_next() ?>
<?cs call:task_summary() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
