<?cs # The same as account-unused.cs for readers of HTML. needs: Mail, Text ?><?cs include:"mail/frame.cs" ?><?cs call:letter_begin(Text.mail.unused_subject + " " + Mail.closes_on) ?>
<p><?cs var:Text.mail.unused_account ?> <b><?cs var:Mail.login ?></b> <?cs var:Text.mail.unused_since ?> <?cs var:Mail.used_on ?>. <?cs var:Text.mail.unused_closes ?> <b><?cs var:Mail.closes_on ?></b>.</p>
<p><?cs var:Text.mail.unused_stay ?><br><a href="<?cs var:Mail.site ?>"><?cs var:Mail.site ?></a></p>
<?cs call:letter_end() ?>
