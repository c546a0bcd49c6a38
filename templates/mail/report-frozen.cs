<?cs # A report was frozen at its cut-off. needs: Mail, Frozen, Text ?>[<?cs var:Text.app.name ?>] <?cs var:Text.mail.frozen_subject ?> <?cs var:Frozen.Period.from ?> - <?cs var:Frozen.Period.to ?> (<?cs var:Text.period_kind[Frozen.Period.kind] ?>)

<?cs var:Text.mail.to ?> <?cs var:Mail.recipient ?>,

<?cs var:Text.mail.frozen_text ?> <?cs var:Frozen.Period.from ?> - <?cs var:Frozen.Period.to ?> (<?cs var:Text.period_kind[Frozen.Period.kind] ?>).

<?cs var:Text.mail.frozen_send_by ?>: <?cs var:Frozen.Period.send_by ?>
<?cs var:Text.mail.frozen_rows ?>: <?cs var:Frozen.n_rows ?>
<?cs var:Text.mail.frozen_sum ?>: <?cs var:Frozen.sum ?>

<?cs var:Text.mail.frozen_open ?>: <?cs var:Mail.link ?>

-- 
<?cs var:Mail.office_name ?><?cs if:Mail.hotline ?>
<?cs var:Text.mail.hotline ?>: <?cs var:Mail.hotline ?><?cs /if ?>
<?cs var:Text.mail.automatic ?>
