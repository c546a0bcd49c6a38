<?cs # The parts of a task done in parts; include after macros.cs and parts/directive.cs.
     needs: Task, Directive, Series, Parts ?><?cs

def:series_facts() ?><?cs call:section_begin(Text.series.plan) ?>
<p><?cs call:series_badge(Series) ?></p><p><?cs call:series_counts(Series) ?></p>
<?cs call:dl_begin() ?>
<?cs call:dl_item_begin(Text.field.directive) ?><?cs var:Directive.doc_type_name ?> <b><?cs if:User.is_agency ?><?cs var:Directive.reference ?><?cs else ?><?cs call:link(Directive.reference, "directive-view?id=" + Directive.id) ?><?cs /if ?></b>, <?cs call:date(Directive.issued_on) ?><?cs call:dl_item_end() ?>
<?cs call:dl_some(Text.field.deadline_text, Task.Deadline.text) ?>
<?cs call:dl_some(Text.series.plan, Task.Deadline.derivation) ?>
<?cs if:Series.recurring ?><?cs call:dl_item_begin(Text.field.repeat_until_on) ?><?cs if:Series.until_on ?><?cs call:date(Series.until_on) ?><?cs else ?><?cs var:Text.series.until_recalled ?><?cs /if ?><?cs call:dl_item_end() ?><?cs /if ?>
<?cs call:dl_some(Text.field.product, Task.product) ?>
<?cs call:dl_end() ?><?cs call:section_end() ?><?cs /def ?><?cs

# each part with the agencies that have it; those to come say when ?><?cs
def:series_parts() ?><?cs call:table_begin(Text.series.parts) ?><?cs call:table_head() ?><?cs call:th(Text.series.part) ?><?cs call:th(Text.field.due_on) ?><?cs call:th(Text.series.agencies) ?><?cs call:table_body() ?>
<?cs each:part = Parts ?><?cs call:row_begin() ?><?cs call:td_main_begin() ?><?cs if:Series.recurring ?><?cs var:Text.series.occurrence ?><?cs else ?><?cs var:Text.series.milestone ?><?cs /if ?> <b><?cs var:part.number ?></b><?cs if:Series.staged ?>: <?cs var:part.title ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.due_on) ?><?cs if:part.Deadline.due_on ?><?cs call:date(part.Deadline.due_on) ?><?cs else ?><?cs var:Text.task.waits_for_event ?><?cs /if ?><br><small class="muted"><?cs var:part.Deadline.derivation ?></small><?cs call:td_end() ?>
<?cs call:td_begin(Text.series.agencies) ?><?cs if:part.opens_on ?><span class="muted"><?cs var:Text.series.opens_on ?> <?cs call:date(part.opens_on) ?></span><?cs elif:subcount(part.Lines) > #6 ?><?cs call:task_agencies_short(part) ?><?cs else ?><ul class="plain"><?cs each:line = part.Lines ?><li><a href="/task-view?id=<?cs var:line.id ?>"><?cs var:line.agency ?></a> <?cs call:badge_state(line.state) ?> <?cs if:line.finished ?><?cs call:badge_outcome(line.outcome) ?><?cs elif:line.open ?><?cs call:badge_time_of(line) ?><?cs /if ?></li><?cs /each ?></ul><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /each ?>
<?cs call:table_end() ?><?cs /def ?>
