<?cs include:"macros.cs" ?><?cs include:"parts/directive.cs" ?><?cs include:"parts/series.cs" ?>
<?cs # needs: Task, Directive, Series, Parts, Events, may_change ?>
<?cs def:title() ?><?cs var:Task.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs if:User.is_agency ?><?cs call:crumb(Text.menu.task_assigned, "task-assigned") ?><?cs else ?><?cs call:crumb(Text.menu.directive_list, "directive-list") ?><?cs call:crumb(Directive.reference, "directive-view?id=" + Directive.id) ?><?cs /if ?><?cs call:crumb_end() ?>
<?cs if:Series.recurring ?><?cs call:head(Task.title, Text.series.recurring) ?><?cs else ?><?cs call:head(Task.title, Text.series.staged) ?><?cs /if ?>
<div class="actions screen-only"><?cs if:may_change ?><?cs if:Series.recurring ?><?cs call:link_button(Text.series.change_end, "series-edit?id=" + Series.id) ?><?cs else ?><?cs call:link_button(Text.series.add_milestone, "series-edit?id=" + Series.id) ?><?cs /if ?><?cs /if ?><?cs call:print_button() ?></div>
<?cs call:columns_begin() ?>
<?cs if:Task.content != Task.title ?><?cs call:section_begin(Text.field.content) ?><?cs call:prose(Task.content) ?><?cs call:section_end() ?><?cs /if ?>
<h2><?cs var:Text.series.parts ?></h2>
<?cs call:series_parts() ?>
<?cs call:section_begin(Text.task_view.history) ?><?cs call:timeline_begin() ?>
<?cs each:event = Events ?><?cs call:timeline_item_begin(event.at, event.kind, event.actor, event.actor_agency) ?>
<?cs call:timeline_reason(event.reason) ?><?cs call:timeline_note(Text.field.document, event.document) ?>
<?cs each:change = event.Changes ?><?cs call:timeline_change(Text.field[change.field], change.old, change.new) ?><?cs /each ?>
<?cs call:timeline_item_end() ?><?cs /each ?>
<?cs call:timeline_end() ?><?cs call:section_end() ?>
<?cs call:columns_next() ?>
<?cs call:series_facts() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
