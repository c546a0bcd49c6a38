<?cs include:"macros.cs" ?>
<?cs # needs: Page, signed_in, kept (what was typed waits), Sso (the e-office, where it is on), Heirs (of an agency that was reorganised), Form.login, Form.password ?>
<?cs def:title() ?><?cs var:Text.login.title ?><?cs /def ?>
<?cs def:content() ?>
<div class="narrow-page">
  <section class="panel">
    <h1><?cs var:Text.login.title ?></h1>
    <p class="muted"><?cs if:Page.site == "portal" ?><?cs var:Text.login.lead_portal ?><?cs elif:Page.site == "admin" ?><?cs var:Text.login.lead_admin ?><?cs else ?><?cs var:Text.login.lead_office ?><?cs /if ?></p>
    <?cs call:error_summary(Form) ?>
    <?cs if:kept ?><?cs call:callout("warn", Text.resume.sign_in) ?><?cs /if ?>
    <?cs if:signed_in ?><?cs call:callout("info", Text.login.signed_in) ?><?cs /if ?>
    <?cs if:subcount(Heirs) ?><?cs call:callout("warn", Text.login.moved) ?><ul><?cs each:one = Heirs ?><li><b><?cs var:one.name ?></b>: <?cs if:one.login ?><?cs var:one.login ?><?cs else ?><?cs var:Text.login.moved_none ?><?cs /if ?></li><?cs /each ?></ul><?cs /if ?>
    <?cs if:Sso.unlinked ?><?cs call:callout("info", Text.login_sso.unlinked) ?>
    <?cs elif:Sso.label ?><p><a class="button wide" href="/login-sso<?cs if:Sso.next ?>?next=<?cs var:Sso.next ?><?cs /if ?>"><?cs var:Text.login_sso.with ?> <?cs var:Sso.label ?></a></p><?cs if:Page.done == "signed_out" && Sso.leaves ?><p class="muted"><?cs var:Text.login_sso.still ?> <?cs call:link(Text.login_sso.leave, "login-sso?leave=1") ?></p><?cs /if ?><p class="muted"><?cs var:Text.login_sso.or ?></p><?cs /if ?>
    <?cs call:form_begin_here() ?>
      <div class="field<?cs if:Form.login.error ?> bad<?cs /if ?>">
        <?cs call:field_label("login", Text.field.login, "") ?>
        <input type="text" inputmode="email"<?cs call:field_attributes(Form.login, "login", Text.help.login, "1") ?> value="<?cs var:Form.login.value ?>" autocomplete="username" autocapitalize="none" spellcheck="false"<?cs if:!subcount(Form.errors) ?> autofocus<?cs /if ?>>
        <?cs call:field_notes(Form.login, "login", Text.help.login) ?>
      </div>
      <?cs call:secret_input(Form.password, "password", Text.field.password, "", "current-password") ?>
      <?cs call:actions_begin() ?><?cs call:button_primary(Text.button.sign_in) ?><?cs call:actions_end() ?>
    <?cs call:form_end() ?>
  </section>
  <section class="login-help">
    <p><?cs var:Text.login.forgotten ?></p>
    <?cs if:Page.site == "portal" ?><p><?cs var:Text.login.wrong_site_portal ?> <b><?cs var:Page.office_url ?></b></p><?cs
      elif:Page.site == "office" ?><p><?cs var:Text.login.wrong_site_office ?> <b><?cs var:Page.portal_url ?></b></p><?cs /if ?>
    <?cs if:Page.hotline ?><p><?cs var:Text.login.trouble ?> <?cs call:phone(Page.hotline) ?><?cs if:Page.support_email ?>, <?cs call:email(Page.support_email) ?><?cs /if ?></p><?cs /if ?>
    <p class="muted"><?cs var:Text.login.secrecy ?></p>
  </section>
</div>
<?cs /def ?>
<?cs include:"layout.cs" ?>
