<?cs include:"macros.cs" ?><?cs include:"parts/calendar.cs" ?>
<?cs # needs: Act, Past, Form ?>
<?cs def:title() ?><?cs var:Text.calendar_undo.title ?><?cs /def ?>
<?cs def:row(line) ?><?cs call:row_begin() ?>
<?cs call:td_begin(Text.field.day) ?><?cs if:line.day ?><?cs call:date(line.day) ?><?cs else ?><?cs var:Text.admin_calendar.whole_year ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:day_before_after(line) ?>
<?cs call:td(Text.field.basis, line.basis) ?>
<?cs call:row_end() ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_calendar.title, "admin-calendar") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.calendar_undo.title, "") ?>
<?cs call:error_summary(Form) ?>
<?cs if:!Act.id ?><?cs call:empty_state(Text.calendar_undo.none, Text.calendar_undo.none_text, Text.admin_calendar.title, "admin-calendar") ?><?cs
elif:Act.state == "undone" ?><?cs call:callout("info", Text.act_undo.is_undone) ?><?cs
elif:Act.state == "released" ?><?cs call:callout("info", Text.calendar_undo.is_over) ?><?cs
else ?><?cs call:form_begin("admin-calendar-undo") ?><?cs call:hidden("act", Act.id) ?><?cs call:callout("info", Text.calendar_undo.lead) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.act_undo.do) ?><?cs call:link_button(Text.act_undo.keep, "admin-calendar") ?><?cs call:actions_end() ?><?cs call:form_end() ?><?cs /if ?>
<?cs if:Act.id ?><?cs call:section_begin(Text.calendar_undo.which) ?><?cs call:dl_begin() ?>
<?cs call:dl_item(Text.act_list.at, Act.at) ?><?cs call:dl_item(Text.calendar_undo.n_messages, Act.n_messages) ?><?cs if:Act.state == "undone" ?><?cs call:dl_item(Text.act_list.undone_at, Act.undone_at) ?><?cs else ?><?cs call:dl_item(Text.act_list.until, Act.until) ?><?cs /if ?>
<?cs call:dl_end() ?>
<?cs if:subcount(Past) ?><?cs call:table_begin(Text.calendar_undo.which) ?><?cs call:table_head() ?><?cs call:th(Text.field.day) ?><?cs call:th(Text.admin_calendar.before) ?><?cs call:th(Text.admin_calendar.after) ?><?cs call:th(Text.field.basis) ?><?cs call:table_body() ?>
<?cs each:line = Past ?><?cs call:row(line) ?><?cs /each ?><?cs call:table_end() ?><?cs /if ?><?cs call:section_end() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
