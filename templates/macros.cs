<?cs # Every repeated piece of a page. Included first by each page; see README.md
     for the arguments. A macro's text arguments are escaped when printed. Paths
     are given without the leading slash, which stands here as a literal. ?><?cs

# --- signs ---------------------------------------------------------- ?><?cs

def:icon(sign) ?><svg aria-hidden="true"><use href="/img/icons.svg#<?cs var:sign ?>"/></svg><?cs /def ?><?cs

def:badge(kind, sign, words) ?><span class="badge b-<?cs var:kind ?>"><?cs call:icon(sign) ?><?cs var:words ?></span><?cs /def ?><?cs

def:badge_state(state) ?><?cs
  if:state == "completed" ?><?cs call:badge("done", "check", Text.state[state]) ?><?cs
  elif:state == "submitted" ?><?cs call:badge("waiting", "hourglass", Text.state[state]) ?><?cs
  elif:state == "in_progress" ?><?cs call:badge("work", "play", Text.state[state]) ?><?cs
  elif:state == "assigned" ?><?cs call:badge("new", "inbox", Text.state[state]) ?><?cs
  elif:state == "received" ?><?cs call:badge("new", "hand", Text.state[state]) ?><?cs
  elif:state == "returned" ?><?cs call:badge("back", "return", Text.state[state]) ?><?cs
  elif:state == "transferred" ?><?cs call:badge("none", "arrow", Text.state[state]) ?><?cs
  elif:state == "recalled" ?><?cs call:badge("none", "return", Text.state[state]) ?><?cs
  elif:state == "cancelled" ?><?cs call:badge("none", "stop", Text.state[state]) ?><?cs
  elif:state ?><?cs call:badge("none", "draft", Text.state[state]) ?><?cs
  /if ?><?cs /def ?><?cs

# days: a positive number, before or after the due date; "" when none ?><?cs
def:badge_time(time_state, days) ?><?cs
  if:time_state == "overdue" ?><span class="badge b-overdue"><?cs call:icon("overdue") ?><?cs
    if:days ?><?cs var:Text.days.late_before ?> <b><?cs var:days ?></b> <?cs
      if:days == "1" ?><?cs var:Text.days.late_after_one ?><?cs else ?><?cs var:Text.days.late_after ?><?cs /if ?><?cs
    else ?><?cs var:Text.time_state.overdue ?><?cs /if ?></span><?cs
  elif:time_state == "due_today" ?><?cs call:badge("due_today", "clock", Text.time_state.due_today) ?><?cs
  elif:time_state == "due_soon" ?><span class="badge b-due_soon"><?cs call:icon("clock") ?><?cs
    if:days ?><?cs var:Text.days.left_before ?> <b><?cs var:days ?></b> <?cs
      if:days == "1" ?><?cs var:Text.days.left_after_one ?><?cs else ?><?cs var:Text.days.left_after ?><?cs /if ?><?cs
    else ?><?cs var:Text.time_state.due_soon ?><?cs /if ?></span><?cs
  elif:time_state == "in_time" ?><span class="badge b-in_time"><?cs call:icon("dot") ?><?cs
    if:days ?><?cs var:Text.days.left_before ?> <b><?cs var:days ?></b> <?cs
      if:days == "1" ?><?cs var:Text.days.left_after_one ?><?cs else ?><?cs var:Text.days.left_after ?><?cs /if ?><?cs
    else ?><?cs var:Text.time_state.in_time ?><?cs /if ?></span><?cs
  elif:time_state == "no_deadline" ?><?cs call:badge("none", "infinite", Text.time_state.no_deadline) ?><?cs
  /if ?><?cs /def ?><?cs

# of an assignment that is open: the days stop when a result was handed in ?><?cs
def:badge_time_of(line) ?><?cs
  if:line.state != "submitted" ?><?cs call:badge_time(line.time_state, line.days) ?><?cs
  elif:line.time_state == "overdue" ?><?cs call:badge("late", "overdue", Text.time_state.overdue) ?><?cs
  elif:line.time_state != "no_deadline" ?><?cs call:badge("in_time", "dot", Text.time_state.in_time) ?><?cs /if ?><?cs /def ?><?cs

def:badge_outcome(outcome) ?><?cs
  if:outcome == "late" ?><?cs call:badge("late", "overdue", Text.outcome.late) ?><?cs
  elif:outcome == "early" || outcome == "on_time" ?><?cs call:badge("done", "check", Text.outcome[outcome]) ?><?cs
  elif:outcome == "no_deadline" ?><?cs call:badge("done", "check", Text.outcome.no_deadline) ?><?cs
  /if ?><?cs /def ?><?cs

def:badge_role(role) ?><?cs if:role ?><span class="badge b-role r-<?cs var:role ?>"><?cs var:Text.role[role] ?></span><?cs /if ?><?cs /def ?><?cs

def:badge_count(words, count) ?><?cs if:count && count != "0" ?><span class="badge b-count"><?cs var:words ?> <b><?cs var:count ?></b></span><?cs /if ?><?cs /def ?><?cs

def:urgency_mark(urgency) ?><?cs if:urgency && urgency != "normal" ?><span class="badge b-urgent u-<?cs var:urgency ?>"><?cs call:icon("flag") ?><?cs var:Text.urgency[urgency] ?></span><?cs /if ?><?cs /def ?><?cs

def:star(starred) ?><?cs if:starred ?><span class="star"><?cs call:icon("star") ?><span class="sr"><?cs var:Text.field.starred ?></span></span><?cs /if ?><?cs /def ?><?cs

def:date(day) ?><?cs if:day ?><span class="date"><?cs var:day ?></span><?cs else ?><span class="muted">–</span><?cs /if ?><?cs /def ?><?cs

def:person(name, title) ?><span class="person"><?cs var:name ?><?cs if:title ?> <span class="muted">(<?cs var:title ?>)</span><?cs /if ?></span><?cs /def ?><?cs

def:phone(number) ?><?cs if:number ?><a class="phone" href="tel:<?cs var:number ?>"><?cs var:number ?></a><?cs /if ?><?cs /def ?><?cs

def:email(address) ?><?cs if:address ?><a class="email" href="mailto:<?cs var:address ?>"><?cs var:address ?></a><?cs /if ?><?cs /def ?><?cs

# --- forms ---------------------------------------------------------- ?><?cs

def:form_hidden() ?><input type="hidden" name="csrf" value="<?cs var:Page.csrf ?>"><?cs if:Page.form_token ?><input type="hidden" name="token" value="<?cs var:Page.form_token ?>"><?cs /if ?><?cs if:Page.back ?><input type="hidden" name="back" value="<?cs var:Page.back ?>"><?cs /if ?><?cs /def ?><?cs

def:form_begin(path) ?><form method="post" action="/<?cs var:path ?>" class="form" data-form="<?cs var:path ?>"><?cs call:form_hidden() ?><?cs /def ?><?cs

# pages of signing in: no action, so that the query, with the path wanted,
  goes along as it is ?><?cs
def:form_begin_here() ?><form method="post" class="form"><?cs call:form_hidden() ?><?cs /def ?><?cs

def:form_begin_files(path) ?><form method="post" action="/<?cs var:path ?>" enctype="multipart/form-data" class="form" data-form="<?cs var:path ?>"><?cs call:form_hidden() ?><?cs /def ?><?cs

# one button that does something, between other things of a line ?><?cs
def:form_begin_inline(path) ?><form method="post" action="/<?cs var:path ?>" class="inline"><?cs call:form_hidden() ?><?cs /def ?><?cs

def:form_end() ?></form><?cs /def ?><?cs

def:hidden(name, value) ?><input type="hidden" name="<?cs var:name ?>" value="<?cs var:value ?>"><?cs /def ?><?cs

# what is wrong, on top of the form, each with a link to its field ?><?cs
def:error_summary(form) ?><?cs if:subcount(form.errors) ?>
<div class="errors" role="alert" tabindex="-1" data-errors>
  <p class="errors-title"><?cs call:icon("overdue") ?><?cs var:Text.form.errors_title ?></p>
  <ul><?cs each:wrong = form.errors ?>
    <li><a href="#f-<?cs var:wrong.field ?>"><?cs
      if:Text.field[wrong.label] ?><span><?cs var:Text.field[wrong.label] ?></span><?cs if:wrong.row ?> (<?cs var:Text.form.row ?> <?cs var:wrong.row ?>)<?cs /if ?>: <?cs
      elif:Text.field[wrong.field] ?><span><?cs var:Text.field[wrong.field] ?></span>: <?cs /if ?><?cs
      if:Text.error[wrong.key] ?><?cs var:Text.error[wrong.key] ?><?cs else ?><?cs var:Text.error.other ?><?cs /if ?></a></li><?cs /each ?>
  </ul>
</div><?cs /if ?><?cs /def ?><?cs

# pieces of one field: label before, help and message after ?><?cs
def:field_label(fname, words, need) ?><label for="f-<?cs var:fname ?>"><?cs var:words ?><?cs if:need ?><span class="need"> <?cs var:Text.form.required_mark ?></span><?cs /if ?></label><?cs /def ?><?cs

def:field_notes(f, fname, help) ?><?cs
  if:help ?><p class="help" id="h-<?cs var:fname ?>"><?cs var:help ?></p><?cs /if ?><?cs
  if:f.error ?><p class="error" id="e-<?cs var:fname ?>"><?cs call:icon("overdue") ?><?cs
    if:Text.error[f.error] ?><?cs var:Text.error[f.error] ?><?cs else ?><?cs var:Text.error.other ?><?cs /if ?></p><?cs /if ?><?cs /def ?><?cs

def:field_attributes(f, fname, help, need) ?> id="f-<?cs var:fname ?>" name="<?cs var:fname ?>"<?cs
  if:help && f.error ?> aria-describedby="h-<?cs var:fname ?> e-<?cs var:fname ?>"<?cs
  elif:help ?> aria-describedby="h-<?cs var:fname ?>"<?cs
  elif:f.error ?> aria-describedby="e-<?cs var:fname ?>"<?cs /if ?><?cs
  if:f.error ?> aria-invalid="true"<?cs /if ?><?cs if:need ?> aria-required="true"<?cs /if ?><?cs /def ?><?cs

def:input_line(f, name, label, help, required) ?><div class="field<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, label, required) ?><input type="text"<?cs call:field_attributes(f, name, help, required) ?> value="<?cs var:f.value ?>" autocomplete="off"><?cs
  call:field_notes(f, name, help) ?></div><?cs /def ?><?cs

def:input_short(f, name, label, help, required) ?><div class="field short<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, label, required) ?><input type="text"<?cs call:field_attributes(f, name, help, required) ?> value="<?cs var:f.value ?>" autocomplete="off"><?cs
  call:field_notes(f, name, help) ?></div><?cs /def ?><?cs

def:input_email(f, name, label, help, required) ?><div class="field<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, label, required) ?><input type="text" inputmode="email" autocapitalize="none" spellcheck="false"<?cs call:field_attributes(f, name, help, required) ?> value="<?cs var:f.value ?>" autocomplete="email"><?cs
  call:field_notes(f, name, help) ?></div><?cs /def ?><?cs

def:input_text(f, name, label, help, required, rows) ?><div class="field<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, label, required) ?><textarea<?cs call:field_attributes(f, name, help, required) ?> rows="<?cs var:rows ?>" data-keep><?cs var:f.value ?></textarea><?cs
  call:field_notes(f, name, help) ?></div><?cs /def ?><?cs

def:input_number(f, name, label, help, required) ?><div class="field short<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, label, required) ?><input type="text" inputmode="numeric"<?cs call:field_attributes(f, name, help, required) ?> value="<?cs var:f.value ?>" autocomplete="off"><?cs
  call:field_notes(f, name, help) ?></div><?cs /def ?><?cs

def:input_date(f, name, label, help, required) ?><div class="field short<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, label, required) ?><input type="text" data-date="<?cs var:Text.form.pick_date ?>"<?cs call:field_attributes(f, name, help, required) ?> value="<?cs var:f.value ?>" placeholder="<?cs var:Text.form.date_pattern ?>" maxlength="10" autocomplete="off"><?cs
  call:field_notes(f, name, help) ?></div><?cs /def ?><?cs

def:input_moment(f, name, label, help, required) ?><div class="field short<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, label, required) ?><input type="text" data-moment<?cs call:field_attributes(f, name, help, required) ?> value="<?cs var:f.value ?>" placeholder="<?cs var:Text.form.moment_pattern ?>" maxlength="16" autocomplete="off"><?cs
  call:field_notes(f, name, help) ?></div><?cs /def ?><?cs

# words of time; app.js shows what the program reads in them.
     issued: id of the field with the date of the directive ("f-issued_on") ?><?cs
def:input_deadline(f, name, label, help, required, issued) ?><div class="field<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, label, required) ?><?cs set:Script.deadline = "1" ?><input type="text" data-deadline data-issued="<?cs var:issued ?>"<?cs call:field_attributes(f, name, help, required) ?> value="<?cs var:f.value ?>" autocomplete="off"><?cs
  call:field_notes(f, name, help) ?></div><?cs /def ?><?cs

# names of agencies and groups, separated by ";"; app.js makes chips of it ?><?cs
def:input_agencies(f, name, label, help, required) ?><div class="field<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, label, required) ?><?cs set:Script.agencies = "1" ?><input type="text" data-agencies="0"<?cs call:field_attributes(f, name, help, required) ?> value="<?cs var:f.value ?>" autocomplete="off"><?cs
  call:field_notes(f, name, help) ?></div><?cs /def ?><?cs

def:input_agency(f, name, label, help, required) ?><div class="field<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, label, required) ?><?cs set:Script.agencies = "1" ?><input type="text" data-agencies="1"<?cs call:field_attributes(f, name, help, required) ?> value="<?cs var:f.value ?>" autocomplete="off"><?cs
  call:field_notes(f, name, help) ?></div><?cs /def ?><?cs

def:select(f, name, label, help, required, options) ?><div class="field<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, label, required) ?><select<?cs call:field_attributes(f, name, help, required) ?>>
    <option value=""><?cs var:Text.form.choose ?></option><?cs each:option = options ?>
    <option value="<?cs var:option.value ?>"<?cs if:option.selected || (f.value && option.value == f.value) ?> selected<?cs /if ?>><?cs var:option.label ?></option><?cs /each ?>
  </select><?cs call:field_notes(f, name, help) ?></div><?cs /def ?><?cs

# a select without the empty first line: something is always chosen ?><?cs
def:select_one(f, name, label, help, options) ?><div class="field<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, label, "") ?><select<?cs call:field_attributes(f, name, help, "") ?>><?cs each:option = options ?>
    <option value="<?cs var:option.value ?>"<?cs if:option.selected || (f.value && option.value == f.value) ?> selected<?cs /if ?>><?cs var:option.label ?></option><?cs /each ?>
  </select><?cs call:field_notes(f, name, help) ?></div><?cs /def ?><?cs

def:group_head(fname, words, need) ?><legend id="f-<?cs var:fname ?>" tabindex="-1"><?cs var:words ?><?cs if:need ?><span class="need"> <?cs var:Text.form.required_mark ?></span><?cs /if ?></legend><?cs /def ?><?cs

def:radio_group(f, name, label, help, required, options) ?><fieldset class="field choices<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:group_head(name, label, required) ?><?cs call:field_notes(f, name, help) ?><?cs each:option = options ?>
  <label class="choice"><input type="radio" name="<?cs var:name ?>" value="<?cs var:option.value ?>"<?cs if:option.selected || (f.value && option.value == f.value) ?> checked<?cs /if ?>> <span><?cs var:option.label ?><?cs if:option.help ?><small><?cs var:option.help ?></small><?cs /if ?></span></label><?cs /each ?>
</fieldset><?cs /def ?><?cs

def:check_group(f, name, label, help, options) ?><fieldset class="field choices<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:group_head(name, label, "") ?><?cs call:field_notes(f, name, help) ?><?cs each:option = options ?>
  <label class="choice"><input type="checkbox" name="<?cs var:name ?>" value="<?cs var:option.value ?>"<?cs if:option.selected || f.has[option.value] ?> checked<?cs /if ?>> <span><?cs var:option.label ?></span></label><?cs /each ?>
</fieldset><?cs /def ?><?cs

def:checkbox(f, name, label, help) ?><div class="field choices<?cs if:f.error ?> bad<?cs /if ?>"><label class="choice"><input type="checkbox" value="1"<?cs
  call:field_attributes(f, name, help, "") ?><?cs if:f.value ?> checked<?cs /if ?>> <span><?cs var:label ?></span></label><?cs
  call:field_notes(f, name, help) ?></div><?cs /def ?><?cs

def:file_input(f, name, label, help, required) ?><div class="field<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, label, required) ?><?cs
  if:subcount(f.held) ?><ul class="held"><?cs each:file = f.held ?><li><label class="choice"><input type="checkbox" name="<?cs var:name ?>_held" value="<?cs var:file.id ?>" checked> <span><?cs var:file.name ?> <span class="muted"><?cs var:file.size_kb ?> KB</span></span></label></li><?cs /each ?></ul><p class="help"><?cs var:Text.secrecy.held ?></p><?cs
    if:f.unread ?><label class="choice"><input type="checkbox" name="no_secret" value="1"<?cs if:f.confirmed ?> checked<?cs /if ?>> <span><?cs var:Text.secrecy.confirm ?></span></label><?cs /if ?><?cs set:Script.files = "1" ?><input type="file" multiple data-files<?cs if:help == Text.help.files ?> accept=".pdf,.docx,.xlsx,.doc,.xls,.jpg,.jpeg,.png" data-photo<?cs /if ?><?cs call:field_attributes(f, name, help, "") ?>><?cs
  else ?><?cs set:Script.files = "1" ?><input type="file" multiple data-files<?cs if:help == Text.help.files ?> accept=".pdf,.docx,.xlsx,.doc,.xls,.jpg,.jpeg,.png" data-photo<?cs /if ?><?cs call:field_attributes(f, name, help, required) ?>><?cs
    if:(subcount(Form.errors) || subcount(Understood)) && f.error ?><p class="help again"><?cs var:Text.form.files_again ?></p><?cs /if ?><?cs /if ?><?cs
  call:field_notes(f, name, help) ?></div><?cs /def ?><?cs

# hint: "current-password", "new-password" or "off", for password keepers ?><?cs
def:secret_input(f, name, label, help, hint) ?><div class="field<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, label, "") ?><?cs set:Script.secret = "1" ?><input type="password" data-secret="<?cs var:Text.form.show_secret ?>"<?cs call:field_attributes(f, name, help, "1") ?> autocomplete="<?cs var:hint ?>" autocapitalize="none" spellcheck="false"><?cs
  call:field_notes(f, name, help) ?></div><?cs /def ?><?cs

def:actions_begin() ?><div class="actions"><?cs /def ?><?cs
def:actions_end() ?></div><?cs /def ?><?cs

# a blank after each: text browsers put them on one line ?><?cs
def:button_primary(label) ?><button type="submit" class="button primary"><?cs var:label ?></button> <?cs /def ?><?cs
def:button_secondary(label) ?><button type="submit" class="button"><?cs var:label ?></button> <?cs /def ?><?cs
def:button_danger(label) ?><button type="submit" class="button danger"><?cs var:label ?></button> <?cs /def ?><?cs
# kind: primary, secondary or danger; name and value are sent along ?><?cs
def:button_named(kind, label, name, value) ?><button type="submit" class="button <?cs var:kind ?>" name="<?cs var:name ?>" value="<?cs var:value ?>"><?cs var:label ?></button> <?cs /def ?><?cs
def:link_button(label, path) ?><a class="button" href="/<?cs var:path ?>"><?cs var:label ?></a> <?cs /def ?><?cs
def:link_primary(label, path) ?><a class="button primary" href="/<?cs var:path ?>"><?cs var:label ?></a> <?cs /def ?><?cs
def:link_danger(label, path) ?><a class="button danger" href="/<?cs var:path ?>"><?cs var:label ?></a> <?cs /def ?><?cs
def:link(label, path) ?><a href="/<?cs var:path ?>"><?cs var:label ?></a><?cs /def ?><?cs
def:print_button() ?><button type="button" class="button js-only" data-print hidden><?cs call:icon("print") ?><?cs var:Text.button.print ?></button><?cs /def ?><?cs

# --- the page ------------------------------------------------------- ?><?cs

# above: a line over the title ("Công văn 12/UBND-KT"), or "" ?><?cs
def:head(title, above) ?><header class="page-head"><?cs if:above ?><p class="above"><?cs var:above ?></p><?cs /if ?><h1><?cs var:title ?></h1></header><?cs /def ?><?cs
def:head_begin(title, above) ?><header class="page-head"><div><?cs if:above ?><p class="above"><?cs var:above ?></p><?cs /if ?><h1><?cs var:title ?></h1></div><div class="head-actions"><?cs /def ?><?cs
def:head_end() ?></div></header><?cs /def ?><?cs

def:crumb_begin() ?><nav class="crumbs screen-only" aria-label="<?cs var:Text.app.path ?>"><ol><?cs /def ?><?cs
def:crumb(label, path) ?><li><a href="/<?cs var:path ?>"><?cs var:label ?></a></li><?cs /def ?><?cs
def:crumb_end() ?></ol></nav><?cs /def ?><?cs

def:section_begin(title) ?><section class="panel"><h2><?cs var:title ?></h2><?cs /def ?><?cs
def:section_end() ?></section><?cs /def ?><?cs

def:columns_begin() ?><div class="columns"><div class="column-main"><?cs /def ?><?cs
def:columns_next() ?></div><div class="column-side"><?cs /def ?><?cs
def:columns_end() ?></div></div><?cs /def ?><?cs

def:callout_sign(kind) ?><?cs if:kind == "good" ?><?cs call:icon("check") ?><?cs elif:kind == "info" ?><?cs call:icon("info") ?><?cs else ?><?cs call:icon("overdue") ?><?cs /if ?><?cs /def ?><?cs
# kind: info, good, warn or bad ?><?cs
def:callout(kind, words) ?><div class="callout c-<?cs var:kind ?>"><?cs call:callout_sign(kind) ?><p><?cs var:words ?></p></div><?cs /def ?><?cs

# tone: overdue, due_soon, waiting, in_time, done or none ?><?cs
def:boxes_begin(label) ?><nav class="boxes" aria-label="<?cs var:label ?>"><ul><?cs /def ?><?cs
def:box_inside(number, label) ?><b><?cs if:number ?><?cs var:number ?><?cs else ?>0<?cs /if ?></b><span><?cs var:label ?></span><?cs /def ?><?cs
# path "": a number with no list of exactly its rows leads nowhere ?><?cs
def:box(number, label, path, tone) ?><li><?cs if:path ?><a class="box t-<?cs var:tone ?><?cs if:number == "0" ?> zero<?cs /if ?>" href="/<?cs var:path ?>"><?cs call:box_inside(number, label) ?></a><?cs else ?><div class="box t-<?cs var:tone ?><?cs if:number == "0" ?> zero<?cs /if ?>"><?cs call:box_inside(number, label) ?></div><?cs /if ?></li><?cs /def ?><?cs
def:boxes_end() ?></ul></nav><?cs /def ?><?cs

def:empty_state(title, text, label, path) ?><div class="empty"><?cs call:icon("inbox") ?><p class="empty-title"><?cs var:title ?></p><?cs
  if:text ?><p><?cs var:text ?></p><?cs /if ?><?cs if:path ?><p><a class="button" href="/<?cs var:path ?>"><?cs var:label ?></a></p><?cs /if ?></div><?cs /def ?><?cs

def:pager(newer, older) ?><?cs if:newer || older ?><nav class="pager screen-only" aria-label="<?cs var:Text.list.pages ?>"><?cs
  if:newer ?><a class="button" rel="prev" href="/<?cs var:newer ?>"><?cs call:icon("left") ?><?cs var:Text.list.newer ?></a><?cs /if ?><?cs
  if:older ?><a class="button" rel="next" href="/<?cs var:older ?>"><?cs var:Text.list.older ?><?cs call:icon("right") ?></a><?cs /if ?></nav><?cs /if ?><?cs /def ?><?cs

def:tabs_begin(label) ?><nav class="tabs" aria-label="<?cs var:label ?>"><ul><?cs /def ?><?cs
def:tab(label, path, current, count) ?><li><a href="/<?cs var:path ?>"<?cs if:current ?> aria-current="page"<?cs /if ?>><?cs var:label ?><?cs if:count ?> <span class="count"><?cs var:count ?></span><?cs /if ?></a></li><?cs /def ?><?cs
def:tabs_end() ?></ul></nav><?cs /def ?><?cs

# fields between filter_begin and filter_end; many: shows an open filter ?><?cs
def:filter_begin(path) ?><form method="get" action="/<?cs var:path ?>" class="filter screen-only" role="search"><?cs /def ?><?cs
def:filter_search(f, name, label) ?><div class="field grow"><label for="f-<?cs var:name ?>"><?cs var:label ?></label><input type="search" id="f-<?cs var:name ?>" name="<?cs var:name ?>" value="<?cs var:f.value ?>" data-search></div><?cs /def ?><?cs
def:filter_end(clear_path) ?><div class="actions"><button type="submit" class="button primary"><?cs var:Text.button.filter ?></button><?cs if:clear_path ?><a class="button plain" href="/<?cs var:clear_path ?>"><?cs var:Text.button.clear_filter ?></a><?cs /if ?></div></form><?cs /def ?><?cs

def:details_begin(summary) ?><details class="details"><summary><?cs var:summary ?></summary><div class="details-body"><?cs /def ?><?cs
def:details_begin_open(summary) ?><details class="details" open><summary><?cs var:summary ?></summary><div class="details-body"><?cs /def ?><?cs
def:details_end() ?></div></details><?cs /def ?><?cs

# an act that cannot be undone: what will happen, then the form inside ?><?cs
def:confirm_begin(title, text) ?><section class="panel confirm"><h2><?cs call:icon("overdue") ?><?cs var:title ?></h2><p><?cs var:text ?></p><?cs /def ?><?cs
def:confirm_end() ?></section><?cs /def ?><?cs

# --- values --------------------------------------------------------- ?><?cs

def:dl_begin() ?><dl class="values"><?cs /def ?><?cs
def:dl_item(label, value) ?><div><dt><?cs var:label ?></dt><dd><?cs if:value ?><?cs var:value ?><?cs else ?><span class="muted">–</span><?cs /if ?></dd></div><?cs /def ?><?cs
# nothing at all when the value is empty ?><?cs
def:dl_some(label, value) ?><?cs if:value ?><div><dt><?cs var:label ?></dt><dd><?cs var:value ?></dd></div><?cs /if ?><?cs /def ?><?cs
def:dl_item_begin(label) ?><div><dt><?cs var:label ?></dt><dd><?cs /def ?><?cs
def:dl_item_end() ?></dd></div><?cs /def ?><?cs
# a value that may be a sentence: a row of its own ?><?cs
def:dl_wide_begin(label) ?><div class="wide"><dt><?cs var:label ?></dt><dd><?cs /def ?><?cs
def:dl_end() ?></dl><?cs /def ?><?cs

# text with its line breaks ?><?cs
def:prose(words) ?><div class="prose"><?cs var:words ?></div><?cs /def ?><?cs

# --- tables --------------------------------------------------------- ?><?cs

def:table_begin(caption) ?><div class="table" data-list><table><caption class="sr"><?cs var:caption ?></caption><?cs /def ?><?cs
def:table_head() ?><thead><tr><?cs /def ?><?cs
def:th(label) ?><th scope="col"><?cs var:label ?></th><?cs /def ?><?cs
def:th_number(label) ?><th scope="col" class="number"><?cs var:label ?></th><?cs /def ?><?cs
def:th_sort(label, path, order) ?><th scope="col"<?cs if:order ?> aria-sort="<?cs var:order ?>"<?cs /if ?>><a href="/<?cs var:path ?>"><?cs var:label ?></a></th><?cs /def ?><?cs
def:th_check(label) ?><th scope="col" class="check"><span class="sr"><?cs var:label ?></span><input type="checkbox" class="js-only" data-check-all aria-label="<?cs var:Text.list.check_all ?>" hidden></th><?cs /def ?><?cs
def:table_body() ?></tr></thead><tbody><?cs /def ?><?cs
def:row_begin() ?><tr><?cs /def ?><?cs
# tone: as for box; a coloured edge beside the words in the row ?><?cs
def:row_begin_tone(tone) ?><tr class="t-<?cs var:tone ?>"><?cs /def ?><?cs
def:td(label, value) ?><td data-label="<?cs var:label ?>"><div><?cs if:value ?><?cs var:value ?><?cs else ?><span class="muted">–</span><?cs /if ?></div></td><?cs /def ?><?cs
def:td_number(label, value) ?><td class="number" data-label="<?cs var:label ?>"><div><?cs var:value ?></div></td><?cs /def ?><?cs
def:td_begin(label) ?><td data-label="<?cs var:label ?>"><div><?cs /def ?><?cs
# the cell that names the row: no label on a phone, large type ?><?cs
def:td_main_begin() ?><td class="main"><div><?cs /def ?><?cs
# a cell that says what it is without a label, on a phone too: beside others ?><?cs
def:td_piece_begin() ?><td><?cs /def ?><?cs
def:td_piece_end() ?></td><?cs /def ?><?cs
def:td_piece(value) ?><td><?cs var:value ?></td><?cs /def ?><?cs
def:td_end() ?></div></td><?cs /def ?><?cs
def:td_check(name, value, words) ?><td class="check"><input type="checkbox" name="<?cs var:name ?>" value="<?cs var:value ?>" aria-label="<?cs var:words ?>"></td><?cs /def ?><?cs
# in words of the link that td_named gives, which need not be said twice ?><?cs
def:td_check_named(name, value) ?><td class="check"><input type="checkbox" name="<?cs var:name ?>" value="<?cs var:value ?>" aria-labelledby="n<?cs var:value ?>"></td><?cs /def ?><?cs
def:row_end() ?></tr><?cs /def ?><?cs
def:table_end() ?></tbody></table></div><?cs /def ?><?cs

# the link that opens a row: o on the keyboard ?><?cs
def:row_link(words, path) ?><a class="row-link" href="/<?cs var:path ?>"><?cs var:words ?></a><?cs /def ?><?cs

def:row_link_named(words, path, id) ?><a class="row-link" id="n<?cs var:id ?>" href="/<?cs var:path ?>"><?cs var:words ?></a><?cs /def ?><?cs

# what to do with the rows chosen, below a table inside a form ?><?cs
def:bulk_begin() ?><div class="bulk screen-only" data-bulk><p class="bulk-count" role="status" data-bulk-count></p><div class="actions"><?cs /def ?><?cs
def:bulk_end() ?></div></div><?cs /def ?><?cs

# --- rows of a form that repeat ------------------------------------- ?><?cs

def:repeat_begin(group, max) ?><div class="repeat" data-repeat="<?cs var:group ?>" data-max="<?cs var:max ?>"><?cs /def ?><?cs
def:repeat_row_begin(title) ?><fieldset class="panel row" data-row><legend><?cs var:title ?> <span data-row-number></span></legend><?cs /def ?><?cs
def:repeat_row_end() ?><button type="button" class="button plain small" data-row-remove hidden><?cs var:Text.button.remove_row ?></button></fieldset><?cs /def ?><?cs
# inside: one row written with "__n__" as its number. Text browsers do not know
# <template>: they would show the row, and send it. ?><?cs
def:repeat_template_begin() ?><script type="text/html" data-row-template><?cs /def ?><?cs
def:repeat_template_end() ?></script><?cs /def ?><?cs
def:repeat_end(label) ?><p class="actions js-only" hidden><button type="button" class="button" data-row-add><?cs call:icon("plus") ?><?cs var:label ?></button></p></div><?cs /def ?><?cs

# --- files, history ------------------------------------------------- ?><?cs

# what the signatures of a PDF are worth: for information, nothing hangs on it ?><?cs
def:signature_badge(s) ?> <span class="signature"><?cs
  if:s.state == "altered" ?><?cs call:badge("overdue", "stop", Text.signature.altered) ?><?cs
  elif:s.state == "unchecked" ?><?cs call:badge("none", "info", Text.signature.unchecked) ?><?cs
  elif:s.chain == "trusted" && s.whole && !s.weak ?><?cs call:badge("done", "check", Text.signature.intact) ?><?cs
  else ?><?cs call:badge("due_soon", "check", Text.signature.intact) ?><?cs /if ?><?cs
  if:s.state != "unchecked" ?> <span class="muted"><?cs var:s.signer ?><?cs if:s.at ?>, <?cs var:s.at ?><?cs /if ?><?cs if:s.count > 1 ?> (<?cs var:s.count ?> <?cs var:Text.signature.count ?>)<?cs /if ?>; <?cs var:Text.signature_chain[s.chain] ?>; <?cs
    if:s.whole ?><?cs var:Text.signature.whole ?><?cs else ?><?cs var:Text.signature.part ?><?cs /if ?><?cs if:s.weak ?>; <?cs var:Text.signature.weak ?><?cs /if ?></span><?cs /if ?></span><?cs /def ?><?cs

def:file_list(files) ?><?cs if:subcount(files) ?><ul class="files"><?cs each:file = files ?>
  <li><?cs call:icon("file") ?><?cs
    if:file.scan_state == "infected" ?><span><?cs var:file.name ?></span> <?cs call:badge("overdue", "stop", Text.scan_state.infected) ?><?cs
    elif:file.scan_state == "pending" ?><span><?cs var:file.name ?></span> <?cs call:badge("waiting", "clock", Text.scan_state.pending) ?><?cs
    else ?><a href="/file-get?id=<?cs var:file.id ?>"><?cs var:file.name ?></a><?cs if:file.size_kb ?> <span class="muted"><?cs var:file.size_kb ?> KB</span><?cs /if ?><?cs if:file.scan_state == "clean" ?> <span class="muted">(<?cs var:Text.scan_state[file.scan_state] ?>)</span><?cs /if ?><?cs /if ?><?cs
    if:file.content == "confirmed" ?> <span class="muted file-note"><?cs var:Text.secrecy.unread ?></span><?cs /if ?><?cs
    if:file.signature.state ?><?cs call:signature_badge(file.signature) ?><?cs /if ?></li><?cs /each ?>
</ul><?cs /if ?><?cs /def ?><?cs

def:timeline_begin() ?><ol class="timeline"><?cs /def ?><?cs
def:timeline_item_begin(at, kind, actor, agency) ?><li class="e-<?cs var:kind ?>"><p class="what"><b><?cs var:Text.event[kind] ?></b> <span class="date"><?cs var:at ?></span></p><p class="who"><?cs var:actor ?><?cs if:agency ?>, <?cs var:agency ?><?cs /if ?></p><?cs /def ?><?cs
def:timeline_reason(words) ?><?cs if:words ?><div class="prose"><?cs var:words ?></div><?cs /if ?><?cs /def ?><?cs
def:timeline_note(label, value) ?><?cs if:value ?><p class="note"><span class="muted"><?cs var:label ?>:</span> <?cs var:value ?></p><?cs /if ?><?cs /def ?><?cs
def:timeline_change(label, before, after) ?><p class="change"><span class="muted"><?cs var:label ?>:</span> <?cs if:before ?><del><?cs var:before ?></del><?cs /if ?> <?cs if:after ?><ins><?cs var:after ?></ins><?cs else ?><ins>–</ins><?cs /if ?></p><?cs /def ?><?cs
def:timeline_item_end() ?></li><?cs /def ?><?cs
def:timeline_end() ?></ol><?cs /def ?><?cs

# what became of a message, said by a server in its own words or by us: "last_answer" ?><?cs
def:server_answer(said) ?><?cs if:said == "the address is on a network that is not admitted" ?><?cs var:Text.answer.not_admitted ?><?cs elif:said == "interrupted while sending" ?><?cs var:Text.answer.interrupted ?><?cs elif:said == "there is no gateway" ?><?cs var:Text.answer.no_gateway ?><?cs else ?><?cs var:said ?><?cs /if ?><?cs /def ?><?cs

# done of all, as a bar and in words; per cent from 0 to 100 made in C ?><?cs
def:rate_bar(percent, words) ?><span class="rate"><progress max="100" value="<?cs var:percent ?>" aria-hidden="true"></progress> <?cs var:words ?></span><?cs /def ?>
