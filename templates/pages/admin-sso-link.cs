<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Account, Now (the setting), Link (the live one), Links, Form ?>
<?cs def:title() ?><?cs var:Text.sso_link.title ?><?cs /def ?>

<?cs def:link_row(one) ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><b><?cs var:one.subject ?></b><br><span class="muted"><?cs var:one.issuer ?></span><?cs call:td_end() ?>
<?cs call:td_begin(Text.sso_link.since) ?><?cs var:one.at ?><br><span class="muted"><?cs var:one.by ?></span><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.basis) ?><?cs if:one.basis ?><?cs var:one.basis ?><?cs else ?><?cs var:Text.sso_link.by_owner ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.sso_link.until) ?><?cs if:one.ended_at ?><?cs var:one.ended_at ?><br><span class="muted"><?cs var:one.ended_by ?>: <?cs var:one.ended_basis ?></span><?cs else ?><?cs call:badge("in_time", "check", Text.sso_link.live) ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:link_form() ?><?cs call:error_summary(Form) ?>
<?cs if:Account.kind == "agency" ?><?cs call:empty_state(Text.error.sso_local, "", Text.button.back, "admin-accounts") ?>
<?cs elif:Link.subject ?><p><?cs var:Text.sso_link.is_linked ?> <b><?cs var:Link.subject ?></b></p><?cs call:actions_begin() ?><?cs call:link_button(Text.sso_link.end, "admin-sso-unlink?id=" + Account.id) ?><?cs call:actions_end() ?>
<?cs elif:Now.door == "off" ?><?cs call:empty_state(Text.sso_link.off, Text.admin_sso_link.off_text, Text.admin_sso.title, "admin-sso") ?>
<?cs else ?><?cs call:form_begin("admin-sso-link?id=" + Account.id) ?>
<?cs call:input_line(Form.subject, "subject", Text.field.subject, Text.admin_sso_link.subject_help, 1) ?>
<p class="muted"><?cs var:Text.field.issuer ?>: <code><?cs var:Now.issuer ?></code></p>
<?cs call:basis_field() ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.sso_link.do) ?><?cs call:link_button(Text.button.cancel, "admin-accounts") ?><?cs call:actions_end() ?><?cs call:form_end() ?><?cs /if ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_accounts.title, "admin-accounts") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.sso_link.title, Account.name) ?>
<?cs call:columns_begin() ?><?cs call:link_form() ?><?cs call:columns_next() ?><?cs call:account_summary() ?><?cs call:columns_end() ?>
<?cs if:subcount(Links) ?><?cs call:section_begin(Text.sso_link.past) ?><?cs call:table_begin(Text.sso_link.past) ?><?cs call:table_head() ?><?cs call:th(Text.field.subject) ?><?cs call:th(Text.sso_link.since) ?><?cs call:th(Text.field.basis) ?><?cs call:th(Text.sso_link.until) ?><?cs call:table_body() ?>
<?cs each:one = Links ?><?cs call:link_row(one) ?><?cs /each ?><?cs call:table_end() ?><?cs call:section_end() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
