<?cs # One urgent notification, at once. needs: Mail, Item, Text ?>[<?cs var:Text.app.name ?>] <?cs var:Text.urgency[Item.urgency] ?>: <?cs var:Text.notification.kind[Item.kind] ?><?cs if:Item.reference ?> - <?cs var:Item.reference ?><?cs /if ?>

<?cs var:Text.mail.to ?> <?cs var:Mail.recipient ?>,

<?cs var:Text.urgency[Item.urgency] ?>: <?cs var:Text.notification.kind[Item.kind] ?>.

<?cs if:Item.reference ?><?cs var:Item.reference ?>: <?cs /if ?><?cs var:Item.title ?><?cs
  if:!Mail.portal && Item.agency ?>
<?cs var:Text.mail.agency ?>: <?cs var:Item.agency ?><?cs /if ?><?cs
  if:Item.due_on ?>
<?cs var:Text.mail.due_on ?>: <?cs var:Item.due_on ?><?cs /if ?>
<?cs var:Item.url ?>

-- 
<?cs var:Mail.office_name ?><?cs if:Mail.hotline ?>
<?cs var:Text.mail.hotline ?>: <?cs var:Mail.hotline ?><?cs /if ?>
<?cs var:Text.mail.automatic ?>
