<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Inspection, Items, Form ?>
<?cs def:title() ?><?cs var:Text.inspection_conclude.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.inspection_list.title, "inspection-list") ?><?cs if:Inspection.title ?><?cs call:crumb(Inspection.title, "inspection-view?id=" + Inspection.id) ?><?cs /if ?><?cs call:crumb_end() ?>
<?cs call:head(Text.inspection_conclude.title, Inspection.title) ?>
<?cs if:Inspection.state == "planned" ?>
<?cs call:callout("info", Text.inspection_conclude.lead) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("inspection-conclude?id=" + Inspection.id) ?>
<?cs call:hidden("version", Inspection.version) ?>
<?cs call:input_text(Form.conclusion, "conclusion", Text.inspection.conclusion, "", 1, 6) ?>
<?cs call:input_date(Form.concluded_on, "concluded_on", Text.inspection.concluded_on, Text.help.date, 1) ?>
<?cs call:input_line(Form.document, "document", Text.inspection.document, Text.help.document, "") ?>
<?cs each:line = Items ?><fieldset class="panel"><legend><?cs var:line.number ?>. <?cs var:line.agency ?></legend><p><?cs var:line.title ?> <small class="muted"><?cs var:line.reference ?></small></p>
<input type="hidden" name="item_<?cs var:name(line) ?>_assignment_id" value="<?cs var:line.id ?>">
<?cs call:input_text(Form.item[name(line)].finding, "item_" + name(line) + "_finding", Text.inspection.finding, Text.inspection_conclude.finding_help, "", 2) ?></fieldset><?cs /each ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.inspection_conclude.do) ?><?cs call:link_button(Text.button.cancel, "inspection-view?id=" + Inspection.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs else ?><?cs call:prose(Inspection.conclusion) ?><?cs call:link_button(Text.button.back, "inspection-view?id=" + Inspection.id) ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
