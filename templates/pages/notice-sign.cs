<?cs include:"macros.cs" ?><?cs include:"parts/notice.cs" ?>
<?cs # needs: Notice, Files, Form ?>
<?cs def:title() ?><?cs var:Text.notice_sign.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.notice_list.title, "notice-list") ?><?cs call:crumb(Text.notice.one + " " + Notice.reference, "notice-view?id=" + Notice.id) ?><?cs call:crumb_end() ?>
<?cs call:head(Text.notice_sign.title, Notice.agency) ?>
<?cs call:columns_begin() ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin_files("notice-sign?id=" + Notice.id) ?>
<?cs call:hidden("version", Notice.version) ?>
<?cs call:file_input(Form.files, "files", Text.notice_sign.file, Text.notice_sign.help, 1) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.notice_sign.do) ?><?cs call:link_button(Text.button.cancel, "notice-view?id=" + Notice.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:columns_next() ?>
<?cs call:notice_summary() ?><?cs call:file_list(Files) ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
