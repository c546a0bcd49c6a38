<?cs include:"macros.cs" ?>
<?cs # needs: label, on, Identity (that waits to be joined), Link (what it is joined to), Form ?>
<?cs def:title() ?><?cs var:Text.sso_link.title ?><?cs /def ?>

<?cs def:link_now() ?><?cs call:section_begin(Text.sso_link.now) ?><?cs call:dl_begin() ?><?cs call:dl_item(Text.sso_link.account, User.name) ?><?cs call:dl_item(Text.field.subject, Link.subject) ?><?cs call:dl_item(Text.field.issuer, Link.issuer) ?><?cs call:dl_item(Text.sso_link.since, Link.at) ?><?cs call:dl_end() ?><p class="muted"><?cs var:Text.sso_link.undo ?></p><?cs call:section_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head(Text.sso_link.title, label) ?>
<?cs if:subcount(Form.errors) ?><div role="alert"><?cs each:one = Form.errors ?><?cs call:callout("warn", Text.error[one.key]) ?><?cs /each ?></div><?cs /if ?>
<?cs if:Link.subject ?><?cs call:link_now() ?>
<?cs elif:Identity.subject ?><?cs call:confirm_begin(Text.sso_link.ask, Text.sso_link.text) ?>
<?cs call:dl_begin() ?><?cs call:dl_item(Text.sso_link.account, User.name) ?><?cs call:dl_some(Text.sso_link.name, Identity.name) ?><?cs call:dl_item(Text.field.subject, Identity.subject) ?><?cs call:dl_item(Text.field.issuer, Identity.issuer) ?><?cs call:dl_end() ?>
<?cs call:form_begin("sso-link") ?><?cs call:actions_begin() ?><?cs call:button_primary(Text.sso_link.do) ?><?cs call:link_button(Text.sso_link.not_now, "home") ?><?cs call:actions_end() ?><?cs call:form_end() ?><?cs call:confirm_end() ?>
<?cs elif:on ?><?cs call:empty_state(Text.sso_link.none, Text.sso_link.none_text, Text.sso_link.begin, "login-sso") ?>
<?cs else ?><?cs call:empty_state(Text.sso_link.off, Text.sso_link.off_text, Text.button.back, "home") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
