<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?>
<?cs # needs: Calls, more, User ?>
<?cs def:title() ?><?cs var:Text.call_list.title ?><?cs /def ?>
<?cs def:contact(a) ?><?cs call:dl_begin() ?><?cs call:dl_item(Text.field.contact_name, a.contact_name) ?><?cs call:dl_item_begin(Text.field.phone) ?><?cs if:a.phone ?><?cs call:phone(a.phone) ?><?cs else ?><span class="muted"><?cs var:Text.call_list.no_phone ?></span><?cs /if ?><?cs call:dl_item_end() ?><?cs call:dl_item_begin(Text.field.email) ?><?cs if:a.email ?><?cs call:email(a.email) ?><?cs else ?><span class="muted"><?cs var:Text.call_list.no_email ?></span><?cs /if ?><?cs call:dl_item_end() ?><?cs call:dl_some(Text.field.head_name, a.head_name) ?><?cs call:dl_end() ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:head_begin(Text.call_list.title, Text.call_list.lead) ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs call:tabs_begin(Text.call_list.title) ?><?cs call:tab(Text.call_duty.all, "call-list", !mine, "") ?><?cs call:tab(Text.call_duty.mine, "call-list?scope=mine", mine, "") ?><?cs call:tabs_end() ?>
<?cs if:more ?><?cs call:callout("warn", Text.call_list.more) ?><?cs /if ?>
<?cs if:subcount(Calls) ?><?cs each:call_ = Calls ?><?cs call:section_begin(call_.Agency.name) ?>
<?cs call:contact(call_.Agency) ?>
<?cs call:table_begin(call_.Agency.name) ?><?cs call:table_head() ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.field.reference) ?><?cs call:th(Text.field.due_on) ?><?cs call:th(Text.field.state) ?><?cs call:th(Text.field.specialist) ?><?cs call:th(Text.call_duty.call) ?><?cs call:table_body() ?><?cs
each:line = call_.Items ?><?cs call:row_begin_tone(line.time_state) ?><?cs call:td_main_begin() ?><?cs call:row_link(line.title, "task-view?id=" + line.id) ?><?cs if:line.role != "lead" ?> <?cs call:badge_role(line.role) ?><?cs /if ?><?cs call:td_end() ?><?cs call:td(Text.field.reference, line.reference) ?><?cs call:td_begin(Text.field.due_on) ?><?cs call:date(line.due_on) ?> <?cs call:badge_time_of(line) ?><?cs call:td_end() ?><?cs call:td_begin(Text.field.state) ?><?cs call:badge_state(line.state) ?><?cs call:td_end() ?><?cs call:td(Text.field.specialist, line.specialist) ?><?cs call:td_begin(Text.call_duty.call) ?><?cs if:line.waits_since ?><?cs call:badge("due_soon", "hourglass", Text.call_duty.waits) ?> <small class="muted"><?cs var:Text.call_duty.since ?> <?cs var:line.waits_since ?></small><?cs elif:line.called_at ?><?cs call:badge("in_time", "check", Text.call_duty.called) ?><?cs /if ?><?cs if:line.called_at ?> <small class="muted"><?cs var:Text.call_duty.last ?> <?cs var:line.called_at ?>, <?cs var:line.called_by ?></small><?cs /if ?><?cs call:td_end() ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?>
<?cs if:User.may.decide ?><p class="actions screen-only"><?cs call:link_primary(Text.call_list.log, "task-urge?" + call_.query) ?></p><?cs /if ?>
<?cs call:section_end() ?><?cs /each ?>
<?cs else ?><?cs call:empty_state(Text.call_list.none, Text.call_list.none_text, Text.task_watch.title, "task-watch") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
