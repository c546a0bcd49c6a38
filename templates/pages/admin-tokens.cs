<?cs include:"macros.cs" ?>
<?cs # needs: Tokens, Query, state, filter, next, first, searched ?>
<?cs def:title() ?><?cs var:Text.admin_tokens.title ?><?cs /def ?>

<?cs def:token_row(one) ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><?cs if:one.over ?><b><?cs var:one.name ?></b><?cs else ?><?cs call:row_link(one.name, "admin-token-revoke?id=" + one.id) ?><?cs /if ?><br><code><?cs var:one.begins ?>…</code><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.as_account_id) ?><?cs var:one.account ?><br><span class="muted"><?cs var:one.login ?></span><?cs if:one.officer ?><br><?cs var:one.officer ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.scopes) ?><?cs each:scope = one.scopes ?><?cs if:!first(scope) ?>, <?cs /if ?><?cs var:Text.api_scope[scope] ?><?cs /each ?><br><span class="muted"><?cs if:one.rate_shown ?><?cs var:one.rate_shown ?><?cs else ?><?cs var:one.rate ?><?cs /if ?> <?cs var:Text.admin_tokens.per_minute ?></span><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_tokens.used) ?><?cs if:one.never ?><?cs call:badge("waiting", "hourglass", Text.admin_tokens.never) ?><?cs else ?><span class="date"><?cs var:one.used_at ?></span><br><span class="muted"><?cs if:one.total_shown ?><?cs var:one.total_shown ?><?cs else ?><?cs var:one.total ?><?cs /if ?> <?cs var:Text.admin_tokens.times ?> · <?cs var:one.used_from ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_tokens.until) ?><?cs if:one.revoked ?><?cs call:badge("none", "stop", Text.admin_tokens.revoked) ?><?cs elif:one.over ?><?cs call:badge("none", "stop", Text.admin_tokens.over) ?><?cs else ?><?cs call:badge("in_time", "check", Text.admin_tokens.live) ?><?cs /if ?><br><span class="nowrap"><?cs if:one.revoked ?><?cs var:one.revoked_at ?><?cs else ?><?cs var:one.valid_to ?><?cs /if ?></span><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.basis) ?><?cs var:one.basis ?><?cs if:one.revoked_basis ?><br><span class="muted"><?cs var:one.revoked_basis ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_tokens.act) ?><?cs if:!one.over ?><?cs call:link(Text.admin_tokens.revoke, "admin-token-revoke?id=" + one.id) ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.admin_tokens.title, "") ?><?cs call:link_primary(Text.admin_tokens.create, "admin-token-create") ?><?cs call:head_end() ?>
<p class="muted lead"><?cs var:Text.admin_tokens.lead ?></p>
<?cs call:tabs_begin(Text.admin_tokens.which) ?><?cs each:name = Text.api_token_state ?>
<?cs call:tab(name, "admin-tokens?state=" + name(name), name(name) == state, "") ?><?cs /each ?>
<?cs call:tabs_end() ?>
<?cs call:filter_begin("admin-tokens") ?><?cs call:hidden("state", state) ?>
<?cs call:filter_search(Query.text, "text", Text.admin_tokens.search) ?>
<?cs call:filter_end("admin-tokens") ?>
<?cs if:subcount(Tokens) ?>
<?cs call:table_begin(Text.admin_tokens.title) ?><?cs call:table_head() ?><?cs call:th(Text.admin_tokens.program) ?><?cs call:th(Text.field.as_account_id) ?><?cs call:th(Text.field.scopes) ?><?cs call:th(Text.admin_tokens.used) ?><?cs call:th(Text.admin_tokens.until) ?><?cs call:th(Text.field.basis) ?><?cs call:th(Text.admin_tokens.act) ?><?cs call:table_body() ?>
<?cs each:one = Tokens ?><?cs call:token_row(one) ?><?cs /each ?><?cs call:table_end() ?>
<?cs elif:searched ?><?cs call:empty_state(Text.admin_tokens.not_found, "", Text.button.clear_filter, "admin-tokens") ?>
<?cs else ?><?cs call:empty_state(Text.admin_tokens.none, Text.admin_tokens.none_text, Text.admin_tokens.create, "admin-token-create") ?><?cs /if ?>
<?cs if:first ?><?cs set:first_page = "admin-tokens?" + filter ?><?cs else ?><?cs set:first_page = "" ?><?cs /if ?><?cs
if:next && filter ?><?cs set:next_page = "admin-tokens?" + filter + "&before=" + next ?><?cs elif:next ?><?cs set:next_page = "admin-tokens?before=" + next ?><?cs else ?><?cs set:next_page = "" ?><?cs /if ?>
<?cs call:pager(first_page, next_page) ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
