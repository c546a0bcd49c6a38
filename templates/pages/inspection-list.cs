<?cs include:"macros.cs" ?>
<?cs # needs: Inspections, state, older, User ?>
<?cs def:title() ?><?cs var:Text.inspection_list.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:head_begin(Text.inspection_list.title, Text.inspection_list.lead) ?><?cs if:User.may.decide ?><?cs call:link_primary(Text.inspection_list.create, "inspection-create") ?><?cs /if ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs call:tabs_begin(Text.inspection_list.states) ?><?cs call:tab(Text.inspection_list.all, "inspection-list", !state, "") ?><?cs call:tab(Text.inspection_state.planned, "inspection-list?state=planned", state == "planned", "") ?><?cs call:tab(Text.inspection_state.concluded, "inspection-list?state=concluded", state == "concluded", "") ?><?cs call:tabs_end() ?>
<?cs if:subcount(Inspections) ?>
<?cs call:table_begin(Text.inspection_list.title) ?><?cs call:table_head() ?><?cs call:th(Text.inspection.title) ?><?cs call:th(Text.inspection.kind) ?><?cs call:th(Text.inspection.starts_on) ?><?cs call:th(Text.inspection.ends_on) ?><?cs call:th_number(Text.inspection.n_agencies) ?><?cs call:th_number(Text.inspection.n_items) ?><?cs call:th(Text.field.state) ?><?cs call:table_body() ?><?cs
each:i = Inspections ?><?cs call:row_begin() ?><?cs call:td_main_begin() ?><?cs call:row_link(i.title, "inspection-view?id=" + i.id) ?><?cs call:td_end() ?><?cs call:td(Text.inspection.kind, Text.inspection_kind[i.kind]) ?><?cs call:td(Text.inspection.starts_on, i.starts_on) ?><?cs call:td(Text.inspection.ends_on, i.ends_on) ?><?cs call:td_number(Text.inspection.n_agencies, i.n_agencies) ?><?cs call:td_number(Text.inspection.n_items, i.n_items) ?><?cs call:td_begin(Text.field.state) ?><?cs if:i.state == "concluded" ?><?cs call:badge("in_time", "check", Text.inspection_state.concluded) ?><?cs else ?><?cs call:badge("waiting", "hourglass", Text.inspection_state.planned) ?><?cs /if ?><?cs call:td_end() ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?>
<?cs if:older ?><?cs call:pager("", "inspection-list?state=" + state + "&before=" + older) ?><?cs /if ?>
<?cs else ?><?cs call:empty_state(Text.inspection_list.none, Text.inspection_list.none_text, "", "") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
