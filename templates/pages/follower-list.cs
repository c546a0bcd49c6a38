<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/entry.cs" ?>
<?cs # needs: Lines, n_lines, Gaps, Absences, Fields, Agencies, Specialists, on, Query ?>
<?cs def:title() ?><?cs var:Text.admin_followers.title ?><?cs /def ?>

<?cs def:line_row(line) ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><b><?cs var:line.field ?></b><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.agency) ?><?cs if:line.n_agencies == "0" ?><?cs var:Text.admin_followers.every ?><?cs else ?><?cs var:line.agencies ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.specialist) ?><b><?cs var:line.specialist ?></b><?cs if:line.deputy ?><br><span class="muted"><?cs var:Text.admin_followers.deputy ?>:</span> <?cs var:line.deputy ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_followers.above) ?><?cs var:line.head ?><?cs if:line.leader ?><br><?cs var:line.leader ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.agency.valid) ?><?cs call:date(line.valid_from) ?><?cs if:line.valid_to ?> – <?cs call:date(line.valid_to) ?><?cs /if ?><?cs if:line.ended ?> <?cs call:badge("none", "stop", Text.agency.ended) ?><?cs elif:line.to_come ?> <?cs call:badge("waiting", "hourglass", Text.admin_followers.to_come) ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td(Text.field.basis, line.basis) ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:beside() ?><?cs if:subcount(Gaps) ?><?cs call:section_begin(Text.follower_list.gaps) ?><p class="muted"><?cs var:Text.follower_list.gaps_text ?></p><ul><?cs each:one = Gaps ?><li><?cs call:badge("waiting", "hourglass", Text.admin_followers.gap) ?> <b><?cs var:one.field ?></b>: <?cs var:one.n ?> <?cs var:Text.admin_agencies.count ?> <span class="muted">(<?cs var:one.agencies ?><?cs if:one.n > #8 ?>; …<?cs /if ?>)</span></li><?cs /each ?></ul><?cs call:section_end() ?><?cs /if ?>
<?cs if:subcount(Absences) ?><?cs call:section_begin(Text.follower_list.away) ?><ul><?cs each:one = Absences ?><li><b><?cs var:one.name ?></b>: <?cs call:date(one.valid_from) ?> – <?cs call:date(one.valid_to) ?> <span class="muted"><?cs var:one.basis ?></span></li><?cs /each ?></ul><?cs call:section_end() ?><?cs /if ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.admin_followers.title, "") ?><?cs call:print_button() ?><?cs call:head_end() ?>
<p class="muted lead"><?cs var:Text.admin_followers.lead ?></p>
<?cs call:filter_begin("follower-list") ?>
<?cs call:select_any(Query.field_id, "field_id", Text.field.field_id, Fields) ?>
<?cs call:select_any(Query.agency_id, "agency_id", Text.field.agency, Agencies) ?>
<?cs call:select_any(Query.specialist_id, "specialist_id", Text.field.specialist, Specialists) ?>
<?cs call:select_named(Query.when, "when", Text.admin_agencies.when, "", "", Text.follow_when, "", "") ?>
<?cs call:input_date(Query.on, "on", Text.head_list.on, "", "") ?>
<?cs call:filter_end("follower-list") ?>
<p class="muted" role="status"><b><?cs var:n_lines ?></b> <?cs var:Text.follower_list.count ?><?cs if:on ?>, <?cs var:Text.head_list.of_day ?> <span class="date"><?cs var:on ?></span><?cs /if ?></p>
<?cs if:subcount(Lines) ?><?cs call:table_begin(Text.admin_followers.title) ?><?cs call:table_head() ?><?cs call:th(Text.field.field_id) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.field.specialist) ?><?cs call:th(Text.admin_followers.above) ?><?cs call:th(Text.agency.valid) ?><?cs call:th(Text.field.basis) ?><?cs call:table_body() ?>
<?cs each:line = Lines ?><?cs call:line_row(line) ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><?cs call:empty_state(Text.follower_list.none, Text.follower_list.none_text, "", "") ?><?cs /if ?>
<?cs call:beside() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
