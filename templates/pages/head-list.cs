<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?><?cs include:"parts/head.cs" ?>
<?cs # needs: Heads, n_heads, Without, on, may_write, Query, User ?>
<?cs def:title() ?><?cs var:Text.head_list.title ?><?cs /def ?>

<?cs def:without() ?><?cs if:subcount(Without) ?><?cs call:section_begin(Text.head_list.without) ?><p class="muted"><?cs var:Text.head_list.without_text ?></p><ul class="columns-of-choices"><?cs each:one = Without ?><li><?cs if:may_write ?><?cs call:link(one.name, "head-edit?agency_id=" + one.id) ?><?cs else ?><?cs var:one.name ?><?cs /if ?></li><?cs /each ?></ul><?cs call:section_end() ?><?cs /if ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.head_list.title, "") ?><?cs if:may_write ?><?cs call:link_primary(Text.head_edit.title, "head-edit") ?><?cs /if ?><?cs if:User.may.report ?><?cs call:link_button(Text.report_heads.title, "report-heads") ?><?cs /if ?><?cs call:print_button() ?><?cs call:head_end() ?>
<p class="muted lead"><?cs var:Text.head_list.lead ?></p>
<?cs call:filter_begin("head-list") ?>
<?cs call:filter_search(Query.text, "text", Text.head_list.search) ?>
<?cs call:select_named(Query.when, "when", Text.head_list.when, "", "", Text.head_when, "", "") ?>
<?cs call:input_date(Query.on, "on", Text.head_list.on, "", "") ?>
<?cs call:filter_end("head-list") ?>
<p class="muted" role="status"><b><?cs var:n_heads ?></b> <?cs var:Text.head_list.count ?><?cs if:on ?>, <?cs var:Text.head_list.of_day ?> <span class="date"><?cs var:on ?></span><?cs /if ?></p>
<?cs if:subcount(Heads) ?><?cs call:head_table(Heads, Text.head_list.title, may_write, 1) ?>
<?cs else ?><?cs if:may_write ?><?cs call:empty_state(Text.head_list.none, Text.head_list.none_text, Text.head_edit.title, "head-edit") ?><?cs else ?><?cs call:empty_state(Text.head_list.none, Text.head_list.none_text, "", "") ?><?cs /if ?><?cs /if ?>
<?cs call:without() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
