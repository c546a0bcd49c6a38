<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Token, Form ?>
<?cs def:title() ?><?cs var:Text.admin_tokens.revoke_title ?><?cs /def ?>

<?cs def:token_summary() ?><?cs call:dl_begin() ?>
<?cs call:dl_item_begin(Text.admin_tokens.program) ?><?cs var:Token.name ?> <code><?cs var:Token.begins ?>…</code><?cs call:dl_item_end() ?>
<?cs call:dl_item(Text.field.as_account_id, Token.account) ?>
<?cs call:dl_some(Text.field.as_officer_id, Token.officer) ?>
<?cs call:dl_item_begin(Text.field.scopes) ?><?cs each:scope = Token.scopes ?><?cs if:!first(scope) ?>, <?cs /if ?><?cs var:Text.api_scope[scope] ?><?cs /each ?><?cs call:dl_item_end() ?>
<?cs call:dl_item(Text.admin_tokens.until, Token.valid_to) ?>
<?cs call:dl_item_begin(Text.admin_tokens.used) ?><?cs if:Token.never ?><?cs var:Text.admin_tokens.never ?><?cs else ?><?cs var:Token.used_at ?> · <?cs var:Token.used_from ?><?cs /if ?><?cs call:dl_item_end() ?>
<?cs call:dl_item(Text.field.basis, Token.basis) ?>
<?cs call:dl_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_tokens.title, "admin-tokens") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.admin_tokens.revoke_title, Token.name) ?>
<?cs call:error_summary(Form) ?>
<?cs if:Token.over ?><?cs call:callout("info", Text.admin_tokens.is_over) ?><?cs call:token_summary() ?><?cs call:actions_begin() ?><?cs call:link_button(Text.admin_tokens.title, "admin-tokens") ?><?cs call:actions_end() ?>
<?cs else ?><?cs call:confirm_begin(Text.admin_tokens.revoke_title, Text.admin_tokens.revoke_text) ?><?cs call:token_summary() ?>
<?cs call:form_begin("admin-token-revoke?id=" + Token.id) ?><?cs call:basis_field() ?>
<?cs call:actions_begin() ?><?cs call:button_danger(Text.admin_tokens.revoke) ?><?cs call:link_button(Text.button.cancel, "admin-tokens") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs call:confirm_end() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
