<?cs # An account that is about to be closed for want of use. needs: Mail, Text ?>[<?cs var:Text.app.name ?>] <?cs var:Text.mail.unused_subject ?> <?cs var:Mail.closes_on ?>

<?cs var:Text.mail.to ?> <?cs var:Mail.recipient ?>,

<?cs var:Text.mail.unused_account ?> <?cs var:Mail.login ?> <?cs var:Text.mail.unused_since ?> <?cs var:Mail.used_on ?>. <?cs var:Text.mail.unused_closes ?> <?cs var:Mail.closes_on ?>.

<?cs var:Text.mail.unused_stay ?>
<?cs var:Mail.site ?>

-- 
<?cs var:Mail.office_name ?><?cs if:Mail.hotline ?>
<?cs var:Text.mail.hotline ?>: <?cs var:Mail.hotline ?><?cs /if ?>
<?cs var:Text.mail.automatic ?>
