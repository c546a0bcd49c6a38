<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/entry.cs" ?>
<?cs # needs: ask_secrecy, secret, report_always, Columns, Form, Counts, Found, Before, n_headings, cut, DocTypes,
     Assigners, Fields, Specialists, DivisionHeads, OfficeLeaders, Chairmen, Agencies ?>
<?cs def:title() ?><?cs var:Text.task_import.title ?><?cs /def ?>

<?cs def:one_column(c, f) ?><div class="field-column"><?cs call:select_words(f, "column_" + c.number, Text.task_import.column + " " + c.number, "", "", Text.import_column, Text.task_import.column_none) ?><ul class="plain muted"><?cs each:s = c.Samples ?><li><?cs var:s.words ?></li><?cs /each ?></ul></div><?cs /def ?>

<?cs def:columns_form() ?><?cs call:section_begin(Text.task_import.columns) ?>
<?cs call:callout("info", Text.task_import.columns_text) ?>
<div class="grid"><?cs each:c = Columns ?><?cs call:one_column(c, Form["column_" + c.number]) ?><?cs /each ?></div>
<?cs call:section_end() ?><?cs /def ?>

<?cs def:source_form() ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin_files("task-import?secrecy=none") ?>
<?cs call:hidden("secrecy", "none") ?>
<?cs if:subcount(Columns) ?><?cs call:columns_form() ?><?cs /if ?>
<?cs call:section_begin(Text.task_import.source) ?>
<p><?cs var:Text.task_import.source_text ?></p>
<?cs call:input_text(Form.source_text, "source_text", Text.field.source_text, Text.task_import.paste_help, "", 10) ?>
<input type="hidden" name="source_html" value="" data-paste-html="f-source_text">
<?cs call:file_input(Form.files, "files", Text.task_import.file, Text.task_import.file_help, "") ?>
<div class="grid">
<?cs call:input_date(Form.issued_on, "issued_on", Text.field.issued_on, Text.task_import.issued_help, 1) ?>
<?cs call:select_words(Form.source_kind, "source_kind", Text.field.source_kind, "", "", Text.import_kind, "") ?>
</div>
<?cs if:!report_always ?><?cs call:radio_words(Form.must_report, "must_report", Text.field.must_report, Text.task_import.must_report_help, 1, Text.report_class) ?><?cs /if ?>
<?cs call:section_end() ?>
<?cs call:actions_begin() ?><?cs call:button_named("primary", Text.task_import.read, "intent", "read") ?><?cs call:actions_end() ?>
<p class="muted"><?cs var:Text.task_import.after ?></p>
<?cs call:form_end() ?><?cs /def ?>

<?cs # what a cell named, and whom that was understood to be ?>
<?cs def:found_names(label, names) ?><?cs if:subcount(names) ?><div><dt><?cs var:label ?></dt><dd><ul class="plain"><?cs each:n = names ?><li><?cs
  if:n.kind == "found" ?><?cs call:icon("check") ?><b><?cs var:n.name ?></b><?cs if:n.score != "100" ?> <small class="muted">“<?cs var:n.typed ?>”, <?cs var:Text.task_import.score ?> <?cs var:n.score ?>%</small><?cs /if ?><?cs
  elif:n.kind == "like" ?><?cs call:icon("overdue") ?>“<?cs var:n.typed ?>”: <?cs var:Text.task_import.like ?> <b><?cs var:n.name ?></b> <small class="muted"><?cs var:Text.task_import.score ?> <?cs var:n.score ?>%</small><?cs
  elif:n.kind == "vague" ?><?cs call:icon("info") ?>“<?cs var:n.typed ?>”: <?cs var:Text.task_import.vague ?><?cs
  else ?><?cs call:icon("overdue") ?>“<?cs var:n.typed ?>”: <?cs var:Text.error.unknown_agency ?><?cs /if ?></li><?cs /each ?></ul></dd></div><?cs /if ?><?cs /def ?>

<?cs def:found_deadline(u, proposed) ?><div><dt><?cs var:Text.field.due_on ?></dt><dd><?cs
  if:u.clarity == "unclear" ?><?cs call:icon("overdue") ?><?cs var:Text.error.deadline_unclear ?><?cs
  else ?><?cs if:proposed ?><?cs call:icon("overdue") ?><?cs var:Text.task_import.proposed ?> <?cs /if ?><?cs if:u.Deadline.due_on ?><b><?cs var:u.Deadline.due_on ?></b> <?cs var:u.Deadline.due_time ?><?cs elif:u.Deadline.waits ?><?cs var:Text.task.waits_for_event ?><?cs /if ?> (<?cs var:Text.deadline_kind[u.Deadline.kind] ?>)<?cs if:u.year_unconfirmed ?><br><?cs call:icon("overdue") ?><?cs var:Text.error.year_unconfirmed ?><?cs /if ?><?cs /if ?></dd></div><?cs /def ?>

<?cs def:one_milestone(content, deadline_text, p) ?><?cs if:content.value || deadline_text.value ?><div class="grid milestone">
<?cs call:input_line(content, p + "content", Text.field.milestone_content, "", "") ?>
<?cs call:input_line(deadline_text, p + "deadline_text", Text.field.milestone_deadline_text, "", "") ?>
</div><?cs /if ?><?cs /def ?>

<?cs def:import_row(f, n, p, found) ?>
<fieldset class="panel row import-row<?cs if:!found.ready ?> look<?cs /if ?>" id="row-<?cs var:n ?>"><legend><?cs var:Text.task_import.row ?> <?cs var:#n + 1 ?><?cs if:f.number_text.value ?> <span class="muted">(<?cs var:f.number_text.value ?>)</span><?cs /if ?> <?cs if:found.ready ?><?cs call:badge("done", "check", Text.task_import.ready) ?><?cs else ?><?cs call:badge("due_soon", "overdue", Text.task_import.look) ?><?cs /if ?></legend>
<?cs call:checkbox(f.take, p + "take", Text.field.take, "") ?>
<?cs if:f.section.value ?><p class="muted"><?cs var:f.section.value ?></p><?cs /if ?>
<div class="import-sides"><div>
<h4><?cs var:Text.task_import.written ?></h4>
<div class="prose source"><?cs var:f.source.value ?></div>
<p><small class="muted"><?cs var:Text.import_rule[f.rule.value] ?></small></p>
<?cs call:dl_begin() ?><?cs call:found_names(Text.field.lead, found.Leads) ?><?cs call:found_names(Text.field.coordinating, found.Coordinating) ?><?cs call:found_deadline(found.Understood, found.proposed) ?><?cs call:dl_end() ?>
<?cs if:f.repeat_first_on.value && found.Understood.Deadline.kind == "recurring" ?><p><?cs call:icon("overdue") ?><?cs var:Text.task_import.first_proposed ?></p><?cs /if ?>
<?cs if:subcount(found.Problems) ?><ul class="plain problems"><?cs each:problem = found.Problems ?><li><?cs call:icon("overdue") ?><a href="#f-<?cs var:p ?><?cs var:problem.field ?>"><?cs var:Text.field[problem.field] ?></a>: <?cs var:Text.error[problem.key] ?></li><?cs /each ?></ul><?cs /if ?>
</div><div>
<?cs call:input_text(f.content, p + "content", Text.field.content, "", 1, 3) ?>
<?cs call:input_agencies(f.lead, p + "lead", Text.field.lead, "", 1) ?>
<?cs call:input_agencies(f.coordinating, p + "coordinating", Text.field.coordinating, "", "") ?>
<div class="grid">
<?cs call:input_line(f.deadline_text, p + "deadline_text", Text.field.deadline_text, "", "") ?>
<?cs call:input_line(f.product, p + "product", Text.field.product, "", "") ?>
</div>
<?cs if:!report_always ?><div class="grid">
<?cs call:radio_words(f.has_deadline, p + "has_deadline", Text.field.has_deadline, "", 1, Text.deadline_class) ?>
<?cs call:radio_words(f.must_report, p + "must_report", Text.field.must_report, "", 1, Text.report_class) ?>
</div><?cs /if ?>
<?cs call:one_milestone(f.milestone_1_content, f.milestone_1_deadline_text, p + "milestone_1_") ?><?cs call:one_milestone(f.milestone_2_content, f.milestone_2_deadline_text, p + "milestone_2_") ?><?cs call:one_milestone(f.milestone_3_content, f.milestone_3_deadline_text, p + "milestone_3_") ?><?cs call:one_milestone(f.milestone_4_content, f.milestone_4_deadline_text, p + "milestone_4_") ?><?cs call:one_milestone(f.milestone_5_content, f.milestone_5_deadline_text, p + "milestone_5_") ?><?cs call:one_milestone(f.milestone_6_content, f.milestone_6_deadline_text, p + "milestone_6_") ?>
<?cs if:found.ready && !f.deadline_kind.value && !f.due_on.value && !f.repeat_first_on.value && !f.receiving_authority.value ?><?cs call:details_begin(Text.task_import.more) ?><?cs else ?><?cs call:details_begin_open(Text.task_import.more) ?><?cs /if ?>
<div class="grid">
<?cs call:select_words(f.deadline_kind, p + "deadline_kind", Text.field.deadline_kind, "", "", Text.deadline_kind, Text.entry.deadline_as_read) ?>
<?cs call:input_date(f.due_on, p + "due_on", Text.field.due_on, "", "") ?>
<?cs if:found.Understood.Deadline.kind == "relative" || f.event_on.value ?><?cs call:input_date(f.event_on, p + "event_on", Text.field.deadline_event_on, "", "") ?><?cs /if ?>
<?cs if:found.Understood.Deadline.kind == "recurring" || f.repeat_unit.value || f.repeat_first_on.value ?>
<?cs call:select_words(f.repeat_unit, p + "repeat_unit", Text.field.repeat_unit, "", "", Text.repeat_unit, Text.entry.deadline_as_read) ?>
<?cs call:input_date(f.repeat_first_on, p + "repeat_first_on", Text.field.repeat_first_on, "", "") ?>
<?cs call:input_date(f.repeat_until_on, p + "repeat_until_on", Text.field.repeat_until_on, "", "") ?><?cs /if ?>
<?cs call:input_line(f.receiving_authority, p + "receiving_authority", Text.field.receiving_authority, "", "") ?>
</div>
<?cs call:input_text(f.other_information, p + "other_information", Text.field.other_information, "", "", 2) ?>
<?cs call:details_end() ?>
</div></div>
<?cs call:hidden(p + "rule", f.rule.value) ?><?cs call:hidden(p + "number_text", f.number_text.value) ?><?cs call:hidden(p + "section", f.section.value) ?><?cs call:hidden(p + "source", f.source.value) ?><?cs call:hidden(p + "lead_cell", f.lead_cell.value) ?><?cs call:hidden(p + "coordinating_cell", f.coordinating_cell.value) ?><?cs if:found.proposed ?><?cs call:hidden(p + "shown", f.deadline_text.value) ?><?cs /if ?>
</fieldset><?cs /def ?>

<?cs def:follower_fields_for_all() ?><div class="grid">
<?cs call:select(Form.default_field_id, "default_field_id", Text.field.field_id, "", 1, Fields) ?>
<?cs call:select(Form.default_specialist_id, "default_specialist_id", Text.field.specialist_id, Text.entry.proposes, "", Specialists) ?>
<?cs call:select(Form.default_division_head_id, "default_division_head_id", Text.field.division_head_id, Text.entry.division_head_help, "", DivisionHeads) ?>
<?cs call:select(Form.default_office_leader_id, "default_office_leader_id", Text.field.office_leader_id, "", 1, OfficeLeaders) ?>
<?cs call:select(Form.default_chairman_id, "default_chairman_id", Text.field.chairman_id, "", 1, Chairmen) ?>
</div><?cs /def ?>

<?cs def:rows_form() ?>
<?cs call:error_summary(Form) ?>
<?cs if:Before.directive_id ?><div class="callout c-warn"><?cs call:icon("info") ?><div><p><b><?cs var:Text.task_import.before ?></b></p><p><?cs call:link(Before.reference, "directive-view?id=" + Before.directive_id) ?>, <?cs var:Before.created_at ?>: <?cs var:Before.n_tasks ?> <?cs var:Text.task_import.tasks_then ?>, <?cs var:Before.n_left ?> <?cs var:Text.task_import.tasks_left ?>. <?cs var:Text.task_import.nothing_changed ?></p></div></div><?cs /if ?>
<?cs if:cut ?><?cs call:callout("warn", Text.task_import.cut) ?><?cs /if ?>
<div class="callout c-info"><?cs call:icon("info") ?><div><p><b><?cs var:Counts.n ?></b> <?cs var:Text.task_import.n_rows ?>: <b><?cs var:Counts.n_ready ?></b> <?cs var:Text.task_import.n_ready ?>, <b><?cs var:Counts.n_look ?></b> <?cs var:Text.task_import.n_look ?>, <b><?cs var:Counts.n_taken ?></b> <?cs var:Text.task_import.n_taken ?>.<?cs if:n_headings && n_headings != "0" ?> <?cs var:n_headings ?> <?cs var:Text.task_import.n_headings ?><?cs /if ?></p>
<p><?cs var:Text.task_import.check_help ?></p><?cs if:Counts.n_look != "0" ?><p class="jump"><?cs var:Text.task_import.rows_to_look ?> <?cs each:row = Form.task ?><?cs if:!Found[row.number].ready ?><a href="#row-<?cs var:row.number ?>"><?cs var:#row.number + 1 ?></a> <?cs /if ?><?cs /each ?></p><?cs /if ?></div></div>
<?cs call:form_begin_files("task-import?secrecy=none") ?>
<?cs call:hidden("secrecy", "none") ?><?cs call:hidden("source_sum", Form.source_sum.value) ?>
<?cs call:section_begin(Text.task_create.directive) ?>
<?cs call:directive_fields() ?>
<?cs call:file_input(Form.files, "files", Text.field.files, Text.task_import.keep_file, "") ?>
<?cs call:section_end() ?>
<?cs call:section_begin(Text.task_create.followers) ?>
<p class="muted"><?cs var:Text.task_import.followers ?></p>
<?cs call:follower_fields_for_all() ?>
<?cs call:section_end() ?>
<h2><?cs var:Text.task_create.tasks ?></h2>
<?cs call:actions_begin() ?><?cs call:button_named("", Text.button.check, "intent", "check") ?><?cs call:button_named("", Text.task_import.choose_clear, "intent", "choose_clear") ?><?cs call:button_named("", Text.task_import.choose_none, "intent", "choose_none") ?><?cs call:button_named("", Text.task_import.keep_words, "intent", "keep_words") ?><?cs call:actions_end() ?>
<?cs each:row = Form.task ?><?cs call:import_row(row, row.number, "task_" + row.number + "_", Found[row.number]) ?><?cs /each ?>
<?cs if:Counts.n_left != "0" ?><?cs call:checkbox(Form.skip_rest, "skip_rest", Text.field.skip_rest, Text.task_import.skip_help) ?><?cs /if ?>
<?cs call:actions_begin() ?><?cs if:!Before.directive_id ?><?cs call:button_named("primary", Text.task_import.save, "intent", "save") ?><?cs /if ?><?cs call:button_named("", Text.button.check, "intent", "check") ?><?cs call:link_button(Text.task_import.again, "task-import?secrecy=none") ?><?cs call:actions_end() ?>
<p class="muted"><?cs var:Text.task_create.after ?></p>
<?cs call:form_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.menu.directive_list, "directive-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.task_import.title, "") ?>
<?cs if:ask_secrecy && !subcount(Form.task) ?><div class="narrow-page"><?cs call:section_begin(Text.task_create.secrecy) ?>
<p><?cs var:Text.task_create.secrecy_text ?></p>
<?cs call:actions_begin() ?><?cs call:link_primary(Text.task_create.not_secret, "task-import?secrecy=none") ?><?cs call:link_button(Text.task_create.is_secret, "task-import?secrecy=secret") ?><?cs call:actions_end() ?>
<?cs call:section_end() ?></div>
<?cs elif:secret ?><?cs call:callout("bad", Text.task_create.refused) ?><?cs call:link_button(Text.error_page.home, "home") ?>
<?cs elif:subcount(Form.task) ?><?cs call:rows_form() ?>
<?cs else ?><?cs call:source_form() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
