<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/outgoing.cs" ?>
<?cs # needs: Document, Files, Reviews, Statuses ?>
<?cs def:title() ?><?cs var:Document.reference ?><?cs /def ?>
<?cs def:acts() ?><div class="actions screen-only">
<?cs if:Document.directive_id ?><?cs call:link_primary(Text.outgoing.to_directive, "directive-view?id=" + Document.directive_id) ?>
<?cs elif:User.may.record && Document.mark == "has_tasks" ?><?cs call:link_primary(Text.outgoing.enter, "task-create?outgoing_id=" + Document.id) ?>
<?cs elif:User.may.record && Document.unmarked ?><?cs call:form_begin_inline("outgoing-mark?id=" + Document.id) ?><?cs call:hidden("version", Document.version) ?><?cs call:button_named("primary", Text.outgoing.has_tasks, "mark", "has_tasks") ?><?cs call:form_end() ?><?cs call:link_button(Text.outgoing.no_task, "outgoing-mark?id=" + Document.id) ?><?cs /if ?>
<?cs if:User.may.record && !Document.unmarked && !Document.directive_id ?><?cs call:form_begin_inline("outgoing-mark?id=" + Document.id) ?><?cs call:hidden("version", Document.version) ?><?cs call:button_named("", Text.outgoing.undo, "mark", "unmarked") ?><?cs call:form_end() ?><?cs /if ?>
<?cs call:print_button() ?></div><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.outgoing_list.title, "outgoing-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Document.abstract, Document.doc_type_words + " " + Document.reference) ?>
<p class="badges"><?cs call:outgoing_badges(Document) ?></p>
<?cs each:v = Reviews ?><?cs if:!v.closed_at ?><div class="callout c-warn"><?cs call:icon("overdue") ?><p><?cs call:outgoing_review_words(v) ?> <span class="muted"><?cs var:v.raised_at ?></span><?cs if:User.may.record ?><br><?cs call:link(Text.outgoing_review.title, "outgoing-review?id=" + v.id) ?><?cs /if ?></p></div><?cs /if ?><?cs /each ?>
<?cs call:acts() ?>
<?cs call:columns_begin() ?>
<?cs call:section_begin(Text.outgoing.facts) ?><?cs call:outgoing_facts(Document) ?><?cs call:section_end() ?>
<?cs call:columns_next() ?>
<?cs call:section_begin(Text.field.files) ?><?cs if:subcount(Files) ?><?cs call:file_list(Files) ?><?cs else ?><p class="muted"><?cs var:Text.outgoing.no_files ?></p><?cs /if ?><?cs if:Document.unread ?><p class="muted"><b><?cs var:Document.n_unread ?></b> <?cs var:Text.outgoing_scan.unread ?></p><?cs /if ?><?cs if:Document.left_out ?><p class="muted"><?cs var:Document.n_left_out ?> <?cs var:Text.outgoing.left_out ?></p><?cs /if ?><?cs call:section_end() ?>
<?cs if:subcount(Statuses) ?><?cs call:section_begin(Text.outgoing.statuses) ?><ul class="names"><?cs each:s = Statuses ?><li><a href="/outgoing-status?id=<?cs var:s.id ?>"><?cs var:s.status ?>: <?cs if:Text.outgoing_status[s.status] ?><?cs var:Text.outgoing_status[s.status] ?><?cs else ?><?cs var:s.description ?><?cs /if ?></a> <span class="muted"><?cs var:s.at ?><?cs if:s.sent_at ?>, <?cs var:Text.outgoing.sent ?><?cs /if ?></span></li><?cs /each ?></ul><?cs call:section_end() ?><?cs /if ?>
<?cs if:subcount(Reviews) ?><?cs call:section_begin(Text.outgoing.reviews) ?><ul class="names"><?cs each:v = Reviews ?><li><?cs call:outgoing_review_words(v) ?> <span class="muted"><?cs var:v.raised_at ?></span><?cs if:v.closed_at ?><br><?cs var:v.note ?> <span class="muted"><?cs var:v.closed_by ?>, <?cs var:v.closed_at ?></span><?cs /if ?></li><?cs /each ?></ul><?cs call:section_end() ?><?cs /if ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
