<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?><?cs include:"parts/agency.cs" ?>
<?cs # needs: Agencies, n_agencies, n_due, when, Query ?>
<?cs def:title() ?><?cs var:Text.admin_agencies.title ?><?cs /def ?>

<?cs def:agency_line(one) ?><?cs call:row_begin() ?>
<?cs call:td_check("ids", one.id, one.name) ?>
<?cs call:td_main_begin() ?><span class="tree-<?cs var:one.depth ?>"><?cs call:row_link(one.name, "admin-agency-edit?id=" + one.id) ?></span><?cs call:agency_mark(one) ?><?cs if:one.short_name ?><br><span class="muted tree-<?cs var:one.depth ?>"><?cs var:one.short_name ?></span><?cs /if ?><?cs if:one.successor ?><br><span class="muted"><?cs var:Text.agency.successor ?>:</span> <?cs call:link(one.successor, "admin-agency-edit?id=" + one.successor_id) ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td(Text.field.kind, Text.agency_kind[one.kind]) ?>
<?cs call:td_begin(Text.agency.people) ?><?cs if:one.head ?><?cs call:person(one.head, one.head_title) ?><br><?cs /if ?><?cs if:one.leader ?><span class="muted"><?cs var:Text.agency.leader ?>:</span> <?cs var:one.leader ?><?cs elif:!one.ended && !one.planned ?><?cs call:badge("waiting", "hourglass", Text.agency.no_leader) ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.agency.contact) ?><?cs call:email(one.email) ?><?cs if:one.phone ?><br><?cs call:phone(one.phone) ?><?cs /if ?><?cs if:!one.has_account && !one.ended ?><?cs if:one.email || one.phone ?><br><?cs /if ?><span class="muted"><?cs var:Text.agency.no_account ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_number(Text.agency.n_open, one.n_open) ?>
<?cs call:td_begin(Text.agency.valid) ?><?cs if:one.valid_from ?><?cs call:date(one.valid_from) ?><?cs /if ?><?cs if:one.valid_to ?> – <?cs call:date(one.valid_to) ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.admin_agencies.title, "") ?><?cs call:link_primary(Text.admin_agencies.add, "admin-agency-edit") ?><?cs call:link_button(Text.admin_agency_groups.title, "admin-agency-groups") ?><?cs call:link_button(Text.admin_reorganisations.title, "admin-reorganisations") ?><?cs call:link_button(Text.admin_followers.title, "admin-followers") ?><?cs call:link_button(Text.head_list.title, "head-list") ?><?cs call:head_end() ?>
<?cs if:n_due != "0" ?><?cs call:callout("warn", Text.admin_agencies.due) ?><p><?cs call:link(Text.admin_reorganisations.title, "admin-reorganisations") ?></p><?cs /if ?>
<?cs call:filter_begin("admin-agencies") ?>
<?cs call:filter_search(Query.text, "text", Text.admin_agencies.search) ?>
<?cs call:select_named(Query.kind, "kind", Text.field.kind, "", "", Text.agency_kind, Text.list.all, "") ?>
<?cs call:select_named(Query.when, "when", Text.admin_agencies.when, "", "", Text.agency_when, "", "") ?>
<?cs call:select_named(Query.sort, "sort", Text.admin_agencies.sort, "", "", Text.agency_sort, "", "") ?>
<?cs call:filter_end("admin-agencies") ?>
<?cs if:subcount(Agencies) ?>
<form method="get" action="/admin-reorganise" class="form">
<p class="muted"><b><?cs var:n_agencies ?></b> <?cs var:Text.admin_agencies.count ?></p>
<?cs call:table_begin(Text.admin_agencies.title) ?><?cs call:table_head() ?><?cs call:th_check(Text.admin_agencies.choose) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.field.kind) ?><?cs call:th(Text.agency.people) ?><?cs call:th(Text.agency.contact) ?><?cs call:th_number(Text.agency.n_open) ?><?cs call:th(Text.agency.valid) ?><?cs call:table_body() ?>
<?cs each:one = Agencies ?><?cs call:agency_line(one) ?><?cs /each ?><?cs call:table_end() ?>
<?cs call:bulk_begin() ?><?cs call:button_secondary(Text.admin_agencies.reorganise) ?><?cs call:bulk_end() ?>
</form>
<?cs else ?><?cs call:empty_state(Text.admin_agencies.none, "", Text.button.clear_filter, "admin-agencies") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
