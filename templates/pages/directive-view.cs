<?cs include:"macros.cs" ?><?cs include:"parts/directive.cs" ?><?cs include:"parts/outgoing.cs" ?><?cs include:"parts/central.cs" ?>
<?cs # needs: Directive, Tasks, Central, Files, Events, Reviews, may_edit, User ?>
<?cs def:title() ?><?cs var:Directive.doc_type_name ?> <?cs var:Directive.reference ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.menu.directive_list, "directive-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Directive.abstract, Directive.doc_type_name + " " + Directive.reference) ?>
<p class="badges"><?cs call:directive_badges(Directive) ?></p>
<?cs if:Directive.draft ?><?cs call:callout("warn", Text.directive_view.draft) ?><?cs /if ?>
<?cs each:v = Reviews ?><div class="callout c-warn"><?cs call:icon("overdue") ?><p><?cs call:outgoing_review_words(v) ?> <span class="muted"><?cs var:v.raised_at ?></span><?cs if:User.may.record ?><br><?cs call:link(Text.outgoing_review.title, "outgoing-review?id=" + v.id) ?><?cs /if ?></p></div><?cs /each ?>
<div class="actions screen-only"><?cs if:may_edit ?><?cs if:Directive.draft || waiting ?><?cs call:link_primary(Text.button.forward, "task-forward?id=" + Directive.id) ?><?cs /if ?><?cs call:link_button(Text.button.add_task, "task-create?directive_id=" + Directive.id) ?><?cs call:link_button(Text.button.edit, "directive-edit?id=" + Directive.id) ?><?cs if:Directive.draft && Directive.n_tasks > #1 ?><?cs call:link_danger(Text.task_drop_all.title, "task-drop-all?id=" + Directive.id) ?><?cs /if ?><?cs /if ?><?cs call:print_button() ?></div>
<?cs call:columns_begin() ?>
<h2><?cs var:Text.directive_view.tasks ?> (<?cs var:subcount(Tasks) ?>)</h2>
<?cs each:task = Tasks ?><?cs if:may_edit && task.draft ?><?cs call:task_of_directive(task, 1) ?><?cs else ?><?cs call:task_of_directive(task, "") ?><?cs /if ?><?cs /each ?>
<?cs if:!subcount(Tasks) ?><?cs call:empty_state(Text.error.no_task, "", Text.button.add_task, "task-create?directive_id=" + Directive.id) ?><?cs /if ?>
<?cs if:subcount(Central) ?><?cs call:section_begin(Text.central.standing) ?><?cs call:table_begin(Text.central.standing) ?><?cs call:table_head() ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.field.state) ?><?cs call:th(Text.central.documents) ?><?cs call:th(Text.central.entered_on) ?><?cs call:table_body() ?><?cs
each:c = Central ?><?cs call:row_begin() ?><?cs call:td_main_begin() ?><?cs if:User.may.decide ?><?cs call:row_link(c.title, "central-enter?id=" + c.id) ?><?cs else ?><?cs var:c.title ?><?cs /if ?> <small class="muted"><?cs var:c.leads ?></small><?cs call:td_end() ?><?cs call:td_begin(Text.field.state) ?><?cs call:central_badge(c) ?><br><small class="muted"><?cs call:central_standing(c) ?></small><?cs call:td_end() ?><?cs call:td(Text.central.documents, c.documents) ?><?cs call:td_begin(Text.central.entered_on) ?><?cs call:central_entered(c) ?><?cs call:td_end() ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?><?cs call:section_end() ?><?cs /if ?>
<?cs call:columns_next() ?>
<?cs call:section_begin(Text.directive_view.facts) ?><?cs call:directive_facts() ?><?cs call:file_list(Files) ?><?cs call:section_end() ?>
<?cs if:!Directive.draft ?><?cs call:section_begin(Text.directive_view.standing) ?><?cs call:dl_begin() ?>
<?cs call:dl_item_begin(Text.directive_view.n_assignments) ?><b class="number"><?cs var:Directive.n_assignments ?></b><?cs call:dl_item_end() ?>
<?cs call:dl_item_begin(Text.directive_view.n_completed) ?><b class="number"><?cs var:Directive.n_completed ?></b><?cs call:dl_item_end() ?>
<?cs call:dl_item_begin(Text.directive_view.n_open) ?><b class="number"><?cs var:Directive.n_open ?></b><?cs call:dl_item_end() ?>
<?cs call:dl_item_begin(Text.directive_view.n_overdue) ?><b class="number"><?cs var:Directive.n_overdue ?></b><?cs call:dl_item_end() ?>
<?cs call:dl_end() ?><?cs call:section_end() ?><?cs /if ?>
<?cs call:section_begin(Text.task_view.history) ?><?cs call:timeline_begin() ?>
<?cs each:event = Events ?><?cs call:timeline_item_begin(event.at, event.kind, event.actor, event.actor_agency) ?>
<?cs call:timeline_reason(event.reason) ?>
<?cs each:change = event.Changes ?><?cs call:timeline_change(Text.field[change.field], change.old, change.new) ?><?cs /each ?>
<?cs call:timeline_item_end() ?><?cs /each ?>
<?cs call:timeline_end() ?><?cs call:section_end() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
