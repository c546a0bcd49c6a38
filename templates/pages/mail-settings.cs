<?cs include:"macros.cs" ?>
<?cs # needs: email, Hours, changes, version, may_set, gateway, User, Form ?>
<?cs def:title() ?><?cs var:Text.mail_settings.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.notification_list.title, "notification-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.mail_settings.title, "") ?>
<?cs if:email ?><p class="lead"><?cs var:Text.mail_settings.address ?> <b><?cs var:email ?></b></p><?cs else ?><?cs call:callout("warn", Text.mail_settings.no_address) ?><?cs /if ?>
<?cs call:callout("info", Text.mail_settings.duties) ?>
<?cs if:User.is_agency ?><p class="muted"><?cs var:Text.mail_settings.common ?></p><?cs /if ?>
<?cs if:may_set ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("mail-settings") ?>
<?cs call:hidden("version", version) ?>
<fieldset class="field choices<?cs if:Form.hours.error ?> bad<?cs /if ?>"><?cs call:group_head("hours", Text.mail_settings.hours, 1) ?><?cs call:field_notes(Form.hours, "hours", Text.mail_settings.hours_help) ?><?cs each:hour = Hours ?>
  <label class="choice"><input type="checkbox" name="hours" value="<?cs var:hour.value ?>"<?cs if:hour.checked ?> checked<?cs /if ?>> <span><?cs var:hour.label ?></span></label><?cs /each ?>
</fieldset>
<div class="field"><label class="choice"><input type="checkbox" name="changes" value="1"<?cs if:changes ?> checked<?cs /if ?>> <span><?cs var:Text.mail_settings.changes ?></span></label></div>
<?cs if:gateway ?><?cs call:input_short(Form.gateway_address, "gateway_address", Text.field.gateway_address, Text.gateway.address_help, 0) ?><?cs else ?><?cs call:hidden("gateway_address", Form.gateway_address.value) ?><?cs /if ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.save) ?><?cs call:link_button(Text.button.cancel, "notification-list") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs else ?><p class="muted"><?cs var:Text.mail_settings.reads_only ?></p><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
