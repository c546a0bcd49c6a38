<?cs include:"macros.cs" ?>
<?cs # needs: Page, Password.must (first time or after a reset), Password.of_officer
     (the officer's own secret, not the agency's), Password.min (characters),
     Form.current, Form.password, Form.repeat ?>
<?cs def:title() ?><?cs if:Password.of_officer ?><?cs var:Text.password_change.title_officer ?><?cs else ?><?cs var:Text.password_change.title ?><?cs /if ?><?cs /def ?>
<?cs def:content() ?>
<div class="narrow-page">
  <section class="panel">
    <h1><?cs call:title() ?></h1>
    <?cs if:Password.must ?><?cs call:callout("info", Text.password_change.must) ?><?cs /if ?>
    <?cs call:error_summary(Form) ?>
    <?cs call:form_begin("password-change") ?>
      <?cs call:secret_input(Form.current, "current", Text.field.current_password, "", "current-password") ?>
      <?cs call:secret_input(Form.password, "password", Text.field.new_password, Text.help.new_password, "new-password") ?>
      <?cs call:secret_input(Form.repeat, "repeat", Text.field.repeat_password, "", "new-password") ?>
      <?cs if:Password.min ?><p class="help"><?cs var:Text.password_change.min_before ?> <b><?cs var:Password.min ?></b> <?cs var:Text.password_change.min_after ?></p><?cs /if ?>
      <?cs call:actions_begin() ?><?cs call:button_primary(Text.button.change_password) ?><?cs call:actions_end() ?>
    <?cs call:form_end() ?>
  </section>
  <section class="login-help"><p><?cs var:Text.password_change.after ?></p></section>
</div>
<?cs /def ?>
<?cs include:"layout.cs" ?>
