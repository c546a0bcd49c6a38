<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/entry.cs" ?><?cs include:"parts/central.cs" ?>
<?cs # needs: Central, Counts, view, sort, ask, words, n, n_all, cut, newer, older, Query, User ?>
<?cs def:title() ?><?cs var:Text.menu.central_list ?><?cs /def ?>
<?cs def:view_tab(key, count) ?><?cs if:words ?><?cs call:tab(Text.central_view[key], "central-list?" + words + "&view=" + key, view == key, count) ?><?cs else ?><?cs call:tab(Text.central_view[key], "central-list?view=" + key, view == key, count) ?><?cs /if ?><?cs /def ?>
<?cs def:central_row(c) ?><?cs call:row_begin() ?>
<?cs call:td_begin(Text.central.reference) ?><b><?cs var:c.central_reference ?></b><?cs call:td_end() ?>
<?cs call:td_main_begin() ?><?cs call:row_link(c.title, "directive-view?id=" + c.directive_id) ?> <small class="muted"><?cs var:c.reference ?>, <?cs var:c.issued_on ?></small><br><small class="muted"><?cs var:c.leads ?></small><?cs call:td_end() ?>
<?cs call:td(Text.central.due_on, c.central_due_on) ?>
<?cs call:td(Text.central.internal_due_on, c.due_on) ?>
<?cs call:td_begin(Text.field.state) ?><?cs call:central_badge(c) ?><br><small class="muted"><?cs call:central_standing(c) ?></small><?cs call:td_end() ?>
<?cs call:td_begin(Text.central.entered_on) ?><?cs call:central_entered(c) ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>
<?cs def:downloads() ?><?cs if:ask ?><?cs call:link_button("CSV", "central-export?" + ask + "&format=csv") ?><?cs call:link_button(Text.button.export, "central-export?" + ask + "&format=xlsx") ?><?cs call:link_button("JSON", "central-export?" + ask + "&format=json") ?><?cs else ?><?cs call:link_button("CSV", "central-export?format=csv") ?><?cs call:link_button(Text.button.export, "central-export?format=xlsx") ?><?cs call:link_button("JSON", "central-export?format=json") ?><?cs /if ?><?cs /def ?>
<?cs def:pages() ?><?cs if:newer && older ?><?cs call:pager("central-list?" + ask + "&page=" + newer, "central-list?" + ask + "&page=" + older) ?><?cs elif:newer ?><?cs call:pager("central-list?" + ask + "&page=" + newer, "") ?><?cs elif:older ?><?cs call:pager("", "central-list?" + ask + "&page=" + older) ?><?cs /if ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:head_begin(Text.menu.central_list, Text.central_list.lead) ?><?cs if:n ?><?cs call:downloads() ?><?cs /if ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs call:tabs_begin(Text.central_list.views) ?>
<?cs call:view_tab("all", Counts.all) ?>
<?cs call:view_tab("open", Counts.open) ?>
<?cs call:view_tab("due_soon", Counts.due_soon) ?>
<?cs call:view_tab("overdue", Counts.overdue) ?>
<?cs call:view_tab("to_enter", Counts.to_enter) ?>
<?cs call:view_tab("entered", Counts.entered) ?>
<?cs call:tabs_end() ?>
<?cs call:filter_begin("central-list") ?><?cs call:hidden("view", view) ?>
<?cs call:filter_search(Query.text, "text", Text.app.search) ?>
<?cs call:input_date(Query.issued_from, "issued_from", Text.directive_list.issued_from, "", "") ?>
<?cs call:input_date(Query.issued_to, "issued_to", Text.directive_list.issued_to, "", "") ?>
<?cs call:select_words(Query.sort, "sort", Text.central_list.sort, "", "", Text.central_sort, Text.central_sort.due) ?>
<?cs call:filter_end("central-list") ?>
<?cs if:cut ?><?cs call:callout("warn", Text.central_list.cut) ?><?cs /if ?>
<?cs if:subcount(Central) ?>
<p role="status"><b><?cs if:n_shown ?><?cs var:n_shown ?><?cs else ?><?cs var:n ?><?cs /if ?></b> <?cs var:Text.central_list.unit ?>: <?cs var:Text.central_state.done_in_time ?> <b><?cs var:Counts.done_in_time ?></b>; <?cs var:Text.central_state.done_late ?> <b><?cs var:Counts.done_late ?></b>; <?cs var:Text.central_state.doing_in_time ?> <b><?cs var:Counts.doing_in_time ?></b>; <?cs var:Text.central_state.doing_overdue ?> <b><?cs var:Counts.doing_overdue ?></b>.</p>
<?cs call:table_begin(Text.menu.central_list) ?><?cs call:table_head() ?><?cs call:th(Text.central.reference) ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.central.due_on) ?><?cs call:th(Text.central.internal_due_on) ?><?cs call:th(Text.field.state) ?><?cs call:th(Text.central.entered_on) ?><?cs call:table_body() ?>
<?cs each:c = Central ?><?cs call:central_row(c) ?><?cs /each ?>
<?cs call:table_end() ?>
<?cs call:pages() ?>
<?cs elif:n_all && n_all != "0" ?><?cs call:empty_state(Text.central_list.nothing, Text.empty.search_text, Text.button.clear_filter, "central-list") ?>
<?cs elif:User.may.record ?><?cs call:empty_state(Text.central_list.none, Text.central_list.none_text, Text.menu.task_create, "task-create?secrecy=none&source=government") ?>
<?cs else ?><?cs call:empty_state(Text.central_list.none, Text.central_list.none_text, "", "") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
