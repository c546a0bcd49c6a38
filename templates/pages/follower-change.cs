<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Assignments, Specialists, Form ?>
<?cs def:title() ?><?cs var:Text.follower_change.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.menu.task_list, "task-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.follower_change.title, "") ?>
<?cs if:subcount(Assignments) ?>
<?cs call:callout("info", Text.follower_change.lead) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("follower-change") ?>
<?cs call:table_begin(Text.follower_change.which) ?><?cs call:table_head() ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.field.specialist) ?><?cs call:table_body() ?>
<?cs each:line = Assignments ?><?cs call:row_begin() ?><?cs call:td_main_begin() ?><?cs call:hidden("ids", line.id) ?><?cs var:line.title ?><?cs call:td_end() ?><?cs call:td(Text.field.agency, line.agency) ?><?cs call:td(Text.field.specialist, line.specialist) ?><?cs call:row_end() ?><?cs /each ?>
<?cs call:table_end() ?>
<?cs call:select(Form.specialist_id, "specialist_id", Text.follower_change.to, "", 1, Specialists) ?>
<?cs call:input_text(Form.reason, "reason", Text.field.reason, Text.help.reason, 1, 3) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.follower_change.do) ?><?cs call:link_button(Text.button.cancel, "task-list") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs else ?><?cs call:empty_state(Text.error.nothing_chosen, Text.task_urge.choose, Text.menu.task_list, "task-list") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
