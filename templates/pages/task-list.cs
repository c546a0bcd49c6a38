<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/entry.cs" ?><?cs include:"parts/list.cs" ?>
<?cs # needs: Assignments, List, Query, Filters, filter_open, Agencies, Groups, Assigners, Fields, Specialists ?>
<?cs def:title() ?><?cs var:Text.menu.task_list ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:head_begin(Text.menu.task_list, "") ?><?cs if:User.may.record ?><?cs call:link_primary(Text.menu.task_create, "task-create") ?><?cs /if ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs call:tabs_begin(Text.list.which) ?>
<?cs call:tab(Text.list_view.open, "task-list", List.view == "open" && !List.mine && !List.assigned && !List.watched, "") ?>
<?cs if:User.may.record ?><?cs call:tab(Text.list.mine, "task-list?scope=mine", List.view == "open" && List.mine, "") ?><?cs /if ?>
<?cs call:tab(Text.list.watched, "task-list?scope=watched", List.watched, "") ?>
<?cs if:User.position == "chairman" || User.position == "vice_chairman" ?><?cs call:tab(Text.list.assigned, "task-list?scope=assigned", List.assigned, "") ?><?cs /if ?>
<?cs call:tab(Text.list_view.overdue, "task-list?view=overdue", List.view == "overdue", "") ?>
<?cs call:tab(Text.list_view.due_soon, "task-list?view=due_soon", List.view == "due_soon", "") ?>
<?cs call:tab(Text.list_view.waiting, "task-list?view=waiting", List.view == "waiting", "") ?>
<?cs call:tab(Text.list_view.returned, "task-list?view=returned", List.view == "returned", "") ?>
<?cs call:tab(Text.list_view.extension, "task-list?view=extension", List.view == "extension", "") ?>
<?cs call:tab(Text.list_view.difficulty, "task-list?view=difficulty", List.view == "difficulty", "") ?>
<?cs call:tab(Text.list_view.done, "task-list?view=done", List.view == "done", "") ?>
<?cs call:tabs_end() ?>
<?cs call:filter_fold() ?>
<?cs call:filter_begin("task-list") ?>
<?cs if:List.mine ?><?cs call:hidden("scope", "mine") ?><?cs elif:List.assigned ?><?cs call:hidden("scope", "assigned") ?><?cs elif:List.watched ?><?cs call:hidden("scope", "watched") ?><?cs /if ?>
<?cs call:plain_filters() ?>
<?cs if:filter_open ?><?cs call:hidden("filter", "1") ?>
<?cs call:select_any(Query.agency_id, "agency_id", Text.field.agency, Agencies) ?>
<?cs call:select_any(Query.group_id, "group_id", Text.list.group, Groups) ?>
<?cs call:select_assigner(Query.assigner_id, "assigner_id", Text.field.assigner, Text.list.all, "") ?>
<?cs call:select_any(Query.specialist_id, "specialist_id", Text.field.specialist, Specialists) ?>
<?cs call:select_any(Query.field_id, "field_id", Text.field.field, Fields) ?>
<?cs call:more_filters() ?>
<?cs else ?><?cs if:List.query ?><p><?cs call:link(Text.list.more_filters, "task-list?filter=1&" + List.query + "#filter") ?></p><?cs else ?><p><?cs call:link(Text.list.more_filters, "task-list?filter=1") ?></p><?cs /if ?><?cs /if ?>
<?cs call:filter_end("task-list") ?>
<?cs call:list_count() ?>
<?cs if:subcount(Assignments) ?>
<form method="get" action="/task-urge" class="rows">
<?cs if:User.may.decide ?><?cs call:assignment_table(Assignments, Text.menu.task_list, "ids", 1) ?>
<?cs call:bulk_begin() ?><?cs call:button_secondary(Text.list.urge_chosen) ?><button type="submit" class="button" formaction="/follower-change"><?cs var:Text.list.change_follower ?></button><button type="submit" class="button" formaction="/inspection-create"><?cs var:Text.inspection_list.choose ?></button><?cs call:bulk_end() ?>
<?cs else ?><?cs call:assignment_table(Assignments, Text.menu.task_list, "", 1) ?><?cs /if ?>
</form>
<?cs call:list_pager("task-list") ?>
<?cs elif:List.wordless ?><?cs call:empty_state(Text.list.wordless, Text.list.wordless_text, Text.button.clear_filter, "task-list") ?>
<?cs elif:List.filtered ?><?cs call:empty_state(Text.empty.tasks_filtered, Text.empty.tasks_filtered_text, Text.button.clear_filter, "task-list") ?>
<?cs elif:User.may.record && List.view == "open" ?><?cs call:empty_state(Text.empty.tasks, Text.empty.tasks_text, Text.menu.task_create, "task-create") ?>
<?cs else ?><?cs call:empty_state(Text.empty.tasks, "", "", "") ?><?cs /if ?>
<?cs call:list_tools("task-list") ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
