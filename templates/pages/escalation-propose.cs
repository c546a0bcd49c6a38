<?cs include:"macros.cs" ?>
<?cs # needs: Escalation, Form ?>
<?cs def:title() ?><?cs var:Text.escalation_propose.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.escalation_list.title, "escalation-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.escalation_propose.title, Escalation.agency) ?>
<?cs call:columns_begin() ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("escalation-propose?id=" + Escalation.id) ?>
<?cs call:hidden("version", Escalation.version) ?>
<?cs call:input_text(Form.proposal, "proposal", Text.escalation_list.proposal, Text.escalation_propose.help, 1, 6) ?>
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
