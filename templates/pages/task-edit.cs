<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/entry.cs" ?>
<?cs # needs: Directive, Task, Form, Understood, Fields, Specialists, DivisionHeads, OfficeLeaders,
     Chairmen, Agencies, report_always ?>
<?cs def:title() ?><?cs var:Text.task_edit.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.menu.directive_list, "directive-list") ?><?cs call:crumb(Directive.reference, "directive-view?id=" + Directive.id) ?><?cs call:crumb_end() ?>
<?cs call:head(Text.task_edit.title, Directive.reference) ?>
<?cs call:error_summary(Form) ?>
<?cs call:understood(Understood) ?>
<?cs call:form_begin("task-edit?id=" + Task.id) ?>
<?cs call:hidden("version", Task.version) ?>
<input type="hidden" id="f-issued_on" value="<?cs var:Directive.issued_on ?>">
<?cs call:section_begin(Text.field.task) ?><?cs call:task_fields(Form, "") ?><?cs call:section_end() ?>
<?cs call:section_begin(Text.task_create.followers) ?><?cs call:follower_fields(Form, "", 1) ?><?cs call:section_end() ?>
<?cs call:actions_begin() ?><?cs call:button_named("primary", Text.button.save, "intent", "save") ?><?cs call:button_named("", Text.button.check, "intent", "check") ?><?cs call:link_button(Text.button.cancel, "directive-view?id=" + Directive.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
