<?cs include:"macros.cs" ?><?cs include:"parts/register.cs" ?>
<?cs # needs: Books, Entries, Without, kind, may_write ?>
<?cs def:title() ?><?cs var:Text.register[kind].title ?><?cs /def ?>

<?cs def:entry(one) ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><?cs if:may_write ?><?cs call:row_link(one.title, "register-edit?kind=" + kind + "&id=" + one.id) ?><?cs else ?><b><?cs var:one.title ?></b><?cs /if ?><?cs if:one.agency ?><br><span class="muted"><?cs var:one.agency ?></span><?cs /if ?><?cs if:one.body ?><br><?cs call:prose(one.body) ?><?cs /if ?><?cs call:register_files(one.Files) ?><?cs call:td_end() ?>
<?cs call:td(Text.register[kind].number, one.number) ?>
<?cs call:td_begin(Text.register[kind].held_on) ?><?cs call:date(one.held_on) ?><?cs if:one.ended_on ?> – <?cs call:date(one.ended_on) ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td(Text.register[kind].person, one.person) ?>
<?cs if:kind != "legal" && kind != "regulation" && kind != "staff" ?><?cs call:td_begin(Text.register[kind].approval) ?><?cs if:one.unapproved ?><?cs call:badge("overdue", "overdue", Text.register_list.unapproved) ?><?cs else ?><?cs var:one.approval ?><?cs /if ?><?cs call:td_end() ?><?cs /if ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.menu.register_list, "") ?><?cs if:may_write ?><?cs call:link_primary(Text.register[kind].add, "register-edit?kind=" + kind) ?><?cs /if ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs call:book_tabs() ?>
<p><?cs var:Text.register[kind].lead ?></p>
<?cs if:subcount(Entries) ?><?cs call:table_begin(Text.register[kind].title) ?><?cs call:table_head() ?><?cs call:th(Text.register[kind].name) ?><?cs call:th(Text.register[kind].number) ?><?cs call:th(Text.register[kind].held_on) ?><?cs call:th(Text.register[kind].person) ?><?cs if:kind != "legal" && kind != "regulation" && kind != "staff" ?><?cs call:th(Text.register[kind].approval) ?><?cs /if ?><?cs call:table_body() ?>
<?cs each:one = Entries ?><?cs call:entry(one) ?><?cs /each ?><?cs call:table_end() ?>
<?cs elif:may_write ?><?cs call:empty_state(Text.register_list.none, "", Text.register[kind].add, "register-edit?kind=" + kind) ?>
<?cs else ?><?cs call:empty_state(Text.register_list.none, "", "", "") ?><?cs /if ?>
<?cs if:subcount(Without) ?><?cs call:section_begin(Text.register_list.without) ?><p class="muted"><?cs var:subcount(Without) ?> <?cs var:Text.register_list.agencies ?></p><ul class="plain-columns"><?cs each:agency = Without ?><li><?cs var:agency.name ?></li><?cs /each ?></ul><?cs call:section_end() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
