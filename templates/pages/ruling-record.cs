<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Escalation, Form ?>
<?cs def:title() ?><?cs var:Text.ruling_record.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.escalation_list.title, "escalation-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.ruling_record.title, Escalation.agency) ?>
<?cs call:columns_begin() ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("ruling-record?id=" + Escalation.id) ?>
<?cs call:hidden("version", Escalation.version) ?>
<?cs call:input_text(Form.proposal, "proposal", Text.escalation_list.proposal, "", "", 3) ?>
<?cs call:input_text(Form.opinion, "opinion", Text.field.opinion, Text.ruling_record.help, 1, 4) ?>
<div class="grid">
<?cs call:input_line(Form.ruled_by, "ruled_by", Text.field.ruled_by, "", 1) ?>
<?cs call:input_date(Form.ruled_on, "ruled_on", Text.field.ruled_on, Text.help.date, 1) ?>
</div>
<?cs call:input_line(Form.document, "document", Text.field.document, Text.help.document, "") ?>
<?cs call:section_begin(Text.ruling_record.follow) ?>
<?cs call:radio_words(Form.follow, "follow", Text.ruling_record.follow_how, "", 1, Text.ruling_record.follows) ?>
<?cs call:input_text(Form.follow_content, "follow_content", Text.field.follow_content, Text.ruling_record.content_help, "", 3) ?>
<div class="grid">
<?cs call:input_agency(Form.follow_lead, "follow_lead", Text.field.follow_lead, "", "") ?>
<?cs call:input_deadline(Form.follow_deadline_text, "follow_deadline_text", Text.field.follow_deadline_text, Text.ruling_record.deadline_help, "", "f-ruled_on") ?>
</div>
<?cs call:section_end() ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.save) ?><?cs call:link_button(Text.button.cancel, "escalation-list") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:columns_next() ?>
<?cs call:section_begin(Text.task.about) ?>
<?cs if:Escalation.title ?><p><?cs call:link(Escalation.title, "task-view?id=" + Escalation.assignment_id) ?></p><?cs /if ?>
<?cs call:dl_begin() ?>
<?cs call:dl_item(Text.field.directive, Escalation.reference) ?>
<?cs call:dl_item(Text.field.due_on, Escalation.due_on) ?>
<?cs call:dl_item(Text.notice.days, Escalation.days) ?>
<?cs call:dl_item(Text.escalation_list.notices, Escalation.before) ?>
<?cs call:dl_some(Text.escalation_list.cause, Escalation.explanation) ?>
<?cs call:dl_end() ?>
<?cs call:section_end() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
