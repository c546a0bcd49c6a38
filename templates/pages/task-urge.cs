<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Assignments, Form ?>
<?cs def:title() ?><?cs var:Text.task_urge.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.menu.task_list, "task-list?view=overdue") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.task_urge.title, "") ?>
<?cs if:subcount(Assignments) ?>
<?cs call:callout("info", Text.task_urge.lead) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("task-urge") ?>
<?cs call:table_begin(Text.task_urge.who) ?><?cs call:table_head() ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.field.due_on) ?><?cs call:table_body() ?>
<?cs each:line = Assignments ?><?cs call:row_begin_tone(line.time_state) ?><?cs call:td_main_begin() ?><?cs call:hidden("ids", line.id) ?><?cs var:line.agency ?><?cs call:td_end() ?><?cs call:td(Text.field.task, line.title) ?><?cs call:td_begin(Text.field.due_on) ?><?cs call:date(line.due_on) ?> <?cs call:badge_time_of(line) ?><?cs call:td_end() ?><?cs call:row_end() ?><?cs /each ?>
<?cs call:table_end() ?>
<?cs call:radio_words(Form.channel, "channel", Text.field.channel, "", 1, Text.urge_channel) ?>
<?cs call:input_text(Form.note, "note", Text.task_urge.note, Text.task_urge.note_help, 1, 3) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.task_urge.do) ?><?cs call:link_button(Text.button.cancel, "task-list?view=overdue") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs else ?><?cs call:empty_state(Text.error.nothing_chosen, Text.task_urge.choose, Text.menu.task_list, "task-list?view=overdue") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
