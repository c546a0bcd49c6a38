<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/entry.cs" ?><?cs include:"parts/directive.cs" ?>
<?cs # needs: Directives, List, Query, DocTypes, Assigners ?>
<?cs def:title() ?><?cs var:Text.menu.directive_list ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:head_begin(Text.menu.directive_list, "") ?><?cs if:User.may.record ?><?cs call:link_primary(Text.menu.task_create, "task-create") ?><?cs call:link_button(Text.programme_create.title, "programme-create") ?><?cs call:link_button(Text.menu.task_import, "task-import") ?><?cs /if ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs call:filter_begin("directive-list") ?>
<?cs call:filter_search(Query.text, "text", Text.app.search) ?>
<?cs call:input_short(Query.reference, "reference", Text.field.reference, "", "") ?>
<?cs call:select_words(Query.state, "state", Text.field.state, "", "", Text.directive_state, Text.list.all) ?>
<?cs call:checkbox(Query.mine, "mine", Text.directive_list.mine, "") ?>
<?cs call:checkbox(Query.late, "late", Text.directive_list.late, "") ?>
<?cs if:Query.doc_type.value || Query.assigner_id.value || Query.issued_from.value || Query.issued_to.value || Query.issued_from.error || Query.issued_to.error ?><details class="details" open><?cs else ?><details class="details"><?cs /if ?><summary><?cs var:Text.report_jump.more_filters ?></summary><div class="details-body fields">
<?cs call:select_any(Query.doc_type, "doc_type", Text.field.doc_type, DocTypes) ?>
<?cs call:select_assigner(Query.assigner_id, "assigner_id", Text.field.assigner, Text.list.all, "") ?>
<?cs call:input_date(Query.issued_from, "issued_from", Text.directive_list.issued_from, "", "") ?>
<?cs call:input_date(Query.issued_to, "issued_to", Text.directive_list.issued_to, "", "") ?>
</div></details>
<?cs call:filter_end("directive-list") ?>
<?cs if:subcount(Directives) ?>
<p class="muted" role="status"><?cs if:List.total_capped ?><?cs var:Text.list.more_than ?> <?cs /if ?><?cs if:List.total_shown ?><?cs var:List.total_shown ?><?cs else ?><?cs var:List.total ?><?cs /if ?> <?cs var:Text.directive_list.unit ?></p>
<?cs call:table_begin(Text.menu.directive_list) ?><?cs call:table_head() ?><?cs call:th(Text.field.reference) ?><?cs call:th(Text.field.abstract) ?><?cs call:th(Text.field.issued_on) ?><?cs call:th(Text.field.state) ?><?cs call:th_number(Text.directive_list.tasks) ?><?cs call:th_number(Text.directive_list.open) ?><?cs call:th_number(Text.directive_list.overdue) ?><?cs call:table_body() ?>
<?cs each:d = Directives ?><?cs call:row_begin() ?>
<?cs call:td_begin(Text.field.reference) ?><b class="nowrap"><?cs var:d.reference ?></b><?cs call:td_end() ?>
<?cs call:td_main_begin() ?><?cs call:row_link(d.abstract, "directive-view?id=" + d.id) ?><?cs call:td_end() ?>
<?cs call:td(Text.field.issued_on, d.issued_on) ?>
<?cs call:td_begin(Text.field.state) ?><?cs call:directive_badges(d) ?><?cs call:td_end() ?>
<?cs call:td_number(Text.directive_list.tasks, d.n_tasks) ?>
<?cs call:td_number(Text.directive_list.open, d.n_open) ?>
<?cs call:td_number(Text.directive_list.overdue, d.n_overdue) ?>
<?cs call:row_end() ?><?cs /each ?>
<?cs call:table_end() ?>
<?cs if:List.newer && List.older ?><?cs call:pager("directive-list?" + List.newer, "directive-list?" + List.older) ?><?cs elif:List.newer ?><?cs call:pager("directive-list?" + List.newer, "") ?><?cs elif:List.older ?><?cs call:pager("", "directive-list?" + List.older) ?><?cs /if ?>
<?cs else ?>
<?cs if:List.wordless ?><?cs call:empty_state(Text.list.wordless, Text.list.wordless_text, Text.button.clear_filter, "directive-list") ?><?cs else ?><?cs call:empty_state(Text.empty.directives, Text.empty.search_text, Text.button.clear_filter, "directive-list") ?><?cs /if ?>
<?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
