<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Inspection, Items, User ?>
<?cs def:title() ?><?cs var:Inspection.title ?><?cs /def ?>
<?cs def:plan() ?><?cs call:section_begin(Text.inspection_view.plan) ?><?cs call:dl_begin() ?><?cs call:dl_item(Text.inspection.kind, Text.inspection_kind[Inspection.kind]) ?><?cs call:dl_item(Text.inspection.basis, Inspection.basis) ?><?cs call:dl_item_begin(Text.inspection.members) ?><?cs call:prose(Inspection.members) ?><?cs call:dl_item_end() ?><?cs call:dl_item(Text.inspection.starts_on, Inspection.starts_on) ?><?cs call:dl_item(Text.inspection.ends_on, Inspection.ends_on) ?><?cs call:dl_item(Text.inspection_view.created_by, Inspection.created_by) ?><?cs call:dl_item(Text.inspection_view.created_at, Inspection.created_at) ?><?cs call:dl_end() ?><?cs call:section_end() ?><?cs /def ?>
<?cs def:conclusion() ?><?cs call:section_begin(Text.inspection.conclusion) ?><?cs call:prose(Inspection.conclusion) ?><?cs call:dl_begin() ?><?cs call:dl_item(Text.inspection.concluded_on, Inspection.concluded_on) ?><?cs call:dl_some(Text.inspection.document, Inspection.document) ?><?cs call:dl_end() ?><?cs call:section_end() ?><?cs /def ?>
<?cs def:items() ?><?cs call:table_begin(Text.inspection_view.items) ?><?cs call:table_head() ?><?cs call:th_number(Text.column.number) ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.field.due_on) ?><?cs call:th(Text.field.state) ?><?cs call:th(Text.inspection.finding) ?><?cs call:table_body() ?><?cs
each:line = Items ?><?cs call:row_begin() ?><?cs call:td_number(Text.column.number, line.number) ?><?cs call:td_main_begin() ?><?cs call:row_link(line.title, "task-view?id=" + line.id) ?> <small class="muted"><?cs var:line.reference ?></small><?cs call:td_end() ?><?cs call:td(Text.field.agency, line.agency) ?><?cs call:td_begin(Text.field.due_on) ?><?cs if:line.due_on ?><?cs call:date(line.due_on) ?> <?cs /if ?><?cs if:line.open ?><?cs call:badge_time_of(line) ?><?cs /if ?><?cs call:td_end() ?><?cs call:td_begin(Text.field.state) ?><?cs call:badge_state(line.state) ?><?cs call:td_end() ?><?cs call:td(Text.inspection.finding, line.finding) ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.inspection_list.title, "inspection-list") ?><?cs call:crumb_end() ?>
<?cs call:head_begin(Inspection.title, Text.inspection_kind[Inspection.kind]) ?><?cs if:Inspection.state == "planned" && User.may.decide ?><?cs call:link_primary(Text.inspection_conclude.title, "inspection-conclude?id=" + Inspection.id) ?><?cs /if ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs if:Inspection.state == "concluded" ?><?cs call:conclusion() ?><?cs /if ?>
<?cs call:section_begin(Text.inspection_view.items) ?><?cs call:items() ?><?cs call:section_end() ?>
<?cs call:plan() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
