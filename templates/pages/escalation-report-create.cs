<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Escalations, Form ?>
<?cs def:title() ?><?cs var:Text.escalation_report.number ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.escalation_list.title, "escalation-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.escalation_report.number, "") ?>
<?cs if:subcount(Escalations) ?>
<?cs call:callout("info", Text.escalation_report.lead) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("escalation-report-create") ?>
<?cs if:Form.ids.error ?><p class="error" id="f-ids" tabindex="-1"><?cs var:Text.error[Form.ids.error] ?></p><?cs /if ?>
<?cs call:table_begin(Text.escalation_print.tasks) ?><?cs call:table_head() ?><?cs call:th_check(Text.list.choose) ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.escalation_list.cause) ?><?cs call:th(Text.escalation_list.proposal) ?><?cs call:table_body() ?><?cs
each:e = Escalations ?><?cs call:row_begin() ?><td role="cell" class="check"><input type="checkbox" name="ids" value="<?cs var:e.id ?>" aria-labelledby="n<?cs var:e.id ?>"<?cs if:e.chosen ?> checked<?cs /if ?>></td><?cs call:td_main_begin() ?><?cs call:row_link_named(e.title, "task-view?id=" + e.assignment_id, e.id) ?> <small class="muted"><?cs var:e.reference ?>, <?cs var:e.issued_on ?></small><?cs call:td_end() ?><?cs call:td(Text.field.agency, e.agency) ?><?cs call:td(Text.escalation_list.cause, e.explanation) ?><?cs call:td(Text.escalation_list.proposal, e.proposal) ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?>
<div class="grid">
<?cs call:input_short(Form.place, "place", Text.field.place, "", 1) ?>
<?cs call:input_line(Form.signer, "signer", Text.field.signer, "", 1) ?>
</div>
<?cs call:radio_words(Form.signer_role, "signer_role", Text.field.signer_role, "", 1, Text.notice.signer_role) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.escalation_report.do) ?><?cs call:link_button(Text.button.cancel, "escalation-list") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs else ?><?cs call:empty_state(Text.escalation_list.none, "", Text.escalation_list.title, "escalation-list") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
