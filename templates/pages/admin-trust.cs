<?cs include:"macros.cs" ?>
<?cs # needs: Checks, Roles ?>
<?cs def:title() ?><?cs var:Text.trust.title ?><?cs /def ?>

<?cs def:tone_badge(tone) ?><?cs if:tone == "good" ?><?cs call:badge("done", "check", Text.trust_tone.good) ?><?cs elif:tone == "warn" ?><?cs call:badge("soon", "overdue", Text.trust_tone.warn) ?><?cs else ?><?cs call:badge("overdue", "stop", Text.trust_tone.bad) ?><?cs /if ?><?cs /def ?>

<?cs def:state_of(check) ?><?cs if:check.key == "mail" ?><?cs var:Text.trust.refused ?>: <?cs var:check.refused ?>; <?cs var:Text.trust.deferred ?>: <?cs var:check.deferred ?>; <?cs var:Text.trust.unknown ?>: <?cs var:check.unknown ?><?cs
  elif:check.key == "clock" ?><?cs var:Text.trust.offset ?>: <?cs var:check.offset ?> <?cs var:Text.trust.seconds ?>; <?cs if:check.disciplined ?><?cs var:Text.trust.disciplined ?><?cs else ?><?cs var:Text.trust.undisciplined ?><?cs /if ?><?cs
  elif:check.key == "unused" ?><?cs var:check.count ?> <?cs var:Text.trust.accounts ?><?cs
  elif:check.key == "second" ?><?cs var:Text.trust.see_below ?><?cs
  elif:check.at ?><span class="nowrap"><?cs var:check.at ?></span><?cs if:check.head ?><br><?cs var:Text.trust.head ?>: <code><?cs var:check.head ?></code><?cs /if ?><?cs if:check.waiting_at ?><br><?cs var:Text.trust.waiting ?> <?cs var:check.waiting_at ?><?cs /if ?><?cs if:check.entries ?><br><?cs if:check.entries_shown ?><?cs var:check.entries_shown ?><?cs else ?><?cs var:check.entries ?><?cs /if ?> <?cs var:Text.trust.entries ?>, <?cs var:check.seconds ?> <?cs var:Text.trust.seconds ?>; <?cs var:Text.trust.redactions ?>: <?cs var:check.redactions ?><?cs /if ?><?cs if:check.finding ?><br><b><?cs var:Text.trust_finding[check.finding_kind] ?></b><?cs /if ?><?cs if:check.path ?><br><?cs var:Text.trust.kept_until ?> <?cs var:check.expires_at ?><?cs /if ?><?cs if:check.finding || check.path ?><?cs call:details_begin(Text.trust.for_operator) ?><?cs if:check.finding ?><?cs var:Text.trust.as_recorded ?>: <code lang="en"><?cs var:check.finding ?></code><?cs /if ?><?cs if:check.path ?><code><?cs var:check.path ?></code><?cs /if ?><?cs call:details_end() ?><?cs /if ?><?cs
  else ?><?cs var:Text.trust.never ?><?cs /if ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.trust.title, "") ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs call:table_begin(Text.trust.title) ?><?cs call:table_head() ?><?cs call:th(Text.trust.what) ?><?cs call:th(Text.trust.tone) ?><?cs call:th(Text.trust.state) ?><?cs call:th(Text.trust.todo) ?><?cs call:table_body() ?>
<?cs each:check = Checks ?><?cs call:row_begin() ?>
<?cs call:td_begin(Text.trust.what) ?><b><?cs var:Text.trust_item[check.key] ?></b><?cs call:td_end() ?>
<?cs call:td_begin(Text.trust.tone) ?><?cs call:tone_badge(check.tone) ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.trust.state) ?><div class="trust-state"><?cs call:state_of(check) ?></div><?cs call:td_end() ?>
<?cs call:td_begin(Text.trust.todo) ?><?cs if:check.tone == "good" ?><span class="muted"><?cs var:Text.trust.nothing ?></span><?cs else ?><?cs if:check.finding && Text.trust_finding_todo[check.finding_kind] ?><?cs var:Text.trust_finding_todo[check.finding_kind] ?><?cs else ?><?cs var:Text.trust_todo[check.key] ?><?cs /if ?><?cs if:check.key == "mail" ?> <?cs call:link(Text.menu.admin_mail, "admin-mail") ?><?cs elif:check.key == "unused" || check.key == "second" ?> <?cs call:link(Text.menu.admin_accounts, "admin-accounts") ?><?cs /if ?><?cs if:Text.trust_command[check.key] ?><?cs call:details_begin(Text.trust.command) ?><?cs var:Text.trust_command[check.key] ?><?cs call:details_end() ?><?cs /if ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?>
<?cs call:section_begin(Text.trust.rights) ?>
<?cs call:table_begin(Text.trust.rights) ?><?cs call:table_head() ?><?cs call:th(Text.trust.role) ?><?cs call:th_number(Text.trust.open_accounts) ?><?cs call:th_number(Text.trust.alone) ?><?cs call:th(Text.trust.may) ?><?cs call:table_body() ?>
<?cs each:role = Roles ?><?cs call:row_begin() ?>
<?cs call:td(Text.trust.role, Text.account_role[role.key]) ?>
<?cs call:td_number(Text.trust.open_accounts, role.count) ?>
<?cs call:td_number(Text.trust.alone, role.alone) ?>
<?cs call:td_begin(Text.trust.may) ?><?cs each:perm = role.Perms ?><?cs var:Text.trust_perm[perm.key] ?><?cs if:!last(perm) ?>; <?cs /if ?><?cs /each ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?>
<p class="muted"><?cs var:Text.trust.alone_note ?></p>
<?cs call:section_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
