<?cs include:"macros.cs" ?>
<?cs # Every macro once, with long words: the page on which the look is judged.
     Not an action. needs: Page, User, Menu, Lines, Form, Options, Files, Events ?>
<?cs def:title() ?>Mẫu thiết kế<?cs /def ?>
<?cs def:task_row(row, n) ?><?cs call:repeat_row_begin(Text.field.task) ?>
  <?cs call:input_text(row.content, "task_" + n + "_content", Text.field.content, "", 1, 3) ?>
  <?cs call:input_agencies(row.lead, "task_" + n + "_lead", Text.field.lead, Text.help.agencies, 1) ?>
  <?cs call:input_deadline(row.deadline_text, "task_" + n + "_deadline_text", Text.field.deadline_text, Text.help.deadline_text, "", "f-issued_on") ?>
<?cs call:repeat_row_end() ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.menu.home, "home") ?><?cs call:crumb(Text.menu.task_list, "task-list") ?><?cs call:crumb_end() ?>
<?cs call:head_begin("Nhiệm vụ của Văn phòng", "Công văn số 1234/UBND-KSTT ngày 15/4/2026") ?><?cs call:link_primary(Text.menu.task_create, "task-create") ?><?cs call:link_button(Text.button.export, "task-list?format=xlsx") ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs call:boxes_begin("Bốn con số") ?><?cs call:box("17", "Quá hạn", "task-list?time_state=overdue", "overdue") ?><?cs call:box("6", "Sắp đến hạn, đến hạn hôm nay", "task-list?time_state=due_soon", "due_soon") ?><?cs call:box("12", "Chờ Văn phòng xử lý", "task-list?waiting=1", "waiting") ?><?cs call:box("0", "Văn bản chưa chuyển", "directive-list", "none") ?><?cs call:boxes_end() ?>
<?cs call:tabs_begin("Danh sách") ?><?cs call:tab("Đang mở", "task-list", "1", "141") ?><?cs call:tab("Đã xong", "task-list?open=0", "", "") ?><?cs call:tab("Tất cả", "task-list?all=1", "", "1.204") ?><?cs call:tabs_end() ?>
<?cs call:filter_begin("task-list") ?><?cs call:filter_search(Form.q, "q", Text.app.search) ?><?cs call:select(Form.state, "state", Text.field.state, "", "", Options) ?><?cs call:input_date(Form.from, "from", Text.field.from, "", "") ?><?cs call:filter_end("task-list") ?>
<?cs call:form_begin("task-urge") ?>
<?cs call:table_begin("Nhiệm vụ đang mở") ?><?cs call:table_head() ?><?cs call:th_check(Text.list.choose) ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.field.state) ?><?cs call:th_sort(Text.field.due_on, "task-list?order=due_on", "ascending") ?><?cs call:table_body() ?>
<?cs each:line = Lines ?><?cs call:row_begin_tone(line.time_state) ?>
  <?cs call:td_check("assignment", line.id, line.title) ?>
  <?cs call:td_main_begin() ?><?cs call:star(line.starred) ?> <?cs call:urgency_mark(line.urgency) ?> <?cs call:row_link(line.title, "task-view?id=" + line.id) ?><div class="muted"><?cs var:line.reference ?></div><?cs call:td_end() ?>
  <?cs call:td_begin(Text.field.agency) ?><?cs var:line.agency ?> <?cs call:badge_role(line.role) ?><?cs call:td_end() ?>
  <?cs call:td_begin(Text.field.state) ?><?cs call:badge_state(line.state) ?><?cs call:td_end() ?>
  <?cs call:td_begin(Text.field.due_on) ?><?cs call:date(line.due_on) ?> <?cs call:badge_time(line.time_state, line.days) ?><?cs call:badge_outcome(line.outcome) ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /each ?>
<?cs call:table_end() ?>
<?cs call:bulk_begin() ?><?cs call:button_secondary(Text.button.urge) ?><?cs call:bulk_end() ?>
<?cs call:form_end() ?>
<?cs call:pager("task-list?before=1", "task-list?after=50") ?>
<?cs call:columns_begin() ?>
<?cs call:section_begin("Trả lời") ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin_files("task-reply?id=12") ?>
<?cs call:input_text(Form.reply_text, "reply_text", Text.field.reply_text, Text.help.reply_text, 1, 6) ?>
<div class="grid"><?cs call:input_short(Form.reply_number, "reply_number", Text.field.reply_number, "", "") ?><?cs call:input_short(Form.reply_symbol, "reply_symbol", Text.field.reply_symbol, "", "") ?><?cs call:input_date(Form.issued_on, "issued_on", Text.field.reply_issued_on, Text.help.date, 1) ?></div>
<?cs call:radio_group(Form.kind, "kind", Text.field.kind, "", 1, Options) ?>
<?cs call:checkbox(Form.paper_wanted, "paper_wanted", Text.field.paper_wanted, "") ?>
<?cs call:file_input(Form.files, "files", Text.field.files, Text.help.files, "") ?>
<?cs call:repeat_begin("task", "40") ?>
<?cs each:row = Form.task ?><?cs call:task_row(row, row.number) ?><?cs /each ?>
<?cs call:repeat_template_begin() ?><?cs call:task_row(Nothing, "__n__") ?><?cs call:repeat_template_end() ?>
<?cs call:repeat_end(Text.button.add_task) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.submit) ?><?cs call:button_named("secondary", Text.button.save_draft, "draft", "1") ?><?cs call:link_button(Text.button.cancel, "home") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs call:section_end() ?>
<?cs call:confirm_begin("Thu hồi nhiệm vụ này?", "Cơ quan sẽ không thấy nhiệm vụ trong danh sách đang thực hiện. Lịch sử được giữ lại.") ?><?cs call:form_begin("task-recall?id=12") ?><?cs call:input_line(Form.document, "document", Text.field.document, Text.help.document, 1) ?><?cs call:actions_begin() ?><?cs call:button_danger(Text.button.recall) ?><?cs call:link_button(Text.button.cancel, "task-view?id=12") ?><?cs call:actions_end() ?><?cs call:form_end() ?><?cs call:confirm_end() ?>
<?cs call:empty_state(Text.empty.tasks_filtered, Text.empty.tasks_filtered_text, Text.button.clear_filter, "task-list") ?>
<?cs call:columns_next() ?>
<?cs call:section_begin("Thông tin") ?>
<?cs call:dl_begin() ?><?cs call:dl_item(Text.field.specialist, "Nguyễn Thị Minh Nguyệt") ?><?cs call:dl_item(Text.field.synthesising_agency, "") ?><?cs call:dl_item_begin(Text.field.phone) ?><?cs call:phone("0258 3000 111") ?><?cs call:dl_item_end() ?><?cs call:dl_item(Text.field.due_on, "24/04/2026") ?><?cs call:dl_end() ?>
<?cs call:badge_state("draft") ?> <?cs call:badge_state("assigned") ?> <?cs call:badge_state("received") ?> <?cs call:badge_state("in_progress") ?> <?cs call:badge_state("submitted") ?> <?cs call:badge_state("returned") ?> <?cs call:badge_state("completed") ?> <?cs call:badge_state("transferred") ?> <?cs call:badge_state("recalled") ?> <?cs call:badge_state("cancelled") ?>
<?cs call:badge_time("due_today", "") ?> <?cs call:badge_time("due_soon", "1") ?> <?cs call:badge_time("no_deadline", "") ?> <?cs call:badge_outcome("late") ?> <?cs call:badge_outcome("early") ?> <?cs call:badge_count("Gia hạn", "2") ?> <?cs call:rate_bar("98", "98,62 % (141/143)") ?>
<?cs call:file_list(Files) ?>
<?cs call:section_end() ?>
<?cs call:section_begin("Lịch sử") ?>
<?cs call:timeline_begin() ?><?cs each:event = Events ?><?cs call:timeline_item_begin(event.at, event.kind, event.actor, event.actor_agency) ?><?cs call:timeline_reason(event.reason) ?><?cs call:timeline_note(Text.field.document, event.document) ?><?cs each:change = event.Changes ?><?cs call:timeline_change(Text.field[change.field], change.old, change.new) ?><?cs /each ?><?cs call:timeline_item_end() ?><?cs /each ?><?cs call:timeline_end() ?>
<?cs call:section_end() ?>
<?cs call:details_begin_open("Cách tính hạn") ?><p>ngày 24/4/2026 + 1 ngày làm việc, bỏ qua 25-27/4 → 28/4/2026</p><?cs call:details_end() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
