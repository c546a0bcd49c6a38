<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/outgoing.cs" ?>
<?cs # needs: Documents, List, Counts, Query, total, view ?>
<?cs def:title() ?><?cs var:Text.outgoing_list.title ?><?cs /def ?>
<?cs def:views() ?><?cs call:tabs_begin(Text.outgoing_list.title) ?>
<?cs call:tab(Text.outgoing_view.open, "outgoing-list", view == "open", Counts.open) ?><?cs call:tab(Text.outgoing_view.enter, "outgoing-list?view=enter", view == "enter", Counts.enter) ?><?cs call:tab(Text.outgoing_view.review, "outgoing-list?view=review", view == "review", Counts.review) ?><?cs call:tab(Text.outgoing_view.tasks, "outgoing-list?view=tasks", view == "tasks", Counts.tasks) ?><?cs call:tab(Text.outgoing_view.no_task, "outgoing-list?view=no_task", view == "no_task", Counts.no_task) ?><?cs call:tab(Text.outgoing_view.all, "outgoing-list?view=all", view == "all", "") ?>
<?cs call:tabs_end() ?><?cs /def ?>
<?cs # one click for the usual answer; the other asks for a reason ?>
<?cs def:mark_buttons(d) ?><?cs if:d.directive_id ?><?cs call:link(Text.outgoing.to_directive, "directive-view?id=" + d.directive_id) ?><?cs elif:User.may.record ?><div class="row-actions screen-only"><?cs if:d.mark == "has_tasks" ?><?cs call:link_button(Text.outgoing.enter, "task-create?outgoing_id=" + d.id) ?><?cs elif:d.mark == "unmarked" ?><?cs call:form_begin_inline("outgoing-mark?id=" + d.id) ?><?cs call:hidden("version", d.version) ?><?cs call:button_named("", Text.outgoing.has_tasks, "mark", "has_tasks") ?><?cs call:form_end() ?><?cs call:link_button(Text.outgoing.no_task, "outgoing-mark?id=" + d.id) ?><?cs /if ?></div><?cs /if ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:head_begin(Text.outgoing_list.title, "") ?><?cs if:User.may.outgoing ?><?cs call:link_primary(Text.outgoing_import.title, "outgoing-import") ?><?cs call:link_button(Text.outgoing_create.title, "outgoing-create") ?><?cs /if ?><?cs call:print_button() ?><?cs call:head_end() ?>
<p class="muted lead"><?cs var:Text.outgoing_list.lead ?></p>
<?cs call:views() ?>
<?cs call:filter_begin("outgoing-list") ?>
<?cs call:hidden("view", view) ?>
<?cs call:filter_search(Query.text, "text", Text.app.search) ?>
<?cs call:input_date(Query.issued_from, "issued_from", Text.directive_list.issued_from, "", "") ?>
<?cs call:input_date(Query.issued_to, "issued_to", Text.directive_list.issued_to, "", "") ?>
<?cs call:checkbox(Query.late, "late", Text.outgoing_list.late, "") ?>
<?cs call:filter_end("outgoing-list?view=" + view) ?>
<?cs if:subcount(Documents) ?>
<p class="muted" role="status"><?cs if:total_shown ?><?cs var:total_shown ?><?cs else ?><?cs var:total ?><?cs /if ?> <?cs var:Text.outgoing_list.unit ?></p>
<?cs call:table_begin(Text.outgoing_list.title) ?><?cs call:table_head() ?><?cs call:th(Text.field.reference) ?><?cs call:th(Text.field.abstract) ?><?cs call:th(Text.field.issued_on) ?><?cs call:th(Text.field.record_due_at) ?><?cs call:th(Text.field.state) ?><?cs call:th(Text.outgoing.act) ?><?cs call:table_body() ?>
<?cs each:d = Documents ?><?cs call:row_begin() ?>
<?cs call:td_begin(Text.field.reference) ?><b><?cs var:d.reference ?></b><?cs if:d.doc_type_words ?><br><span class="muted"><?cs var:d.doc_type_words ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_main_begin() ?><?cs call:row_link(d.abstract, "outgoing-view?id=" + d.id) ?><?cs call:td_end() ?>
<?cs call:td(Text.field.issued_on, d.issued_on) ?>
<?cs call:td_begin(Text.field.record_due_at) ?><?cs call:outgoing_clock(d) ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.state) ?><?cs call:outgoing_badges(d) ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.outgoing.act) ?><?cs call:mark_buttons(d) ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /each ?>
<?cs call:table_end() ?>
<?cs set:first_page = "" ?><?cs if:List.later ?><?cs set:first_page = "outgoing-list?view=" + view ?><?cs /if ?><?cs if:List.older ?><?cs call:pager(first_page, "outgoing-list?" + List.older) ?><?cs else ?><?cs call:pager(first_page, "") ?><?cs /if ?>
<?cs elif:Query.text.value || Query.late.value || Query.issued_from.value || Query.issued_to.value ?><?cs call:empty_state(Text.outgoing_list.none, Text.empty.search_text, Text.button.clear_filter, "outgoing-list?view=" + view) ?>
<?cs elif:view == "open" ?><?cs call:empty_state(Text.outgoing_list.all_marked, Text.outgoing_list.all_marked_text, Text.outgoing_view.all, "outgoing-list?view=all") ?>
<?cs else ?><?cs call:empty_state(Text.outgoing_list.none, Text.outgoing_list.none_text, Text.outgoing_view.open, "outgoing-list") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
