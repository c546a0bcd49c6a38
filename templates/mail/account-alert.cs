<?cs # What protects an account was changed. needs: Mail, Text ?>[<?cs var:Text.app.name ?>] <?cs var:Text.account_alert[Mail.kind] ?>

<?cs var:Text.mail.to ?> <?cs var:Mail.recipient ?>,

<?cs var:Text.account_alert[Mail.kind] ?>.

<?cs var:Text.account_alert.login ?>: <?cs var:Mail.login ?>
<?cs var:Text.account_alert.happened_at ?>: <?cs var:Mail.happened_at ?>

<?cs var:Text.account_alert.not_you ?>

-- 
<?cs var:Mail.office_name ?><?cs if:Mail.hotline ?>
<?cs var:Text.mail.hotline ?>: <?cs var:Mail.hotline ?><?cs /if ?>
<?cs var:Text.mail.automatic ?>
