<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Assignment, Task, Directive, Agency, Form, Others ?>
<?cs def:title() ?><?cs var:Text.task_recall.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:task_head(Text.task_recall.title) ?>
<?cs call:columns_begin() ?>
<?cs call:confirm_begin(Text.task_recall.title, Text.task_recall.lead) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("task-recall?id=" + Assignment.id) ?>
<?cs call:hidden("version", Assignment.version) ?>
<?cs call:input_text(Form.reason, "reason", Text.field.reason, Text.help.reason, 1, 3) ?>

<?cs call:input_line(Form.document, "document", Text.field.document, Text.help.document, 1) ?>
<?cs if:subcount(Others) > #1 ?><?cs call:checkbox(Form.whole_task, "whole_task", Text.task_recall.whole_task, "") ?>
<?cs call:details_begin(Text.task.others) ?><ul><?cs each:other = Others ?><?cs if:other.open ?><li><?cs var:other.agency ?> <?cs call:badge_state(other.state) ?></li><?cs /if ?><?cs /each ?></ul><?cs call:details_end() ?><?cs /if ?>
<?cs if:Task.parent_id ?><?cs call:checkbox(Form.whole_series, "whole_series", Text.series.whole, Text.series.whole_help) ?><?cs /if ?>
<?cs call:actions_begin() ?><?cs call:button_danger(Text.task_recall.do) ?><?cs call:link_button(Text.button.cancel, "task-view?id=" + Assignment.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:confirm_end() ?>
<?cs call:columns_next() ?>
<?cs call:task_summary() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
