<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Accounts, Officers, Form; Made.id, .name, .secret, .address (just made) ?>
<?cs def:title() ?><?cs if:Made.secret ?><?cs var:Text.admin_token_create.made ?><?cs else ?><?cs var:Text.admin_tokens.create ?><?cs /if ?><?cs /def ?>

<?cs def:scope_choices(f) ?><fieldset class="field choices<?cs if:f.error ?> bad<?cs /if ?>"><?cs call:group_head("scopes", Text.field.scopes, 1) ?>
<?cs each:word = Text.api_scope_long ?><?cs set:scope = name(word) ?><label class="choice"><input type="checkbox" name="scopes" value="<?cs var:scope ?>"<?cs if:f.has[scope] ?> checked<?cs /if ?>> <span><?cs var:word ?></span></label><?cs /each ?><?cs call:field_notes(f, "scopes", Text.admin_token_create.scopes_help) ?></fieldset><?cs /def ?>

<?cs def:token_made() ?><?cs call:head(Text.admin_token_create.made, Made.name) ?>
<?cs call:section_begin(Text.admin_token_create.secret) ?>
<?cs call:callout("warn", Text.admin_token_create.once) ?>
<p class="secret-address"><code><?cs var:Made.secret ?></code></p>
<p><?cs var:Text.admin_token_create.how ?></p>
<p class="secret-address"><code>Authorization: Bearer <?cs var:Made.secret ?></code></p>
<?cs call:dl_begin() ?><?cs call:dl_item_begin(Text.admin_token_create.address) ?><code><?cs var:Made.address ?>/api/v1/</code><?cs call:dl_item_end() ?><?cs call:dl_item_begin(Text.admin_token_create.document) ?><code><?cs var:Made.address ?>/api/v1/openapi.json</code><?cs call:dl_item_end() ?><?cs call:dl_end() ?>
<?cs call:actions_begin() ?><?cs call:link_primary(Text.admin_token_create.to_list, "admin-tokens") ?><?cs call:actions_end() ?>
<?cs call:section_end() ?><?cs /def ?>

<?cs def:token_form() ?><?cs call:head(Text.admin_tokens.create, "") ?>
<?cs call:callout("info", Text.admin_token_create.lead) ?>
<?cs call:error_summary(Form) ?><?cs call:form_begin("admin-token-create") ?><div class="grid">
<?cs call:input_line(Form.name, "name", Text.admin_tokens.program, Text.admin_token_create.name_help, 1) ?>
<?cs call:select(Form.as_account_id, "as_account_id", Text.field.as_account_id, Text.admin_token_create.account_help, 1, Accounts) ?>
<?cs call:select(Form.as_officer_id, "as_officer_id", Text.field.as_officer_id, Text.admin_token_create.officer_help, "", Officers) ?></div>
<?cs call:scope_choices(Form.scopes) ?><div class="grid">
<?cs call:input_date(Form.valid_to, "valid_to", Text.admin_tokens.until, Text.admin_token_create.valid_help, 1) ?>
<?cs call:input_number(Form.rate, "rate", Text.field.rate, "", 1) ?></div>
<?cs call:basis_field() ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.admin_token_create.create) ?><?cs call:link_button(Text.button.cancel, "admin-tokens") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_tokens.title, "admin-tokens") ?><?cs call:crumb_end() ?>
<?cs if:Made.secret ?><?cs call:token_made() ?><?cs else ?><?cs call:token_form() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
