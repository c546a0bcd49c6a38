<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Now (.id 0: never set), Past, Algorithms, office_back, admin_back, Form ?>
<?cs def:title() ?><?cs var:Text.admin_sso.title ?><?cs /def ?>

<?cs def:door_choice(door) ?><label class="choice"><input type="radio" name="door" value="<?cs var:door ?>"<?cs if:Form.door.value == door ?> checked<?cs /if ?>> <span><?cs var:Text.sso_door[door] ?><small><?cs var:Text.sso_door_help[door] ?></small></span></label><?cs /def ?>

<?cs def:past_row(one) ?><?cs call:row_begin() ?>
<?cs call:td(Text.admin_sso.at, one.at) ?>
<?cs call:td_begin(Text.field.door) ?><?cs var:Text.sso_door[one.door] ?><?cs if:one.label ?><br><span class="muted"><?cs var:one.label ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.issuer) ?><?cs var:one.issuer ?><?cs if:one.client_id ?><br><span class="muted"><?cs var:one.client_id ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:td(Text.field.basis, one.basis) ?>
<?cs call:td(Text.admin_sso.by, one.by) ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head(Text.admin_sso.title, "") ?>
<p class="muted lead"><?cs var:Text.admin_sso.lead ?></p>
<?cs call:section_begin(Text.admin_sso.now) ?><?cs call:dl_begin() ?>
<?cs call:dl_item_begin(Text.field.door) ?><b><?cs var:Text.sso_door[Now.door] ?></b><?cs call:dl_item_end() ?>
<?cs if:Now.door != "off" ?><?cs call:dl_item(Text.field.label, Now.label) ?><?cs call:dl_item(Text.field.issuer, Now.issuer) ?><?cs /if ?>
<?cs if:Now.door == "oidc" ?><?cs call:dl_item(Text.field.client_id, Now.client_id) ?><?cs call:dl_item_begin(Text.field.client_secret) ?><?cs if:Now.has_secret ?><?cs var:Text.admin_sso.has_secret ?><?cs else ?><?cs var:Text.admin_sso.no_secret ?><?cs /if ?><?cs call:dl_item_end() ?><?cs call:dl_item_begin(Text.field.algorithms) ?><?cs each:name = Now.algorithms ?><?cs if:!first(name) ?>, <?cs /if ?><?cs var:name ?><?cs /each ?><?cs call:dl_item_end() ?><?cs /if ?>
<?cs call:dl_some(Text.field.basis, Now.basis) ?>
<?cs call:dl_item_begin(Text.admin_sso.back) ?><code><?cs var:office_back ?></code><br><code><?cs var:admin_back ?></code><?cs call:dl_item_end() ?>
<?cs call:dl_end() ?><?cs call:section_end() ?>
<?cs call:error_summary(Form) ?>
<?cs call:section_begin(Text.admin_sso.change) ?>
<?cs call:form_begin("admin-sso") ?><?cs call:hidden("seen", Now.id) ?>
<fieldset class="field choices<?cs if:Form.door.error ?> bad<?cs /if ?>"><?cs call:group_head("door", Text.field.door, 1) ?><?cs call:field_notes(Form.door, "door", "") ?><?cs call:door_choice("off") ?><?cs call:door_choice("oidc") ?><?cs call:door_choice("cas") ?><?cs call:door_choice("header") ?></fieldset>
<?cs call:input_line(Form.label, "label", Text.field.label, Text.admin_sso.label_help, "") ?>
<?cs call:input_line(Form.issuer, "issuer", Text.field.issuer, Text.admin_sso.issuer_help, "") ?>
<?cs call:input_line(Form.client_id, "client_id", Text.field.client_id, Text.admin_sso.client_help, "") ?>
<div class="field<?cs if:Form.client_secret.error ?> bad<?cs /if ?>"><?cs call:field_label("client_secret", Text.field.client_secret, "") ?><input type="password"<?cs call:field_attributes(Form.client_secret, "client_secret", Text.admin_sso.secret_help, "") ?> autocomplete="new-password" autocapitalize="none" spellcheck="false"><?cs call:field_notes(Form.client_secret, "client_secret", Text.admin_sso.secret_help) ?></div>
<fieldset class="field choices<?cs if:Form.algorithms.error ?> bad<?cs /if ?>"><?cs call:group_head("algorithms", Text.field.algorithms, "") ?><?cs call:field_notes(Form.algorithms, "algorithms", Text.admin_sso.algorithms_help) ?><?cs each:one = Algorithms ?><label class="choice"><input type="checkbox" name="algorithms" value="<?cs var:one.name ?>"<?cs if:one.checked ?> checked<?cs /if ?>> <span><?cs var:one.name ?></span></label><?cs /each ?></fieldset>
<?cs call:basis_field() ?>
<?cs call:callout("info", Text.admin_sso.effect) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.save) ?><?cs call:link_button(Text.button.cancel, "admin-sso") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs call:section_end() ?>
<?cs if:subcount(Past) ?><?cs call:section_begin(Text.admin_sso.past) ?>
<?cs call:table_begin(Text.admin_sso.past) ?><?cs call:table_head() ?><?cs call:th(Text.admin_sso.at) ?><?cs call:th(Text.field.door) ?><?cs call:th(Text.field.issuer) ?><?cs call:th(Text.field.basis) ?><?cs call:th(Text.admin_sso.by) ?><?cs call:table_body() ?>
<?cs each:one = Past ?><?cs call:past_row(one) ?><?cs /each ?><?cs call:table_end() ?><?cs call:section_end() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
