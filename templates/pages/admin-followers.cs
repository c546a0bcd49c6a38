<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/entry.cs" ?>
<?cs # needs: Lines, Gaps, Overlaps, Absences, n_moves, Fields, Agencies, Specialists, Query ?>
<?cs def:title() ?><?cs var:Text.admin_followers.title ?><?cs /def ?>

<?cs def:rule_row(line) ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><?cs call:link(line.field, "admin-follower-edit?field_id=" + line.field_id) ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.agency) ?><?cs if:line.n_agencies == "0" ?><?cs var:Text.admin_followers.every ?><?cs elif:line.n_agencies == "1" ?><?cs var:line.agencies ?><?cs else ?><?cs call:details_begin(line.n_agencies + " " + Text.admin_agencies.count) ?><?cs var:line.agencies ?><?cs call:details_end() ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.specialist) ?><b><?cs var:line.specialist ?></b><?cs if:line.deputy ?><br><span class="muted"><?cs var:Text.admin_followers.deputy ?>:</span> <?cs var:line.deputy ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_followers.above) ?><?cs var:line.head ?><?cs if:line.leader ?><br><?cs var:line.leader ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.agency.valid) ?><?cs call:date(line.valid_from) ?><?cs if:line.valid_to ?> – <?cs call:date(line.valid_to) ?><?cs /if ?><?cs if:line.ended ?> <?cs call:badge("none", "stop", Text.agency.ended) ?><?cs elif:line.to_come ?> <?cs call:badge("waiting", "hourglass", Text.admin_followers.to_come) ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.basis) ?><?cs var:line.basis ?><?cs if:line.by ?><br><span class="muted"><?cs var:line.by ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:flaws() ?><?cs if:subcount(Gaps) || subcount(Overlaps) ?><?cs call:section_begin(Text.admin_followers.flaws) ?><ul>
<?cs each:one = Overlaps ?><li><?cs call:badge("overdue", "overdue", Text.admin_followers.overlap) ?> <b><?cs var:one.field ?></b>: <?cs var:one.people ?><?cs if:one.agencies ?> <span class="muted">(<?cs var:one.agencies ?>)</span><?cs /if ?></li><?cs /each ?>
<?cs each:one = Gaps ?><li><?cs call:badge("waiting", "hourglass", Text.admin_followers.gap) ?> <?cs call:link(one.field, "admin-follower-edit?field_id=" + one.field_id) ?>: <b><?cs var:one.n ?></b> <?cs var:Text.admin_agencies.count ?> <span class="muted">(<?cs var:one.agencies ?><?cs if:one.n > #8 ?>; …<?cs /if ?>)</span></li><?cs /each ?>
</ul><?cs call:section_end() ?><?cs else ?><?cs call:callout("good", Text.admin_followers.whole) ?><?cs /if ?>
<?cs if:subcount(Absences) ?><?cs call:section_begin(Text.admin_follower_absence.title) ?><ul><?cs each:one = Absences ?><li><b><?cs var:one.name ?></b>: <?cs call:date(one.valid_from) ?> – <?cs call:date(one.valid_to) ?> <span class="muted"><?cs var:one.basis ?></span></li><?cs /each ?></ul><?cs call:section_end() ?><?cs /if ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.admin_followers.title, "") ?><?cs call:link_primary(Text.admin_follower_edit.title, "admin-follower-edit") ?><?cs call:link_button(Text.admin_follower_absence.title, "admin-follower-absence") ?><?cs call:print_button() ?><?cs call:head_end() ?>
<p class="muted lead"><?cs var:Text.admin_followers.lead ?></p>
<?cs if:n_moves != "0" ?><?cs call:callout("info", Text.admin_followers.moves) ?><p><b><?cs var:n_moves ?></b> <?cs var:Text.list.assignments ?>: <?cs call:link(Text.admin_follower_move.title, "admin-follower-move") ?></p><?cs /if ?>
<?cs call:flaws() ?>
<?cs call:filter_begin("admin-followers") ?>
<?cs call:select_any(Query.field_id, "field_id", Text.field.field_id, Fields) ?>
<?cs call:select_any(Query.agency_id, "agency_id", Text.field.agency, Agencies) ?>
<?cs call:select_any(Query.specialist_id, "specialist_id", Text.field.specialist, Specialists) ?>
<?cs call:select_named(Query.when, "when", Text.admin_agencies.when, "", "", Text.follow_when, "", "") ?>
<?cs call:filter_end("admin-followers") ?>
<?cs if:subcount(Lines) ?>
<?cs call:table_begin(Text.admin_followers.title) ?><?cs call:table_head() ?><?cs call:th(Text.field.field_id) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.field.specialist) ?><?cs call:th(Text.admin_followers.above) ?><?cs call:th(Text.agency.valid) ?><?cs call:th(Text.field.basis) ?><?cs call:table_body() ?>
<?cs each:line = Lines ?><?cs call:rule_row(line) ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><?cs call:empty_state(Text.admin_followers.none, "", Text.admin_follower_edit.title, "admin-follower-edit") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
