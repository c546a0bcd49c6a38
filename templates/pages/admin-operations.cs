<?cs include:"macros.cs" ?>
<?cs # needs: Scanner, Database, Mail, Work, Files, Uploads ?>
<?cs def:title() ?><?cs var:Text.admin_operations.title ?><?cs /def ?>

<?cs def:judged(wrong, words) ?><?cs if:wrong ?><?cs call:badge("overdue", "overdue", words) ?><?cs else ?><?cs call:badge("in_time", "check", Text.admin_operations.good) ?><?cs /if ?><?cs /def ?>
<?cs def:disk(label, d) ?><?cs call:dl_item_begin(label) ?><?cs if:d.total_mb ?><?cs if:d.free_mb_shown ?><?cs var:d.free_mb_shown ?><?cs else ?><?cs var:d.free_mb ?><?cs /if ?> MB / <?cs if:d.total_mb_shown ?><?cs var:d.total_mb_shown ?><?cs else ?><?cs var:d.total_mb ?><?cs /if ?> MB (<?cs var:d.free_percent ?>%) <?cs call:judged(d.low, Text.admin_operations.disk_low) ?><?cs else ?>–<?cs /if ?><?cs call:dl_item_end() ?><?cs /def ?>

<?cs # a number, also when it is 0 ?><?cs def:figure(label, n, shown) ?><?cs call:dl_item_begin(label) ?><?cs if:shown ?><?cs var:shown ?><?cs else ?><?cs var:n ?><?cs /if ?><?cs call:dl_item_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.admin_operations.title, "") ?><?cs call:print_button() ?><?cs call:head_end() ?>
<p class="muted lead"><?cs var:Text.admin_operations.lead ?></p>
<?cs call:columns_begin() ?>
<?cs call:section_begin(Text.admin_operations.work) ?><?cs call:dl_begin() ?>
<?cs call:dl_item_begin(Text.admin_operations.planned_at) ?><?cs if:Work.planned_at ?><?cs var:Work.planned_at ?><?cs else ?>–<?cs /if ?> <?cs call:judged(Work.planner_late, Text.admin_operations.late) ?><?cs call:dl_item_end() ?>
<?cs call:dl_item_begin(Text.admin_operations.oldest_mail) ?><?cs if:Work.oldest_mail_at ?><?cs var:Work.oldest_mail_at ?><?cs else ?><?cs var:Text.admin_operations.no_mail ?><?cs /if ?> <?cs call:judged(Work.mail_late, Text.admin_operations.late) ?><?cs call:dl_item_end() ?>
<?cs each:n = Mail ?><?cs if:Text.admin_mail.state_name[name(n)] ?><?cs set:shown = name(n) + "_shown" ?><?cs call:figure(Text.admin_mail.state_name[name(n)], n, Mail[shown]) ?><?cs /if ?><?cs /each ?>
<?cs call:figure(Text.admin_operations.sessions, Work.sessions, Work.sessions_shown) ?>
<?cs call:figure(Text.admin_operations.throttled, Work.throttled, Work.throttled_shown) ?>
<?cs call:dl_end() ?><?cs call:section_end() ?>
<?cs call:columns_next() ?>
<?cs call:section_begin(Text.admin_operations.database) ?><?cs call:dl_begin() ?>
<?cs call:dl_item(Text.admin_operations.version, Database.version) ?>
<?cs call:dl_item(Text.admin_operations.migration, Database.migration) ?>
<?cs call:dl_item(Text.admin_operations.migrated_at, Database.migrated_at) ?>
<?cs call:dl_item_begin(Text.admin_operations.offset) ?><?cs var:Database.offset ?> <?cs call:judged(Database.clock_wrong, Text.admin_operations.clock_wrong) ?><?cs call:dl_item_end() ?>
<?cs call:figure(Text.admin_operations.up_hours, Database.up_hours, Database.up_hours_shown) ?>
<?cs call:figure(Text.admin_operations.connections, Database.connections, Database.connections_shown) ?>
<?cs call:dl_end() ?><?cs call:section_end() ?>
<?cs call:section_begin(Text.scanner.title) ?><?cs call:dl_begin() ?>
<?cs call:dl_item_begin(Text.scanner.state) ?><?cs if:!Scanner.configured ?><?cs call:badge("none", "info", Text.scanner.off) ?><?cs elif:Scanner.answers ?><?cs call:badge("in_time", "check", Text.scanner.answers) ?><?cs else ?><?cs call:badge("overdue", "overdue", Text.scanner.silent) ?><?cs /if ?><?cs call:dl_item_end() ?>
<?cs call:figure(Text.scanner.pending, Work.files_pending, Work.files_pending_shown) ?>
<?cs call:figure(Text.scanner.infected, Work.files_infected, Work.files_infected_shown) ?>
<?cs call:dl_end() ?><?cs if:!Scanner.configured ?><p class="muted"><?cs var:Text.scanner.off_text ?></p><?cs elif:!Scanner.answers ?><p><?cs var:Text.scanner.silent_text ?></p><?cs /if ?><?cs call:section_end() ?>
<?cs call:section_begin(Text.admin_operations.disks) ?><?cs call:dl_begin() ?>
<?cs call:disk(Text.admin_operations.files, Files) ?>
<?cs call:disk(Text.admin_operations.uploads, Uploads) ?>
<?cs call:figure(Text.admin_operations.stored, Work.files, Work.files_shown) ?>
<?cs call:figure(Text.admin_operations.stored_mb, Work.file_mb, Work.file_mb_shown) ?>
<?cs call:dl_end() ?><?cs call:section_end() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
