<?cs # The same as urgent.cs for readers of HTML. needs: Mail, Item, Text ?><!doctype html>
<html><head><meta charset="utf-8"><title><?cs var:Text.notification.kind[Item.kind] ?></title></head>
<body style="font-family:Arial,sans-serif;font-size:16px;line-height:1.5;color:#1a1a1a;max-width:640px">
<p><?cs var:Text.mail.to ?> <b><?cs var:Mail.recipient ?></b>,</p>
<p style="border-left:4px solid #b3261e;padding-left:12px"><b><?cs var:Text.urgency[Item.urgency] ?></b>: <?cs var:Text.notification.kind[Item.kind] ?>.</p>
<p><?cs if:Item.reference ?><?cs var:Item.reference ?>: <?cs /if ?><a href="<?cs var:Item.url ?>"><?cs var:Item.title ?></a><?cs
if:!Mail.portal && Item.agency ?><br><?cs var:Text.mail.agency ?>: <?cs var:Item.agency ?><?cs /if ?><?cs
if:Item.due_on ?><br><?cs var:Text.mail.due_on ?>: <b><?cs var:Item.due_on ?></b><?cs /if ?></p>
<hr>
<p style="font-size:14px;color:#555"><?cs var:Mail.office_name ?><?cs if:Mail.hotline ?><br><?cs var:Text.mail.hotline ?>: <?cs var:Mail.hotline ?><?cs /if ?><br><?cs var:Text.mail.automatic ?></p>
</body></html>
