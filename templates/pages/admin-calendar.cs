<?cs include:"macros.cs" ?><?cs include:"parts/calendar.cs" ?>
<?cs # needs: Act, year, previous, next, confirmed, Years, Months, Days, Past, Page ?>
<?cs def:title() ?><?cs var:Text.admin_calendar.title ?> <?cs var:year ?><?cs /def ?>

<?cs def:day_cell(cell) ?><?cs if:!cell.inside ?><td></td><?cs
elif:cell.kind == "day_off" ?><td class="cal-off<?cs if:cell.today ?> cal-today<?cs /if ?>" title="<?cs var:cell.name ?>"><b><?cs var:cell.number ?></b><span aria-hidden="true">×</span><span class="sr"><?cs var:Text.calendar_kind.day_off ?>: <?cs var:cell.name ?></span></td><?cs
elif:cell.kind == "makeup_workday" ?><td class="cal-work<?cs if:cell.today ?> cal-today<?cs /if ?>" title="<?cs var:cell.name ?>"><b><?cs var:cell.number ?></b><span aria-hidden="true">+</span><span class="sr"><?cs var:Text.calendar_kind.makeup_workday ?>: <?cs var:cell.name ?></span></td><?cs
elif:cell.weekend ?><td class="cal-weekend<?cs if:cell.today ?> cal-today<?cs /if ?>"><?cs var:cell.number ?></td><?cs
else ?><td<?cs if:cell.today ?> class="cal-today"<?cs /if ?>><?cs var:cell.number ?></td><?cs /if ?><?cs /def ?>

<?cs def:month(m) ?><table class="cal-month"><caption><?cs var:Text.admin_calendar.month ?> <?cs var:m.number ?></caption>
<thead><tr><?cs each:short = Text.weekday_short ?><th scope="col"><?cs var:short ?></th><?cs /each ?></tr></thead>
<tbody><?cs each:week = m.Weeks ?><tr><?cs each:cell = week.Days ?><?cs call:day_cell(cell) ?><?cs /each ?></tr><?cs /each ?></tbody></table><?cs /def ?>

<?cs def:year_row(line) ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><?cs call:row_link(line.year, "admin-calendar?year=" + line.year) ?><?cs if:line.current ?> <span class="muted">(<?cs var:Text.admin_calendar.shown ?>)</span><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.state) ?><?cs if:line.confirmed ?><?cs call:day_kind("confirmed") ?><?cs else ?><?cs call:day_kind("unconfirmed") ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_number(Text.calendar_kind.day_off, line.n_off) ?>
<?cs call:td_number(Text.calendar_kind.makeup_workday, line.n_makeup) ?>
<?cs call:td(Text.field.basis, line.basis) ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:past_row(line) ?><?cs call:row_begin() ?>
<?cs call:td(Text.admin_calendar.at, line.at) ?>
<?cs call:td_begin(Text.field.day) ?><?cs if:line.day ?><?cs call:date(line.day) ?><?cs else ?><?cs var:Text.admin_calendar.whole_year ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:day_before_after(line) ?>
<?cs call:td(Text.field.basis, line.basis) ?>
<?cs call:td(Text.admin_calendar.by, line.actor) ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.admin_calendar.title, year) ?><?cs if:previous ?><?cs call:link_button(previous, "admin-calendar?year=" + previous) ?><?cs /if ?><?cs if:next ?><?cs call:link_button(next, "admin-calendar?year=" + next) ?><?cs /if ?><?cs call:link_primary(Text.admin_calendar.change, "admin-calendar-edit?year=" + year) ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs if:confirmed ?><?cs call:callout("good", Text.admin_calendar.confirmed_text) ?><?cs else ?><?cs call:callout("warn", Text.admin_calendar.unconfirmed_text) ?><?cs /if ?>
<?cs if:Act.id ?><div class="callout c-info screen-only"><?cs call:icon("return") ?><p><?cs var:Text.calendar_undo.offer ?> <b><?cs var:Act.until ?></b>. <a href="/admin-calendar-undo"><?cs var:Text.calendar_undo.title ?></a></p></div><?cs /if ?>
<p class="cal-legend"><span class="cal-off"><b>1</b> ×</span> <?cs var:Text.calendar_kind.day_off ?> <span class="cal-work"><b>1</b> +</span> <?cs var:Text.calendar_kind.makeup_workday ?> <span class="cal-weekend">1</span> <?cs var:Text.admin_calendar.weekend ?></p>
<div class="cal-year"><?cs each:m = Months ?><?cs call:month(m) ?><?cs /each ?></div>
<?cs call:section_begin(Text.admin_calendar.days) ?>
<?cs if:subcount(Days) ?><?cs call:table_begin(Text.admin_calendar.days) ?><?cs call:table_head() ?><?cs call:th(Text.field.day) ?><?cs call:th(Text.field.kind) ?><?cs call:th(Text.field.name) ?><?cs call:th(Text.field.basis) ?><?cs call:table_body() ?>
<?cs each:line = Days ?><?cs call:row_begin() ?><?cs call:td_main_begin() ?><?cs call:weekday_and_day(line) ?><?cs call:td_end() ?><?cs call:td_begin(Text.field.kind) ?><?cs call:day_kind(line.kind) ?><?cs call:td_end() ?><?cs call:td(Text.field.name, line.name) ?><?cs call:td(Text.field.basis, line.basis) ?><?cs call:row_end() ?><?cs /each ?>
<?cs call:table_end() ?><?cs else ?><?cs call:empty_state(Text.admin_calendar.no_days, Text.admin_calendar.no_days_text, "", "") ?><?cs /if ?>
<?cs call:section_end() ?>
<div class="screen-only"><?cs call:section_begin(Text.admin_calendar.years) ?>
<?cs call:table_begin(Text.admin_calendar.years) ?><?cs call:table_head() ?><?cs call:th(Text.admin_calendar.year) ?><?cs call:th(Text.field.state) ?><?cs call:th_number(Text.calendar_kind.day_off) ?><?cs call:th_number(Text.calendar_kind.makeup_workday) ?><?cs call:th(Text.field.basis) ?><?cs call:table_body() ?>
<?cs each:line = Years ?><?cs call:year_row(line) ?><?cs /each ?><?cs call:table_end() ?>
<?cs call:section_end() ?>
<?cs if:subcount(Past) ?><?cs call:section_begin(Text.admin_calendar.past) ?>
<?cs call:table_begin(Text.admin_calendar.past) ?><?cs call:table_head() ?><?cs call:th(Text.admin_calendar.at) ?><?cs call:th(Text.field.day) ?><?cs call:th(Text.admin_calendar.before) ?><?cs call:th(Text.admin_calendar.after) ?><?cs call:th(Text.field.basis) ?><?cs call:th(Text.admin_calendar.by) ?><?cs call:table_body() ?>
<?cs each:line = Past ?><?cs call:past_row(line) ?><?cs /each ?><?cs call:table_end() ?>
<?cs call:section_end() ?><?cs /if ?></div>
<?cs /def ?>
<?cs include:"layout.cs" ?>
