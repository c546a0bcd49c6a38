<?cs include:"macros.cs" ?><?cs include:"parts/notice.cs" ?>
<?cs # needs: Notice, Form ?>
<?cs def:title() ?><?cs var:Text.notice_withdraw.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.notice_list.title, "notice-list") ?><?cs call:crumb(Text.notice.one + " " + Notice.reference, "notice-view?id=" + Notice.id) ?><?cs call:crumb_end() ?>
<?cs call:head(Text.notice_withdraw.title, Notice.agency) ?>
<?cs call:columns_begin() ?>
<?cs call:confirm_begin(Text.notice_withdraw.title, Text.notice_withdraw.text) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("notice-withdraw?id=" + Notice.id) ?>
<?cs call:hidden("version", Notice.version) ?>
<?cs call:input_text(Form.note, "note", Text.field.reason, Text.help.reason, 1, 3) ?>
<?cs call:actions_begin() ?><?cs call:button_danger(Text.notice_withdraw.do) ?><?cs call:link_button(Text.button.cancel, "notice-view?id=" + Notice.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:confirm_end() ?>
<?cs call:columns_next() ?>
<?cs call:notice_summary() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
