<?cs include:"macros.cs" ?>
<?cs # needs: Page, User, Form.code ?>
<?cs def:title() ?><?cs var:Text.second_step.title ?><?cs /def ?>
<?cs def:content() ?>
<div class="narrow-page">
  <section class="panel">
    <h1><?cs call:title() ?></h1>
    <p class="muted"><?cs var:Text.second_step.lead ?></p>
    <?cs call:error_summary(Form) ?>
    <?cs call:form_begin_here() ?>
      <div class="field short<?cs if:Form.code.error ?> bad<?cs /if ?>">
        <?cs call:field_label("code", Text.field.code, "") ?>
        <input type="text" inputmode="numeric" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" autofocus<?cs call:field_attributes(Form.code, "code", Text.help.code, "1") ?>>
        <?cs call:field_notes(Form.code, "code", Text.help.code) ?>
      </div>
      <?cs call:actions_begin() ?><?cs call:button_primary(Text.button.continue) ?><?cs call:actions_end() ?>
    <?cs call:form_end() ?>
  </section>
  <section class="login-help">
    <p><?cs var:Text.second_step.lost ?></p>
    <?cs if:Page.hotline ?><p><?cs var:Text.login.trouble ?> <?cs call:phone(Page.hotline) ?></p><?cs /if ?>
  </section>
</div>
<?cs /def ?>
<?cs include:"layout.cs" ?>
