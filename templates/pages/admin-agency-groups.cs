<?cs include:"macros.cs" ?>
<?cs # needs: Groups ?>
<?cs def:title() ?><?cs var:Text.admin_agency_groups.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_agencies.title, "admin-agencies") ?><?cs call:crumb_end() ?>
<?cs call:head_begin(Text.admin_agency_groups.title, "") ?><?cs call:link_primary(Text.admin_agency_groups.add, "admin-agency-group-edit") ?><?cs call:head_end() ?>
<p class="muted lead"><?cs var:Text.admin_agency_groups.lead ?></p>
<?cs if:subcount(Groups) ?>
<?cs call:table_begin(Text.admin_agency_groups.title) ?><?cs call:table_head() ?><?cs call:th(Text.admin_agency_groups.name) ?><?cs call:th(Text.admin_agency_groups.members) ?><?cs call:th_number(Text.admin_agency_groups.n) ?><?cs call:table_body() ?>
<?cs each:one = Groups ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><?cs call:row_link(one.name, "admin-agency-group-edit?id=" + one.id) ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_agency_groups.members) ?><?cs if:one.kind ?><?cs var:Text.admin_agency_groups.all_of ?> <?cs var:Text.agency_kind[one.kind] ?><?cs else ?><?cs var:Text.group_kind.listed ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_number(Text.admin_agency_groups.n, one.n_members) ?>
<?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><?cs call:empty_state(Text.admin_agency_groups.none, "", Text.admin_agency_groups.add, "admin-agency-group-edit") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
