<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Assignment, Task, Directive, Agency, Form, Delegation, sheet, Officers, Divisions, Blanks, leads_missing ?>
<?cs def:title() ?><?cs var:Text.task_delegate.title ?><?cs /def ?>

<?cs def:suggestions() ?><datalist id="leaders"><?cs each:one = Officers ?><?cs if:one.leader_in_charge ?><option><?cs var:one.name ?></option><?cs /if ?><?cs /each ?></datalist>
<datalist id="officers"><?cs each:one = Officers ?><option><?cs var:one.name ?></option><?cs /each ?></datalist>
<datalist id="divisions"><?cs each:one = Divisions ?><option><?cs var:one.name ?></option><?cs /each ?></datalist><?cs /def ?>

<?cs def:input_listed(f, name, label, help, required, list) ?><div class="field<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, label, required) ?><input type="text" list="<?cs var:list ?>" value="<?cs var:f.value ?>"<?cs call:field_attributes(f, name, help, required) ?>><?cs call:field_notes(f, name, help) ?></div><?cs /def ?>

<?cs def:part_row(f, number) ?><?cs set:p = "part_" + number + "_" ?>
<?cs call:repeat_row_begin(Text.task_delegate.part) ?>
<div class="grid">
<?cs call:input_listed(f.division, p + "division", Text.field.division, "", "", "divisions") ?>
<?cs call:input_listed(f.officer, p + "officer", Text.field.officer, "", "", "officers") ?>
<?cs call:input_date(f.due_on, p + "due_on", Text.field.inside_due_on, "", "") ?>
<?cs call:input_line(f.product, p + "product", Text.field.product, "", "") ?>
</div>
<?cs call:repeat_row_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:task_head(Text.task_delegate.title) ?>
<?cs call:columns_begin() ?>
<?cs call:callout("info", Text.task_delegate.lead) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("task-delegate?id=" + Assignment.id) ?>
<?cs call:hidden("version", Assignment.version) ?><?cs call:hidden("sheet", sheet) ?>
<?cs call:suggestions() ?>
<?cs call:input_listed(Form.leader, "leader", Text.field.leader, Text.task_delegate.leader_help, 1, "leaders") ?>
<p><?cs var:Text.task_delegate.first_leads ?></p>
<?cs call:repeat_begin("part", "12") ?>
<?cs if:leads_missing ?><?cs call:part_row(Nothing, "0") ?><?cs /if ?>
<?cs each:row = Form.part ?><?cs call:part_row(row, row.number) ?><?cs /each ?>
<?cs each:blank = Blanks ?><?cs call:part_row(Nothing, blank.number) ?><?cs /each ?>
<?cs call:repeat_template_begin() ?><?cs call:part_row(Nothing, "__n__") ?><?cs call:repeat_template_end() ?>
<?cs call:repeat_end(Text.task_delegate.add_part) ?>
<?cs call:input_text(Form.guidance, "guidance", Text.field.guidance, Text.task_delegate.guidance_help, "", 4) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.delegation.delegate) ?><?cs call:link_button(Text.button.cancel, "task-view?id=" + Assignment.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:columns_next() ?>
<?cs call:task_summary() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
