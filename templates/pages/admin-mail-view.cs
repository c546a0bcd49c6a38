<?cs include:"macros.cs" ?>
<?cs # needs: Mail, Resends, Page ?>
<?cs def:title() ?><?cs var:Mail.subject ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_mail.title, "admin-mail") ?><?cs call:crumb_end() ?>
<?cs call:head(Mail.subject, "") ?>
<?cs if:Mail.state == "unknown" ?><?cs call:callout("info", Text.admin_mail.unknown_text) ?><?cs elif:Mail.state == "refused" ?><?cs call:callout("info", Text.admin_mail.refused_text) ?><?cs /if ?>
<?cs if:Mail.may_resend ?><p class="actions screen-only"><?cs call:link_button(Text.admin_mail_resend.title, "admin-mail-resend?id=" + Mail.id) ?></p><?cs /if ?>
<?cs call:section_begin(Text.admin_mail.state) ?>
<?cs call:dl_begin() ?>
  <?cs call:dl_wide_begin(Text.admin_mail.recipient) ?><?cs var:Mail.recipient_name ?><?cs call:dl_item_end() ?>
  <?cs if:Mail.channel == "gateway" ?><?cs call:dl_item(Text.gateway.channel, Mail.recipient) ?><?cs else ?><?cs call:dl_item_begin(Text.field.email) ?><?cs call:email(Mail.recipient) ?><?cs call:dl_item_end() ?><?cs /if ?>
  <?cs call:dl_item(Text.admin_mail.state, Text.admin_mail.state_name[Mail.state]) ?>
  <?cs call:dl_item(Text.admin_mail.attempts, Mail.attempts) ?>
  <?cs call:dl_wide_begin(Text.admin_mail.answer) ?><?cs call:server_answer(Mail.last_answer) ?><?cs call:dl_item_end() ?>
  <?cs call:dl_item(Text.admin_mail.created_at, Mail.created_at) ?>
  <?cs call:dl_some(Text.admin_mail.sent_at, Mail.sent_at) ?>
  <?cs call:dl_some(Text.admin_mail.next_at, Mail.next_at) ?>
  <?cs call:dl_wide_begin(Text.admin_mail.message_id) ?><?cs var:Mail.message_id ?><?cs call:dl_item_end() ?>
<?cs call:dl_end() ?>
<?cs call:section_end() ?>
<?cs if:subcount(Resends) ?><?cs call:section_begin(Text.admin_mail_resend.history) ?><ol><?cs each:r = Resends ?><li><b><?cs var:r.at ?></b>, <?cs var:r.actor ?>: <?cs var:r.reason ?> <small class="muted">(<?cs var:Text.admin_mail.state_name[r.from_state] ?>, <?cs call:server_answer(r.last_answer) ?>)</small></li><?cs /each ?></ol><?cs call:section_end() ?><?cs /if ?>
<?cs call:section_begin(Text.admin_mail.body) ?><?cs call:prose(Mail.body) ?><?cs call:section_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
