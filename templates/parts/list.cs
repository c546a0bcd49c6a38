<?cs # Rows of assignments, their filter and what may be done with many; include after macros.cs,
     parts/task.cs and parts/entry.cs. needs: Assignments, List, Query ?><?cs

def:capped(counter) ?><?cs if:counter.capped ?><?cs var:Text.list.more_than ?> <?cs /if ?><?cs if:counter.n_shown ?><?cs var:counter.n_shown ?><?cs else ?><?cs var:counter.n ?><?cs /if ?><?cs /def ?><?cs

# chosen: name of the tick boxes, "" for none; agency: 1 shows whose it is ?><?cs
def:assignment_table(lines, caption, chosen, agency) ?><?cs call:table_begin(caption) ?><?cs call:table_head() ?><?cs if:chosen ?><?cs call:th_check(Text.list.choose) ?><?cs /if ?><?cs call:th(Text.field.task) ?><?cs if:agency ?><?cs call:th(Text.field.agency) ?><?cs /if ?><?cs call:th(Text.field.reference) ?><?cs call:th(Text.field.due_on) ?><?cs call:th(Text.field.state) ?><?cs call:table_body() ?>
<?cs each:line = lines ?><?cs call:row_begin_tone(line.time_state) ?><?cs
if:chosen ?><?cs call:td_check_named(chosen, line.id) ?><?cs /if ?><td class="main"><?cs call:star(line.starred) ?><?cs call:row_link_named(line.title, "task-view?id=" + line.id, line.id) ?> <?cs call:urgency_mark(line.urgency) ?><?cs if:line.role != "lead" ?> <?cs call:badge_role(line.role) ?><?cs /if ?><?cs if:line.extension_pending ?> <?cs call:badge("waiting", "hourglass", Text.list.extension_pending) ?><?cs /if ?><?cs if:line.difficulty_open ?> <?cs call:badge("back", "overdue", Text.list.difficulty_open) ?><?cs /if ?></td><?cs if:agency ?><?cs call:td_piece(line.agency) ?><?cs /if ?><?cs call:td_piece(line.reference) ?><?cs call:td_piece_begin() ?><?cs if:line.due_on ?><?cs var:line.due_on ?> <?cs elif:line.deadline_text ?><span class="muted"><?cs var:line.deadline_text ?></span> <?cs /if ?><?cs if:line.finished ?><?cs call:badge_outcome(line.outcome) ?><?cs elif:line.open ?><?cs call:badge_time_of(line) ?><?cs /if ?><?cs if:line.supplement ?> <?cs call:badge("waiting", "clock", Text.report_rows.supplement) ?><?cs /if ?><?cs call:td_piece_end() ?><?cs call:td_piece_begin() ?><?cs call:badge_state(line.state) ?><?cs call:badge_count(Text.task.extended, line.extension_count) ?><?cs call:td_piece_end() ?><?cs call:row_end() ?><?cs /each ?>
<?cs call:table_end() ?><?cs /def ?><?cs

# the words that stand over a list: how many there are ?><?cs
def:list_count() ?><p class="muted" role="status"><?cs if:List.total_capped ?><?cs var:Text.list.more_than ?> <?cs /if ?><b><?cs if:List.total_shown ?><?cs var:List.total_shown ?><?cs else ?><?cs var:List.total ?><?cs /if ?></b> <?cs var:Text.list.assignments ?><?cs if:List.sort_refused ?>. <?cs var:Text.list.sort_refused ?><?cs /if ?></p><?cs /def ?><?cs

def:list_pager(path) ?><?cs if:List.newer && List.older ?><?cs call:pager(path + "?" + List.newer, path + "?" + List.older) ?><?cs elif:List.newer ?><?cs call:pager(path + "?" + List.newer, "") ?><?cs elif:List.older ?><?cs call:pager("", path + "?" + List.older) ?><?cs /if ?><?cs /def ?><?cs

# on a phone the fields of a filter are folded: what they say now stands beside
  the tick that opens them, and what the page was asked to open is open ?><?cs
def:filter_word(words) ?><?cs if:words ?><li class="badge b-count"><?cs var:words ?></li><?cs /if ?><?cs /def ?><?cs

def:filter_option(f, options) ?><?cs each:option = options ?><?cs if:f.value && option.value == f.value ?><?cs call:filter_word(option.label) ?><?cs /if ?><?cs /each ?><?cs /def ?><?cs

def:filter_fold() ?><div class="filter-fold screen-only" id="filter"><label><input type="checkbox" autocomplete="off"<?cs if:filter_open && !List.filtered ?> checked<?cs elif:Query.due_from.error || Query.due_to.error ?> checked<?cs /if ?>> <?cs var:Text.list_fold.filter ?></label><?cs if:List.filtered ?> <ul aria-label="<?cs var:Text.list_fold.now ?>"><?cs
  call:filter_word(Query.text.value) ?><?cs call:filter_word(Query.reference.value) ?><?cs call:filter_word(Text.time_state[Query.time_state.value]) ?><?cs
  call:filter_option(Query.agency_id, Agencies) ?><?cs call:filter_option(Query.group_id, Groups) ?><?cs each:option = Assigners ?><?cs if:Query.assigner_id.value && option.value == Query.assigner_id.value ?><?cs call:filter_word(Text.assigner_kind[option.kind] + " " + option.label) ?><?cs /if ?><?cs /each ?><?cs call:filter_option(Query.specialist_id, Specialists) ?><?cs call:filter_option(Query.field_id, Fields) ?><?cs
  call:filter_word(Text.state[Query.state.value]) ?><?cs call:filter_word(Text.role[Query.role.value]) ?><?cs call:filter_word(Text.source[Query.source.value]) ?><?cs call:filter_word(Text.urgency[Query.urgency.value]) ?><?cs call:filter_word(Text.deadline_class[Query.has_deadline.value]) ?><?cs call:filter_word(Text.report_class[Query.must_report.value]) ?><?cs
  if:Query.due_from.value ?><li class="badge b-count"><?cs var:Text.list.due_from ?> <?cs var:Query.due_from.value ?></li><?cs /if ?><?cs
  if:Query.due_to.value ?><li class="badge b-count"><?cs var:Text.list.due_to ?> <?cs var:Query.due_to.value ?></li><?cs /if ?><?cs
  if:Query.starred.value ?><?cs call:filter_word(Text.field.starred) ?><?cs /if ?></ul><?cs /if ?></div><?cs /def ?><?cs

# filters that need no list from the database; which assignments is said by the tabs ?><?cs
def:plain_filters() ?><?cs call:filter_search(Query.text, "text", Text.list.words) ?>
<?cs call:input_short(Query.reference, "reference", Text.field.reference, "", "") ?>
<?cs if:filter_open ?><?cs call:select_words(Query.view, "view", Text.list.which, "", "", Text.list_view, "") ?><?cs elif:Query.view.value ?><?cs call:hidden("view", Query.view.value) ?><?cs /if ?>
<?cs call:select_words(Query.time_state, "time_state", Text.field.time_state, "", "", Text.time_state, Text.list.all) ?><?cs /def ?><?cs

def:more_filters() ?><?cs call:select_words(Query.state, "state", Text.field.state, "", "", Text.state, Text.list.all) ?>
<?cs call:select_words(Query.role, "role", Text.field.role, "", "", Text.role, Text.list.all) ?>
<?cs call:select_words(Query.source, "source", Text.field.source, "", "", Text.source, Text.list.all) ?>
<?cs call:select_words(Query.urgency, "urgency", Text.field.urgency, "", "", Text.urgency, Text.list.all) ?>
<?cs call:select_words(Query.has_deadline, "has_deadline", Text.field.has_deadline, "", "", Text.deadline_class, Text.list.all) ?>
<?cs call:select_words(Query.must_report, "must_report", Text.field.must_report, "", "", Text.report_class, Text.list.all) ?>
<?cs call:input_date(Query.due_from, "due_from", Text.list.due_from, "", "") ?>
<?cs call:input_date(Query.due_to, "due_to", Text.list.due_to, "", "") ?>
<?cs call:select_words(Query.sort, "sort", Text.list.sort, "", "", Text.list_sort, "") ?>
<?cs call:select_words(Query.size, "size", Text.list.size, "", "", Text.list_size, "") ?>
<?cs call:checkbox(Query.starred, "starred", Text.field.starred, "") ?><?cs /def ?><?cs

# a file of many rows, made while one goes on working ?><?cs
def:long_button(rows_of, query) ?><form method="get" action="/export-create" class="inline"><?cs call:hidden("rows_of", rows_of) ?><?cs call:hidden("query", query) ?><button type="submit" class="button"><?cs var:Text.export_file.long ?></button></form><?cs /def ?><?cs

# the same list, taken away; and kept under a name ?><?cs
def:list_tools(list) ?><?cs call:details_begin(Text.list.tools) ?>
<p class="actions"><?cs call:link_button(Text.button.export, "task-export?" + List.query + "&format=xlsx") ?><?cs call:link_button(Text.list.csv, "task-export?" + List.query + "&format=csv") ?><?cs call:link(Text.export_file.list, "export-list") ?></p>
<?cs if:List.total_capped ?><?cs call:long_button("task_list", List.query) ?><?cs /if ?>
<?cs call:form_begin("filter-save") ?><?cs call:hidden("list", list) ?><?cs call:hidden("query", List.query) ?>
<?cs call:input_line(Nothing, "name", Text.list.filter_name, "", 1) ?>
<?cs call:checkbox(Nothing, "shared", Text.list.shared, "") ?>
<?cs call:actions_begin() ?><?cs call:button_secondary(Text.list.save_filter) ?><?cs call:actions_end() ?><?cs call:form_end() ?>
<?cs if:subcount(Filters) ?><h3><?cs var:Text.list.saved ?></h3><ul class="plain"><?cs each:filter = Filters ?><li><a href="/<?cs var:filter.list ?>?<?cs var:filter.query ?>"><?cs var:filter.name ?></a><?cs if:filter.shared ?> <span class="muted">(<?cs var:Text.list.is_shared ?>)</span><?cs /if ?> <?cs if:filter.own ?><?cs call:form_begin_inline("filter-remove") ?><?cs call:hidden("id", filter.id) ?><?cs call:hidden("list", filter.list) ?><button type="submit" class="button plain small"><?cs var:Text.button.remove ?></button><?cs call:form_end() ?><?cs /if ?></li><?cs /each ?></ul><?cs /if ?>
<?cs call:details_end() ?><?cs /def ?>
