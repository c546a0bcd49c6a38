<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Fields, Specialists, DivisionHeads, OfficeLeaders, field_id, Form ?>
<?cs def:title() ?><?cs var:Text.admin_follower_edit.title ?><?cs /def ?>

<?cs def:field_choice(one) ?><label class="choice"><input type="checkbox" name="field_ids" value="<?cs var:one.value ?>"<?cs if:one.value == field_id || Form.field_ids.has[one.value] ?> checked<?cs /if ?>> <span><?cs var:one.label ?></span></label><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_followers.title, "admin-followers") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.admin_follower_edit.title, "") ?>
<p class="muted lead"><?cs var:Text.admin_follower_edit.lead ?></p>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("admin-follower-edit") ?>
<?cs call:section_begin(Text.admin_follower_edit.what) ?>
<fieldset class="field choices columns-of-choices<?cs if:Form.field_ids.error ?> bad<?cs /if ?>"><?cs call:group_head("field_ids", Text.field.field_id, 1) ?><?cs call:field_notes(Form.field_ids, "field_ids", "") ?><?cs each:one = Fields ?><?cs call:field_choice(one) ?><?cs /each ?></fieldset>
<?cs call:input_text(Form.agencies, "agencies", Text.field.agencies, Text.admin_follower_edit.agencies_help, "", 3) ?>
<?cs call:section_end() ?>
<?cs call:section_begin(Text.admin_follower_edit.who) ?><div class="grid">
<?cs call:select(Form.specialist_id, "specialist_id", Text.field.specialist_id, Text.admin_follower_edit.specialist_help, "", Specialists) ?>
<?cs call:select(Form.deputy_id, "deputy_id", Text.admin_followers.deputy, Text.admin_follower_edit.deputy_help, "", Specialists) ?>
<?cs call:select(Form.division_head_id, "division_head_id", Text.field.division_head_id, "", "", DivisionHeads) ?>
<?cs call:select(Form.office_leader_id, "office_leader_id", Text.field.office_leader_id, "", "", OfficeLeaders) ?>
<?cs call:input_date(Form.valid_from, "valid_from", Text.field.valid_from, "", 1) ?>
<?cs call:input_date(Form.valid_to, "valid_to", Text.field.valid_to, Text.admin_follower_edit.to_help, "") ?>
</div><?cs call:basis_field() ?><?cs call:section_end() ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.admin_follower_edit.do) ?><?cs call:link_button(Text.button.cancel, "admin-followers") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
