<?cs include:"macros.cs" ?><?cs include:"parts/webhook.cs" ?>
<?cs # needs: Webhook, States, Deliveries, Query, state, filter, next, first, searched, stuck, Form ?>
<?cs def:title() ?><?cs var:Webhook.name ?><?cs /def ?>

<?cs def:delivery_row(one) ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><?cs call:delivery_kind(one) ?><?cs if:one.assignment_id ?><br><span class="muted"><?cs var:Text.webhook.assignment ?> <?cs var:one.assignment_id ?><?cs if:one.agency ?> · <?cs var:one.agency ?><?cs /if ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.webhook.at) ?><span class="date"><?cs var:one.at ?></span><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_mail.state) ?><?cs call:delivery_state(one.state) ?><?cs if:one.may_resend ?><br><?cs call:link(Text.webhook.resend, "admin-webhook-resend?id=" + Webhook.id + "&delivery=" + one.id) ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_number(Text.admin_mail.attempts, one.attempts) ?>
<?cs call:td_begin(Text.webhook.answer) ?><?cs call:server_answer(one.last_answer) ?><?cs call:td_end() ?>
<?cs call:td(Text.admin_mail.sent_at, one.sent_at) ?>
<?cs call:td(Text.admin_mail.next_at, one.next_at) ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs set:here = "admin-webhook-view?id=" + Webhook.id ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_tokens.title, "admin-tokens") ?><?cs call:crumb(Text.webhook.title, "admin-webhooks") ?><?cs call:crumb_end() ?>
<?cs call:head_begin(Webhook.name, "") ?><?cs call:link_button(Text.webhook.change, "admin-webhook-edit?id=" + Webhook.id) ?><?cs call:head_end() ?>
<?cs call:error_summary(Form) ?>
<?cs if:Webhook.off_at ?><?cs call:callout("warn", Text.webhook.off_itself_text) ?><?cs elif:Webhook.failing_since ?><?cs call:callout("warn", Text.webhook.failing_text) ?><?cs /if ?>
<?cs call:dl_begin() ?>
<?cs call:dl_item_begin(Text.field.url) ?><code class="wrap"><?cs var:Webhook.url ?></code><?cs call:dl_item_end() ?>
<?cs call:dl_item_begin(Text.field.events) ?><?cs call:webhook_events(Webhook) ?><?cs call:dl_item_end() ?>
<?cs call:dl_item_begin(Text.webhook.state) ?><?cs call:webhook_state(Webhook) ?><?cs call:dl_item_end() ?>
<?cs call:dl_item(Text.field.basis, Webhook.basis) ?>
<?cs call:dl_end() ?>
<?cs if:Webhook.is_on ?><?cs call:form_begin(here) ?><?cs call:actions_begin() ?><?cs call:button_secondary(Text.webhook.send_test) ?><?cs if:stuck ?><?cs call:link_button(Text.webhook.resend_all, "admin-webhook-resend?id=" + Webhook.id) ?><?cs /if ?><?cs call:actions_end() ?><?cs call:form_end() ?><?cs /if ?>
<?cs call:tabs_begin(Text.webhook.deliveries) ?>
<?cs if:state ?><?cs call:tab(Text.admin_mail.any, here, "", "") ?><?cs else ?><?cs call:tab(Text.admin_mail.any, here, "1", "") ?><?cs /if ?><?cs
each:one = States ?><?cs call:tab(Text.admin_mail.state_name[one.state], here + "&state=" + one.state, one.current, one.count) ?><?cs /each ?>
<?cs call:tabs_end() ?>
<?cs call:filter_begin("admin-webhook-view") ?><?cs call:hidden("id", Webhook.id) ?><?cs if:state ?><?cs call:hidden("state", state) ?><?cs /if ?>
<?cs call:filter_search(Query.assignment_id, "assignment_id", Text.webhook.assignment) ?>
<?cs call:filter_end(here) ?>
<?cs if:state == "unknown" ?><?cs call:callout("info", Text.webhook.unknown_text) ?><?cs elif:state == "refused" ?><?cs call:callout("info", Text.webhook.refused_text) ?><?cs /if ?>
<?cs if:subcount(Deliveries) ?>
<?cs call:table_begin(Text.webhook.deliveries) ?><?cs call:table_head() ?><?cs call:th(Text.webhook.what) ?><?cs call:th(Text.webhook.at) ?><?cs call:th(Text.admin_mail.state) ?><?cs call:th_number(Text.admin_mail.attempts) ?><?cs call:th(Text.webhook.answer) ?><?cs call:th(Text.admin_mail.sent_at) ?><?cs call:th(Text.admin_mail.next_at) ?><?cs call:table_body() ?>
<?cs each:one = Deliveries ?><?cs call:delivery_row(one) ?><?cs /each ?><?cs call:table_end() ?>
<?cs elif:searched ?><?cs call:empty_state(Text.webhook.not_found, "", Text.button.clear_filter, here) ?>
<?cs else ?><?cs call:empty_state(Text.webhook.nothing_yet, Text.webhook.nothing_yet_text, "", "") ?><?cs /if ?>
<?cs if:first ?><?cs set:first_page = "admin-webhook-view?" + filter ?><?cs else ?><?cs set:first_page = "" ?><?cs /if ?><?cs
if:next ?><?cs set:next_page = "admin-webhook-view?" + filter + "&before=" + next ?><?cs else ?><?cs set:next_page = "" ?><?cs /if ?>
<?cs call:pager(first_page, next_page) ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
