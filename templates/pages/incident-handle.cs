<?cs include:"macros.cs" ?><?cs include:"parts/register.cs" ?>
<?cs # needs: Incident, Steps, Form ?>
<?cs def:title() ?><?cs var:Text.incident.handle ?><?cs /def ?>

<?cs def:select_words(f, name, label, help, required, words) ?><div class="field<?cs if:f.error ?> bad<?cs /if ?>"><?cs call:field_label(name, label, required) ?><select<?cs call:field_attributes(f, name, help, required) ?>><?cs each:word = words ?>
  <option value="<?cs var:name(word) ?>"<?cs if:f.value == name(word) ?> selected<?cs /if ?>><?cs var:word ?></option><?cs /each ?></select><?cs call:field_notes(f, name, help) ?></div><?cs /def ?>

<?cs def:handle_form() ?><?cs call:error_summary(Form) ?>
<?cs call:form_begin("incident-handle?id=" + Incident.id) ?><?cs call:hidden("version", Incident.version) ?>
<?cs call:select_words(Form.category, "category", Text.incident.category, "", 1, Text.incident_category) ?>
<?cs call:input_line(Form.handler, "handler", Text.incident.handler, "", "") ?>
<?cs call:input_text(Form.step, "step", Text.incident.step, Text.incident.step_help, "", 3) ?>
<?cs call:input_text(Form.result, "result", Text.incident.result, "", "", 3) ?>
<div class="grid">
<?cs call:input_moment(Form.agency_notified_at, "agency_notified_at", Text.incident.agency_notified_at, "", "") ?>
<?cs call:input_moment(Form.leader_reported_at, "leader_reported_at", Text.incident.leader_reported_at, "", "") ?>
</div>
<?cs call:checkbox(Form.close, "close", Text.incident.close, Text.incident.close_help) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.save) ?><?cs call:link_button(Text.button.cancel, "incident-list") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.incident.title, "incident-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.incident.handle, Text.incident.one + " " + Incident.id) ?>
<?cs call:columns_begin() ?>
<?cs call:section_begin(Text.incident.description) ?><?cs call:prose(Incident.description) ?><?cs call:section_end() ?>
<?cs call:section_begin(Text.incident.steps) ?><?cs if:subcount(Steps) ?><?cs call:timeline_begin() ?><?cs each:step = Steps ?><li><p class="what"><span class="date"><?cs var:step.at ?></span></p><p class="who"><?cs var:step.author ?></p><?cs call:prose(step.step) ?></li><?cs /each ?><?cs call:timeline_end() ?><?cs else ?><p class="muted"><?cs var:Text.incident.no_steps ?></p><?cs /if ?><?cs if:Incident.result ?><h3><?cs var:Text.incident.result ?></h3><?cs call:prose(Incident.result) ?><?cs /if ?><?cs call:section_end() ?>
<?cs if:Incident.closed_at ?><?cs call:callout("good", Text.incident.is_closed) ?><?cs else ?><?cs call:handle_form() ?><?cs /if ?>
<?cs call:columns_next() ?>
<?cs call:section_begin(Text.incident.one + " " + Incident.id) ?><?cs call:incident_facts(Incident) ?><?cs call:section_end() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
