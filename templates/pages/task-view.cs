<?cs include:"macros.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/delegation.cs" ?>
<?cs # needs: Assignment, Task, Directive, Agency, Can, Replies, Extensions, Difficulties, Return,
     DirectiveFiles, ReturnFiles, ExtensionFiles, DifficultyFiles, NoticeFiles, Others, Events, Delegation, Series, Rulings,
     year_unconfirmed ?>
<?cs def:title() ?><?cs var:Task.title ?><?cs /def ?>

<?cs # what this person can do: what matters now stands first, the rest one click away ?>
<?cs def:agency_now() ?>
<?cs if:Can.receive ?><?cs call:form_begin_inline("task-receive") ?><?cs call:hidden("id", Assignment.id) ?><?cs call:hidden("version", Assignment.version) ?><?cs call:button_primary(Text.task_view.receive) ?><?cs call:form_end() ?><?cs /if ?>
<?cs if:Can.submit ?><?cs if:Can.receive ?><?cs call:link_button(Text.button.submit, "task-reply?id=" + Assignment.id + "&kind=result") ?><?cs else ?><?cs call:link_primary(Text.button.submit, "task-reply?id=" + Assignment.id + "&kind=result") ?><?cs call:link_button(Text.task_view.progress, "task-reply?id=" + Assignment.id + "&kind=progress") ?><?cs /if ?><?cs /if ?>
<?cs if:Can.urge_coordinating && Assignment.role == "coordinating" && User.may.respond ?><?cs call:link_primary(Text.coordinating_urge.link, "coordinating-urge?id=" + Assignment.id) ?><?cs /if ?>
<?cs /def ?>
<?cs def:agency_more() ?>
<?cs if:Can.submit && Can.receive ?><?cs call:link_button(Text.task_view.progress, "task-reply?id=" + Assignment.id + "&kind=progress") ?><?cs /if ?>
<?cs if:Can.explain ?><?cs call:link_button(Text.task_view.explain, "task-reply?id=" + Assignment.id + "&kind=explanation") ?><?cs /if ?>
<?cs if:Can.ask_extension && Assignment.due_on && !Assignment.extension_pending ?><?cs call:link_button(Text.button.ask_extension, "extension-request?id=" + Assignment.id) ?><?cs /if ?>
<?cs if:Can.report_difficulty ?><?cs call:link_button(Text.button.report_difficulty, "difficulty-report?id=" + Assignment.id) ?><?cs /if ?>
<?cs if:Can.delegate ?><?cs if:Delegation.version ?><?cs call:link_button(Text.delegation.sheet, "delegation-view?id=" + Assignment.id) ?><?cs else ?><?cs call:link_button(Text.delegation.delegate, "task-delegate?id=" + Assignment.id) ?><?cs /if ?><?cs /if ?>
<?cs if:Can.plan ?><?cs call:link_button(Text.task_view.plan, "task-reply?id=" + Assignment.id + "&kind=plan") ?><?cs /if ?>
<?cs if:Can.return ?><?cs call:link_danger(Text.button.return, "task-return?id=" + Assignment.id) ?><?cs /if ?>
<?cs /def ?>
<?cs def:office_now() ?>
<?cs if:Can.confirm ?><?cs call:link_primary(Text.button.confirm, "result-confirm?id=" + Assignment.id) ?><?cs call:link_danger(Text.button.send_back, "result-send-back?id=" + Assignment.id) ?><?cs /if ?>
<?cs if:Can.correct ?><?cs call:link_primary(Text.task_view.decide_return, "return-decide?id=" + Assignment.id) ?><?cs /if ?>
<?cs if:Can.decide_extension && Assignment.extension_pending ?><?cs call:link_primary(Text.task_view.decide_extension, "extension-decide?id=" + Assignment.id) ?><?cs /if ?>
<?cs if:Can.decide_difficulty && Assignment.difficulty_open ?><?cs call:link_primary(Text.task_view.decide_difficulty, "difficulty-decide?id=" + Assignment.id) ?><?cs /if ?>
<?cs if:Can.amend && Task.Deadline.waits ?><?cs call:link_primary(Text.task_view.set_event, "event-date-set?id=" + Assignment.id) ?><?cs /if ?>
<?cs if:Can.urge && !Can.confirm ?><?cs call:link_button(Text.button.urge, "task-urge?ids=" + Assignment.id) ?><?cs /if ?>
<?cs /def ?>
<?cs def:office_more() ?>
<?cs if:Can.urge && Can.confirm ?><?cs call:link_button(Text.button.urge, "task-urge?ids=" + Assignment.id) ?><?cs /if ?>
<?cs if:Can.amend ?><?cs call:link_button(Text.button.amend, "task-amend?id=" + Assignment.id) ?><?cs /if ?>
<?cs if:Can.change_follower ?><?cs call:link_button(Text.task_view.change_follower, "follower-change?ids=" + Assignment.id) ?><?cs /if ?>
<?cs if:Can.receive_paper && Task.paper_wanted && !Assignment.paper_received_on ?><?cs call:link_button(Text.task_view.paper, "paper-receive?id=" + Assignment.id) ?><?cs /if ?>
<?cs if:Can.recall ?><?cs call:link_danger(Text.button.recall, "task-recall?id=" + Assignment.id) ?><?cs /if ?>
<?cs if:Can.cancel ?><?cs call:link_danger(Text.button.stop, "task-cancel?id=" + Assignment.id) ?><?cs /if ?>
<?cs /def ?>
<?cs def:acts() ?><div class="actions now screen-only"><?cs call:agency_now() ?><?cs call:office_now() ?></div>
<details class="details more-acts screen-only"><summary><?cs var:Text.task_acts.more ?></summary><div class="details-body"><div class="actions"><?cs call:agency_more() ?><?cs call:office_more() ?><?cs call:print_button() ?></div>
<p class="papers"><?cs var:Text.task_view.sheet ?>: <?cs call:link(Text.paper.pdf, "assignment-print?id=" + Assignment.id + "&format=pdf") ?> · <?cs call:link(Text.paper.docx, "assignment-print?id=" + Assignment.id + "&format=docx") ?></p></div></details><?cs /def ?>

<?cs # what waits, said in one line each ?>
<?cs def:notices() ?>
<?cs if:Assignment.state == "submitted" ?><?cs call:callout("info", Text.task_view.waits_confirm) ?><?cs /if ?>
<?cs if:Assignment.state == "returned" ?><?cs call:callout("warn", Text.task_view.waits_return) ?><?cs /if ?>
<?cs if:Assignment.extension_pending ?><?cs call:callout("info", Text.task_view.waits_extension) ?><?cs /if ?>
<?cs if:Assignment.difficulty_open ?><?cs call:callout("warn", Text.task_view.waits_difficulty) ?><?cs /if ?>
<?cs if:Assignment.update_overdue ?><?cs call:callout("bad", Text.task_view.update_overdue) ?><?cs /if ?>
<?cs if:year_unconfirmed ?><?cs call:callout("warn", Text.error.year_unconfirmed) ?><?cs /if ?>
<?cs if:!Agency.has_account && !User.is_agency ?><?cs call:callout("info", Text.task_view.no_account) ?><?cs /if ?>
<?cs /def ?>

<?cs def:facts() ?><?cs call:section_begin(Text.task_view.facts) ?>
<?cs call:dl_begin() ?>
<?cs call:task_due() ?>
<?cs if:Assignment.update_due_on ?><?cs call:dl_item_begin(Text.field.update_due_on) ?><span class="date"><?cs var:Assignment.update_due_on ?></span><?cs if:Assignment.update_derivation ?><br><small class="muted"><?cs var:Assignment.update_derivation ?></small><?cs /if ?><?cs call:dl_item_end() ?><?cs /if ?>
<?cs call:dl_item_begin(Text.field.class) ?><?cs if:Task.has_deadline ?><?cs var:Text.task.with_deadline ?><?cs else ?><?cs var:Text.task.without_deadline ?><?cs /if ?>, <?cs if:Task.must_report ?><?cs var:Text.task.must_report ?><?cs else ?><?cs var:Text.task.need_not_report ?><?cs /if ?><?cs call:dl_item_end() ?>
<?cs call:dl_some(Text.field.product, Task.product) ?>
<?cs call:dl_some(Text.field.receiving_authority, Task.receiving_authority) ?>
<?cs call:dl_item(Text.field.field, Task.field) ?>
<?cs call:dl_item(Text.field.specialist, Task.specialist) ?>
<?cs call:dl_some(Text.field.division_head, Task.division_head) ?>
<?cs call:dl_item(Text.field.office_leader, Task.office_leader) ?>
<?cs call:dl_item(Text.field.chairman, Task.chairman) ?>
<?cs call:dl_some(Text.field.synthesising_agency, Task.synthesising_agency) ?>
<?cs if:Task.paper_wanted ?><?cs call:dl_item_begin(Text.field.paper_wanted) ?><?cs if:Assignment.paper_received_on ?><?cs var:Text.task_view.paper_on ?> <?cs call:date(Assignment.paper_received_on) ?><?cs else ?><?cs var:Text.task_view.paper_not_yet ?><?cs /if ?><?cs call:dl_item_end() ?><?cs /if ?>
<?cs call:dl_some(Text.field.leader, Delegation.leader) ?>
<?cs each:part = Delegation.Parts ?><?cs call:dl_item_begin(Text.delegation.part) ?><?cs call:delegation_doer(part) ?><?cs call:dl_item_end() ?><?cs /each ?>
<?cs call:dl_item(Text.field.assigned_at, Assignment.assigned_at) ?>
<?cs call:dl_item(Text.field.first_seen_at, Assignment.first_seen_at) ?>
<?cs call:dl_some(Text.field.received_at, Assignment.received_at) ?>
<?cs call:dl_some(Text.field.submitted_at, Assignment.submitted_at) ?>
<?cs call:dl_some(Text.field.result_on, Assignment.result_on) ?>
<?cs call:dl_end() ?>
<?cs call:section_end() ?><?cs /def ?>

<?cs def:directive() ?><?cs call:section_begin(Text.task_view.directive) ?>
<p><?cs var:Directive.doc_type_name ?> <b><?cs if:User.is_agency ?><?cs var:Directive.reference ?><?cs else ?><?cs call:link(Directive.reference, "directive-view?id=" + Directive.id) ?><?cs /if ?></b>, <?cs call:date(Directive.issued_on) ?>, <?cs var:Text.task_view.signed_by ?> <?cs var:Directive.signer ?></p>
<?cs call:prose(Directive.abstract) ?>
<p class="muted"><?cs var:Text.field.assigner ?>: <?cs var:Text.assigner_kind[Directive.assigner_kind] ?> <?cs var:Directive.assigner_name ?></p>
<?cs call:file_list(DirectiveFiles) ?>
<?cs call:section_end() ?><?cs /def ?>

<?cs def:answers() ?><?cs if:subcount(Replies) ?><?cs call:section_begin(Text.task_view.answers) ?>
<?cs each:reply = Replies ?><?cs call:reply_item(reply) ?><?cs /each ?>
<?cs call:section_end() ?><?cs /if ?>
<?cs if:subcount(NoticeFiles) ?><?cs call:section_begin(Text.notice_list.title) ?><?cs call:file_list(NoticeFiles) ?><?cs call:section_end() ?><?cs /if ?><?cs /def ?>

<?cs def:requests() ?>
<?cs if:Return.id ?><?cs call:section_begin(Text.task_view.returned) ?>
<?cs call:dl_begin() ?><?cs call:dl_item(Text.field.category, Text.return_category[Return.category]) ?><?cs call:dl_item(Text.field.reason, Return.reason) ?><?cs call:dl_item(Text.field.head_informed, Return.head_informed) ?><?cs call:dl_some(Text.field.proposed_agency, Return.proposed_agency) ?><?cs call:dl_item(Text.field.decision, Text.decision[Return.decision]) ?><?cs call:dl_some(Text.field.decision_reason, Return.decision_reason) ?><?cs call:dl_end() ?>
<?cs call:file_list(ReturnFiles) ?><?cs call:section_end() ?><?cs /if ?>
<?cs if:subcount(Extensions) ?><?cs call:section_begin(Text.task_view.extensions) ?>
<?cs each:extension = Extensions ?><h3><?cs var:Text.task_view.nth ?> <?cs var:extension.nth ?>: <?cs var:Text.decision[extension.decision] ?></h3>
<?cs call:dl_begin() ?><?cs call:dl_item(Text.field.asked_due_on, extension.asked_due_on) ?><?cs call:dl_some(Text.field.granted_due_on, extension.granted_due_on) ?><?cs call:dl_item(Text.field.reason, extension.reason) ?><?cs call:dl_some(Text.field.decided_by, extension.decided_by) ?><?cs call:dl_some(Text.field.decision_document, extension.decision_document) ?><?cs call:dl_some(Text.field.decision_reason, extension.decision_reason) ?><?cs call:dl_end() ?><?cs /each ?>
<?cs call:file_list(ExtensionFiles) ?><?cs call:section_end() ?><?cs /if ?>
<?cs if:subcount(Difficulties) ?><?cs call:section_begin(Text.task_view.difficulties) ?>
<?cs each:difficulty = Difficulties ?><?cs call:dl_begin() ?><?cs call:dl_item(Text.field.description, difficulty.description) ?><?cs call:dl_item(Text.field.cause, difficulty.cause) ?><?cs call:dl_item(Text.field.proposal, difficulty.proposal) ?><?cs call:dl_some(Text.field.advice, difficulty.advice) ?><?cs call:dl_some(Text.difficulty_decide.decision, difficulty.decision) ?><?cs call:dl_some(Text.field.decided_by, difficulty.decided_by) ?><?cs call:dl_end() ?><?cs /each ?>
<?cs call:file_list(DifficultyFiles) ?><?cs call:section_end() ?><?cs /if ?>
<?cs /def ?>

<?cs # R7: which occurrence or milestone this is, and the others ?>
<?cs def:part_of() ?><?cs if:Series.id ?><?cs call:section_begin(Text.series.part_of) ?>
<p><?cs if:Series.recurring ?><?cs var:Text.series.occurrence ?><?cs else ?><?cs var:Text.series.milestone ?><?cs /if ?> <b><?cs var:Task.part_number ?></b><?cs if:Series.n_all ?>/<?cs var:Series.n_all ?><?cs /if ?>. <?cs call:link(Text.series.see_all, "series-view?id=" + Series.id) ?></p>
<p class="muted"><?cs var:Series.summary ?></p>
<?cs call:section_end() ?><?cs /if ?><?cs /def ?>

<?cs # what the Chairman ordered about this task, or what it came of ?>
<?cs def:rulings() ?><?cs if:subcount(Rulings) ?><?cs call:section_begin(Text.task_view.rulings) ?>
<?cs each:one = Rulings ?><p><?cs if:one.is_origin ?><?cs var:Text.task_view.ruling_origin ?><?cs else ?><?cs var:Text.task_view.ruling_follow ?><?cs /if ?>: <?cs call:link(one.title, "task-view?id=" + one.assignment_id) ?> <span class="muted"><?cs var:one.agency ?></span> <?cs call:badge_state(one.state) ?></p><?cs /each ?>
<?cs call:section_end() ?><?cs /if ?><?cs /def ?>

<?cs def:others() ?><?cs if:subcount(Others) > #1 ?><?cs call:section_begin(Text.task_view.others) ?>
<?cs if:subcount(Others) > #8 ?><?cs set:n_others = subcount(Others) ?><?cs call:details_begin(Text.task_view.others + ": " + n_others) ?><?cs /if ?><?cs call:table_begin(Text.task_view.others) ?><?cs call:table_head() ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.field.role) ?><?cs call:th(Text.field.state) ?><?cs call:th(Text.field.time_state) ?><?cs call:table_body() ?>
<?cs each:other = Others ?><?cs call:row_begin() ?><?cs call:td_main_begin() ?><?cs if:other.id == Assignment.id ?><b><?cs var:other.agency ?></b><?cs else ?><?cs call:row_link(other.agency, "task-view?id=" + other.id) ?><?cs /if ?><?cs call:td_end() ?><?cs call:td_begin(Text.field.role) ?><?cs call:badge_role(other.role) ?><?cs call:td_end() ?><?cs call:td_begin(Text.field.state) ?><?cs call:badge_state(other.state) ?><?cs call:td_end() ?><?cs call:td_begin(Text.field.time_state) ?><?cs if:other.finished ?><?cs call:badge_outcome(other.outcome) ?><?cs elif:other.open ?><?cs call:badge_time_of(other) ?><?cs /if ?><?cs call:td_end() ?><?cs call:row_end() ?><?cs /each ?>
<?cs call:table_end() ?><?cs if:subcount(Others) > #8 ?><?cs call:details_end() ?><?cs /if ?><?cs call:section_end() ?><?cs /if ?><?cs /def ?>

<?cs def:history() ?><?cs call:section_begin(Text.task_view.history) ?><?cs call:timeline_begin() ?>
<?cs each:event = Events ?><?cs call:timeline_item_begin(event.at, event.kind, event.actor, event.actor_agency) ?>
<?cs if:event.agency && event.assignment_id != Assignment.id ?><?cs call:timeline_note(Text.field.agency, event.agency) ?><?cs /if ?>
<?cs if:event.to_state ?><?cs call:timeline_change(Text.field.state, Text.state[event.from_state], Text.state[event.to_state]) ?><?cs /if ?>
<?cs call:timeline_reason(event.reason) ?>
<?cs if:event.kind == "undo" ?><?cs call:timeline_note(Text.act_list.kind, Text.held_kind[event.document]) ?><?cs elif:event.kind == "urge" ?><?cs call:timeline_note(Text.field.channel, Text.urge_channel[event.document]) ?><?cs else ?><?cs call:timeline_note(Text.field.document, event.document) ?><?cs /if ?>
<?cs call:timeline_note(Text.field.decided_by, event.decided_by) ?>
<?cs each:change = event.Changes ?><?cs call:timeline_change(Text.field[change.field], change.old, change.new) ?><?cs /each ?>
<?cs call:timeline_item_end() ?><?cs /each ?>
<?cs call:timeline_end() ?><?cs call:section_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs if:User.is_agency ?><?cs call:crumb(Text.menu.task_assigned, "task-assigned") ?><?cs else ?><?cs call:crumb(Text.menu.task_list, "task-list") ?><?cs call:crumb(Directive.reference, "directive-view?id=" + Directive.id) ?><?cs /if ?><?cs call:crumb_end() ?>
<?cs call:head(Task.title, Agency.name) ?>
<?cs call:task_badges() ?>
<?cs call:notices() ?>
<?cs call:acts() ?>
<?cs call:columns_begin() ?>
<?cs call:section_begin(Text.field.content) ?><?cs call:prose(Task.content) ?><?cs if:Task.other_information ?><h3><?cs var:Text.field.other_information ?></h3><?cs call:prose(Task.other_information) ?><?cs /if ?><?cs call:section_end() ?>
<?cs call:answers() ?>
<?cs call:requests() ?>
<?cs call:rulings() ?>
<?cs call:others() ?>
<?cs call:history() ?>
<?cs call:columns_next() ?>
<?cs call:part_of() ?>
<?cs call:facts() ?>
<?cs call:directive() ?>
<?cs if:!User.is_agency ?><?cs call:section_begin(Text.task_view.contact) ?><?cs call:dl_begin() ?><?cs call:dl_some(Text.field.contact_name, Agency.contact_name) ?><?cs if:Agency.phone ?><?cs call:dl_item_begin(Text.field.phone) ?><?cs call:phone(Agency.phone) ?><?cs call:dl_item_end() ?><?cs /if ?><?cs if:Agency.email ?><?cs call:dl_item_begin(Text.field.email) ?><?cs call:email(Agency.email) ?><?cs call:dl_item_end() ?><?cs /if ?><?cs call:dl_some(Text.field.head_name, Agency.head_name) ?><?cs call:dl_end() ?><?cs call:section_end() ?><?cs /if ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
