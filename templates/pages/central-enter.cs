<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/central.cs" ?>
<?cs # needs: Central, Lines, content, Form, User ?>
<?cs def:title() ?><?cs var:Text.central_enter.title ?><?cs /def ?>
<?cs def:agencies() ?><?cs call:table_begin(Text.central_enter.agencies) ?><?cs call:table_head() ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.field.role) ?><?cs call:th(Text.field.due_on) ?><?cs call:th(Text.field.state) ?><?cs call:table_body() ?><?cs
each:line = Lines ?><?cs call:row_begin() ?><?cs call:td_main_begin() ?><?cs if:line.state == "draft" ?><?cs var:line.agency ?><?cs else ?><?cs call:row_link(line.agency, "task-view?id=" + line.id) ?><?cs /if ?> <small class="muted"><?cs var:line.title ?></small><?cs call:td_end() ?><?cs call:td_begin(Text.field.role) ?><?cs call:badge_role(line.role) ?><?cs call:td_end() ?><?cs call:td_begin(Text.field.due_on) ?><?cs if:line.due_on ?><?cs call:date(line.due_on) ?> <?cs /if ?><?cs if:line.open ?><?cs call:badge_time_of(line) ?><?cs /if ?><?cs call:td_end() ?><?cs call:td_begin(Text.field.state) ?><?cs call:badge_state(line.state) ?><?cs call:td_end() ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?><?cs /def ?>
<?cs def:enter_form() ?><?cs call:section_begin(Text.central_enter.do) ?>
<p><?cs var:Text.central_enter.how ?></p>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("central-enter?id=" + Central.id) ?>
<?cs call:input_date(Form.entered_on, "entered_on", Text.field.entered_on, Text.help.date, 1) ?>
<?cs call:input_line(Form.national_code, "national_code", Text.field.national_code, Text.central_enter.code_help, "") ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.central_enter.save) ?><?cs call:link_button(Text.button.cancel, "central-list") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs call:section_end() ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.menu.central_list, "central-list") ?><?cs call:crumb_end() ?>
<?cs call:head_begin(Text.central_enter.title, Central.central_reference) ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs call:prose(content) ?>
<?cs call:columns_begin() ?>
<?cs if:Central.entered_on ?><?cs call:callout("good", Text.central_enter.entered) ?><p class="screen-only"><?cs call:link_button(Text.central_withdraw.title, "central-withdraw?id=" + Central.id) ?></p><?cs elif:Central.done ?><?cs call:enter_form() ?><?cs else ?><?cs call:callout("info", Text.central_enter.not_done) ?><?cs /if ?>
<?cs call:section_begin(Text.central_enter.agencies) ?><?cs call:agencies() ?><?cs call:section_end() ?>
<?cs call:columns_next() ?>
<?cs call:section_begin(Text.central_enter.facts) ?><?cs call:central_facts() ?><?cs call:section_end() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
