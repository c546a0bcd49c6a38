<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Assignment, Task, Directive, Agency, Form, Difficulties ?>
<?cs def:title() ?><?cs var:Text.difficulty_decide.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:task_head(Text.difficulty_decide.title) ?>
<?cs call:columns_begin() ?>
<?cs each:difficulty = Difficulties ?><?cs if:difficulty.open ?>
<?cs call:section_begin(Text.difficulty_decide.what) ?>
<?cs call:dl_begin() ?>
<?cs call:dl_item(Text.field.description, difficulty.description) ?>
<?cs call:dl_item(Text.field.cause, difficulty.cause) ?>
<?cs call:dl_item(Text.field.proposal, difficulty.proposal) ?>
<?cs call:dl_some(Text.field.document, difficulty.document) ?>
<?cs call:dl_item(Text.field.created_at, difficulty.created_at) ?>
<?cs call:dl_end() ?>
<?cs call:section_end() ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("difficulty-decide?id=" + Assignment.id) ?>
<?cs call:hidden("version", Assignment.version) ?>
<?cs call:hidden("difficulty_id", difficulty.id) ?>
<?cs call:input_text(Form.advice, "advice", Text.field.advice, "", 1, 3) ?>
<?cs call:input_text(Form.decision, "decision", Text.difficulty_decide.decision, "", 1, 3) ?>
<?cs call:input_line(Form.decided_by, "decided_by", Text.field.decided_by, "", 1) ?>
<?cs call:input_line(Form.document, "document", Text.field.decision_document, Text.help.document, "") ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.save) ?><?cs call:link_button(Text.button.cancel, "task-view?id=" + Assignment.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs /if ?><?cs /each ?>
<?cs call:columns_next() ?>
<?cs call:task_summary() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
