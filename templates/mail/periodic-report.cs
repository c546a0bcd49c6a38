<?cs # An agency is asked for its periodic report. needs: Mail, Call, Period, Text ?>[<?cs var:Text.app.name ?>] <?cs if:Call.urge ?><?cs var:Text.mail.periodic_report_urge_subject ?><?cs else ?><?cs var:Text.mail.periodic_report_reminder_subject ?><?cs /if ?> - <?cs if:Period.kind == "month" ?><?cs var:Text.month_name[Period.number] ?> <?cs var:Text.period_name.in_year ?> <?cs var:Period.year ?><?cs elif:Period.kind == "quarter" ?><?cs var:Text.quarter_name[Period.number] ?> <?cs var:Text.period_name.in_year ?> <?cs var:Period.year ?><?cs else ?><?cs var:Text.period_name[Period.kind] ?> <?cs var:Period.year ?><?cs /if ?>

<?cs var:Text.mail.to ?> <?cs var:Mail.recipient ?>,

<?cs if:Call.urge ?><?cs var:Text.mail.periodic_report_urge ?><?cs else ?><?cs var:Text.mail.periodic_report_reminder ?><?cs /if ?> <?cs if:Period.kind == "month" ?><?cs var:Text.month_name[Period.number] ?> <?cs var:Text.period_name.in_year ?> <?cs var:Period.year ?><?cs elif:Period.kind == "quarter" ?><?cs var:Text.quarter_name[Period.number] ?> <?cs var:Text.period_name.in_year ?> <?cs var:Period.year ?><?cs else ?><?cs var:Text.period_name[Period.kind] ?> <?cs var:Period.year ?><?cs /if ?>.
<?cs var:Text.mail.periodic_report_send_by ?> <?cs var:Period.send_by ?>.
<?cs if:Call.note ?>
<?cs var:Call.note ?>
<?cs /if ?>
<?cs var:Text.mail.periodic_report_where ?>
<?cs var:Mail.site ?>/periodic-report-own?<?cs var:Period.query ?>

-- 
<?cs var:Mail.office_name ?><?cs if:Mail.hotline ?>
<?cs var:Text.mail.hotline ?>: <?cs var:Mail.hotline ?><?cs /if ?>
<?cs var:Text.mail.automatic ?>
