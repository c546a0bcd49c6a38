<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Act, Assignments, Form ?>
<?cs def:title() ?><?cs var:Text.act_undo.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.act_list.title, "act-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.act_undo.title, Text.held_kind[Act.kind]) ?>
<?cs call:error_summary(Form) ?>
<?cs if:Act.state == "undone" ?><?cs call:callout("info", Text.act_undo.is_undone) ?><?cs
elif:Act.state == "released" ?><?cs call:callout("info", Text.act_undo.is_over) ?><?cs
elif:Act.n_touched > #0 ?><?cs call:callout("warn", Text.act_undo.is_touched) ?><?cs
else ?><?cs call:form_begin("act-undo?id=" + Act.id) ?><?cs call:hidden("act", Act.id) ?><?cs call:callout("info", Text.act_undo.lead[Act.kind]) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.act_undo.do) ?><?cs call:link_button(Text.act_undo.keep, "act-list") ?><?cs call:actions_end() ?><?cs call:form_end() ?><?cs /if ?>
<?cs call:section_begin(Text.act_list.kind) ?><?cs call:dl_begin() ?>
<?cs call:dl_item(Text.act_list.kind, Text.held_kind[Act.kind]) ?><?cs call:dl_some(Text.field.reference, Act.reference) ?><?cs call:dl_item(Text.act_list.at, Act.at) ?><?cs call:dl_item(Text.act_list.n, Act.n) ?><?cs call:dl_item(Text.act_list.messages, Act.n_messages) ?><?cs
if:Act.state == "undone" ?><?cs call:dl_item(Text.act_list.undone_at, Act.undone_at) ?><?cs else ?><?cs call:dl_item(Text.act_list.until, Act.until) ?><?cs /if ?>
<?cs call:dl_end() ?><?cs call:section_end() ?>
<?cs if:subcount(Assignments) ?><?cs call:table_begin(Text.act_undo.which) ?><?cs call:table_head() ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.field.state) ?><?cs call:table_body() ?>
<?cs each:line = Assignments ?><?cs call:row_begin() ?><?cs call:td_main_begin() ?><?cs call:row_link(line.title, "task-view?id=" + line.id) ?><?cs call:td_end() ?><?cs call:td(Text.field.agency, line.agency) ?><?cs call:td_begin(Text.field.state) ?><?cs call:badge_state(line.state) ?><?cs call:td_end() ?><?cs call:row_end() ?><?cs /each ?>
<?cs call:table_end() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
