<?cs include:"macros.cs" ?>
<?cs # needs: Proposed, Factor (when there is one), must (the role must have one), Form,
     Codes (just enrolled) ?>
<?cs def:title() ?><?cs var:Text.second_factor.title ?><?cs /def ?>

<?cs def:code_field(f, name, label, help) ?><div class="field short<?cs if:f.error ?> bad<?cs /if ?>">
<?cs call:field_label(name, label, "1") ?><input type="text" inputmode="numeric" autocomplete="one-time-code" autocapitalize="none" spellcheck="false"<?cs call:field_attributes(f, name, help, "1") ?>><?cs call:field_notes(f, name, help) ?></div><?cs /def ?>

<?cs def:square() ?><svg class="qr" viewBox="0 0 <?cs var:Proposed.size ?> <?cs var:Proposed.size ?>" role="img" aria-label="<?cs var:Text.second_factor.square ?>"><path fill="#ffffff" d="M0 0h<?cs var:Proposed.size ?>v<?cs var:Proposed.size ?>h-<?cs var:Proposed.size ?>z"></path><path fill="#000000" d="<?cs var:Proposed.path ?>"></path></svg><?cs /def ?>

<?cs def:told_once() ?><section class="panel"><h2><?cs var:Text.second_factor.codes ?></h2>
<?cs call:callout("warn", Text.second_factor.codes_once) ?>
<ul class="recovery-codes"><?cs each:code = Codes ?><li><code><?cs var:code ?></code></li><?cs /each ?></ul>
<?cs call:actions_begin() ?><?cs call:link_primary(Text.button.continue, "home") ?><?cs call:print_button() ?><?cs call:actions_end() ?></section><?cs /def ?>

<?cs def:enrol() ?><?cs if:must ?><?cs call:callout("info", Text.second_factor.must) ?><?cs /if ?>
<?cs if:Factor.since ?><section class="panel"><h2><?cs var:Text.second_factor.now ?></h2><?cs call:dl_begin() ?><?cs call:dl_item(Text.second_factor.since, Factor.since) ?><?cs call:dl_item(Text.second_factor.codes_left, Factor.codes_left) ?><?cs call:dl_end() ?></section><?cs /if ?>
<section class="panel"><h2><?cs if:Factor.since ?><?cs var:Text.second_factor.again ?><?cs else ?><?cs var:Text.second_factor.begin ?><?cs /if ?></h2>
<?cs call:error_summary(Form) ?>
<ol class="steps">
  <li><?cs var:Text.second_factor.step_program ?></li>
  <li><?cs var:Text.second_factor.step_square ?><?cs call:square() ?>
    <p class="muted"><?cs var:Text.second_factor.by_hand ?></p><p><code class="totp-secret"><?cs var:Proposed.secret ?></code></p></li>
  <li><?cs var:Text.second_factor.step_code ?></li>
</ol>
<?cs call:form_begin("second-factor") ?>
<?cs call:code_field(Form.code, "code", Text.field.code, Text.second_factor.code_help) ?>
<?cs if:Factor.since ?><?cs call:code_field(Form.current, "current", Text.field.current, Text.second_factor.current_help) ?><?cs /if ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.second_factor.keep) ?><?cs if:!must ?><?cs call:link_button(Text.button.cancel, "session-list") ?><?cs /if ?><?cs call:actions_end() ?>
<?cs call:form_end() ?></section><?cs /def ?>

<?cs def:content() ?>
<div class="narrow-page">
<?cs call:head(Text.second_factor.title, "") ?>
<?cs if:subcount(Codes) ?><?cs call:told_once() ?><?cs else ?><?cs call:enrol() ?><?cs /if ?>
</div>
<?cs /def ?>
<?cs include:"layout.cs" ?>
