<?cs # The one whole HTML document. A page defines title() and content() and ends
     with an include of this file.
     needs: Page, User, Menu, Submenu, Text ?><?cs
def:menu_items(items) ?><ul><?cs each:item = items ?>
<li><a href="/<?cs var:item.action ?><?cs if:item.query ?>?<?cs var:item.query ?><?cs /if ?>"<?cs if:item.current ?> aria-current="<?cs if:item.group ?>true<?cs else ?>page<?cs /if ?>"<?cs /if ?>><?cs if:item.group ?><?cs var:Text.menu_group[item.group] ?><?cs else ?><?cs var:Text.menu[item.label_key] ?><?cs /if ?><?cs
      if:item.count && item.count != "0" ?> <span class="count"><?cs var:item.count ?></span><?cs /if ?></a></li><?cs /each ?>
  </ul><?cs /def ?><!doctype html>
<html lang="<?cs if:Page.language ?><?cs var:Page.language ?><?cs else ?>vi<?cs /if ?>">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title><?cs call:title() ?> – <?cs var:Text.app.name ?></title>
<link rel="icon" href="/img/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style.css">
<script src="/app.js" defer></script>
</head>
<body class="page-<?cs var:Page.action ?>" data-user="<?cs var:User.name ?>|<?cs var:User.officer_name ?>" data-home="/<?cs if:User.name || Error.kind ?>home<?cs else ?>login<?cs /if ?>">
<a class="skip" href="#content"><?cs var:Text.app.skip ?></a>
<header class="top screen-only">
  <div class="bar">
    <a class="brand" href="/<?cs if:User.name || Error.kind ?>home<?cs else ?>login<?cs /if ?>">
      <svg class="logo" viewBox="0 0 32 32" aria-hidden="true"><use href="/img/icons.svg#logo"/></svg>
      <span><small><?cs var:Page.office_name ?></small> <b><?cs var:Text.app.name ?></b></span>
    </a>
    <?cs if:subcount(Menu) && Page.search ?><form method="get" action="/<?cs var:Page.search ?>" role="search" class="top-search">
      <label class="sr" for="top-q"><?cs var:Text.app.search ?></label>
      <input type="search" id="top-q" name="text" placeholder="<?cs var:Text.app.search ?>" data-search><noscript><button type="submit" class="button"><?cs var:Text.help_page.find ?></button></noscript>
    </form><?cs /if ?>
    <?cs if:User.name ?><div class="who">
      <p class="who-name"><b><?cs if:User.officer_name ?><?cs var:User.officer_name ?><?cs else ?><?cs var:User.name ?><?cs /if ?></b><small><?cs
        if:User.officer_name && User.agency_name ?><?cs var:User.agency_name ?><?cs elif:User.role ?><?cs var:Text.account_role[User.role] ?><?cs /if ?><?cs
        if:subcount(Menu) ?> · <a href="/help?screen=<?cs var:Page.action ?>"><?cs var:Text.menu.help ?></a> · <a href="/password-change"><?cs var:Text.button.change_password ?></a> · <a href="/session-list"><?cs var:Text.people.sessions ?></a><?cs /if ?></small></p>
      <form method="post" action="/logout" class="inline"><?cs call:hidden("csrf", Page.csrf) ?><button type="submit" class="button on-dark"><?cs call:icon("exit") ?><?cs var:Text.button.sign_out ?></button></form>
    </div><?cs /if ?>
  </div>
  <?cs if:subcount(Menu) ?><nav class="menu main" aria-label="<?cs var:Text.app.menu ?>"><input type="checkbox" id="menu" autocomplete="off"><label for="menu"><?cs call:icon("menu") ?><?cs var:Text.app_menu.short ?></label><?cs call:menu_items(Menu) ?></nav><?cs /if ?>
  <?cs if:subcount(Submenu) ?><nav class="menu sub" aria-label="<?cs var:Text.app.submenu ?>"><?cs call:menu_items(Submenu) ?></nav><?cs /if ?>
</header>
<p class="print-only print-head"><?cs var:Page.office_name ?> – <?cs var:Text.app.name ?> – <?cs var:Text.app.printed_at ?> <?cs var:Page.now ?><?cs if:User.name ?> – <?cs if:User.officer_name ?><?cs var:User.officer_name ?>, <?cs /if ?><?cs var:User.name ?><?cs /if ?></p>
<?cs if:Page.hint && Text.hint.page[Page.title][Page.guide] ?><aside class="page-hint screen-only" aria-label="<?cs var:Text.hint.page_label ?>"><?cs call:icon("info") ?><p><?cs var:Text.hint.page[Page.title][Page.guide] ?> <a href="/help?screen=<?cs var:Page.hint ?>"><?cs var:Text.help_page.more ?></a></p><form method="post" action="/hint-set" class="inline"><?cs call:form_hidden() ?><?cs if:!Page.back ?><input type="hidden" name="back" value="/<?cs var:Page.action ?><?cs if:Page.query ?>?<?cs var:Page.query ?><?cs /if ?>"><?cs /if ?><?cs call:hidden("hint", Page.hint) ?><button type="submit" class="button"><?cs var:Text.hint.page_close ?></button></form></aside><?cs /if ?>
<main id="content" tabindex="-1">
<div class="live" role="status" aria-live="polite" data-live><?cs
  if:Page.done && Text.done[Page.done] ?><div class="callout c-good" data-done><?cs call:icon("check") ?><p><?cs var:Text.done[Page.done] ?><?cs if:Page.act ?> <?cs var:Text.act_undo.offer ?><?cs /if ?></p></div><?cs /if ?></div><?cs
  if:Page.act ?><?cs call:form_begin_inline("act-undo?id=" + Page.act) ?><div class="undo screen-only"><button type="submit" class="button"><?cs call:icon("return") ?><?cs var:Text.act_undo.do ?></button> <a href="/act-undo?id=<?cs var:Page.act ?>"><?cs var:Text.act_undo.what ?></a></div></form><?cs /if ?><?cs
  if:Page.stale ?>
<div class="callout c-warn" role="alert"><?cs call:icon("overdue") ?><div><p><b><?cs var:Text.form.stale_title ?></b></p><p><?cs var:Text.form.stale_text ?></p></div></div><?cs /if ?>
<?cs if:Page.resumed ?><div class="callout c-warn" role="alert"><?cs call:icon("info") ?><div><p><b><?cs var:Text.resume.title ?></b></p><p><?cs var:Text.resume.text ?> <a href="/<?cs var:Page.action ?><?cs if:Page.resumed_from ?>?<?cs var:Page.resumed_from ?><?cs /if ?>"><?cs var:Text.resume.discard ?></a></p></div></div><?cs /if ?>
<?cs if:Page.data_until ?><div class="callout c-warn" role="status"><?cs call:icon("info") ?><p><b><?cs var:Text.replica.until ?> <?cs var:Page.data_until ?>.</b> <?cs var:Text.replica.text ?></p></div><?cs /if ?><?cs if:Page.acting ?><div class="callout c-warn"><?cs call:icon("info") ?><div><p><b><?cs var:Text.acting.now ?></b> <?cs var:User.name ?></p><form method="post" action="/acting-set" class="inline screen-only"><?cs call:form_hidden() ?><button type="submit" class="button"><?cs var:Text.acting.stop ?></button></form></div></div><?cs /if ?><?cs if:Page.second_factor_off ?><p class="muted screen-only"><?cs var:Text.app.second_factor_off ?></p><?cs /if ?><?cs call:content() ?>
</main>
<footer class="foot">
  <p class="screen-only"><a href="/help?screen=<?cs var:Page.action ?>"><?cs var:Text.menu.help ?></a><?cs if:Page.hotline ?><span class="sep"> · </span><?cs var:Text.app.hotline ?>: <?cs call:phone(Page.hotline) ?><?cs /if ?><?cs
    if:Page.support_email ?><span class="sep"> · </span><?cs var:Text.app.support ?>: <?cs call:email(Page.support_email) ?><?cs /if ?><?cs
    if:User.name ?><span class="sep"> · </span><a href="/incident-report"><?cs var:Text.incident.report ?></a><span class="sep"> · </span><a href="/feedback-list"><?cs var:Text.feedback.title ?></a><span class="sep"> · </span><a href="/register-list"><?cs var:Text.menu.register_list ?></a><span class="js-only" hidden><span class="sep"> · </span><button type="button" class="plain-link" data-keys-open><?cs var:Text.keys.title ?></button></span><?cs /if ?></p>
  <div><?cs var:Page.office_name ?><span class="sep"> · </span><?cs var:Page.now ?><?cs
    if:Page.request_id ?><span class="sep"> · </span><?cs var:Text.app.request_id ?> <code><?cs var:Page.request_id ?></code><?cs /if ?><?cs if:User.name || (Page.csrf && (Page.action == "login" || Page.action == "help")) ?><span class="sep screen-only"> · </span><form method="post" action="/language-set" class="inline screen-only"><?cs call:form_hidden() ?><?cs if:!Page.back ?><input type="hidden" name="back" value="<?cs var:Page.url ?><?cs if:Page.query ?>?<?cs var:Page.query ?><?cs /if ?>"><?cs /if ?><button type="submit" class="plain-link" name="language" value="<?cs var:Text.app.other_language ?>" lang="<?cs var:Text.app.other_language ?>"><?cs var:Text.app.other_language_name ?></button></form><?cs /if ?></div>
</footer>
<?cs include:"parts/script-texts.cs" ?>
</body>
</html>
