<?cs # One e-mail with all that waits for a recipient. needs: Mail, Groups, Text ?>[<?cs var:Text.app.name ?>] <?cs each:group = Groups ?><?cs
  if:first(group) ?><?cs var:group.count ?> <?cs var:Text.mail.subject_first[group.key] ?><?cs
  else ?>, <?cs var:group.count ?> <?cs var:Text.mail.subject_next[group.key] ?><?cs /if ?><?cs /each ?> - <?cs var:Text.mail.day ?> <?cs var:Mail.day ?>

<?cs var:Text.mail.to ?> <?cs var:Mail.recipient ?>,
<?cs each:group = Groups ?>
<?cs var:Text.mail.group[group.key] ?> (<?cs var:group.count ?>)
<?cs set:said = "" ?><?cs each:item = group.Items ?>
<?cs # one task of many agencies is said once, then who else has it ?><?cs var:item.number ?>. <?cs if:item.agency && !Mail.portal && said == item.reference + item.title ?><?cs var:Text.mail.also ?><?cs else ?><?cs if:item.reference ?><?cs var:item.reference ?>: <?cs /if ?><?cs var:item.title ?><?cs /if ?><?cs set:said = item.reference + item.title ?><?cs
  if:group.key == "change" ?>
   <?cs var:Text.notification.kind[item.kind] ?><?cs /if ?><?cs
  if:!Mail.portal && item.agency ?>
   <?cs var:Text.mail.agency ?>: <?cs var:item.agency ?><?cs /if ?><?cs
  if:item.due_on ?>
   <?cs var:Text.mail.due_on ?>: <?cs var:item.due_on ?><?cs
    if:item.days_late ?> (<?cs var:Text.mail.late_before ?> <?cs var:item.days_late ?> <?cs var:Text.mail.late_after ?>)<?cs
    elif:item.days_left ?> (<?cs var:Text.mail.left_before ?> <?cs var:item.days_left ?> <?cs var:Text.mail.left_after ?>)<?cs /if ?><?cs /if ?>
   <?cs var:item.url ?>
<?cs /each ?><?cs if:group.more ?>
<?cs var:Text.mail.more_before ?> <?cs var:group.more ?> <?cs var:Text.mail.more_after ?> <?cs var:Mail.site ?>/notification-list
<?cs /if ?><?cs /each ?>
-- 
<?cs var:Mail.office_name ?><?cs if:Mail.hotline ?>
<?cs var:Text.mail.hotline ?>: <?cs var:Mail.hotline ?><?cs /if ?>
<?cs var:Text.mail.automatic ?><?cs if:Mail.seal ?>
<?cs var:Text.mail.seal ?>: <?cs var:Mail.seal ?><?cs /if ?>
