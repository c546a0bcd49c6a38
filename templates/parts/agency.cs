<?cs # Agencies and their reorganisation; include after macros.cs and parts/people.cs ?><?cs

def:agency_mark(one) ?><?cs if:one.planned ?> <?cs call:badge("waiting", "hourglass", Text.agency.planned) ?><?cs elif:one.ended ?> <?cs call:badge("none", "stop", Text.agency.ended) ?><?cs /if ?><?cs /def ?><?cs

def:act_state(act) ?><?cs if:act.state == "executed" ?><?cs call:badge("done", "check", Text.reorganisation_state.executed) ?><?cs elif:act.state == "prepared" ?><?cs call:badge("waiting", "hourglass", Text.reorganisation_state.prepared) ?><?cs else ?><?cs call:badge("none", "stop", Text.reorganisation_state[act.state]) ?><?cs /if ?><?cs /def ?><?cs

def:act_table(acts) ?><?cs call:table_begin(Text.agency.acts) ?><?cs call:table_head() ?><?cs call:th(Text.agency.act) ?><?cs call:th(Text.agency.from) ?><?cs call:th(Text.agency.to) ?><?cs call:th(Text.field.effective_on) ?><?cs call:th(Text.agency.state) ?><?cs call:table_body() ?>
<?cs each:act = acts ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><?cs call:row_link(Text.reorganisation_kind[act.kind], "admin-reorganise-run?id=" + act.id) ?><br><span class="muted"><?cs var:act.document ?></span><?cs call:td_end() ?>
<?cs call:td(Text.agency.from, act.from) ?>
<?cs call:td_begin(Text.agency.to) ?><?cs if:act.to ?><?cs var:act.to ?><?cs else ?><span class="muted">–</span><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.effective_on) ?><?cs call:date(act.effective_on) ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.agency.state) ?><?cs call:act_state(act) ?><?cs if:act.is_due ?> <?cs call:badge("overdue", "overdue", Text.agency.is_due) ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?><?cs /def ?><?cs

def:change_table(changes) ?><?cs call:section_begin(Text.agency.history) ?><?cs if:subcount(changes) ?>
<?cs call:table_begin(Text.agency.history) ?><?cs call:table_head() ?><?cs call:th(Text.agency.at) ?><?cs call:th(Text.agency.what) ?><?cs call:th(Text.agency.before) ?><?cs call:th(Text.agency.after) ?><?cs call:th(Text.field.basis) ?><?cs call:th(Text.agency.by) ?><?cs call:table_body() ?>
<?cs each:line = changes ?><?cs call:row_begin() ?>
<?cs call:td(Text.agency.at, line.at) ?>
<?cs call:td_main_begin() ?><?cs var:Text.agency_change[line.field] ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.agency.before) ?><?cs call:prose(line.old_value) ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.agency.after) ?><?cs call:prose(line.new_value) ?><?cs call:td_end() ?>
<?cs call:td(Text.field.basis, line.basis) ?>
<?cs call:td(Text.agency.by, line.actor) ?>
<?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><p class="muted"><?cs var:Text.agency.no_history ?></p><?cs /if ?><?cs call:section_end() ?><?cs /def ?><?cs

# who works on it too: .Also of .name .role ?><?cs
def:work_also(work) ?><?cs each:one = work.Also ?><div class="muted">+ <?cs var:one.name ?> (<?cs var:Text.role[one.role] ?>)</div><?cs /each ?><?cs /def ?><?cs

# needs: Act, From, To ?><?cs
def:act_summary() ?><?cs call:section_begin(Text.agency.summary) ?><?cs call:dl_begin() ?>
<?cs call:dl_item(Text.agency.act, Text.reorganisation_kind[Act.kind]) ?>
<?cs call:dl_item_begin(Text.agency.state) ?><?cs call:act_state(Act) ?><?cs call:dl_item_end() ?>
<?cs call:dl_item_begin(Text.agency.from) ?><?cs each:part = From ?><div><?cs call:link(part.label, "admin-agency-edit?id=" + part.id) ?></div><?cs /each ?><?cs call:dl_item_end() ?>
<?cs if:subcount(To) ?><?cs call:dl_item_begin(Text.agency.to) ?><?cs each:part = To ?><div><?cs call:link(part.label, "admin-agency-edit?id=" + part.id) ?><?cs if:part.created ?> <span class="muted">(<?cs var:Text.agency.new ?>)</span><?cs /if ?></div><?cs /each ?><?cs call:dl_item_end() ?><?cs /if ?>
<?cs call:dl_item(Text.field.document, Act.document) ?>
<?cs call:dl_item(Text.field.document_on, Act.document_on) ?>
<?cs call:dl_item(Text.field.effective_on, Act.effective_on) ?>
<?cs call:dl_some(Text.field.note, Act.note) ?>
<?cs call:dl_some(Text.agency.prepared_by, Act.created_by) ?>
<?cs if:Act.executed_at ?><?cs call:dl_item(Text.agency.executed_at, Act.executed_at) ?><?cs call:dl_some(Text.agency.executed_by, Act.executed_by) ?><?cs call:dl_item(Text.agency.n_moved, Act.n_moved) ?><?cs /if ?>
<?cs if:Act.ended_at ?><?cs call:dl_item(Text.agency.undone_at, Act.ended_at) ?><?cs call:dl_some(Text.agency.undone_by, Act.ended_by) ?><?cs call:dl_some(Text.field.basis, Act.ended_basis) ?><?cs /if ?>
<?cs call:dl_end() ?><?cs call:section_end() ?><?cs /def ?>
