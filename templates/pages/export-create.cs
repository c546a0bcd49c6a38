<?cs include:"macros.cs" ?>
<?cs # needs: rows_of, query, format, n_expected (0: not known), Form ?>
<?cs def:title() ?><?cs var:Text.export_file.create ?><?cs /def ?>
<?cs def:content() ?>
<?cs if:rows_of == "report_rows" ?><?cs call:crumb_begin() ?><?cs call:crumb(Text.export_back[rows_of], "report-rows?" + query) ?><?cs call:crumb_end() ?><?cs elif:User.is_office ?><?cs call:crumb_begin() ?><?cs call:crumb(Text.export_back[rows_of], "task-list?" + query) ?><?cs call:crumb_end() ?><?cs else ?><?cs call:crumb_begin() ?><?cs call:crumb(Text.export_back[rows_of], "task-assigned?" + query) ?><?cs call:crumb_end() ?><?cs /if ?>
<?cs call:head(Text.export_file.create, "") ?>
<?cs call:error_summary(Form) ?>
<p class="lead"><?cs var:Text.export_of[rows_of] ?><?cs if:n_expected != "0" ?>: <b><?cs if:n_expected_shown ?><?cs var:n_expected_shown ?><?cs else ?><?cs var:n_expected ?><?cs /if ?></b> <?cs var:Text.export_file.rows ?><?cs /if ?>.</p>
<p><?cs var:Text.export_file.lead ?></p>
<?cs call:form_begin("export-create") ?><?cs call:hidden("rows_of", rows_of) ?><?cs call:hidden("query", query) ?>
<fieldset class="field choices<?cs if:Form.format.error ?> bad<?cs /if ?>"><?cs call:group_head("format", Text.field.format, "") ?>
<label class="choice"><input type="radio" name="format" value="xlsx"<?cs if:format != "csv" ?> checked<?cs /if ?>> <?cs var:Text.export_file.xlsx ?></label>
<label class="choice"><input type="radio" name="format" value="csv"<?cs if:format == "csv" ?> checked<?cs /if ?>> <?cs var:Text.export_file.csv ?></label>
<?cs call:field_notes(Form.format, "format", "") ?></fieldset>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.export_file.begin) ?><?cs call:link_button(Text.export_file.list, "export-list") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
