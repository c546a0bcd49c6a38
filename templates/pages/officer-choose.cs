<?cs include:"macros.cs" ?>
<?cs # needs: Page, User.agency_name, Officers.<i>.id .name .title .leader_in_charge,
     Form.officer_id, Form.secret ?>
<?cs def:title() ?><?cs var:Text.officer_choose.title ?><?cs /def ?>
<?cs def:content() ?>
<div class="narrow-page">
  <section class="panel">
    <h1><?cs var:Text.officer_choose.title ?></h1>
    <p class="muted"><?cs var:Text.officer_choose.lead ?> <b><?cs var:User.agency_name ?></b>.</p>
    <?cs call:error_summary(Form) ?>
    <?cs if:subcount(Officers) ?>
    <?cs call:form_begin_here() ?>
      <fieldset class="field choices<?cs if:Form.officer_id.error ?> bad<?cs /if ?>">
        <?cs call:group_head("officer_id", Text.officer_choose.who, "") ?>
        <?cs call:field_notes(Form.officer_id, "officer_id", "") ?><?cs each:officer = Officers ?>
        <label class="choice"><input type="radio" name="officer_id" value="<?cs var:officer.id ?>"<?cs if:officer.id == Form.officer_id.value ?> checked<?cs /if ?>> <span><?cs var:officer.name ?><small><?cs if:officer.title ?><?cs var:officer.title ?>, <?cs /if ?><?cs if:officer.leader_in_charge ?><?cs var:Text.duty.leader_in_charge ?><?cs else ?><?cs var:Text.duty.responder ?><?cs /if ?></small></span></label><?cs /each ?>
      </fieldset>
      <?cs call:secret_input(Form.secret, "secret", Text.field.officer_secret, Text.help.officer_secret, "current-password") ?>
      <?cs call:actions_begin() ?><?cs call:button_primary(Text.button.continue) ?><?cs call:actions_end() ?>
    <?cs call:form_end() ?>
    <?cs else ?>
    <?cs call:callout("warn", Text.officer_choose.nobody) ?>
    <?cs /if ?>
  </section>
  <section class="login-help">
    <p><?cs var:Text.officer_choose.why ?></p>
    <?cs if:Page.hotline ?><p><?cs var:Text.login.trouble ?> <?cs call:phone(Page.hotline) ?></p><?cs /if ?>
  </section>
</div>
<?cs /def ?>
<?cs include:"layout.cs" ?>
