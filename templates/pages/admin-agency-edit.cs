<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?><?cs include:"parts/agency.cs" ?>
<?cs # needs: Head, Agency (of one that is), Form, Changes, Acts ?>
<?cs def:title() ?><?cs if:Agency.id ?><?cs var:Text.admin_agency_edit.title ?><?cs else ?><?cs var:Text.admin_agencies.add ?><?cs /if ?><?cs /def ?>

<?cs def:agency_fields() ?>
<?cs call:section_begin(Text.admin_agency_edit.what) ?>
<?cs call:input_line(Form.name, "name", Text.admin_agency_edit.name, Text.admin_agency_edit.name_help, 1) ?>
<div class="grid">
<?cs call:select_named(Form.kind, "kind", Text.field.kind, "", 1, Text.agency_kind, "", "") ?>
<?cs call:input_line(Form.short_name, "short_name", Text.admin_agency_edit.short_name, "", "") ?>
<?cs call:input_line(Form.parent, "parent", Text.admin_agency_edit.parent, Text.admin_agency_edit.parent_help, "") ?>
<?cs call:input_number(Form.sort_order, "sort_order", Text.admin_agency_edit.sort_order, Text.admin_agency_edit.sort_help, "") ?>
<?cs call:input_short(Form.admin_unit_code, "admin_unit_code", Text.admin_agency_edit.unit_code, "", "") ?>
<?cs call:input_short(Form.edxml_code, "edxml_code", Text.admin_agency_edit.edxml, Text.admin_agency_edit.edxml_help, "") ?>
<?cs if:!Agency.id ?><?cs call:input_date(Form.valid_from, "valid_from", Text.field.valid_from, Text.admin_agency_edit.from_help, "") ?><?cs /if ?>
</div>
<?cs call:input_text(Form.aliases, "aliases", Text.admin_agency_edit.aliases, Text.admin_agency_edit.aliases_help, "", 5) ?>
<?cs call:section_end() ?>
<?cs call:section_begin(Text.agency.contact) ?><div class="grid">
<?cs call:input_line(Form.head_name, "head_name", Text.admin_agency_edit.head, "", "") ?>
<?cs call:input_line(Form.head_title, "head_title", Text.admin_agency_edit.head_title, "", "") ?>
<?cs call:input_line(Form.contact_name, "contact_name", Text.admin_agency_edit.contact, "", "") ?>
<?cs call:input_email(Form.email, "email", Text.field.email, Text.admin_agency_edit.email_help, "") ?>
<?cs call:input_line(Form.phone, "phone", Text.field.phone, "", "") ?>
</div><?cs call:section_end() ?><?cs /def ?>

<?cs def:agency_form(path) ?><?cs call:error_summary(Form) ?><?cs call:form_begin(path) ?>
<?cs if:Agency.id ?><?cs call:hidden("version", Agency.version) ?><?cs /if ?>
<?cs call:agency_fields() ?>
<?cs call:basis_field() ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.save) ?><?cs call:link_button(Text.button.cancel, "admin-agencies") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs /def ?>

<?cs def:agency_now() ?><?cs call:section_begin(Text.people.now) ?><?cs call:dl_begin() ?>
<?cs call:dl_item_begin(Text.admin_agency_edit.code) ?><code><?cs var:Agency.code ?></code><?cs call:dl_item_end() ?>
<?cs call:dl_item_begin(Text.agency.valid) ?><?cs if:Agency.planned ?><?cs call:agency_mark(Agency) ?><?cs else ?><?cs call:date(Agency.valid_from) ?><?cs if:Agency.valid_to ?> – <?cs call:date(Agency.valid_to) ?><?cs /if ?><?cs call:agency_mark(Agency) ?><?cs /if ?><?cs call:dl_item_end() ?>
<?cs if:Agency.successor ?><?cs call:dl_item_begin(Text.agency.successor) ?><?cs call:link(Agency.successor, "admin-agency-edit?id=" + Agency.successor_id) ?><?cs call:dl_item_end() ?><?cs /if ?>
<?cs call:dl_item_begin(Text.agency.head_now) ?><?cs if:Head.id ?><?cs call:link(Head.name, "head-edit?id=" + Head.id) ?><?cs else ?><?cs call:badge("waiting", "hourglass", Text.agency.no_head) ?> <?cs call:link(Text.head_edit.title, "head-edit?agency_id=" + Agency.id) ?><?cs /if ?><?cs call:dl_item_end() ?>
<?cs call:dl_item_begin(Text.agency.leader) ?><?cs if:Agency.leader ?><?cs var:Agency.leader ?><?cs else ?><?cs call:badge("waiting", "hourglass", Text.agency.no_leader) ?><?cs /if ?> <?cs call:link(Text.menu.admin_officers, "admin-officers?agency_id=" + Agency.id) ?><?cs call:dl_item_end() ?>
<?cs call:dl_item_begin(Text.agency.account) ?><?cs if:Agency.has_account ?><?cs var:Text.agency.has_account ?><?cs else ?><?cs var:Text.agency.no_account ?><?cs /if ?> <?cs call:link(Text.menu.admin_accounts, "admin-accounts?agency_id=" + Agency.id) ?><?cs call:dl_item_end() ?>
<?cs call:dl_item(Text.agency.n_open, Agency.n_open) ?>
<?cs call:dl_end() ?><?cs call:section_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_agencies.title, "admin-agencies") ?><?cs call:crumb_end() ?>
<?cs if:Agency.id ?><?cs call:head_begin(Agency.name, Text.admin_agency_edit.title) ?><?cs if:!Agency.ended && !Agency.planned ?><?cs call:link_button(Text.admin_reorganise.title, "admin-reorganise?ids=" + Agency.id) ?><?cs /if ?><?cs call:head_end() ?>
<?cs call:columns_begin() ?><?cs call:agency_form("admin-agency-edit?id=" + Agency.id) ?><?cs call:columns_next() ?><?cs call:agency_now() ?><?cs call:columns_end() ?>
<?cs if:subcount(Acts) ?><?cs call:section_begin(Text.agency.acts) ?><?cs call:act_table(Acts) ?><?cs call:section_end() ?><?cs /if ?>
<?cs call:change_table(Changes) ?>
<?cs else ?><?cs call:head(Text.admin_agencies.add, "") ?><?cs call:callout("info", Text.admin_agency_edit.new_text) ?><?cs call:agency_form("admin-agency-edit") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
