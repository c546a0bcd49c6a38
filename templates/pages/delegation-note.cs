<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Assignment, Task, Directive, Agency, Form ?>
<?cs def:title() ?><?cs var:Text.delegation_note.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:task_head(Text.delegation_note.title) ?>
<?cs call:columns_begin() ?>
<?cs call:callout("info", Text.delegation_note.lead) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("delegation-note?id=" + Assignment.id) ?>
<?cs call:input_text(Form.note, "note", Text.field.note_inside, "", 1, 4) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.delegation_note.save) ?><?cs call:link_button(Text.button.cancel, "delegation-view?id=" + Assignment.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:columns_next() ?>
<?cs call:task_summary() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
