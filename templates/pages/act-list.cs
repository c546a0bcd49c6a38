<?cs include:"macros.cs" ?>
<?cs # needs: Acts ?>
<?cs def:title() ?><?cs var:Text.act_list.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:head(Text.act_list.title, "") ?>
<p class="muted"><?cs var:Text.act_list.lead ?></p>
<?cs if:subcount(Acts) ?>
<?cs call:table_begin(Text.act_list.title) ?><?cs call:table_head() ?><?cs call:th(Text.act_list.kind) ?><?cs call:th(Text.act_list.at) ?><?cs call:th_number(Text.act_list.n) ?><?cs call:th_number(Text.act_list.messages) ?><?cs call:th(Text.field.state) ?><?cs call:table_body() ?>
<?cs each:act = Acts ?><?cs call:row_begin() ?><?cs call:td_main_begin() ?><?cs call:row_link(Text.held_kind[act.kind], "act-undo?id=" + act.id) ?><?cs if:act.reference ?> <span class="muted"><?cs var:act.reference ?></span><?cs /if ?><?cs call:td_end() ?><?cs call:td(Text.act_list.at, act.at) ?><?cs call:td_number(Text.act_list.n, act.n) ?><?cs call:td_number(Text.act_list.messages, act.n_messages) ?><?cs call:td_begin(Text.field.state) ?><?cs
if:act.state == "waiting" ?><?cs call:badge("waiting", "hourglass", Text.act_list.waiting) ?> <?cs var:act.until ?><?cs
elif:act.state == "undone" ?><?cs call:badge("none", "return", Text.act_list.undone) ?><?cs
else ?><?cs call:badge("done", "check", Text.act_list.released) ?><?cs /if ?><?cs call:td_end() ?><?cs call:row_end() ?><?cs /each ?>
<?cs call:table_end() ?>
<?cs else ?><?cs call:empty_state(Text.act_list.none, Text.act_list.none_text, Text.menu.task_list, "task-list") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
