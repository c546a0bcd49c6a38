<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Assignment, Task, Directive, Agency, Form, Replies ?>
<?cs def:title() ?><?cs var:Text.result_confirm.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:task_head(Text.result_confirm.title) ?>
<?cs call:columns_begin() ?>
<?cs call:section_begin(Text.result_confirm.what) ?>
<?cs each:reply = Replies ?><?cs call:reply_item(reply) ?><?cs /each ?>
<?cs call:section_end() ?>
<?cs if:Task.paper_wanted && !Assignment.paper_received_on ?><?cs call:callout("warn", Text.result_confirm.no_paper) ?><?cs /if ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("result-confirm?id=" + Assignment.id) ?>
<?cs call:hidden("version", Assignment.version) ?>
<?cs call:input_text(Form.note, "note", Text.field.note, "", "", 3) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.confirm) ?><?cs call:link_danger(Text.button.send_back, "result-send-back?id=" + Assignment.id) ?><?cs call:link_button(Text.button.cancel, "task-view?id=" + Assignment.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:columns_next() ?>
<?cs call:task_summary() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
