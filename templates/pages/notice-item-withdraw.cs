<?cs include:"macros.cs" ?><?cs include:"parts/notice.cs" ?>
<?cs # needs: Item, agency, place, Form ?>
<?cs def:title() ?><?cs var:Text.notice_item_withdraw.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.notice_list.title, "notice-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.notice_item_withdraw.title, agency) ?>
<?cs call:columns_begin() ?>
<?cs call:confirm_begin(Text.notice_item_withdraw.title, Text.notice_item_withdraw.text) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("notice-item-withdraw?id=" + Item.id) ?>
<?cs call:input_text(Form.note, "note", Text.field.reason, Text.help.reason, 1, 3) ?>
<?cs call:actions_begin() ?><?cs call:button_danger(Text.notice_item_withdraw.do) ?><?cs call:link_button(Text.button.cancel, place) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:confirm_end() ?>
<?cs call:columns_next() ?>
<?cs call:section_begin(Text.task.about) ?>
<?cs if:Item.title ?><p><?cs call:link(Item.title, "task-view?id=" + Item.assignment_id) ?></p><?cs /if ?>
<p><?cs call:notice_nth(Item) ?></p>
<?cs call:dl_begin() ?>
<?cs call:dl_item(Text.field.directive, Item.reference) ?>
<?cs call:dl_item(Text.field.due_on, Item.due_on) ?>
<?cs call:dl_item(Text.notice.days, Item.days) ?>
<?cs call:dl_some(Text.notice.before, Item.before) ?>
<?cs call:dl_some(Text.notice.update, Item.update_text) ?>
<?cs call:dl_end() ?>
<?cs call:section_end() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
