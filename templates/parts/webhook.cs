<?cs # what several pages say of a webhook and of one delivery ?>
<?cs def:webhook_state(one) ?><?cs
  if:one.off_at ?><?cs call:badge("overdue", "stop", Text.webhook.off_itself) ?><br><span class="muted"><?cs var:one.off_at ?></span><?cs
  elif:!one.is_on ?><?cs call:badge("none", "stop", Text.webhook.off) ?><?cs
  elif:one.failing_since ?><?cs call:badge("late", "overdue", Text.webhook.failing) ?><br><span class="muted"><?cs var:Text.webhook.since ?> <?cs var:one.failing_since ?></span><?cs
  else ?><?cs call:badge("in_time", "check", Text.webhook.on) ?><?cs /if ?><?cs /def ?>
<?cs def:webhook_events(one) ?><?cs if:one.all ?><?cs var:Text.webhook.every ?><?cs else ?><?cs each:kind = one.events ?><?cs if:!first(kind) ?>, <?cs /if ?><?cs var:Text.event[kind] ?><?cs /each ?><?cs /if ?><?cs /def ?>
<?cs def:delivery_kind(one) ?><?cs if:one.kind == "test" ?><?cs var:Text.webhook.test ?><?cs else ?><?cs var:Text.event[one.kind] ?><?cs /if ?><?cs /def ?>
<?cs def:delivery_state(state) ?><?cs
  if:state == "sent" ?><?cs call:badge("done", "check", Text.webhook.arrived) ?><?cs
  elif:state == "refused" ?><?cs call:badge("overdue", "stop", Text.admin_mail.state_name[state]) ?><?cs
  elif:state == "unknown" ?><?cs call:badge("late", "overdue", Text.admin_mail.state_name[state]) ?><?cs
  else ?><?cs call:badge("waiting", "hourglass", Text.admin_mail.state_name[state]) ?><?cs /if ?><?cs /def ?>
