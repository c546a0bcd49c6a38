<?cs include:"macros.cs" ?><?cs include:"parts/purge.cs" ?>
<?cs # needs: Part, Count, Backups, Form ?>
<?cs def:title() ?><?cs var:Text.admin_purge.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_purges.title, "admin-purges") ?><?cs if:Part.directive_id ?><?cs call:crumb(Part.reference, "admin-purges?directive_id=" + Part.directive_id) ?><?cs /if ?><?cs call:crumb_end() ?>
<?cs call:head(Text.admin_purge.title, Part.reference) ?>
<?cs call:columns_begin() ?><?cs call:error_summary(Form) ?>
<?cs call:confirm_begin(Text.admin_purge.confirm, Text.admin_purge.confirm_text) ?>
<?cs call:form_begin("admin-purge?kind=" + Part.kind + "&id=" + Part.id) ?>
<?cs call:input_line(Form.basis, "basis", Text.admin_purges.basis, Text.admin_purge.basis_help, 1) ?>
<?cs call:input_line(Form.again, "again", Text.admin_purge.again, Text.admin_purge.again_help, 1) ?>
<?cs call:checkbox(Form.certain, "certain", Text.admin_purge.certain, "") ?>
<?cs call:actions_begin() ?><?cs call:button_danger(Text.admin_purge.take) ?><?cs if:Part.directive_id ?><?cs call:link_button(Text.button.cancel, "admin-purges?directive_id=" + Part.directive_id) ?><?cs else ?><?cs call:link_button(Text.button.cancel, "admin-purges") ?><?cs /if ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs call:confirm_end() ?>
<?cs call:columns_next() ?><?cs call:section_begin(Text.admin_purge.what) ?><?cs call:dl_begin() ?>
<?cs call:dl_item(Text.admin_purges.part, Text.purge_kind[Part.kind]) ?>
<?cs call:dl_item(Text.admin_purges.reference, Part.reference) ?>
<?cs call:dl_some(Text.field.agency, Part.agency) ?>
<?cs call:dl_item(Text.admin_purges.entered_at, Part.entered_at) ?>
<?cs if:Count.tasks ?><?cs call:dl_item(Text.admin_purge.tasks, Count.tasks) ?><?cs /if ?>
<?cs if:Count.assignments ?><?cs call:dl_item(Text.admin_purge.assignments, Count.assignments) ?><?cs /if ?>
<?cs if:Count.replies ?><?cs call:dl_item(Text.admin_purge.replies, Count.replies) ?><?cs /if ?>
<?cs if:Count.requests ?><?cs call:dl_item(Text.admin_purge.requests, Count.requests) ?><?cs /if ?>
<?cs if:Count.files ?><?cs call:dl_item(Text.admin_purge.files, Count.files) ?><?cs /if ?>
<?cs if:Count.letters ?><?cs call:dl_item(Text.admin_purge.letters, Count.letters) ?><?cs /if ?>
<?cs if:Count.events ?><?cs call:dl_item(Text.admin_purge.events, Count.events) ?><?cs /if ?>
<?cs call:dl_end() ?><?cs call:section_end() ?><?cs call:columns_end() ?>
<?cs call:section_begin(Text.admin_purges.backups) ?><?cs if:subcount(Backups) ?><p><?cs var:Text.admin_purges.backups_left ?></p><?cs call:backup_table(Backups) ?><?cs else ?><p class="muted"><?cs var:Text.admin_purges.no_backup ?></p><?cs /if ?><?cs call:section_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
