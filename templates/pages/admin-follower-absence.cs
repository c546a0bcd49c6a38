<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Specialists, Absences, Form ?>
<?cs def:title() ?><?cs var:Text.admin_follower_absence.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_followers.title, "admin-followers") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.admin_follower_absence.title, "") ?>
<p class="muted lead"><?cs var:Text.admin_follower_absence.lead ?></p>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("admin-follower-absence") ?>
<?cs call:select(Form.account_id, "account_id", Text.field.specialist_id, "", 1, Specialists) ?>
<div class="grid"><?cs call:input_date(Form.valid_from, "valid_from", Text.field.valid_from, "", 1) ?><?cs call:input_date(Form.valid_to, "valid_to", Text.field.valid_to, "", 1) ?></div>
<?cs call:basis_field() ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.save) ?><?cs call:link_button(Text.button.cancel, "admin-followers") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs if:subcount(Absences) ?><?cs call:section_begin(Text.admin_follower_absence.now) ?><ul><?cs each:one = Absences ?><li><b><?cs var:one.name ?></b>: <?cs call:date(one.valid_from) ?> – <?cs call:date(one.valid_to) ?> <span class="muted"><?cs var:one.basis ?></span></li><?cs /each ?></ul><?cs call:section_end() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
