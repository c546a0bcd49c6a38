<?cs include:"macros.cs" ?>
<?cs # needs: Exports, running ?>
<?cs def:title() ?><?cs var:Text.export_file.list ?><?cs /def ?>
<?cs def:state(file) ?><?cs if:file.state == "running" ?><progress max="100"<?cs if:file.percent ?> value="<?cs var:file.percent ?>"<?cs /if ?> aria-label="<?cs var:Text.export_file.progress ?>"></progress> <?cs call:badge("work", "play", Text.export_state[file.state]) ?><?cs elif:file.state == "done" ?><?cs call:badge("done", "check", Text.export_state[file.state]) ?><?cs elif:file.state == "failed" || file.state == "interrupted" ?><?cs call:badge("overdue", "overdue", Text.export_state[file.state]) ?><?cs else ?><?cs call:badge("back", "stop", Text.export_state[file.state]) ?><?cs /if ?><?cs /def ?>
<?cs def:act(file) ?><?cs if:file.state == "done" ?><?cs call:link_primary(Text.export_file.get, "export-get?id=" + file.id) ?><?cs elif:file.state == "running" ?><?cs call:form_begin_inline("export-cancel") ?><?cs call:hidden("id", file.id) ?><?cs call:button_secondary(Text.export_file.cancel) ?><?cs call:form_end() ?><?cs else ?><form method="get" action="/export-create" class="inline"><?cs call:hidden("rows_of", file.rows_of) ?><?cs call:hidden("query", file.query) ?><?cs call:hidden("format", file.format) ?><button type="submit" class="button"><?cs var:Text.export_file.again ?></button></form><?cs /if ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:head_begin(Text.export_file.list, "") ?><?cs if:running ?><?cs call:link_button(Text.export_file.look, "export-list") ?><?cs /if ?><?cs call:head_end() ?>
<p class="lead"><?cs var:Text.export_file.list_lead ?></p>
<div<?cs if:running ?> data-refresh<?cs /if ?>>
<?cs if:subcount(Exports) ?>
<div class="table"><table><caption class="sr"><?cs var:Text.export_file.list ?></caption><thead><tr><th scope="col"><?cs var:Text.export_file.what ?></th><th scope="col"><?cs var:Text.export_file.asked ?></th><th scope="col" class="number"><?cs var:Text.export_file.n_rows ?></th><th scope="col"><?cs var:Text.export_file.state ?></th><th scope="col"><?cs var:Text.frozen.act ?></th></tr></thead><tbody>
<?cs each:file = Exports ?><tr>
<td class="main"><div><?cs if:file.rows_of == "report_rows" ?><?cs call:link(Text.export_of[file.rows_of], "report-rows?" + file.query) ?><?cs elif:User.is_office ?><?cs call:link(Text.export_of[file.rows_of], "task-list?" + file.query) ?><?cs else ?><?cs call:link(Text.export_of[file.rows_of], "task-assigned?" + file.query) ?><?cs /if ?> <span class="muted"><?cs var:Text.export_file[file.format] ?></span></div></td>
<td><?cs call:date(file.created_at) ?></td>
<td class="piece number"><?cs if:file.n_rows_shown ?><?cs var:file.n_rows_shown ?><?cs else ?><?cs var:file.n_rows ?><?cs /if ?><?cs if:file.n_expected_shown ?><span class="muted"> / <?cs var:file.n_expected_shown ?></span><?cs elif:file.n_expected != "0" ?><span class="muted"> / <?cs var:file.n_expected ?></span><?cs /if ?></td>
<td><?cs call:state(file) ?><?cs if:file.kept_until ?> <span class="muted"><?cs var:Text.export_file.kept ?> <?cs var:file.kept_until ?></span><?cs /if ?></td>
<td><?cs call:act(file) ?></td>
</tr><?cs /each ?></tbody></table></div>
<?cs else ?><?cs if:User.is_office ?><?cs call:empty_state(Text.export_file.none, Text.export_file.none_text, Text.menu.task_list, "task-list") ?><?cs else ?><?cs call:empty_state(Text.export_file.none, Text.export_file.none_text, Text.menu.task_assigned, "task-assigned") ?><?cs /if ?><?cs /if ?>
</div>
<?cs /def ?>
<?cs include:"layout.cs" ?>
