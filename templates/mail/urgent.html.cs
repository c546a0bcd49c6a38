<?cs # The same as urgent.cs for readers of HTML. needs: Mail, Item, Text ?><?cs include:"mail/frame.cs" ?><?cs call:letter_begin(Text.notification.kind[Item.kind]) ?>
<p style="border-left:4px solid #b3261e;padding-left:12px"><b style="color:#b3261e"><?cs var:Text.urgency[Item.urgency] ?></b>: <?cs var:Text.notification.kind[Item.kind] ?>.</p>
<p><?cs if:Item.reference ?><?cs var:Item.reference ?>: <?cs /if ?><a href="<?cs var:Item.url ?>"><?cs var:Item.title ?></a><?cs
if:!Mail.portal && Item.agency ?><br><?cs var:Text.mail.agency ?>: <?cs var:Item.agency ?><?cs /if ?><?cs
if:Item.due_on ?><br><?cs var:Text.mail.due_on ?>: <b><?cs var:Item.due_on ?></b><?cs /if ?></p>
<?cs call:letter_end() ?>
