<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Items, chosen, Agencies, Query, Form ?>
<?cs def:title() ?><?cs var:Text.inspection_create.title ?><?cs /def ?>
<?cs def:items() ?><?cs call:table_begin(Text.inspection_create.which) ?><?cs call:table_head() ?><?cs call:th_check(Text.list.choose) ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.field.reference) ?><?cs call:th(Text.field.due_on) ?><?cs call:table_body() ?><?cs
each:line = Items ?><?cs call:row_begin_tone(line.time_state) ?><td class="check"><input type="checkbox" name="ids" value="<?cs var:line.id ?>" aria-labelledby="n<?cs var:line.id ?>"<?cs if:chosen ?> checked<?cs /if ?>></td><?cs call:td_main_begin() ?><?cs call:row_link_named(line.title, "task-view?id=" + line.id, line.id) ?><?cs call:td_end() ?><?cs call:td(Text.field.agency, line.agency) ?><?cs call:td(Text.field.reference, line.reference) ?><?cs call:td_begin(Text.field.due_on) ?><?cs if:line.due_on ?><?cs call:date(line.due_on) ?> <?cs /if ?><?cs if:line.open ?><?cs call:badge_time_of(line) ?><?cs /if ?><?cs call:td_end() ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.inspection_list.title, "inspection-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.inspection_create.title, "") ?>
<?cs if:!chosen ?><?cs call:callout("info", Text.inspection_create.lead) ?><?cs call:filter_begin("inspection-create") ?><?cs call:select(Query.agency_id, "agency_id", Text.field.agency, "", "", Agencies) ?><?cs call:filter_end("inspection-create") ?><?cs /if ?>
<?cs if:subcount(Items) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("inspection-create") ?>
<?cs if:Form.ids.error ?><p class="error" id="f-ids" tabindex="-1"><?cs var:Text.error[Form.ids.error] ?></p><?cs /if ?>
<?cs call:items() ?>
<?cs call:radio_words(Form.kind, "kind", Text.inspection.kind, "", 1, Text.inspection_kind) ?>
<?cs call:input_line(Form.title, "title", Text.inspection.title, Text.inspection_create.title_help, 1) ?>
<?cs call:input_line(Form.basis, "basis", Text.inspection.basis, Text.help.document, "") ?>
<?cs call:input_text(Form.members, "members", Text.inspection.members, "", 1, 3) ?>
<?cs call:input_date(Form.starts_on, "starts_on", Text.inspection.starts_on, Text.help.date, 1) ?>
<?cs call:input_date(Form.ends_on, "ends_on", Text.inspection.ends_on, Text.help.date, 1) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.inspection_create.do) ?><?cs call:link_button(Text.button.cancel, "inspection-list") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs elif:Query.agency_id.value ?><?cs call:empty_state(Text.inspection_create.none, "", "", "") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
