<?cs include:"macros.cs" ?><?cs include:"parts/webhook.cs" ?>
<?cs # needs: Webhook, Delivery (one), count (all), Form ?>
<?cs def:title() ?><?cs var:Text.webhook.resend_title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.webhook.title, "admin-webhooks") ?><?cs call:crumb(Webhook.name, "admin-webhook-view?id=" + Webhook.id) ?><?cs call:crumb_end() ?>
<?cs call:head(Text.webhook.resend_title, Webhook.name) ?>
<?cs call:callout("info", Text.webhook.resend_text) ?>
<?cs call:dl_begin() ?>
<?cs if:Delivery.id ?><?cs call:dl_item_begin(Text.webhook.what) ?><?cs call:delivery_kind(Delivery) ?><?cs call:dl_item_end() ?>
<?cs call:dl_some(Text.webhook.assignment, Delivery.assignment_id) ?>
<?cs call:dl_item(Text.webhook.at, Delivery.at) ?>
<?cs call:dl_item_begin(Text.admin_mail.state) ?><?cs call:delivery_state(Delivery.state) ?><?cs call:dl_item_end() ?>
<?cs call:dl_item_begin(Text.webhook.answer) ?><?cs call:server_answer(Delivery.last_answer) ?><?cs call:dl_item_end() ?>
<?cs set:target = "admin-webhook-resend?id=" + Webhook.id + "&delivery=" + Delivery.id ?>
<?cs else ?><?cs call:dl_item(Text.webhook.n_stuck, count) ?><?cs set:target = "admin-webhook-resend?id=" + Webhook.id ?><?cs /if ?>
<?cs call:dl_item(Text.field.url, Webhook.url) ?>
<?cs call:dl_end() ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin(target) ?>
<?cs call:input_text(Form.reason, "reason", Text.field.reason, Text.webhook.reason_help, 1, 3) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.webhook.resend) ?><?cs call:link_button(Text.button.cancel, "admin-webhook-view?id=" + Webhook.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
