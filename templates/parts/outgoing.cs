<?cs # A document issued as it is shown; include after macros.cs. ?><?cs

def:outgoing_badges(d) ?><?cs if:d.withdrawn_at ?><?cs call:badge("none", "stop", Text.outgoing.withdrawn) ?> <?cs /if ?><?cs
if:d.mark == "no_task" ?><?cs call:badge("none", "check", Text.outgoing_mark.no_task) ?><?cs
elif:d.forwarded_at ?><?cs call:badge("done", "check", Text.outgoing.recorded) ?><?cs
elif:d.mark == "has_tasks" ?><?cs call:badge("work", "draft", Text.outgoing_mark.has_tasks) ?><?cs
else ?><?cs call:badge("new", "inbox", Text.outgoing_mark.unmarked) ?><?cs /if ?> <?cs call:urgency_mark(d.urgency) ?><?cs
if:d.late ?> <?cs call:badge("late", "overdue", Text.outgoing.late) ?><?cs /if ?><?cs
if:d.to_review ?> <?cs call:badge("waiting", "overdue", Text.outgoing.to_review) ?><?cs /if ?><?cs /def ?><?cs

def:outgoing_clock(d) ?><?cs if:d.recorded ?><span class="date"><?cs var:d.record_due_at ?></span><?cs elif:d.late ?><b class="date"><?cs var:d.record_due_at ?></b><br><span class="muted"><?cs var:d.age ?> <?cs var:Text.outgoing.days_old ?></span><?cs else ?><span class="date"><?cs var:d.record_due_at ?></span><br><span class="muted"><?cs if:d.age == "0" ?><?cs var:Text.outgoing.today ?><?cs else ?><?cs var:d.age ?> <?cs var:Text.outgoing.days_old ?><?cs /if ?></span><?cs /if ?><?cs /def ?><?cs

def:outgoing_facts(d) ?><?cs call:dl_begin() ?>
<?cs call:dl_some(Text.field.doc_type, d.doc_type_words) ?>
<?cs call:dl_item(Text.field.issued_on, d.issued_on) ?>
<?cs call:dl_item(Text.field.released_at, d.released_at) ?>
<?cs call:dl_some(Text.field.signer, d.signer) ?>
<?cs call:dl_some(Text.outgoing.due_on, d.due_on) ?>
<?cs call:dl_some(Text.field.recipients, d.recipients) ?>
<?cs call:dl_item_begin(Text.field.record_due_at) ?><span class="date"><?cs var:d.record_due_at ?></span><br><small class="muted"><?cs var:d.record_derivation ?></small><?cs call:dl_item_end() ?>
<?cs call:dl_item_begin(Text.field.document_code) ?><span class="code"><?cs var:d.code ?></span><?cs call:dl_item_end() ?>
<?cs if:d.sender_name || d.sender_code ?><?cs call:dl_item_begin(Text.outgoing.sender) ?><?cs var:d.sender_name ?> <?cs var:d.sender_code ?><?cs call:dl_item_end() ?><?cs /if ?>
<?cs call:dl_item_begin(Text.outgoing.received) ?><?cs var:d.received_at ?>, <?cs var:d.received_by ?>, <?cs var:Text.outgoing_origin[d.origin] ?><?cs call:dl_item_end() ?>
<?cs if:d.marked_at ?><?cs call:dl_item_begin(Text.outgoing.marked) ?><?cs var:d.marked_by ?>, <?cs var:d.marked_at ?><?cs call:dl_item_end() ?><?cs /if ?>
<?cs call:dl_some(Text.outgoing.reason, d.mark_reason) ?>
<?cs call:dl_end() ?><?cs /def ?><?cs

def:outgoing_review_words(v) ?><?cs var:Text.outgoing_change[v.kind] ?><?cs if:v.replacement ?> (<?cs call:link(v.replacement, "outgoing-view?id=" + v.replacement_id) ?>)<?cs /if ?><?cs if:v.reason ?>: <?cs var:v.reason ?><?cs /if ?><?cs /def ?>
