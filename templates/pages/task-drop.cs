<?cs include:"macros.cs" ?>
<?cs # needs: Directive, Task, Form ?>
<?cs def:title() ?><?cs var:Text.task_drop.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Directive.reference, "directive-view?id=" + Directive.id) ?><?cs call:crumb_end() ?>
<?cs call:head(Text.task_drop.title, Directive.reference) ?>
<?cs call:error_summary(Form) ?>
<?cs call:confirm_begin(Task.title, Text.task_drop.lead) ?>
<?cs call:form_begin("task-drop?id=" + Task.id) ?>
<?cs call:hidden("version", Task.version) ?>
<?cs call:actions_begin() ?><?cs call:button_danger(Text.button.remove) ?><?cs call:link_button(Text.button.cancel, "directive-view?id=" + Directive.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:confirm_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
