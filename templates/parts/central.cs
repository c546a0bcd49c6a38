<?cs # A central task as it is shown; include after macros.cs. needs: what
     central_view.h gives ?><?cs

def:central_badge(c) ?><?cs if:c.state == "done_in_time" ?><?cs call:badge("done", "check", Text.central_state.done_in_time) ?><?cs elif:c.state == "done_late" ?><?cs call:badge("late", "check", Text.central_state.done_late) ?><?cs elif:c.state == "doing_overdue" ?><?cs call:badge("overdue", "overdue", Text.central_state.doing_overdue) ?><?cs else ?><?cs call:badge("in_time", "clock", Text.central_state.doing_in_time) ?><?cs /if ?><?cs /def ?><?cs

def:central_some(n, words) ?><?cs if:n && n != "0" ?>; <?cs var:n ?> <?cs var:words ?><?cs /if ?><?cs /def ?><?cs

# how many of those that lead are done, and what is missing ?><?cs
def:central_standing(c) ?><?cs var:c.n_done ?>/<?cs var:c.n_leads ?> <?cs var:Text.central.leads_done ?><?cs call:central_some(c.n_waiting, Text.central.waiting) ?><?cs call:central_some(c.n_missing, Text.central.missing) ?><?cs call:central_some(c.n_overdue, Text.central.internal_overdue) ?><?cs call:central_some(c.n_drafts, Text.central.drafts) ?><?cs /def ?><?cs

def:central_entered(c) ?><?cs if:c.entered_on ?><?cs call:date(c.entered_on) ?> <small class="muted"><?cs var:c.entered_by ?></small><?cs if:User.may.decide ?> <a class="screen-only" href="/central-enter?id=<?cs var:c.id ?>"><?cs var:Text.central.open ?></a><?cs /if ?><?cs elif:c.done ?><?cs call:badge("waiting", "hourglass", Text.central.not_entered) ?><?cs if:User.may.decide ?> <a class="screen-only" href="/central-enter?id=<?cs var:c.id ?>"><?cs var:Text.central.enter ?></a><?cs /if ?><?cs else ?><span class="muted">–</span><?cs if:User.may.decide ?> <a class="screen-only" href="/central-enter?id=<?cs var:c.id ?>"><?cs var:Text.central.open ?></a><?cs /if ?><?cs /if ?><?cs /def ?><?cs

def:central_facts() ?><?cs call:dl_begin() ?>
<?cs call:dl_item(Text.central.reference, Central.central_reference) ?>
<?cs call:dl_item(Text.central.due_on, Central.central_due_on) ?>
<?cs call:dl_item(Text.central.internal_due_on, Central.due_on) ?>
<?cs call:dl_item_begin(Text.field.directive) ?><?cs call:link(Central.reference, "directive-view?id=" + Central.directive_id) ?>, <?cs call:date(Central.issued_on) ?><?cs call:dl_item_end() ?>
<?cs call:dl_item_begin(Text.field.state) ?><?cs call:central_badge(Central) ?> <?cs call:central_standing(Central) ?><?cs call:dl_item_end() ?>
<?cs call:dl_some(Text.central.done_on, Central.done_on) ?>
<?cs call:dl_some(Text.central.documents, Central.documents) ?>
<?cs if:Central.entered_on ?><?cs call:dl_item_begin(Text.central.entered_on) ?><?cs call:date(Central.entered_on) ?><br><small class="muted"><?cs var:Central.entered_by ?>, <?cs var:Central.entered_at ?></small><?cs call:dl_item_end() ?><?cs /if ?>
<?cs call:dl_some(Text.central.national_code, Central.national_code) ?>
<?cs call:dl_end() ?><?cs /def ?>
