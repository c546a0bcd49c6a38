<?cs # The same as account-alert.cs for readers of HTML; no link, as the words say. needs: Mail, Text ?><?cs include:"mail/frame.cs" ?><?cs call:letter_begin(Text.account_alert[Mail.kind]) ?>
<p><b><?cs var:Text.account_alert[Mail.kind] ?>.</b></p>
<p><?cs var:Text.account_alert.login ?>: <b><?cs var:Mail.login ?></b><br><?cs var:Text.account_alert.happened_at ?>: <b><?cs var:Mail.happened_at ?></b></p>
<p style="border-left:4px solid #b3261e;padding-left:12px"><?cs var:Text.account_alert.not_you ?></p>
<?cs call:letter_end() ?>
