<?cs include:"macros.cs" ?>
<?cs # needs: Form ?>
<?cs def:title() ?><?cs var:Text.feedback.send ?><?cs /def ?>
<?cs def:kind_radio() ?><fieldset class="field choices<?cs if:Form.kind.error ?> bad<?cs /if ?>"><?cs call:group_head("kind", Text.feedback.kind, 1) ?><?cs call:field_notes(Form.kind, "kind", "") ?><?cs each:word = Text.feedback_kind ?>
  <label class="choice"><input type="radio" name="kind" value="<?cs var:name(word) ?>"<?cs if:Form.kind.value == name(word) ?> checked<?cs /if ?>> <span><?cs var:word ?></span></label><?cs /each ?></fieldset><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.feedback.title, "feedback-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.feedback.send, "") ?>
<?cs call:callout("info", Text.feedback.lead) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("feedback-send") ?>
<?cs call:kind_radio() ?>
<?cs call:input_text(Form.body, "body", Text.feedback.body, "", 1, 6) ?>
<?cs call:input_line(Form.page, "page", Text.feedback.page, "", "") ?>
<div class="grid">
<?cs call:input_line(Form.document, "document", Text.feedback.document, Text.feedback.document_help, "") ?>
<?cs call:input_date(Form.document_on, "document_on", Text.feedback.document_on, "", "") ?>
</div>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.feedback.submit) ?><?cs call:link_button(Text.button.cancel, "feedback-list") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
