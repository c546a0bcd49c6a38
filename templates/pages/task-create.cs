<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/entry.cs" ?>
<?cs # needs: proposes, ask_secrecy, secret, next_number, extra_block, Directive, Document, Form, Understood, DocTypes,
     Assigners, Fields, Specialists, DivisionHeads, OfficeLeaders, Chairmen, Agencies, report_always ?>
<?cs def:title() ?><?cs if:Directive.id ?><?cs var:Text.task_create.more_title ?><?cs else ?><?cs var:Text.task_create.title ?><?cs /if ?><?cs /def ?>

<?cs # R11: the first question, before anything can be typed ?>
<?cs def:secrecy_question() ?><div class="narrow-page"><?cs call:section_begin(Text.task_create.secrecy) ?>
<p><?cs var:Text.task_create.secrecy_text ?></p>
<?cs call:actions_begin() ?><?cs call:link_primary(Text.task_create.not_secret, "task-create?secrecy=none") ?><?cs call:link_button(Text.task_create.is_secret, "task-create?secrecy=secret") ?><?cs call:actions_end() ?>
<?cs call:section_end() ?></div><?cs /def ?>

<?cs def:task_block(f, n) ?><?cs call:repeat_row_begin(Text.field.task) ?>
<?cs call:task_fields(f, "task_" + n + "_") ?>
<?cs if:f.field_id.value || f.specialist_id.value || f.division_head_id.value || f.office_leader_id.value || f.chairman_id.value || f.field_id.error || f.specialist_id.error || f.division_head_id.error || f.office_leader_id.error || f.chairman_id.error ?><?cs call:details_begin_open(Text.entry.other_follower) ?><?cs else ?><?cs call:details_begin(Text.entry.other_follower) ?><?cs /if ?><?cs call:follower_fields(f, "task_" + n + "_", "") ?><?cs call:details_end() ?>
<?cs call:repeat_row_end() ?><?cs /def ?>

<?cs def:entry_form() ?>
<?cs call:error_summary(Form) ?>
<?cs if:Directive.id ?><?cs call:form_begin_files("task-create?directive_id=" + Directive.id) ?><?cs elif:Document.id ?><?cs call:form_begin_files("task-create?secrecy=none&outgoing_id=" + Document.id) ?><?cs else ?><?cs call:form_begin_files("task-create?secrecy=none") ?><?cs /if ?>
<?cs call:hidden("secrecy", "none") ?>
<?cs if:Directive.id ?>
<div hidden><?cs call:directive_fields() ?></div>
<?cs else ?>
<?cs call:section_begin(Text.task_create.directive) ?>
<?cs call:directive_fields() ?>
<?cs call:file_input(Form.files, "files", Text.field.files, Text.help.files, "") ?>
<?cs call:section_end() ?>
<?cs /if ?>
<?cs call:section_begin(Text.task_create.followers) ?>
<p class="muted"><?cs var:Text.task_create.followers_text ?></p>
<div class="grid">
<?cs call:select(Form.default_field_id, "default_field_id", Text.field.field_id, "", 1, Fields) ?>
<?cs if:proposes ?><?cs call:select(Form.default_specialist_id, "default_specialist_id", Text.field.specialist_id, Text.entry.proposes, "", Specialists) ?><?cs else ?><?cs call:select(Form.default_specialist_id, "default_specialist_id", Text.field.specialist_id, "", 1, Specialists) ?><?cs /if ?>
<?cs call:select(Form.default_division_head_id, "default_division_head_id", Text.field.division_head_id, Text.entry.division_head_help, "", DivisionHeads) ?>
</div>
<?cs if:Form.default_office_leader_id.value && Form.default_chairman_id.value && !Form.default_office_leader_id.error && !Form.default_chairman_id.error ?><details class="details"><summary><?cs var:Text.entry_fold.leaders ?>: <?cs call:words_of_option(Form.default_office_leader_id, OfficeLeaders) ?>, <?cs call:words_of_option(Form.default_chairman_id, Chairmen) ?></summary><div class="details-body"><?cs else ?><?cs call:details_begin_open(Text.entry_fold.leaders) ?><?cs /if ?>
<div class="grid">
<?cs call:select(Form.default_office_leader_id, "default_office_leader_id", Text.field.office_leader_id, "", 1, OfficeLeaders) ?>
<?cs call:select(Form.default_chairman_id, "default_chairman_id", Text.field.chairman_id, "", 1, Chairmen) ?>
</div>
<?cs call:details_end() ?>
<?cs call:section_end() ?>
<h2><?cs var:Text.task_create.tasks ?></h2>
<?cs call:repeat_begin("task", "60") ?>
<?cs each:row = Form.task ?><?cs call:understood(Understood[row.number]) ?><?cs call:task_block(row, row.number) ?><?cs /each ?>
<?cs if:extra_block ?><?cs call:task_block(Nothing, next_number) ?><?cs /if ?>
<?cs call:repeat_template_begin() ?><?cs call:task_block(Nothing, "__n__") ?><?cs call:repeat_template_end() ?>
<?cs call:repeat_end(Text.button.add_task) ?>
<?cs call:actions_begin() ?><?cs call:button_named("primary", Text.button.save_draft, "intent", "save") ?><?cs call:button_named("", Text.button.check, "intent", "check") ?><noscript><?cs call:button_named("", Text.button.add_task, "intent", "more") ?></noscript><?cs call:actions_end() ?>
<p class="muted"><?cs var:Text.task_create.after ?></p>
<?cs call:form_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.menu.directive_list, "directive-list") ?><?cs if:Directive.id ?><?cs call:crumb(Directive.reference, "directive-view?id=" + Directive.id) ?><?cs /if ?><?cs call:crumb_end() ?>
<?cs if:Directive.id ?><?cs call:head(Text.task_create.more_title, Directive.reference) ?><?cs else ?><?cs call:head(Text.task_create.title, "") ?><?cs /if ?>
<?cs if:Document.unknown ?><?cs call:callout("warn", Text.outgoing.unknown) ?><?cs elif:Document.id ?><p class="muted"><?cs var:Text.outgoing.from_document ?> <?cs call:link(Document.reference, "outgoing-view?id=" + Document.id) ?></p><?cs if:Document.unread ?><?cs call:callout("warn", Document.n_unread + " " + Text.outgoing_scan.answer) ?><?cs /if ?><?cs /if ?>
<?cs if:ask_secrecy ?><?cs call:secrecy_question() ?>
<?cs elif:secret ?><?cs call:callout("bad", Text.task_create.refused) ?><?cs call:link_button(Text.error_page.home, "home") ?>
<?cs else ?><?cs if:as_before == "own" ?><p class="muted"><?cs var:Text.task_create.as_before ?></p><?cs elif:as_before ?><p class="muted"><?cs var:Text.task_create.as_office ?></p><?cs /if ?><?cs call:entry_form() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
