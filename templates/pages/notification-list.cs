<?cs include:"macros.cs" ?>
<?cs # needs: Notifications, all, can_mark, newest, older, newer, Page ?>
<?cs def:title() ?><?cs var:Text.notification_list.title ?><?cs /def ?>

<?cs def:notification_words(item) ?><?cs
  if:item.kind == "reminder" && item.rule_kind ?><?cs var:Text.notification.rule[item.rule_kind] ?><?cs
  else ?><?cs var:Text.notification.kind[item.kind] ?><?cs /if ?><?cs /def ?>

<?cs def:notification_row(item) ?><?cs call:row_begin() ?><?cs
  if:can_mark ?><?cs if:item.unread ?><?cs call:td_check("ids", item.id, Text.list.choose) ?><?cs else ?><td role="cell" class="check"></td><?cs /if ?><?cs /if ?>
  <?cs call:td_main_begin() ?><?cs if:item.unread ?><b><?cs call:notification_words(item) ?></b><?cs else ?><?cs call:notification_words(item) ?><?cs /if ?> <?cs call:urgency_mark(item.urgency) ?><br><?cs
    if:item.path && !item.title ?><?cs call:row_link(Text.notification_list.open, item.path) ?><?cs elif:item.path ?><?cs call:row_link(item.title, item.path) ?><?cs else ?><?cs var:item.title ?><?cs /if ?><?cs
    if:User.is_office && item.agency ?><br><span class="muted"><?cs var:item.agency ?></span><?cs /if ?><?cs call:td_end() ?>
  <?cs call:td(Text.field.reference, item.reference) ?>
  <?cs call:td_begin(Text.field.due_on) ?><?cs call:date(item.due_on) ?><?cs call:td_end() ?>
  <?cs call:td(Text.notification_list.at, item.created_at) ?>
  <?cs call:td_begin(Text.field.state) ?><?cs if:item.unread ?><?cs call:badge("new", "inbox", Text.notification_list.new) ?><?cs else ?><span class="muted"><?cs var:Text.notification_list.seen ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:notification_table() ?><?cs call:table_begin(Text.notification_list.caption) ?><?cs call:table_head() ?><?cs
    if:can_mark ?><?cs call:th_check(Text.list.choose) ?><?cs /if ?><?cs
    call:th(Text.notification_list.what) ?><?cs call:th(Text.field.reference) ?><?cs
    call:th(Text.field.due_on) ?><?cs call:th(Text.notification_list.at) ?><?cs
    call:th(Text.field.state) ?><?cs call:table_body() ?><?cs
    each:item = Notifications ?><?cs call:notification_row(item) ?><?cs /each ?><?cs call:table_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.notification_list.title, "") ?><?cs if:User.may.decide ?><?cs call:link_button(Text.act_list.title, "act-list") ?><?cs /if ?><?cs call:link_button(Text.mail_settings.title, "mail-settings") ?><?cs call:link_button(Text.calendar_address.title, "calendar-address") ?><?cs call:head_end() ?>
<?cs call:tabs_begin(Text.notification_list.title) ?>
  <?cs if:all ?><?cs call:tab(Text.notification_list.unread, "notification-list", "", "") ?><?cs call:tab(Text.notification_list.all, "notification-list?all=1", "1", "") ?><?cs
  else ?><?cs call:tab(Text.notification_list.unread, "notification-list", "1", "") ?><?cs call:tab(Text.notification_list.all, "notification-list?all=1", "", "") ?><?cs /if ?>
<?cs call:tabs_end() ?>
<?cs if:!subcount(Notifications) ?><?cs
  if:all ?><?cs call:empty_state(Text.empty.notifications, Text.notification_list.none_text, "", "") ?><?cs
  else ?><?cs call:empty_state(Text.notification_list.none_unread, "", Text.notification_list.all, "notification-list?all=1") ?><?cs /if ?><?cs
elif:can_mark ?><?cs call:form_begin("notification-read") ?>
  <?cs call:hidden("until", newest) ?>
  <?cs call:notification_table() ?>
  <?cs call:bulk_begin() ?><?cs call:button_primary(Text.button.mark_read) ?><?cs call:button_named("secondary", Text.notification_list.mark_all, "all", "1") ?><?cs call:bulk_end() ?>
<?cs call:form_end() ?><?cs
else ?><p class="muted"><?cs var:Text.notification_list.reads_only ?></p><?cs call:notification_table() ?><?cs /if ?>
<?cs if:all ?><?cs set:first_page = "notification-list?all=1" ?><?cs set:next_page = "notification-list?all=1&before=" + older ?><?cs
else ?><?cs set:first_page = "notification-list" ?><?cs set:next_page = "notification-list?before=" + older ?><?cs /if ?><?cs
if:newer && older ?><?cs call:pager(first_page, next_page) ?><?cs
elif:newer ?><?cs call:pager(first_page, "") ?><?cs
elif:older ?><?cs call:pager("", next_page) ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
