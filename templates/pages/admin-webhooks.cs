<?cs include:"macros.cs" ?><?cs include:"parts/webhook.cs" ?>
<?cs # needs: Webhooks, full ?>
<?cs def:title() ?><?cs var:Text.webhook.title ?><?cs /def ?>

<?cs def:webhook_row(one) ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><?cs call:row_link(one.name, "admin-webhook-view?id=" + one.id) ?><br><code class="wrap"><?cs var:one.url ?></code><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.events) ?><?cs call:webhook_events(one) ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.webhook.state) ?><?cs call:webhook_state(one) ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.webhook.deliveries) ?><?cs if:subcount(one.n) ?><?cs each:n = one.n ?><?cs if:!first(n) ?>, <?cs /if ?><span class="nowrap"><?cs var:Text.admin_mail.state_name[name(n)] ?>: <?cs var:n ?></span><?cs /each ?><?cs else ?><span class="muted"><?cs var:Text.webhook.nothing_yet ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.basis) ?><?cs var:one.basis ?><?cs if:one.changed_by ?><br><span class="muted"><?cs var:one.changed_by ?> · <?cs var:one.changed_at ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_tokens.title, "admin-tokens") ?><?cs call:crumb_end() ?>
<?cs if:subcount(Webhooks) && !full ?><?cs call:head_begin(Text.webhook.title, "") ?><?cs call:link_primary(Text.webhook.create, "admin-webhook-edit") ?><?cs call:head_end() ?><?cs else ?><?cs call:head(Text.webhook.title, "") ?><?cs /if ?>
<p class="muted lead"><?cs var:Text.webhook.lead ?></p>
<?cs if:subcount(Webhooks) ?>
<?cs call:table_begin(Text.webhook.title) ?><?cs call:table_head() ?><?cs call:th(Text.webhook.program) ?><?cs call:th(Text.field.events) ?><?cs call:th(Text.webhook.state) ?><?cs call:th(Text.webhook.deliveries) ?><?cs call:th(Text.field.basis) ?><?cs call:table_body() ?>
<?cs each:one = Webhooks ?><?cs call:webhook_row(one) ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><?cs call:empty_state(Text.webhook.none, Text.webhook.none_text, Text.webhook.create, "admin-webhook-edit") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
