<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/entry.cs" ?><?cs include:"parts/list.cs" ?>
<?cs # needs: Assignments, List, Query, Counters, Filters ?>
<?cs def:title() ?><?cs var:Text.menu.task_assigned ?><?cs /def ?>
<?cs def:counter_tab(view, counter, label) ?><?cs if:counter.capped ?><?cs call:tab(label, "task-assigned?view=" + view, List.view == view, counter.n + "+") ?><?cs else ?><?cs call:tab(label, "task-assigned?view=" + view, List.view == view, counter.n) ?><?cs /if ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:head_begin(Text.menu.task_assigned, User.agency_name) ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs call:tabs_begin(Text.list.which) ?>
<?cs call:counter_tab("open", Counters.open, Text.list_view.open) ?>
<?cs call:counter_tab("new", Counters.new, Text.list_view.new) ?>
<?cs call:counter_tab("due_soon", Counters.due_soon, Text.list_view.due_soon) ?>
<?cs call:counter_tab("overdue", Counters.overdue, Text.list_view.overdue) ?>
<?cs call:counter_tab("waiting", Counters.waiting, Text.list_view.waiting) ?>
<?cs call:counter_tab("returned", Counters.returned, Text.list_view.returned) ?>
<?cs call:tab(Text.list_view.done, "task-assigned?view=done", List.view == "done", "") ?>
<?cs call:tabs_end() ?>
<?cs call:filter_fold() ?>
<?cs call:filter_begin("task-assigned") ?>
<?cs call:plain_filters() ?>
<?cs if:filter_open ?><?cs call:hidden("filter", "1") ?><?cs call:more_filters() ?>
<?cs else ?><?cs if:List.query ?><p><?cs call:link(Text.list.more_filters, "task-assigned?filter=1&" + List.query + "#filter") ?></p><?cs else ?><p><?cs call:link(Text.list.more_filters, "task-assigned?filter=1") ?></p><?cs /if ?><?cs /if ?>
<?cs call:filter_end("task-assigned") ?>
<?cs call:list_count() ?>
<?cs if:subcount(Assignments) ?>
<?cs call:assignment_table(Assignments, Text.menu.task_assigned, "", "") ?>
<?cs call:list_pager("task-assigned") ?>
<?cs elif:List.wordless ?><?cs call:empty_state(Text.list.wordless, Text.list.wordless_text, Text.button.clear_filter, "task-assigned") ?>
<?cs elif:List.filtered ?><?cs call:empty_state(Text.empty.tasks_filtered, Text.empty.tasks_filtered_text, Text.button.clear_filter, "task-assigned") ?>
<?cs else ?><?cs call:empty_state(Text.empty.assigned, Text.empty.assigned_text, Text.list_view.done, "task-assigned?view=done") ?><?cs /if ?>
<?cs call:list_tools("task-assigned") ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
