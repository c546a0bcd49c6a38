<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/entry.cs" ?>
<?cs # needs: Directive, Form, DocTypes, Assigners, Agencies ?>
<?cs def:title() ?><?cs var:Text.directive_edit.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.menu.directive_list, "directive-list") ?><?cs call:crumb(Directive.reference, "directive-view?id=" + Directive.id) ?><?cs call:crumb_end() ?>
<?cs call:head(Text.directive_edit.title, Directive.reference) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin_files("directive-edit?id=" + Directive.id) ?>
<?cs call:hidden("version", Directive.version) ?>
<?cs call:section_begin(Text.task_create.directive) ?>
<?cs call:directive_fields() ?>
<?cs call:file_input(Form.files, "files", Text.field.files, Text.help.files, "") ?>
<?cs if:!Directive.draft ?><?cs call:input_text(Form.reason, "reason", Text.task_amend.reason, Text.help.reason, 1, 2) ?><?cs /if ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.save) ?><?cs call:link_button(Text.button.cancel, "directive-view?id=" + Directive.id) ?><?cs call:actions_end() ?>
<?cs call:section_end() ?>
<?cs call:form_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
