<?cs include:"macros.cs" ?>
<?cs # needs: Page, User.must_change_secret, password_min (characters), Form.old_password,
     Form.new_password, Form.repeated ?>
<?cs def:title() ?><?cs var:Text.secret_change.title ?><?cs /def ?>
<?cs def:content() ?>
<div class="narrow-page">
  <section class="panel">
    <h1><?cs var:Text.secret_change.title ?></h1>
    <?cs if:User.officer_name ?><p class="muted"><?cs var:User.officer_name ?>, <?cs var:User.agency_name ?></p><?cs /if ?>
    <?cs if:User.must_change_secret ?><?cs call:callout("info", Text.secret_change.must) ?><?cs /if ?>
    <?cs call:error_summary(Form) ?>
    <?cs call:form_begin("secret-change") ?>
      <?cs call:secret_input(Form.old_password, "old_password", Text.secret_change.old, "", "current-password") ?>
      <?cs call:secret_input(Form.new_password, "new_password", Text.secret_change.new, Text.help.new_password, "new-password") ?>
      <?cs call:secret_input(Form.repeated, "repeated", Text.secret_change.repeated, "", "new-password") ?>
      <?cs if:password_min ?><p class="help"><?cs var:Text.password_change.min_before ?> <b><?cs var:password_min ?></b> <?cs var:Text.password_change.min_after ?></p><?cs /if ?>
      <?cs call:actions_begin() ?><?cs call:button_primary(Text.secret_change.button) ?><?cs call:actions_end() ?>
    <?cs call:form_end() ?>
  </section>
  <section class="login-help"><p><?cs var:Text.secret_change.after ?></p></section>
</div>
<?cs /def ?>
<?cs include:"layout.cs" ?>
