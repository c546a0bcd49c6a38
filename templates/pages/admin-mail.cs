<?cs include:"macros.cs" ?>
<?cs # needs: States, Mails, Unreachable, state, older, newer, Page ?>
<?cs def:title() ?><?cs var:Text.admin_mail.title ?><?cs /def ?>

<?cs def:mail_state(state) ?><?cs
  if:state == "sent" ?><?cs call:badge("done", "check", Text.admin_mail.state_name[state]) ?><?cs
  elif:state == "refused" ?><?cs call:badge("overdue", "stop", Text.admin_mail.state_name[state]) ?><?cs
  elif:state == "unknown" ?><?cs call:badge("late", "overdue", Text.admin_mail.state_name[state]) ?><?cs
  else ?><?cs call:badge("waiting", "hourglass", Text.admin_mail.state_name[state]) ?><?cs /if ?><?cs /def ?>

<?cs def:mail_row(mail) ?><?cs call:row_begin() ?>
  <?cs call:td_main_begin() ?><?cs call:row_link(mail.subject, "admin-mail-view?id=" + mail.id) ?><?cs call:td_end() ?>
  <?cs call:td_begin(Text.admin_mail.recipient) ?><?cs var:mail.recipient_name ?><br><span class="muted"><?cs if:mail.channel == "gateway" ?><?cs var:Text.gateway.channel ?>: <?cs /if ?><?cs var:mail.recipient ?></span><?cs call:td_end() ?>
  <?cs call:td_begin(Text.admin_mail.state) ?><?cs call:mail_state(mail.state) ?><?cs call:td_end() ?>
  <?cs call:td_number(Text.admin_mail.attempts, mail.attempts) ?>
  <?cs call:td_begin(Text.admin_mail.answer) ?><?cs call:server_answer(mail.last_answer) ?><?cs call:td_end() ?>
  <?cs call:td(Text.admin_mail.created_at, mail.created_at) ?>
  <?cs call:td(Text.admin_mail.sent_at, mail.sent_at) ?>
  <?cs call:td(Text.admin_mail.next_at, mail.next_at) ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head(Text.admin_mail.title, "") ?>
<?cs if:subcount(Unreachable) ?><?cs call:section_begin(Text.admin_mail.no_address) ?>
  <?cs call:callout("warn", Text.admin_mail.no_address_text) ?>
  <?cs call:table_begin(Text.admin_mail.no_address) ?><?cs call:table_head() ?><?cs call:th(Text.admin_mail.name) ?><?cs call:th_number(Text.admin_mail.waiting) ?><?cs call:table_body() ?><?cs
  each:one = Unreachable ?><?cs call:row_begin() ?><?cs call:td(Text.admin_mail.name, one.name) ?><?cs call:td_number(Text.admin_mail.waiting, one.n_waiting) ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?>
<?cs call:section_end() ?><?cs /if ?>
<?cs call:tabs_begin(Text.admin_mail.states) ?>
  <?cs if:state ?><?cs call:tab(Text.admin_mail.any, "admin-mail", "", "") ?><?cs else ?><?cs call:tab(Text.admin_mail.any, "admin-mail", "1", "") ?><?cs /if ?><?cs
  each:one = States ?><?cs if:one.count_shown ?><?cs call:tab(Text.admin_mail.state_name[one.state], "admin-mail?state=" + one.state, one.current, one.count_shown) ?><?cs else ?><?cs call:tab(Text.admin_mail.state_name[one.state], "admin-mail?state=" + one.state, one.current, one.count) ?><?cs /if ?><?cs /each ?>
<?cs call:tabs_end() ?>
<?cs if:state == "unknown" ?><?cs call:callout("info", Text.admin_mail.unknown_text) ?><?cs elif:state == "refused" ?><?cs call:callout("info", Text.admin_mail.refused_text) ?><?cs /if ?>
<?cs if:subcount(Mails) ?>
<?cs call:table_begin(Text.admin_mail.caption) ?><?cs call:table_head() ?><?cs
  call:th(Text.admin_mail.subject) ?><?cs call:th(Text.admin_mail.recipient) ?><?cs call:th(Text.admin_mail.state) ?><?cs
  call:th_number(Text.admin_mail.attempts) ?><?cs call:th(Text.admin_mail.answer) ?><?cs call:th(Text.admin_mail.created_at) ?><?cs
  call:th(Text.admin_mail.sent_at) ?><?cs call:th(Text.admin_mail.next_at) ?><?cs call:table_body() ?><?cs
  each:mail = Mails ?><?cs call:mail_row(mail) ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><?cs call:empty_state(Text.admin_mail.none, "", "", "") ?><?cs /if ?>
<?cs if:state ?><?cs set:first_page = "admin-mail?state=" + state ?><?cs set:next_page = "admin-mail?state=" + state + "&before=" + older ?><?cs
else ?><?cs set:first_page = "admin-mail" ?><?cs set:next_page = "admin-mail?before=" + older ?><?cs /if ?><?cs
if:newer && older ?><?cs call:pager(first_page, next_page) ?><?cs
elif:newer ?><?cs call:pager(first_page, "") ?><?cs
elif:older ?><?cs call:pager("", next_page) ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
