<?cs include:"macros.cs" ?><?cs include:"parts/notice.cs" ?>
<?cs # needs: States, state, Groups, Notices, Agencies, Query, escalations, enabled, may_approve, older ?>
<?cs def:title() ?><?cs var:Text.notice_list.title ?><?cs /def ?>
<?cs def:groups() ?><?cs each:group = Groups ?><?cs call:section_begin(group.agency) ?>
<?cs call:table_begin(group.agency) ?><?cs call:table_head() ?><?cs call:notice_head_cells() ?><?cs call:table_body() ?><?cs
each:item = group.Items ?><?cs call:row_begin_tone("overdue") ?><?cs call:notice_cells(item, may_approve) ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?>
<?cs if:may_approve ?><p class="actions screen-only"><?cs call:link_primary(Text.notice_list.approve, "notice-approve?id=" + group.agency_id) ?></p><?cs /if ?>
<?cs call:section_end() ?><?cs /each ?><?cs /def ?>
<?cs def:papers() ?><?cs call:table_begin(Text.notice_list.title) ?><?cs call:table_head() ?><?cs
call:th(Text.field.reference) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.notice.issued_on) ?><?cs call:th_number(Text.notice.n_items) ?><?cs call:th_number(Text.notice.nth_max) ?><?cs call:th(Text.field.answer_by) ?><?cs call:th(Text.notice.sent_on) ?><?cs call:th(Text.field.state) ?><?cs call:table_body() ?><?cs
each:n = Notices ?><?cs call:row_begin() ?><?cs
call:td_main_begin() ?><?cs call:row_link(n.reference, "notice-view?id=" + n.id) ?><?cs call:td_end() ?><?cs
call:td(Text.field.agency, n.agency) ?><?cs call:td(Text.notice.issued_on, n.issued_on) ?><?cs call:td_number(Text.notice.n_items, n.n_items) ?><?cs call:td_number(Text.notice.nth_max, n.nth_max) ?><?cs call:td(Text.field.answer_by, n.answer_by) ?><?cs call:td(Text.notice.sent_on, n.sent_on) ?><?cs
call:td_begin(Text.field.state) ?><?cs call:notice_state(n.state) ?><?cs if:n.withdrawn_reason ?> <small class="muted"><?cs var:Text.notice.withdrawal[n.withdrawn_reason] ?></small><?cs /if ?><?cs call:td_end() ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:head_begin(Text.notice_list.title, "") ?><?cs call:link_button(Text.escalation_list.title, "escalation-list") ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs if:!enabled ?><?cs call:callout("info", Text.notice_list.off) ?><p class="screen-only"><?cs call:link(Text.notice_list.overdue, "task-list?view=overdue") ?></p><?cs /if ?>
<?cs if:escalations && escalations != "0" ?><?cs call:callout("warn", Text.notice_list.escalations) ?><?cs /if ?>
<?cs call:tabs_begin(Text.notice_list.states) ?><?cs each:one = States ?><?cs call:tab(Text.notice.state[one.state], "notice-list?state=" + one.state, one.current, one.count) ?><?cs /each ?><?cs call:tabs_end() ?>
<?cs call:filter_begin("notice-list") ?><?cs call:hidden("state", state) ?><?cs call:select(Query.agency_id, "agency_id", Text.field.agency, "", "", Agencies) ?><?cs call:filter_end("notice-list?state=" + state) ?>
<?cs if:subcount(Groups) ?><?cs if:!may_approve ?><?cs call:callout("info", Text.notice_list.who) ?><?cs /if ?><?cs call:groups() ?>
<?cs elif:subcount(Notices) ?><?cs call:papers() ?><?cs if:older ?><?cs call:pager("", "notice-list?state=" + state + "&before=" + older) ?><?cs /if ?>
<?cs else ?><?cs call:empty_state(Text.notice_list.none, Text.notice_list.none_text, "", "") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
