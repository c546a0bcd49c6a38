<?cs include:"macros.cs" ?><?cs include:"parts/register.cs" ?>
<?cs # needs: kind, Needs, Entry (of one that is), Proposals (of a version), Form ?>
<?cs def:title() ?><?cs var:Text.register[kind].add ?><?cs /def ?>

<?cs def:proposal_select() ?><div class="field<?cs if:Form.feedback_id.error ?> bad<?cs /if ?>"><?cs call:field_label("feedback_id", Text.register_edit.proposal, "") ?><select<?cs call:field_attributes(Form.feedback_id, "feedback_id", "", "") ?>>
  <option value=""><?cs var:Text.register_edit.no_proposal ?></option><?cs each:one = Proposals ?>
  <option value="<?cs var:one.id ?>"<?cs if:one.id == Form.feedback_id.value ?> selected<?cs /if ?>><?cs var:one.id ?>. <?cs var:one.body ?></option><?cs /each ?>
</select><?cs call:field_notes(Form.feedback_id, "feedback_id", "") ?></div><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.register[kind].title, "register-list?kind=" + kind) ?><?cs call:crumb_end() ?>
<?cs if:Entry.id ?><?cs call:head(Entry.title, Text.register[kind].title) ?><?cs else ?><?cs call:head(Text.register[kind].add, Text.register[kind].title) ?><?cs /if ?>
<?cs call:error_summary(Form) ?>
<?cs if:Entry.id ?><?cs call:form_begin_files("register-edit?kind=" + kind + "&id=" + Entry.id) ?><?cs call:hidden("version", Entry.version) ?><?cs else ?><?cs call:form_begin_files("register-edit?kind=" + kind) ?><?cs /if ?>
<?cs call:input_line(Form.title, "title", Text.register[kind].name, "", 1) ?>
<div class="grid">
<?cs call:input_short(Form.number, "number", Text.register[kind].number, "", Needs.number) ?>
<?cs call:input_date(Form.held_on, "held_on", Text.register[kind].held_on, "", Needs.held_on) ?>
<?cs if:kind != "version" && kind != "maintenance" ?><?cs call:input_date(Form.ended_on, "ended_on", Text.register[kind].ended_on, "", "") ?><?cs /if ?>
</div>
<?cs call:input_line(Form.person, "person", Text.register[kind].person, "", Needs.person) ?>
<?cs call:input_text(Form.body, "body", Text.register[kind].body, "", Needs.body, 4) ?>
<?cs if:kind != "legal" && kind != "regulation" && kind != "staff" ?><?cs call:input_line(Form.approval, "approval", Text.register[kind].approval, Text.register_edit.approval_help, "") ?><?cs /if ?>
<?cs if:kind == "version" ?><?cs call:proposal_select() ?><?cs /if ?>
<?cs call:file_input(Form.files, "files", Text.field.files, Text.help.files, "") ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.save) ?><?cs call:link_button(Text.button.cancel, "register-list?kind=" + kind) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs if:Entry.id ?><p class="muted"><?cs var:Text.register_edit.changed ?>: <?cs var:Entry.author ?>, <?cs var:Entry.changed_at ?></p><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
