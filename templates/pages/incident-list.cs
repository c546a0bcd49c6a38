<?cs include:"macros.cs" ?>
<?cs # needs: Incidents, closed, handles, older, newer ?>
<?cs def:title() ?><?cs var:Text.incident.title ?><?cs /def ?>

<?cs def:incident_row(one) ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><?cs if:handles ?><?cs call:row_link(one.description, "incident-handle?id=" + one.id) ?><?cs else ?><?cs var:one.description ?><?cs /if ?><?cs if:one.result ?><br><span class="muted"><?cs var:Text.incident.result ?>:</span> <?cs var:one.result ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.incident.reporter) ?><?cs var:one.reporter ?><?cs if:one.agency ?><br><span class="muted"><?cs var:one.agency ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:td(Text.incident.reported_at, one.reported_at) ?>
<?cs call:td(Text.incident.category, Text.incident_category[one.category]) ?>
<?cs call:td_begin(Text.field.state) ?><?cs if:one.closed_at ?><?cs call:badge("done", "check", Text.incident.closed) ?><br><span class="muted"><?cs var:one.closed_at ?></span><?cs elif:one.handler ?><?cs call:badge("waiting", "hourglass", Text.incident.handled) ?><br><span class="muted"><?cs var:one.handler ?></span><?cs else ?><?cs call:badge("new", "inbox", Text.incident.new) ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.incident.title, "") ?><?cs call:link_primary(Text.incident.report, "incident-report") ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs call:tabs_begin(Text.incident.title) ?><?cs call:tab(Text.incident.open, "incident-list", !closed, "") ?><?cs call:tab(Text.incident.closed, "incident-list?closed=1", closed, "") ?><?cs call:tabs_end() ?>
<?cs if:subcount(Incidents) ?><?cs call:table_begin(Text.incident.title) ?><?cs call:table_head() ?><?cs call:th(Text.incident.description) ?><?cs call:th(Text.incident.reporter) ?><?cs call:th(Text.incident.reported_at) ?><?cs call:th(Text.incident.category) ?><?cs call:th(Text.field.state) ?><?cs call:table_body() ?>
<?cs each:one = Incidents ?><?cs call:incident_row(one) ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><?cs call:empty_state(Text.incident.none, Text.incident.none_text, Text.incident.report, "incident-report") ?><?cs /if ?>
<?cs if:closed ?><?cs set:first_page = "incident-list?closed=1" ?><?cs set:next_page = "incident-list?closed=1&before=" + older ?><?cs else ?><?cs set:first_page = "incident-list" ?><?cs set:next_page = "incident-list?before=" + older ?><?cs /if ?><?cs
if:newer && older ?><?cs call:pager(first_page, next_page) ?><?cs elif:newer ?><?cs call:pager(first_page, "") ?><?cs elif:older ?><?cs call:pager("", next_page) ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
