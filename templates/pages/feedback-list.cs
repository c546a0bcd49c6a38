<?cs include:"macros.cs" ?>
<?cs # needs: List, Query, all, may_answer, filter, older, newer ?>
<?cs def:title() ?><?cs var:Text.feedback.title ?><?cs /def ?>

<?cs def:one_feedback(one) ?><article class="reply"><h3><?cs var:Text.feedback_kind[one.kind] ?> <span class="date muted"><?cs var:one.sent_at ?></span><?cs if:one.upgrade ?> <?cs call:badge("waiting", "flag", Text.feedback.upgrade) ?><?cs /if ?></h3>
<p class="muted"><?cs var:one.author ?><?cs if:one.agency ?>, <?cs var:one.agency ?><?cs /if ?><?cs if:one.document ?> – <?cs var:Text.feedback.document ?> <?cs var:one.document ?>, <?cs call:date(one.document_on) ?><?cs /if ?><?cs if:one.page ?> – <?cs var:one.page ?><?cs /if ?></p>
<?cs call:prose(one.body) ?>
<?cs if:one.answered_at ?><div class="callout c-good"><?cs call:icon("check") ?><div><p><b><?cs var:Text.feedback.answer ?></b> <span class="muted"><?cs var:one.answered_by ?>, <?cs var:one.answered_at ?></span></p><?cs call:prose(one.answer) ?></div></div><?cs else ?><p><?cs call:badge("waiting", "hourglass", Text.feedback.waits) ?></p><?cs /if ?>
<?cs if:may_answer ?><p class="screen-only"><?cs call:link_button(Text.feedback.do_answer, "feedback-answer?id=" + one.id) ?></p><?cs /if ?></article><?cs /def ?>

<?cs def:tabs() ?><?cs call:tabs_begin(Text.feedback.title) ?><?cs call:tab(Text.list.all, "feedback-list", !Query.kind.value && !Query.which.value, "") ?><?cs call:tab(Text.feedback.unanswered, "feedback-list?which=unanswered", Query.which.value == "unanswered", "") ?><?cs call:tab(Text.feedback.upgrade, "feedback-list?which=upgrade", Query.which.value == "upgrade", "") ?><?cs call:tab(Text.feedback_kind.regulation, "feedback-list?kind=regulation", Query.kind.value == "regulation", "") ?><?cs call:tabs_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.feedback.title, "") ?><?cs call:link_primary(Text.feedback.send, "feedback-send") ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs if:all ?><?cs call:tabs() ?><?cs /if ?>
<?cs if:subcount(List) ?><?cs each:one = List ?><?cs call:one_feedback(one) ?><?cs /each ?>
<?cs else ?><?cs call:empty_state(Text.feedback.none, Text.feedback.lead, Text.feedback.send, "feedback-send") ?><?cs /if ?>
<?cs if:filter ?><?cs set:first_page = "feedback-list?" + filter ?><?cs set:next_page = first_page + "&before=" + older ?><?cs else ?><?cs set:first_page = "feedback-list" ?><?cs set:next_page = "feedback-list?before=" + older ?><?cs /if ?><?cs
if:newer && older ?><?cs call:pager(first_page, next_page) ?><?cs elif:newer ?><?cs call:pager(first_page, "") ?><?cs elif:older ?><?cs call:pager("", next_page) ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
