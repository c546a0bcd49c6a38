<?cs include:"macros.cs" ?>
<?cs # needs: Form ?>
<?cs def:title() ?><?cs var:Text.incident.report ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.incident.title, "incident-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.incident.report, "") ?>
<?cs call:callout("info", Text.incident.lead) ?>
<?cs if:Page.hotline ?><p><?cs var:Text.app.hotline ?>: <?cs call:phone(Page.hotline) ?><?cs if:Page.support_email ?>, <?cs call:email(Page.support_email) ?><?cs /if ?></p><?cs /if ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("incident-report") ?>
<?cs call:input_text(Form.description, "description", Text.incident.description, Text.incident.description_help, 1, 5) ?>
<div class="grid">
<?cs call:input_line(Form.reporter, "reporter", Text.incident.reporter, "", 1) ?>
<?cs call:input_short(Form.phone, "phone", Text.field.phone, "", "") ?>
<?cs call:input_moment(Form.occurred_at, "occurred_at", Text.incident.occurred_at, Text.incident.occurred_help, "") ?>
<?cs call:input_line(Form.page, "page", Text.incident.page, Text.incident.page_help, "") ?>
</div>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.incident.send) ?><?cs call:link_button(Text.button.cancel, "incident-list") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
