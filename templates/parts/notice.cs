<?cs # Pieces the pages about notices share; include after macros.cs. ?><?cs

# where a notice stands ?><?cs
def:notice_state(state) ?><?cs
  if:state == "sent" ?><?cs call:badge("done", "check", Text.notice.state[state]) ?><?cs
  elif:state == "withdrawn" ?><?cs call:badge("none", "stop", Text.notice.state[state]) ?><?cs
  elif:state == "signed" ?><?cs call:badge("work", "check", Text.notice.state[state]) ?><?cs
  elif:state ?><?cs call:badge("waiting", "hourglass", Text.notice.state[state]) ?><?cs /if ?><?cs /def ?><?cs

# which rung: the last one stands out ?><?cs
def:notice_nth(item) ?><?cs if:item.last ?><?cs call:badge("overdue", "overdue", Text.notice.nth + " " + item.nth) ?><?cs else ?><?cs call:badge("due_soon", "flag", Text.notice.nth + " " + item.nth) ?><?cs /if ?><?cs /def ?><?cs

# what came between, or waits ?><?cs
def:notice_between(item) ?><?cs
  if:item.withdrawn_reason ?> <?cs call:badge("none", "stop", Text.notice.withdrawal[item.withdrawn_reason]) ?><?cs if:item.withdrawn_note ?> <small class="muted"><?cs var:item.withdrawn_note ?></small><?cs /if ?><?cs
  elif:item.withdrawal ?> <?cs call:badge("back", "info", Text.notice.withdrawal[item.withdrawal]) ?><?cs
  elif:item.pending ?> <?cs call:badge("waiting", "hourglass", Text.notice.pending) ?><?cs /if ?><?cs /def ?><?cs

# the cells of one task: the same on every list ?><?cs
def:notice_head_cells() ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.notice.nth) ?><?cs call:th(Text.field.due_on) ?><?cs call:th_number(Text.notice.days) ?><?cs call:th(Text.notice.before) ?><?cs call:th(Text.notice.update) ?><?cs /def ?><?cs
def:notice_cells(item, take_out) ?><?cs
  call:td_main_begin() ?><?cs call:row_link(item.title, "task-view?id=" + item.assignment_id) ?> <small class="muted"><?cs var:item.reference ?>, <?cs var:item.issued_on ?></small><?cs call:notice_between(item) ?><?cs if:take_out && !item.withdrawn_reason ?> <a class="screen-only" href="/notice-item-withdraw?id=<?cs var:item.id ?>"><?cs var:Text.notice.take_out ?></a><?cs /if ?><?cs call:td_end() ?><?cs
  call:td_begin(Text.notice.nth) ?><?cs call:notice_nth(item) ?><?cs call:td_end() ?><?cs
  call:td_begin(Text.field.due_on) ?><?cs call:date(item.due_on) ?><?cs if:item.extended ?> <small class="muted"><?cs var:Text.notice.extended ?></small><?cs /if ?><?cs call:td_end() ?><?cs
  call:td_number(Text.notice.days, item.days) ?><?cs
  call:td(Text.notice.before, item.before) ?><?cs
  call:td(Text.notice.update, item.update_text) ?><?cs /def ?><?cs

# one notice in short, beside a form about it ?><?cs
def:notice_summary() ?><?cs call:section_begin(Text.notice.about) ?>
<p><?cs call:notice_state(Notice.state) ?></p>
<?cs call:dl_begin() ?>
<?cs call:dl_item(Text.field.reference, Notice.reference) ?>
<?cs call:dl_item(Text.field.agency, Notice.agency) ?>
<?cs call:dl_item(Text.notice.issued_on, Notice.issued_on) ?>
<?cs call:dl_item(Text.field.answer_by, Notice.answer_by) ?>
<?cs call:dl_item(Text.notice.n_items, Notice.n_items) ?>
<?cs call:dl_end() ?>
<?cs call:section_end() ?><?cs /def ?>
