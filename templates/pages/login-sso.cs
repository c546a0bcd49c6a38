<?cs include:"macros.cs" ?>
<?cs # needs: label; Answer.code .state .iss (what the browser brought back), or problem, or Form.errors ?>
<?cs def:title() ?><?cs var:Text.login_sso.title ?><?cs /def ?>

<?cs def:other_ways() ?>
<?cs call:actions_begin() ?><?cs call:link_primary(Text.login_sso.local, "login") ?><?cs call:link_button(Text.login_sso.again, "login-sso") ?><?cs call:actions_end() ?>
<p class="muted"><?cs var:Text.login_sso.local_text ?></p>
<?cs if:Page.hotline ?><p><?cs var:Text.login.trouble ?> <?cs call:phone(Page.hotline) ?></p><?cs /if ?><?cs /def ?>

<?cs def:content() ?>
<div class="narrow-page">
  <section class="panel">
    <h1><?cs var:Text.login_sso.title ?></h1>
    <?cs if:label ?><p class="muted"><?cs var:label ?></p><?cs /if ?>
    <?cs if:subcount(Form.errors) ?><div role="alert"><?cs each:one = Form.errors ?><?cs call:callout("warn", Text.error[one.key]) ?><?cs /each ?></div><?cs call:other_ways() ?>
    <?cs elif:problem ?><div role="alert"><?cs call:callout("warn", Text.error[problem]) ?></div><?cs call:other_ways() ?>
    <?cs else ?>
    <p role="status"><?cs var:Text.login_sso.almost ?></p>
    <form method="post" action="/login-sso" class="form" data-send-now><?cs call:form_hidden() ?><?cs call:hidden("code", Answer.code) ?><?cs call:hidden("state", Answer.state) ?><?cs call:hidden("iss", Answer.iss) ?>
      <?cs call:actions_begin() ?><?cs call:button_primary(Text.login_sso.go_on) ?><?cs call:actions_end() ?>
    </form><?cs /if ?>
  </section>
</div>
<?cs /def ?>
<?cs include:"layout.cs" ?>
