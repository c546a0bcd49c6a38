<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/entry.cs" ?><?cs include:"parts/list.cs" ?><?cs include:"parts/outgoing.cs" ?>
<?cs # needs: Review, Document, Assignments, Form ?>
<?cs def:title() ?><?cs var:Text.outgoing_review.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.outgoing_list.title, "outgoing-list?view=review") ?><?cs call:crumb(Document.reference, "outgoing-view?id=" + Document.id) ?><?cs call:crumb_end() ?>
<?cs call:head(Text.outgoing_review.title, Document.reference) ?>
<div class="callout c-warn"><?cs call:icon("overdue") ?><p><?cs call:outgoing_review_words(Review) ?> <span class="muted"><?cs var:Review.raised_at ?></span></p></div>
<p><?cs var:Document.abstract ?></p>
<?cs if:subcount(Assignments) ?><?cs call:assignment_table(Assignments, Text.outgoing_review.tasks, "", 1) ?><p><?cs call:link(Text.outgoing.to_directive, "directive-view?id=" + Document.directive_id) ?></p><?cs else ?><p class="muted"><?cs var:Text.outgoing_review.no_tasks ?></p><?cs /if ?>
<?cs if:Review.closed_at ?><?cs call:callout("good", Text.outgoing_review.closed) ?><p><?cs var:Review.note ?> <span class="muted"><?cs var:Review.closed_by ?>, <?cs var:Review.closed_at ?></span></p>
<?cs else ?><?cs call:error_summary(Form) ?><?cs call:form_begin("outgoing-review?id=" + Review.id) ?>
<fieldset class="field choices<?cs if:Form.agreed.error ?> bad<?cs /if ?>"><?cs call:group_head("agreed", Text.field.agreed, 1) ?>
<label class="choice"><input type="radio" name="agreed" value="1"<?cs if:Form.agreed.value == "1" ?> checked<?cs /if ?>> <span><?cs var:Text.outgoing_review.agree ?></span></label>
<label class="choice"><input type="radio" name="agreed" value="0"<?cs if:Form.agreed.value == "0" ?> checked<?cs /if ?>> <span><?cs var:Text.outgoing_review.disagree ?></span></label><?cs call:field_notes(Form.agreed, "agreed", "") ?></fieldset>
<?cs call:input_text(Form.note, "note", Text.outgoing_review.note, Text.outgoing_review.note_help, 1, 3) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.outgoing_review.close) ?><?cs call:link_button(Text.button.cancel, "outgoing-view?id=" + Document.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
