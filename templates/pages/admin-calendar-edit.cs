<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/calendar.cs" ?>
<?cs # needs: year, confirmed, Form, Lines, Preview, Page ?>
<?cs def:title() ?><?cs var:Text.admin_calendar.change ?> <?cs var:year ?><?cs /def ?>

<?cs def:line_row(line) ?><?cs call:row_begin() ?>
<?cs call:td_number(Text.admin_calendar.line, line.number) ?>
<?cs call:td_main_begin() ?><?cs var:line.text ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_calendar.understood) ?><?cs if:line.outcome == "read" ?><?cs call:icon("check") ?> <?cs call:date(line.from) ?><?cs if:line.is_span ?> – <?cs call:date(line.to) ?><?cs /if ?> <?cs call:day_kind(line.kind) ?> <?cs var:line.name ?> <span class="muted">(<?cs var:line.n_days ?> <?cs var:Text.admin_calendar.n_days ?>)</span><?cs else ?><?cs call:badge("overdue", "overdue", Text.admin_calendar.not_understood) ?> <?cs var:Text.calendar_line[line.outcome] ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:lines_read() ?><?cs if:subcount(Lines) ?><?cs call:section_begin(Text.admin_calendar.lines_read) ?>
<?cs call:table_begin(Text.admin_calendar.lines_read) ?><?cs call:table_head() ?><?cs call:th_number(Text.admin_calendar.line) ?><?cs call:th(Text.admin_calendar.written) ?><?cs call:th(Text.admin_calendar.understood) ?><?cs call:table_body() ?>
<?cs each:line = Lines ?><?cs call:line_row(line) ?><?cs /each ?><?cs call:table_end() ?>
<?cs call:section_end() ?><?cs /if ?><?cs /def ?>

<?cs def:move_row(move) ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><b><?cs var:move.reference ?></b> <?cs var:move.title ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_calendar.clock) ?><?cs var:Text.clock_kind[move.kind] ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_calendar.old_date) ?><del class="date"><?cs var:move.before ?></del><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_calendar.new_date) ?><b class="date"><?cs var:move.after ?></b> <?cs if:move.earlier ?><?cs call:badge("due_soon", "left", Text.admin_calendar.earlier) ?><?cs else ?><?cs call:badge("in_time", "right", Text.admin_calendar.later) ?><?cs /if ?><?cs if:move.central_due_on ?> <?cs call:badge("overdue", "overdue", Text.admin_calendar.past_central) ?> <span class="date"><?cs var:move.central_due_on ?></span><?cs /if ?><?cs if:move.derivation ?><br><small class="muted"><?cs var:move.derivation ?></small><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_calendar.told) ?><?cs if:move.agency ?><?cs var:move.agency ?><?cs if:move.person ?>; <?cs /if ?><?cs /if ?><?cs var:move.person ?><?cs if:!move.agency && !move.person ?><span class="muted"><?cs var:Text.admin_calendar.told_below ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:preview_days() ?><?cs if:subcount(Preview.Edits) ?><?cs call:table_begin(Text.admin_calendar.will_change) ?><?cs call:table_head() ?><?cs call:th(Text.field.day) ?><?cs call:th(Text.admin_calendar.before) ?><?cs call:th(Text.admin_calendar.after) ?><?cs call:table_body() ?>
<?cs each:line = Preview.Edits ?><?cs call:row_begin() ?><?cs call:td_main_begin() ?><?cs call:weekday_and_day(line) ?><?cs call:td_end() ?><?cs call:day_before_after(line) ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?><?cs /if ?>
<?cs if:Preview.year_changes ?><?cs if:confirmed ?><?cs call:callout("info", Text.admin_calendar.will_unconfirm) ?><?cs else ?><?cs call:callout("info", Text.admin_calendar.will_confirm) ?><?cs /if ?><?cs /if ?><?cs /def ?>

<?cs def:preview_moves() ?><?cs if:subcount(Preview.Moves) ?><p><b><?cs var:Preview.n_moves ?></b> <?cs var:Text.admin_calendar.dates_move ?> <b><?cs var:Preview.n_agencies ?></b> <?cs var:Text.admin_calendar.agencies_told ?></p>
<?cs if:Preview.n_past_central && Preview.n_past_central != "0" ?><div class="callout c-warn"><?cs call:icon("overdue") ?><div><p><b><?cs var:Preview.n_past_central ?></b> <?cs var:Text.admin_calendar.n_past_central ?></p></div></div><?cs /if ?>
<?cs call:table_begin(Text.admin_calendar.moves) ?><?cs call:table_head() ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.admin_calendar.clock) ?><?cs call:th(Text.admin_calendar.old_date) ?><?cs call:th(Text.admin_calendar.new_date) ?><?cs call:th(Text.admin_calendar.told) ?><?cs call:table_body() ?>
<?cs each:move = Preview.Moves ?><?cs call:move_row(move) ?><?cs /each ?><?cs call:table_end() ?>
<?cs if:Preview.n_more != "0" ?><p><?cs var:Text.admin_calendar.and_more ?> <b><?cs var:Preview.n_more ?></b></p><?cs /if ?>
<?cs else ?><?cs call:callout("good", Text.admin_calendar.nothing_moves) ?><?cs /if ?>
<?cs if:Preview.n_reworded != "0" ?><p class="muted"><?cs var:Preview.n_reworded ?> <?cs var:Text.admin_calendar.reworded ?></p><?cs /if ?><?cs /def ?>

<?cs def:fields() ?>
<?cs call:section_begin(Text.admin_calendar.by_list) ?>
<?cs call:input_text(Form.lines, "lines", Text.field.lines, Text.admin_calendar.lines_help, "", 8) ?>
<?cs call:file_input(Form.files, "files", Text.admin_calendar.file, Text.admin_calendar.file_help, "") ?>
<?cs call:section_end() ?>
<?cs call:section_begin(Text.admin_calendar.by_day) ?>
<div class="grid"><?cs call:input_date(Form.day, "day", Text.field.day, "", "") ?><?cs call:input_date(Form.to_day, "to_day", Text.field.to_day, Text.admin_calendar.to_help, "") ?></div>
<?cs call:radio_words(Form.kind, "kind", Text.field.kind, "", "", Text.calendar_choice) ?>
<?cs call:input_line(Form.name, "name", Text.field.name, Text.admin_calendar.name_help, "") ?>
<?cs call:section_end() ?>
<?cs call:section_begin(Text.admin_calendar.by_year) ?>
<?cs call:radio_words(Form.wish, "wish", Text.field.wish, "", "", Text.year_wish) ?>
<?cs call:input_line(Form.basis, "basis", Text.field.basis, Text.admin_calendar.basis_help, 1) ?>
<?cs call:section_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_calendar.title, "admin-calendar?year=" + year) ?><?cs call:crumb_end() ?>
<?cs call:head(Text.admin_calendar.change, year) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin_files("admin-calendar-edit?year=" + year) ?>
<?cs call:lines_read() ?>
<?cs if:Preview.digest ?><?cs call:section_begin(Text.admin_calendar.preview) ?>
<?cs call:preview_days() ?><?cs call:preview_moves() ?>
<?cs call:hidden("seen", Preview.digest) ?>
<?cs call:actions_begin() ?><?cs call:button_named("primary", Text.admin_calendar.save, "intent", "save") ?><?cs call:link_button(Text.button.cancel, "admin-calendar?year=" + year) ?><?cs call:actions_end() ?>
<?cs call:section_end() ?><?cs else ?><p class="muted lead"><?cs var:Text.admin_calendar.lead ?></p><?cs /if ?>
<?cs call:fields() ?>
<?cs call:actions_begin() ?><?cs if:Preview.digest ?><?cs call:button_named("", Text.admin_calendar.look_again, "intent", "preview") ?><?cs else ?><?cs call:button_named("primary", Text.admin_calendar.look, "intent", "preview") ?><?cs /if ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
