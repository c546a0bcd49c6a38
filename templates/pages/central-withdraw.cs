<?cs include:"macros.cs" ?><?cs include:"parts/central.cs" ?>
<?cs # needs: Central, Form, User ?>
<?cs def:title() ?><?cs var:Text.central_withdraw.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.menu.central_list, "central-list") ?><?cs call:crumb(Text.central_enter.title, "central-enter?id=" + Central.id) ?><?cs call:crumb_end() ?>
<?cs call:head(Text.central_withdraw.title, Central.title) ?>
<?cs call:central_facts() ?>
<?cs if:Central.entered_on ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("central-withdraw?id=" + Central.id) ?>
<?cs call:input_text(Form.reason, "reason", Text.field.reason, Text.central_withdraw.help, 1, 3) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.central_withdraw.do) ?><?cs call:link_button(Text.button.cancel, "central-enter?id=" + Central.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs else ?><?cs call:callout("info", Text.central_withdraw.not_entered) ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
