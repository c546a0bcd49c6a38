<?cs include:"macros.cs" ?>
<?cs # needs: Page, Text, Error.kind, Error.status, Error.request_id,
     Error.reason (key of Text.error_page.reason), Error.site_url; User and Menu
     when somebody is signed in ?>
<?cs def:title() ?><?cs if:Text.error_page[Error.kind].title ?><?cs var:Text.error_page[Error.kind].title ?><?cs else ?><?cs var:Text.error_page.system.title ?><?cs /if ?><?cs /def ?>
<?cs def:error_words(words) ?><?cs if:words.title ?>
<section class="panel error-page">
  <p class="error-status" aria-hidden="true"><?cs var:Error.status ?></p>
  <h1><?cs var:words.title ?></h1>
  <p><?cs var:words.text ?></p>
  <?cs if:Text.error_page.reason[Error.reason] ?><p><?cs var:Text.error_page.reason[Error.reason] ?><?cs if:Error.site_url ?> <b><?cs var:Error.site_url ?></b><?cs /if ?></p><?cs /if ?>
  <p><b><?cs var:Text.error_page.what_to_do ?></b> <?cs var:words.do ?></p>
  <p class="actions"><?cs if:Error.kind == "login" ?><?cs call:link_primary(Text.error_page.login, "login") ?><?cs else ?><?cs call:link_primary(Text.error_page.home, "home") ?><?cs /if ?></p>
  <p class="muted"><?cs var:Text.error_page.report ?> <?cs if:Page.hotline ?><?cs call:phone(Page.hotline) ?> <?cs /if ?><?cs var:Text.error_page.code ?> <code><?cs if:Error.request_id ?><?cs var:Error.request_id ?><?cs else ?><?cs var:Page.request_id ?><?cs /if ?></code>.</p>
</section><?cs /if ?><?cs /def ?>
<?cs def:content() ?><?cs if:Text.error_page[Error.kind].title ?><?cs call:error_words(Text.error_page[Error.kind]) ?><?cs else ?><?cs call:error_words(Text.error_page.system) ?><?cs /if ?><?cs /def ?>
<?cs include:"layout.cs" ?>
