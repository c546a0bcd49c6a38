<?cs include:"macros.cs" ?>
<?cs # needs: Feedback, Form ?>
<?cs def:title() ?><?cs var:Text.feedback.do_answer ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.feedback.title, "feedback-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.feedback.do_answer, Text.feedback_kind[Feedback.kind]) ?>
<?cs call:section_begin(Text.feedback.body) ?><p class="muted"><?cs var:Feedback.author ?><?cs if:Feedback.agency ?>, <?cs var:Feedback.agency ?><?cs /if ?>, <?cs var:Feedback.sent_at ?><?cs if:Feedback.document ?> – <?cs var:Feedback.document ?>, <?cs call:date(Feedback.document_on) ?><?cs /if ?></p><?cs call:prose(Feedback.body) ?><?cs call:section_end() ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("feedback-answer?id=" + Feedback.id) ?><?cs call:hidden("version", Feedback.version) ?>
<?cs call:input_text(Form.answer, "answer", Text.feedback.answer, Text.feedback.answer_help, 1, 5) ?>
<?cs call:checkbox(Form.upgrade, "upgrade", Text.feedback.upgrade, Text.feedback.upgrade_help) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.feedback.do_answer) ?><?cs call:link_button(Text.button.cancel, "feedback-list") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
