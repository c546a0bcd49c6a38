<?cs # A day and what it is, in words, sign and colour; include after macros.cs ?><?cs

def:day_kind(kind) ?><?cs
  if:kind == "day_off" ?><?cs call:badge("overdue", "stop", Text.calendar_kind.day_off) ?><?cs
  elif:kind == "makeup_workday" ?><?cs call:badge("work", "play", Text.calendar_kind.makeup_workday) ?><?cs
  elif:kind == "confirmed" ?><?cs call:badge("done", "check", Text.admin_calendar.confirmed) ?><?cs
  elif:kind == "unconfirmed" ?><?cs call:badge("waiting", "hourglass", Text.admin_calendar.unconfirmed) ?><?cs
  else ?><?cs call:badge("none", "dot", Text.calendar_kind.ordinary) ?><?cs /if ?><?cs /def ?><?cs

def:weekday_and_day(line) ?><?cs var:Text.weekday[line.weekday] ?>, <b class="date"><?cs var:line.day ?></b><?cs /def ?><?cs

def:day_before_after(line) ?><?cs call:td_begin(Text.admin_calendar.before) ?><?cs call:day_kind(line.old_kind) ?> <?cs var:line.old_name ?><?cs call:td_end() ?><?cs
  call:td_begin(Text.admin_calendar.after) ?><?cs call:day_kind(line.new_kind) ?> <?cs var:line.new_name ?><?cs call:td_end() ?><?cs /def ?>
