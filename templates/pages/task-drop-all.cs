<?cs include:"macros.cs" ?><?cs include:"parts/directive.cs" ?>
<?cs # needs: Directive, Tasks, Form ?>
<?cs def:title() ?><?cs var:Text.task_drop_all.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.menu.directive_list, "directive-list") ?><?cs call:crumb(Directive.reference, "directive-view?id=" + Directive.id) ?><?cs call:crumb_end() ?>
<?cs call:head(Text.task_drop_all.title, Directive.doc_type_name + " " + Directive.reference) ?>
<?cs call:error_summary(Form) ?>
<?cs call:confirm_begin(Text.task_drop_all.confirm, Text.task_drop_all.lead) ?>
<?cs call:form_begin("task-drop-all?id=" + Directive.id) ?>
<?cs call:hidden("version", Directive.version) ?>
<?cs call:actions_begin() ?><?cs call:button_danger(Text.button.remove) ?><?cs call:link_button(Text.button.cancel, "directive-view?id=" + Directive.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:confirm_end() ?>
<?cs each:task = Tasks ?><?cs call:task_of_directive(task, "") ?><?cs /each ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
