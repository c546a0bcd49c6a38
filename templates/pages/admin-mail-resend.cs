<?cs include:"macros.cs" ?>
<?cs # needs: Mail, Form ?>
<?cs def:title() ?><?cs var:Text.admin_mail_resend.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_mail.title, "admin-mail") ?><?cs if:Mail.subject ?><?cs call:crumb(Mail.subject, "admin-mail-view?id=" + Mail.id) ?><?cs /if ?><?cs call:crumb_end() ?>
<?cs call:head(Text.admin_mail_resend.title, Mail.subject) ?>
<?cs if:Mail.state == "unknown" ?><?cs call:callout("warn", Text.admin_mail_resend.unknown) ?><?cs else ?><?cs call:callout("info", Text.admin_mail_resend.refused) ?><?cs /if ?>
<?cs call:dl_begin() ?>
  <?cs call:dl_wide_begin(Text.admin_mail.recipient) ?><?cs var:Mail.recipient_name ?><?cs call:dl_item_end() ?>
  <?cs call:dl_item(Text.field.email, Mail.recipient) ?>
  <?cs call:dl_item(Text.admin_mail.state, Text.admin_mail.state_name[Mail.state]) ?>
  <?cs call:dl_item(Text.admin_mail.attempts, Mail.attempts) ?>
  <?cs call:dl_wide_begin(Text.admin_mail.answer) ?><?cs call:server_answer(Mail.last_answer) ?><?cs call:dl_item_end() ?>
  <?cs call:dl_item(Text.admin_mail.message_id, Mail.message_id) ?>
<?cs call:dl_end() ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("admin-mail-resend?id=" + Mail.id) ?>
<?cs call:hidden("state", Mail.state) ?>
<?cs call:input_text(Form.reason, "reason", Text.field.reason, Text.admin_mail_resend.reason_help, 1, 3) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.admin_mail_resend.do) ?><?cs call:link_button(Text.button.cancel, "admin-mail-view?id=" + Mail.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
