<?cs # Pieces the pages about one assignment share; include after macros.cs.
     needs: Assignment, Task, Directive, Agency ?><?cs

# choices whose words are a section of the texts: value = name of the text ?><?cs
def:radio_words(f, name, label, help, required, words) ?><fieldset class="field choices<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:group_head(name, label, required) ?><?cs call:field_notes(f, name, help) ?><?cs each:word = words ?>
  <label class="choice"><input type="radio" name="<?cs var:name ?>" value="<?cs var:name(word) ?>"<?cs if:f.value == name(word) ?> checked<?cs /if ?>> <span><?cs var:word ?></span></label><?cs /each ?>
</fieldset><?cs /def ?><?cs

# where this stands: the state, the time, and who has it ?><?cs
def:task_badges() ?><p class="badges"><?cs call:badge_state(Assignment.state) ?> <?cs
  if:Assignment.finished ?><?cs call:badge_outcome(Assignment.outcome) ?><?cs
  elif:Assignment.open ?><?cs call:badge_time_of(Assignment) ?><?cs /if ?> <?cs
  call:badge_role(Assignment.role) ?> <?cs call:urgency_mark(Directive.urgency) ?> <?cs call:star(Task.starred) ?> <?cs
  call:badge_count(Text.task.extended, Assignment.extension_count) ?> <?cs
  call:badge_count(Text.task.sent_back, Assignment.send_back_count) ?> <?cs
  call:badge_count(Text.notice.one, Assignment.notice_count) ?></p><?cs /def ?><?cs

# the head of a page about one assignment ?><?cs
def:task_head(title) ?><?cs call:crumb_begin() ?><?cs
  if:User.is_agency ?><?cs call:crumb(Text.menu.task_assigned, "task-assigned") ?><?cs
  else ?><?cs call:crumb(Text.menu.task_list, "task-list") ?><?cs call:crumb(Directive.reference, "directive-view?id=" + Directive.id) ?><?cs /if ?><?cs
  call:crumb(Text.task.this, "task-view?id=" + Assignment.id) ?><?cs call:crumb_end() ?>
<?cs call:head(title, Agency.name) ?><?cs if:Task.title ?><p class="task-subject screen-only"><b><?cs var:Task.title ?></b><?cs if:Assignment.due_on ?><br><?cs var:Text.field.due_on ?>: <b class="date"><?cs var:Assignment.due_on ?></b><?cs /if ?></p><?cs /if ?><?cs /def ?><?cs

# the due date in force, the words, and how it came about ?><?cs
def:task_due() ?><?cs call:dl_item_begin(Text.field.due_on) ?><?cs
  if:Assignment.due_on ?><b class="date"><?cs var:Assignment.due_on ?></b><?cs if:Task.Deadline.due_time ?> <?cs var:Task.Deadline.due_time ?><?cs /if ?><?cs
  elif:Task.Deadline.waits ?><span class="muted"><?cs var:Text.task.waits_for_event ?></span><?cs
  else ?><?cs var:Text.deadline_kind[Task.Deadline.kind] ?><?cs /if ?><?cs
  if:Assignment.extended ?><br><span class="muted"><?cs var:Text.field.first_due_on ?>: <del><?cs var:Assignment.first_due_on ?></del></span><?cs /if ?><?cs
  if:Task.Deadline.text ?><br><span class="muted">“<?cs var:Task.Deadline.text ?>”</span><?cs /if ?><?cs
  if:Task.Deadline.derivation ?><br><small class="muted"><?cs var:Task.Deadline.derivation ?></small><?cs /if ?><?cs
  call:dl_item_end() ?><?cs /def ?><?cs

# what is being decided about, beside the form that decides ?><?cs
def:task_summary() ?><?cs call:section_begin(Text.task.about) ?>
<?cs call:task_badges() ?>
<?cs call:prose(Task.content) ?>
<?cs call:dl_begin() ?>
<?cs call:dl_item_begin(Text.field.directive) ?><?cs var:Directive.doc_type_name ?> <b><?cs var:Directive.reference ?></b>, <?cs call:date(Directive.issued_on) ?><?cs call:dl_item_end() ?>
<?cs call:dl_item(Text.field.abstract, Directive.abstract) ?>
<?cs call:dl_item_begin(Text.field.agency) ?><?cs var:Agency.name ?> <?cs call:badge_role(Assignment.role) ?><?cs call:dl_item_end() ?>
<?cs call:task_due() ?>
<?cs call:dl_some(Text.field.product, Task.product) ?>
<?cs call:dl_end() ?>
<?cs call:section_end() ?><?cs /def ?><?cs

# the fields of an answer, on task-reply and on task-view ?><?cs
def:reply_document_fields() ?><div class="grid">
<?cs call:input_short(Form.reply_number, "reply_number", Text.field.reply_number, Text.help.reply_number, "") ?>
<?cs call:input_short(Form.reply_symbol, "reply_symbol", Text.field.reply_symbol, "", "") ?>
<?cs call:input_date(Form.reply_issued_on, "reply_issued_on", Text.field.reply_issued_on, Text.reply_help.issued_on, "") ?>
</div><?cs /def ?><?cs

# one answer as it was given ?><?cs
def:reply_item(reply) ?><article class="reply"><h3><?cs var:Text.reply_kind[reply.kind] ?> <span class="date muted"><?cs var:reply.created_at ?></span></h3>
<?cs call:prose(reply.reply_text) ?>
<?cs if:reply.reference ?><p><?cs var:Text.field.reply_document ?>: <b><?cs var:reply.reference ?></b><?cs if:reply.reply_issued_on ?>, <?cs call:date(reply.reply_issued_on) ?><?cs /if ?></p><?cs /if ?>
<?cs call:file_list(reply.Files) ?>
<p class="muted"><?cs var:reply.author ?></p></article><?cs /def ?>
