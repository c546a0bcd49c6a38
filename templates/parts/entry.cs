<?cs # The fields of a directive and of a task; include after macros.cs and parts/task.cs.
     needs: DocTypes, Assigners, Fields, Specialists, DivisionHeads, OfficeLeaders, Chairmen, Agencies ?><?cs

# choices whose words are a section of the texts, as a select ?><?cs
def:select_words(f, name, label, help, required, words, empty) ?><div class="field<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, label, required) ?><select<?cs call:field_attributes(f, name, help, required) ?>><?cs if:empty ?>
<option value=""><?cs var:empty ?></option><?cs /if ?><?cs each:word = words ?>
<option value="<?cs var:name(word) ?>"<?cs if:f.value == name(word) ?> selected<?cs /if ?>><?cs var:word ?></option><?cs /each ?></select><?cs call:field_notes(f, name, help) ?></div><?cs /def ?><?cs

# a choice among rows of the database, for filters: none of them is all ?><?cs
def:select_any(f, name, label, options) ?><div class="field"><?cs
  call:field_label(name, label, "") ?><select<?cs call:field_attributes(f, name, "", "") ?>>
    <option value=""><?cs var:Text.list.all ?></option><?cs each:option = options ?>
    <option value="<?cs var:option.value ?>"<?cs if:f.value && option.value == f.value ?> selected<?cs /if ?>><?cs var:option.label ?></option><?cs /each ?>
  </select></div><?cs /def ?><?cs

# an assigner who is not a person has no name, only a kind ?><?cs
def:select_assigner(f, name, label, empty, required) ?><div class="field<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, label, required) ?><select<?cs call:field_attributes(f, name, "", required) ?>>
    <option value=""><?cs var:empty ?></option><?cs each:option = Assigners ?>
    <option value="<?cs var:option.value ?>"<?cs if:f.value && option.value == f.value ?> selected<?cs /if ?>><?cs var:Text.assigner_kind[option.kind] ?><?cs if:option.label ?> <?cs var:option.label ?><?cs /if ?></option><?cs /each ?>
  </select><?cs call:field_notes(f, name, "") ?></div><?cs /def ?><?cs

def:directive_fields() ?><div class="grid">
<?cs call:select(Form.doc_type, "doc_type", Text.field.doc_type, "", 1, DocTypes) ?>
<?cs call:input_short(Form.ref_number, "ref_number", Text.field.ref_number, Text.entry.ref_help, 1) ?>
<?cs call:input_short(Form.ref_symbol, "ref_symbol", Text.field.ref_symbol, "", 1) ?>
<?cs call:input_date(Form.issued_on, "issued_on", Text.field.issued_on, "", 1) ?>
<?cs call:input_moment(Form.released_at, "released_at", Text.field.released_at, Text.entry.released_help, 1) ?>
</div>
<?cs call:input_text(Form.abstract, "abstract", Text.field.abstract, "", 1, 2) ?>
<div class="grid">
<?cs call:input_line(Form.signer, "signer", Text.field.signer, "", 1) ?>
<?cs call:select_assigner(Form.assigner_id, "assigner_id", Text.field.assigner, Text.form.choose, 1) ?>
<?cs call:select_words(Form.urgency, "urgency", Text.field.urgency, "", 1, Text.urgency, "") ?>
</div>
<?cs # seldom other than it is: where it comes from, and who drafted it ?>
<?cs if:(Form.source.value && Form.source.value != "committee") || Form.submitting_agency_id.value || Form.central_reference.value || Form.central_due_on.value || Form.source.error || Form.submitting_agency_id.error || Form.central_reference.error || Form.central_due_on.error ?><?cs call:details_begin_open(Text.entry_fold.source) ?><?cs else ?><?cs call:details_begin(Text.entry_fold.source) ?><?cs /if ?>
<div class="grid">
<?cs call:select_words(Form.source, "source", Text.field.source, "", 1, Text.source, "") ?>
<?cs call:select(Form.submitting_agency_id, "submitting_agency_id", Text.field.submitting_agency, "", "", Agencies) ?>
</div>
<fieldset class="central" data-only="source=government"><legend><?cs var:Text.central.of_source ?></legend><div class="grid">
<?cs call:input_line(Form.central_reference, "central_reference", Text.field.central_reference, Text.central.reference_help, "") ?>
<?cs call:input_date(Form.central_due_on, "central_due_on", Text.field.central_due_on, Text.central.due_help, "") ?>
</div></fieldset><?cs call:details_end() ?><?cs /def ?><?cs

# the words of the option chosen, "" when none is ?><?cs
def:words_of_option(f, options) ?><?cs each:option = options ?><?cs if:f.value && option.value == f.value ?><?cs var:option.label ?><?cs /if ?><?cs /each ?><?cs /def ?><?cs

# who follows: p is "default_" for all tasks of a page, else the task's prefix ?><?cs
def:follower_fields(f, p, need) ?><div class="grid">
<?cs call:select(f.field_id, p + "field_id", Text.field.field_id, "", need, Fields) ?>
<?cs call:select(f.specialist_id, p + "specialist_id", Text.field.specialist_id, "", need, Specialists) ?>
<?cs call:select(f.division_head_id, p + "division_head_id", Text.field.division_head_id, Text.entry.division_head_help, "", DivisionHeads) ?>
<?cs call:select(f.office_leader_id, p + "office_leader_id", Text.field.office_leader_id, "", need, OfficeLeaders) ?>
<?cs call:select(f.chairman_id, p + "chairman_id", Text.field.chairman_id, "", need, Chairmen) ?>
</div><?cs /def ?><?cs

# one milestone of a staged task (R7) ?><?cs
def:milestone_fields(content, deadline_text, product, p) ?><div class="grid milestone">
<?cs call:input_line(content, p + "content", Text.field.milestone_content, "", "") ?>
<?cs call:input_line(deadline_text, p + "deadline_text", Text.field.milestone_deadline_text, "", "") ?>
<?cs call:input_line(product, p + "product", Text.field.milestone_product, "", "") ?>
</div><?cs /def ?><?cs

# one task; p is "" or "task_3_" ?><?cs
def:task_fields(f, p) ?>
<?cs call:input_text(f.content, p + "content", Text.field.content, "", 1, 3) ?>
<div class="grid">
<?cs call:input_agencies(f.lead, p + "lead", Text.field.lead, Text.help.agencies, 1) ?>
<?cs call:input_agencies(f.coordinating, p + "coordinating", Text.field.coordinating, "", "") ?>
</div>
<div class="grid">
<?cs call:input_deadline(f.deadline_text, p + "deadline_text", Text.field.deadline_text, Text.help.deadline_text, "", "f-issued_on") ?>
<?cs call:input_line(f.product, p + "product", Text.field.product, "", "") ?>
</div>
<?cs if:!report_always ?><div class="grid">
<?cs call:radio_words(f.has_deadline, p + "has_deadline", Text.field.has_deadline, "", 1, Text.deadline_class) ?>
<?cs call:radio_words(f.must_report, p + "must_report", Text.field.must_report, "", 1, Text.report_class) ?>
</div><?cs /if ?>
<?cs if:f.deadline_kind.value || f.due_on.value || f.event_on.value || f.deadline_kind.error || f.due_on.error || f.event_on.error || f.deadline_text.error ?><?cs call:details_begin_open(Text.entry.deadline_more) ?><?cs else ?><?cs call:details_begin(Text.entry.deadline_more) ?><?cs /if ?>
<div class="grid">
<?cs call:select_words(f.deadline_kind, p + "deadline_kind", Text.field.deadline_kind, Text.entry.deadline_kind_help, "", Text.deadline_kind, Text.entry.deadline_as_read) ?>
<?cs call:input_date(f.due_on, p + "due_on", Text.field.due_on, Text.entry.due_help, "") ?>
<?cs call:input_date(f.event_on, p + "event_on", Text.field.deadline_event_on, Text.entry.event_help, "") ?>
</div>
<?cs call:details_end() ?>
<?cs if:f.repeat_unit.value || f.repeat_first_on.value || f.repeat_until_on.value || f.repeat_unit.error || f.repeat_first_on.error || f.repeat_until_on.error || f.repeat_every.error || f.milestone_1_content.value || f.milestone_1_content.error || f.milestone_1_deadline_text.value || f.milestone_1_deadline_text.error || f.milestone_2_content.value || f.milestone_2_content.error || f.milestone_2_deadline_text.error || f.milestone_3_content.error || f.milestone_3_deadline_text.error || f.milestone_4_content.error || f.milestone_4_deadline_text.error || f.milestone_5_content.error || f.milestone_5_deadline_text.error || f.milestone_6_content.error || f.milestone_6_deadline_text.error ?><?cs call:details_begin_open(Text.entry.parts) ?><?cs else ?><?cs call:details_begin(Text.entry.parts) ?><?cs /if ?>
<p class="muted"><?cs var:Text.entry.parts_help ?></p>
<div class="grid">
<?cs call:select_words(f.repeat_unit, p + "repeat_unit", Text.field.repeat_unit, "", "", Text.repeat_unit, Text.entry.not_repeated) ?>
<?cs call:input_number(f.repeat_every, p + "repeat_every", Text.field.repeat_every, Text.entry.repeat_every_help, "") ?>
<?cs call:input_date(f.repeat_first_on, p + "repeat_first_on", Text.field.repeat_first_on, Text.entry.repeat_first_help, "") ?>
<?cs call:input_date(f.repeat_until_on, p + "repeat_until_on", Text.field.repeat_until_on, Text.entry.repeat_until_help, "") ?>
</div>
<h4><?cs var:Text.entry.milestones ?></h4>
<?cs call:milestone_fields(f.milestone_1_content, f.milestone_1_deadline_text, f.milestone_1_product, p + "milestone_1_") ?>
<?cs call:milestone_fields(f.milestone_2_content, f.milestone_2_deadline_text, f.milestone_2_product, p + "milestone_2_") ?>
<?cs call:milestone_fields(f.milestone_3_content, f.milestone_3_deadline_text, f.milestone_3_product, p + "milestone_3_") ?>
<?cs call:milestone_fields(f.milestone_4_content, f.milestone_4_deadline_text, f.milestone_4_product, p + "milestone_4_") ?>
<?cs call:milestone_fields(f.milestone_5_content, f.milestone_5_deadline_text, f.milestone_5_product, p + "milestone_5_") ?>
<?cs call:milestone_fields(f.milestone_6_content, f.milestone_6_deadline_text, f.milestone_6_product, p + "milestone_6_") ?>
<?cs call:details_end() ?>
<?cs if:f.receiving_authority.value || f.synthesising_agency_id.value || f.paper_wanted.value || f.starred.value || f.other_information.value || f.receiving_authority.error || f.synthesising_agency_id.error || f.other_information.error ?><?cs call:details_begin_open(Text.entry.more) ?><?cs else ?><?cs call:details_begin(Text.entry.more) ?><?cs /if ?>
<div class="grid">
<?cs call:input_line(f.receiving_authority, p + "receiving_authority", Text.field.receiving_authority, "", "") ?>
<?cs call:select(f.synthesising_agency_id, p + "synthesising_agency_id", Text.field.synthesising_agency, "", "", Agencies) ?>
<?cs call:checkbox(f.paper_wanted, p + "paper_wanted", Text.field.paper_wanted, "") ?>
<?cs call:checkbox(f.starred, p + "starred", Text.field.starred, "") ?>
</div>
<?cs call:input_text(f.other_information, p + "other_information", Text.field.other_information, "", "", 2) ?>
<?cs call:details_end() ?><?cs /def ?><?cs

# how the names and the words of time of a task were understood ?><?cs
def:match_list(matches) ?><ul class="plain"><?cs each:match = matches ?><li><?cs
  if:match.outcome == "one" ?><?cs call:icon("check") ?><b><?cs var:match.name ?></b><?cs if:match.n_members != "1" ?> (<?cs var:match.n_members ?> <?cs var:Text.entry.members ?>)<?cs /if ?><?cs
  elif:match.outcome == "none" ?><?cs call:icon("overdue") ?>“<?cs var:match.typed ?>”: <?cs var:Text.error.unknown_agency ?><?cs
  else ?><?cs call:icon("overdue") ?>“<?cs var:match.typed ?>”: <?cs var:Text.entry.which ?> <?cs each:candidate = match.Candidates ?><?cs var:candidate.name ?>; <?cs /each ?><?cs /if ?></li><?cs /each ?></ul><?cs /def ?><?cs

def:understood(u) ?><?cs if:u.clarity ?><div class="callout c-info"><?cs call:icon("info") ?><div><p><b><?cs var:Text.entry.understood ?></b></p>
<?cs call:dl_begin() ?>
<?cs call:dl_item_begin(Text.field.lead) ?><?cs call:match_list(u.Leads) ?><?cs call:dl_item_end() ?>
<?cs if:subcount(u.Coordinating) ?><?cs call:dl_item_begin(Text.field.coordinating) ?><?cs call:match_list(u.Coordinating) ?><?cs call:dl_item_end() ?><?cs /if ?>
<?cs call:dl_item_begin(Text.field.due_on) ?><?cs if:u.clarity == "unclear" ?><?cs call:icon("overdue") ?><?cs var:Text.error.deadline_unclear ?><?cs else ?><?cs if:u.Deadline.due_on ?><b><?cs var:u.Deadline.due_on ?></b> <?cs var:u.Deadline.due_time ?><?cs elif:u.Deadline.waits ?><?cs var:Text.task.waits_for_event ?><?cs /if ?> (<?cs var:Text.deadline_kind[u.Deadline.kind] ?>)<?cs if:u.Deadline.derivation ?><br><small class="muted"><?cs var:u.Deadline.derivation ?></small><?cs /if ?><?cs if:u.year_unconfirmed ?><br><?cs call:icon("overdue") ?><?cs var:Text.error.year_unconfirmed ?><?cs /if ?><?cs /if ?><?cs call:dl_item_end() ?>
<?cs if:subcount(u.Milestones) ?><?cs call:dl_item_begin(Text.entry.milestones) ?><ol><?cs each:m = u.Milestones ?><li><?cs var:m.content ?>: <?cs if:m.Deadline.due_on ?><b><?cs var:m.Deadline.due_on ?></b><?cs elif:m.Deadline.waits ?><?cs var:Text.task.waits_for_event ?><?cs /if ?> <small class="muted"><?cs var:m.Deadline.derivation ?></small></li><?cs /each ?></ol><?cs call:dl_item_end() ?><?cs /if ?>
<?cs call:dl_some(Text.entry.proposed, u.proposed) ?>
<?cs call:dl_end() ?></div></div><?cs /if ?><?cs /def ?>
