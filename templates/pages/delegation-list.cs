<?cs include:"macros.cs" ?>
<?cs # needs: Lines, Counts, which, after, newer ?>
<?cs def:title() ?><?cs var:Text.menu.delegation_list ?><?cs /def ?>

<?cs def:line(one) ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><?cs if:which == "none" ?><?cs call:row_link(one.title, "task-delegate?id=" + one.id) ?><?cs else ?><?cs call:row_link(one.title, "delegation-view?id=" + one.id) ?><?cs /if ?><br><span class="muted"><?cs var:one.reference ?></span> <?cs call:badge_role(one.role) ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.state) ?><?cs call:badge_state(one.state) ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.due_on) ?><?cs call:date(one.due_on) ?><?cs call:td_end() ?>
<?cs if:which != "none" ?><?cs call:td(Text.field.leader, one.leader) ?><?cs call:td(Text.delegation.part, one.doers) ?>
<?cs call:td_begin(Text.field.inside_due_on) ?><?cs call:date(one.inside_due_on) ?><?cs if:one.inside_late ?> <?cs call:badge("overdue", "overdue", Text.delegation.passed) ?><?cs /if ?><?cs call:td_end() ?><?cs /if ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head(Text.menu.delegation_list, "") ?>
<?cs call:tabs_begin(Text.menu.delegation_list) ?>
<?cs call:tab(Text.delegation_list.none, "delegation-list", which == "none", Counts.none) ?>
<?cs call:tab(Text.delegation_list.mine, "delegation-list?view=mine", which == "mine", Counts.mine) ?>
<?cs call:tab(Text.delegation_list.late, "delegation-list?view=late", which == "late", Counts.late) ?>
<?cs call:tab(Text.delegation_list.all, "delegation-list?view=all", which == "all", Counts.all) ?>
<?cs call:tabs_end() ?>
<?cs if:subcount(Lines) ?><?cs call:table_begin(Text.delegation_list[which]) ?><?cs call:table_head() ?><?cs call:th(Text.task.one) ?><?cs call:th(Text.field.state) ?><?cs call:th(Text.field.due_on) ?><?cs if:which != "none" ?><?cs call:th(Text.field.leader) ?><?cs call:th(Text.delegation.part) ?><?cs call:th(Text.field.inside_due_on) ?><?cs /if ?><?cs call:table_body() ?>
<?cs each:one = Lines ?><?cs call:line(one) ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><?cs call:empty_state(Text.delegation_list.empty[which], Text.delegation_list.empty_text, Text.menu.task_assigned, "task-assigned") ?><?cs /if ?>
<?cs set:first_page = "delegation-list?view=" + which ?><?cs set:next_page = first_page + "&after=" + after ?><?cs
if:newer && after ?><?cs call:pager(first_page, next_page) ?><?cs elif:newer ?><?cs call:pager(first_page, "") ?><?cs elif:after ?><?cs call:pager("", next_page) ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
