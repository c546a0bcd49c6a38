<?cs # The books of the system; include after macros.cs. ?><?cs

# the tabs of the books this person may read ?><?cs
def:book_tabs() ?><?cs call:tabs_begin(Text.menu.register_list) ?>
<?cs each:book = Books ?><?cs call:tab(Text.register[book.kind].title, "register-list?kind=" + book.kind, book.current, "") ?><?cs /each ?>
<?cs call:tabs_end() ?><?cs /def ?><?cs

# a file of an entry ?><?cs
def:register_files(files) ?><?cs if:subcount(files) ?><ul class="files"><?cs each:file = files ?>
<li><?cs call:icon("file") ?><?cs
  if:file.scan_state == "infected" ?><span><?cs var:file.name ?></span> <?cs call:badge("overdue", "stop", Text.scan_state.infected) ?><?cs
  elif:file.scan_state == "pending" ?><span><?cs var:file.name ?></span> <?cs call:badge("waiting", "clock", Text.scan_state.pending) ?><?cs
  else ?><a href="/register-file?id=<?cs var:file.id ?>"><?cs var:file.name ?></a><?cs /if ?></li><?cs /each ?></ul><?cs /if ?><?cs /def ?><?cs

# one incident in words ?><?cs
def:incident_facts(one) ?><?cs call:dl_begin() ?>
<?cs call:dl_item(Text.incident.reporter, one.reporter) ?><?cs call:dl_some(Text.field.phone, one.phone) ?><?cs call:dl_some(Text.field.agency, one.agency) ?>
<?cs call:dl_item(Text.incident.occurred_at, one.occurred_at) ?><?cs call:dl_item(Text.incident.reported_at, one.reported_at) ?><?cs call:dl_some(Text.incident.page, one.page) ?>
<?cs call:dl_item(Text.incident.category, Text.incident_category[one.category]) ?><?cs call:dl_some(Text.incident.handler, one.handler) ?>
<?cs call:dl_some(Text.incident.agency_notified_at, one.agency_notified_at) ?><?cs call:dl_some(Text.incident.leader_reported_at, one.leader_reported_at) ?><?cs call:dl_some(Text.incident.closed_at, one.closed_at) ?>
<?cs call:dl_end() ?><?cs /def ?>
