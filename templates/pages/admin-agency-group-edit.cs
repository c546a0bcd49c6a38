<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?><?cs include:"parts/agency.cs" ?>
<?cs # needs: Group (of one that is), Members, Changes, Form ?>
<?cs def:title() ?><?cs if:Group.id ?><?cs var:Text.admin_agency_group_edit.title ?><?cs else ?><?cs var:Text.admin_agency_groups.add ?><?cs /if ?><?cs /def ?>

<?cs def:group_form(path) ?><?cs call:error_summary(Form) ?><?cs call:form_begin(path) ?>
<?cs if:Group.id ?><?cs call:hidden("version", Group.version) ?><?cs /if ?>
<?cs call:input_line(Form.name, "name", Text.admin_agency_groups.name, Text.admin_agency_group_edit.name_help, 1) ?>
<?cs call:select_named(Form.kind, "kind", Text.admin_agency_groups.members, "", 1, Text.group_kind, "", "") ?>
<?cs call:input_text(Form.members, "members", Text.admin_agency_group_edit.members, Text.admin_agency_group_edit.members_help, "", 8) ?>
<div class="grid"><?cs call:input_date(Form.valid_from, "valid_from", Text.admin_agency_group_edit.from, Text.admin_agency_group_edit.from_help, 1) ?><?cs call:input_number(Form.sort_order, "sort_order", Text.admin_agency_edit.sort_order, "", "") ?></div>
<?cs call:basis_field() ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.save) ?><?cs call:link_button(Text.button.cancel, "admin-agency-groups") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_agencies.title, "admin-agencies") ?><?cs call:crumb(Text.admin_agency_groups.title, "admin-agency-groups") ?><?cs call:crumb_end() ?>
<?cs if:Group.id ?><?cs call:head(Group.name, Text.admin_agency_group_edit.title) ?>
<?cs call:group_form("admin-agency-group-edit?id=" + Group.id) ?>
<?cs if:subcount(Members) ?><?cs call:section_begin(Text.admin_agency_groups.members) ?>
<?cs call:table_begin(Text.admin_agency_groups.members) ?><?cs call:table_head() ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.field.valid_from) ?><?cs call:th(Text.field.valid_to) ?><?cs call:table_body() ?>
<?cs each:one = Members ?><?cs call:row_begin() ?><?cs call:td_main_begin() ?><?cs call:link(one.name, "admin-agency-edit?id=" + one.id) ?><?cs call:agency_mark(one) ?><?cs call:td_end() ?><?cs call:td_begin(Text.field.valid_from) ?><?cs call:date(one.valid_from) ?><?cs call:td_end() ?><?cs call:td_begin(Text.field.valid_to) ?><?cs call:date(one.valid_to) ?><?cs call:td_end() ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?><?cs call:section_end() ?><?cs /if ?>
<?cs call:change_table(Changes) ?>
<?cs else ?><?cs call:head(Text.admin_agency_groups.add, "") ?><?cs call:group_form("admin-agency-group-edit") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
