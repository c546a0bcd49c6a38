<?cs include:"macros.cs" ?><?cs include:"parts/purge.cs" ?>
<?cs # needs: Found, searched, Purges (with Backups, Letters), Query ?>
<?cs def:title() ?><?cs var:Text.admin_purges.title ?><?cs /def ?>

<?cs def:part_line(part) ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><?cs if:part.kind == "directive" ?><a href="/admin-purges?directive_id=<?cs var:part.id ?>"><?cs var:part.reference ?></a><?cs elif:part.kind == "outgoing" ?><?cs var:part.reference ?> <span class="muted"><?cs var:Text.purge_kind.outgoing ?></span><?cs else ?><?cs var:Text.purge_kind[part.kind] ?><?cs if:part.number ?> (<?cs var:Text.admin_purges.task ?> <?cs var:part.number ?>)<?cs /if ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_purges.about) ?><?cs if:part.kind == "reply" ?><?cs var:Text.reply_kind[part.about] ?><?cs else ?><?cs var:part.about ?><?cs /if ?><?cs if:part.size_kb ?> <?cs var:part.size_kb ?> KB<?cs /if ?><?cs call:td_end() ?>
<?cs call:td(Text.field.agency, part.agency) ?>
<?cs call:td_begin(Text.admin_purges.entered_at) ?><span class="nowrap"><?cs var:part.entered_at ?></span><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_purges.take) ?><?cs if:part.asked ?><?cs call:badge("waiting", "hourglass", Text.purge_state.asked) ?><?cs else ?><?cs call:link(Text.admin_purges.take, "admin-purge?kind=" + part.kind + "&id=" + part.id) ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:purge_notice(purge) ?><?cs call:section_begin(purge.reference) ?>
<p><?cs if:purge.state == "done" ?><?cs call:badge("done", "check", Text.purge_state.done) ?><?cs else ?><?cs call:badge("waiting", "hourglass", Text.purge_state.asked) ?><?cs /if ?> <?cs var:Text.purge_kind[purge.kind] ?> <span class="muted">#<?cs var:purge.object_id ?></span></p>
<?cs call:dl_begin() ?>
<?cs call:dl_item(Text.admin_purges.asked_by, purge.asked_by) ?>
<?cs call:dl_item(Text.admin_purges.asked_at, purge.asked_at) ?>
<?cs call:dl_item(Text.admin_purges.basis, purge.basis) ?>
<?cs call:dl_item(Text.admin_purges.entered_at, purge.entered_at) ?>
<?cs call:dl_some(Text.admin_purges.done_at, purge.done_at) ?>
<?cs if:purge.state == "done" ?><?cs call:dl_item_begin(Text.admin_purges.taken) ?><?cs var:purge.rows ?> <?cs var:Text.admin_purges.rows ?>, <?cs var:purge.files ?> <?cs var:Text.admin_purges.files ?>, <?cs var:purge.letters ?> <?cs var:Text.admin_purges.letters ?><?cs call:dl_item_end() ?><?cs /if ?>
<?cs call:dl_end() ?>
<?cs if:subcount(purge.Letters) ?><?cs call:callout("warn", Text.admin_purges.letters_left) ?><ul><?cs each:letter = purge.Letters ?><li><?cs var:letter.recipient ?> <span class="muted"><?cs var:letter.sent_at ?></span></li><?cs /each ?></ul><?cs /if ?>
<?cs if:subcount(purge.Backups) ?><?cs call:callout("warn", Text.admin_purges.backups_left) ?><?cs call:backup_table(purge.Backups) ?><?cs else ?><p class="muted"><?cs var:Text.admin_purges.no_backup ?></p><?cs /if ?>
<?cs call:section_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.admin_purges.title, "") ?><?cs call:print_button() ?><?cs call:head_end() ?>
<p><?cs var:Text.admin_purges.intro ?></p>
<?cs call:filter_begin("admin-purges") ?><?cs call:filter_search(Query.q, "q", Text.admin_purges.search) ?><?cs call:filter_end("admin-purges") ?>
<?cs if:subcount(Found) ?><?cs call:table_begin(Text.admin_purges.found) ?><?cs call:table_head() ?><?cs call:th(Text.admin_purges.part) ?><?cs call:th(Text.admin_purges.about) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.admin_purges.entered_at) ?><?cs call:th(Text.admin_purges.take) ?><?cs call:table_body() ?>
<?cs each:part = Found ?><?cs call:part_line(part) ?><?cs /each ?><?cs call:table_end() ?>
<?cs elif:searched ?><?cs call:empty_state(Text.admin_purges.not_found, Text.admin_purges.not_found_text, "", "") ?><?cs /if ?>
<h2><?cs var:Text.admin_purges.notices ?></h2>
<?cs if:subcount(Purges) ?><?cs each:purge = Purges ?><?cs call:purge_notice(purge) ?><?cs /each ?>
<?cs else ?><p class="muted"><?cs var:Text.admin_purges.none ?></p><?cs /if ?>
<?cs call:section_begin(Text.purge_traces.title) ?><p><?cs var:Text.purge_traces.lead ?></p><ul class="bullets"><?cs each:line = Text.purge_traces.line ?><li><?cs var:line ?></li><?cs /each ?></ul><?cs call:section_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
