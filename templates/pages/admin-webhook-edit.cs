<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Webhook.id, .name, .version (not of a new one), Choices, Form; Made.id, .name, .secret (just made) ?>
<?cs def:title() ?><?cs if:Made.secret ?><?cs var:Text.webhook.made ?><?cs elif:Webhook.id ?><?cs var:Text.webhook.change ?><?cs else ?><?cs var:Text.webhook.create ?><?cs /if ?><?cs /def ?>

<?cs def:event_choices(f) ?><fieldset class="field choices many<?cs if:f.error ?> bad<?cs /if ?>"><?cs call:group_head("events", Text.field.events, 1) ?>
<?cs each:kind = Choices ?><label class="choice"><input type="checkbox" name="events" value="<?cs var:kind ?>"<?cs if:f.has[kind] ?> checked<?cs /if ?>> <span><?cs var:Text.event[kind] ?></span></label><?cs /each ?><?cs call:field_notes(f, "events", Text.webhook.events_help) ?></fieldset><?cs /def ?>

<?cs def:webhook_made() ?><?cs call:head(Text.webhook.made, Made.name) ?>
<?cs call:section_begin(Text.webhook.secret) ?>
<?cs call:callout("warn", Text.webhook.once) ?>
<p class="secret-address"><code><?cs var:Made.secret ?></code></p>
<p><?cs var:Text.webhook.how ?></p>
<?cs call:actions_begin() ?><?cs call:link_primary(Text.webhook.to_log, "admin-webhook-view?id=" + Made.id) ?><?cs call:actions_end() ?>
<?cs call:section_end() ?><?cs /def ?>

<?cs def:webhook_form() ?><?cs if:Webhook.id ?><?cs set:target = "admin-webhook-edit?id=" + Webhook.id ?><?cs set:back = "admin-webhook-view?id=" + Webhook.id ?><?cs call:head(Text.webhook.change, Webhook.name) ?><?cs else ?><?cs set:target = "admin-webhook-edit" ?><?cs set:back = "admin-webhooks" ?><?cs call:head(Text.webhook.create, "") ?><?cs /if ?>
<?cs call:error_summary(Form) ?><?cs call:form_begin(target) ?><?cs if:Webhook.id ?><?cs call:hidden("version", Webhook.version) ?><?cs /if ?>
<div class="grid"><?cs call:input_line(Form.name, "name", Text.webhook.program, Text.webhook.name_help, 1) ?>
<?cs call:input_line(Form.url, "url", Text.field.url, Text.webhook.url_help, 1) ?></div>
<?cs call:event_choices(Form.events) ?>
<?cs call:checkbox(Form.is_on, "is_on", Text.field.is_on, Text.webhook.on_help) ?>
<?cs if:Webhook.id ?><?cs call:checkbox(Form.new_secret, "new_secret", Text.field.new_secret, Text.webhook.new_secret_help) ?><?cs /if ?>
<?cs call:basis_field() ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.save) ?><?cs call:link_button(Text.button.cancel, back) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_tokens.title, "admin-tokens") ?><?cs call:crumb(Text.webhook.title, "admin-webhooks") ?><?cs if:Webhook.id ?><?cs call:crumb(Webhook.name, "admin-webhook-view?id=" + Webhook.id) ?><?cs /if ?><?cs call:crumb_end() ?>
<?cs if:Made.secret ?><?cs call:webhook_made() ?><?cs else ?><?cs call:webhook_form() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
