<?cs include:"macros.cs" ?>
<?cs # needs: Page, User.must_change (first time or after a reset), password_min
     (characters), Form.old_password, Form.new_password, Form.repeated ?>
<?cs def:title() ?><?cs var:Text.password_change.title ?><?cs /def ?>
<?cs def:content() ?>
<div class="narrow-page">
  <section class="panel">
    <h1><?cs call:title() ?></h1>
    <?cs if:User.must_change ?><?cs call:callout("info", Text.password_change.must) ?><?cs /if ?>
    <?cs call:error_summary(Form) ?>
    <?cs call:form_begin("password-change") ?>
      <?cs call:secret_input(Form.old_password, "old_password", Text.field.old_password, "", "current-password") ?>
      <?cs call:secret_input(Form.new_password, "new_password", Text.field.new_password, Text.help.new_password, "new-password") ?>
      <?cs call:secret_input(Form.repeated, "repeated", Text.field.repeated, "", "new-password") ?>
      <?cs if:password_min ?><p class="help"><?cs var:Text.password_change.min_before ?> <b><?cs var:password_min ?></b> <?cs var:Text.password_change.min_after ?></p><?cs /if ?>
      <?cs call:actions_begin() ?><?cs call:button_primary(Text.button.change_password) ?><?cs call:actions_end() ?>
    <?cs call:form_end() ?>
  </section>
  <section class="login-help"><p><?cs var:Text.password_change.after ?></p></section>
</div>
<?cs /def ?>
<?cs include:"layout.cs" ?>
