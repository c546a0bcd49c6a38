<?cs include:"macros.cs" ?>
<?cs # needs: most, Form ?>
<?cs def:title() ?><?cs var:Text.outgoing_import.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.outgoing_list.title, "outgoing-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.outgoing_import.title, "") ?>
<p class="muted lead"><?cs var:Text.outgoing_import.lead ?></p>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin_files("outgoing-import") ?>
<?cs call:section_begin(Text.outgoing_import.files) ?>
<?cs call:file_input(Form.files, "files", Text.outgoing_import.files, Text.outgoing_import.files_help, 1) ?>
<label class="choice"><input type="checkbox" name="no_secret" value="1"> <span><?cs var:Text.outgoing_import.confirm ?></span></label>
<?cs call:section_end() ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.outgoing_import.take) ?><?cs call:link_button(Text.button.cancel, "outgoing-list") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
