<?cs # The same as report-frozen.cs for readers of HTML. needs: Mail, Frozen, Text ?><?cs include:"mail/frame.cs" ?><?cs call:letter_begin(Text.mail.frozen_subject + " " + Frozen.Period.from + " - " + Frozen.Period.to) ?>
<p><?cs var:Text.mail.frozen_text ?> <b><?cs var:Frozen.Period.from ?> - <?cs var:Frozen.Period.to ?></b> (<?cs var:Text.period_kind[Frozen.Period.kind] ?>).</p>
<p><?cs var:Text.mail.frozen_send_by ?>: <b><?cs var:Frozen.Period.send_by ?></b><br><?cs var:Text.mail.frozen_rows ?>: <?cs var:Frozen.n_rows ?><br><?cs var:Text.mail.frozen_sum ?>: <span style="font-family:monospace;word-break:break-all"><?cs var:Frozen.sum ?></span></p>
<p><?cs var:Text.mail.frozen_open ?>: <a href="<?cs var:Mail.link ?>"><?cs var:Mail.link ?></a></p>
<?cs call:letter_end() ?>
