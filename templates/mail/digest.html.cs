<?cs # The same as digest.cs for readers of HTML. needs: Mail, Groups, Text ?><?cs include:"mail/frame.cs" ?><?cs call:letter_begin(Text.app.name + " - " + Mail.day) ?>
<?cs each:group = Groups ?><h2 style="font-size:17px;margin:24px 0 8px<?cs if:group.key == "overdue" ?>;color:#b3261e<?cs /if ?>"><?cs var:Text.mail.group[group.key] ?> (<?cs var:group.count ?>)</h2>
<ol style="padding-left:24px;margin:0"><?cs set:said = "" ?><?cs each:item = group.Items ?><li style="margin-bottom:10px"><?cs if:item.agency && !Mail.portal && said == item.reference + item.title ?><a href="<?cs var:item.url ?>"><?cs var:Text.mail.also ?></a><?cs else ?><?cs if:item.reference ?><?cs var:item.reference ?>: <?cs /if ?><a href="<?cs var:item.url ?>"><?cs var:item.title ?></a><?cs /if ?><?cs set:said = item.reference + item.title ?><?cs
if:group.key == "change" ?><br><?cs var:Text.notification.kind[item.kind] ?><?cs /if ?><?cs
if:!Mail.portal && item.agency ?><br><?cs var:Text.mail.agency ?>: <?cs var:item.agency ?><?cs /if ?><?cs
if:item.due_on ?><br><?cs var:Text.mail.due_on ?>: <b><?cs var:item.due_on ?></b><?cs
  if:item.days_late ?> (<?cs var:Text.mail.late_before ?> <?cs var:item.days_late ?> <?cs var:Text.mail.late_after ?>)<?cs
  elif:item.days_left ?> (<?cs var:Text.mail.left_before ?> <?cs var:item.days_left ?> <?cs var:Text.mail.left_after ?>)<?cs /if ?><?cs /if ?></li><?cs /each ?></ol>
<?cs if:group.more ?><p><?cs var:Text.mail.more_before ?> <?cs var:group.more ?> <?cs var:Text.mail.more_after ?> <a href="<?cs var:Mail.site ?>/notification-list"><?cs var:Mail.site ?>/notification-list</a></p>
<?cs /if ?><?cs /each ?><?cs call:letter_end() ?>
