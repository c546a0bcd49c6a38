<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/delegation.cs" ?>
<?cs # needs: Assignment, Task, Directive, Agency, Sheets, Notes, Can ?>
<?cs def:title() ?><?cs var:Text.delegation.sheet ?><?cs /def ?>

<?cs def:sheet_in_force(one) ?><?cs call:section_begin(Text.delegation.parts) ?>
<?cs call:dl_begin() ?><?cs call:dl_item(Text.field.leader, one.leader) ?><?cs call:dl_item_begin(Text.delegation.decided) ?><?cs var:one.author ?>, <span class="date"><?cs var:one.at ?></span><?cs call:dl_item_end() ?><?cs call:dl_end() ?>
<?cs call:delegation_parts(one.Parts) ?>
<?cs if:one.guidance ?><h3><?cs var:Text.field.guidance ?></h3><?cs call:prose(one.guidance) ?><?cs /if ?>
<?cs call:section_end() ?><?cs /def ?>

<?cs def:notes() ?><?cs call:section_begin(Text.delegation.progress) ?>
<?cs if:subcount(Notes) ?><?cs call:table_begin(Text.delegation.progress) ?><?cs call:table_head() ?><?cs call:th(Text.delegation.day) ?><?cs call:th(Text.delegation.done) ?><?cs call:th(Text.delegation.by) ?><?cs call:table_body() ?>
<?cs each:note = Notes ?><?cs call:row_begin() ?><?cs call:td_begin(Text.delegation.day) ?><span class="date"><?cs var:note.at ?></span><?cs call:td_end() ?><?cs call:td_begin(Text.delegation.done) ?><?cs call:prose(note.note) ?><?cs call:td_end() ?><?cs call:td(Text.delegation.by, note.author) ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><p class="muted"><?cs var:Text.delegation.no_notes ?></p><?cs /if ?><?cs call:section_end() ?><?cs /def ?>

<?cs def:earlier() ?><?cs if:subcount(Sheets) > #1 ?><?cs set:n_earlier = subcount(Sheets) - #1 ?><div class="screen-only"><?cs call:details_begin(Text.delegation.earlier + ": " + n_earlier) ?>
<?cs each:one = Sheets ?><?cs if:name(one) != "0" ?><h3><?cs var:one.author ?>, <span class="date"><?cs var:one.at ?></span></h3><p><?cs var:Text.field.leader ?>: <b><?cs var:one.leader ?></b></p><?cs call:delegation_parts(one.Parts) ?><?cs if:one.guidance ?><?cs call:prose(one.guidance) ?><?cs /if ?><?cs /if ?><?cs /each ?>
<?cs call:details_end() ?></div><?cs /if ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:task_head(Text.delegation.sheet) ?>
<?cs if:!subcount(Sheets) ?><?cs call:empty_state(Text.delegation.none_yet, Text.task_delegate.lead, Text.delegation.delegate, "task-delegate?id=" + Assignment.id) ?><?cs else ?>
<div class="actions screen-only"><?cs if:Can.delegate ?><?cs call:link_primary(Text.delegation_note.title, "delegation-note?id=" + Assignment.id) ?><?cs call:link_button(Text.delegation.again, "task-delegate?id=" + Assignment.id) ?><?cs /if ?><?cs call:link_button(Text.paper.pdf, "assignment-print?id=" + Assignment.id) ?><?cs call:link_button(Text.paper.docx, "assignment-print?id=" + Assignment.id + "&format=docx") ?><?cs call:print_button() ?></div>
<?cs call:columns_begin() ?>
<?cs call:sheet_in_force(Sheets.0) ?>
<?cs call:notes() ?>
<?cs call:earlier() ?>
<?cs call:columns_next() ?>
<?cs call:task_summary() ?>
<?cs call:columns_end() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
