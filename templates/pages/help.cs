<?cs include:"macros.cs" ?>
<?cs # needs: Screen, Sections, n_sections, Chapters, Guides, guide, own_guide, hint_closed, unknown, Query, User, Text.guide ?>
<?cs def:title() ?><?cs if:Screen.key ?><?cs var:Text.guide.screen[Screen.key].title ?> – <?cs /if ?><?cs var:Text.help_page.title ?><?cs /def ?>

<?cs def:steps(list) ?><?cs if:subcount(list) ?><ol class="steps"><?cs each:step = list ?><li><?cs var:step ?></li><?cs /each ?></ol><?cs /if ?><?cs /def ?>
<?cs def:screen_words(words) ?><p class="guide-lead"><?cs var:words.what ?></p>
<?cs call:steps(words.how) ?>
<?cs if:words.note ?><p class="guide-note"><?cs call:icon("info") ?><span><?cs var:words.note ?></span></p><?cs /if ?><?cs /def ?>
<?cs def:screen_section(s) ?><section class="panel guide" id="<?cs var:s.action ?>"><h2><?cs var:Text.guide.screen[s.key].title ?></h2>
<?cs call:screen_words(Text.guide.screen[s.key]) ?></section><?cs /def ?>

<?cs def:jobs(list) ?><?cs each:job = list ?><section class="panel guide"><h2><?cs var:job.title ?></h2>
<?cs call:steps(job.how) ?><?cs if:job.note ?><p class="guide-note"><?cs call:icon("info") ?><span><?cs var:job.note ?></span></p><?cs /if ?>
<?cs if:job.screen ?><p class="screen-only"><a href="/help?screen=<?cs var:job.screen ?>"><?cs var:Text.help_page.more ?></a></p><?cs /if ?></section><?cs /each ?><?cs /def ?>
<?cs def:role_guide(words) ?><div class="panel guide"><p class="guide-lead"><?cs var:words.what ?></p>
<?cs if:words.limits ?><p class="guide-note"><?cs call:icon("info") ?><span><?cs var:words.limits ?></span></p><?cs /if ?></div>
<?cs call:jobs(words.job) ?><?cs /def ?>

<?cs def:search_box() ?><form method="get" action="/help" class="filter screen-only" role="search"><div class="field grow"><label for="f-text"><?cs var:Text.help_page.search ?></label><input type="search" id="f-text" name="text" value="<?cs var:Query.text.value ?>" maxlength="100"></div><div class="actions"><button type="submit" class="button primary"><?cs var:Text.help_page.find ?></button></div></form><?cs /def ?>
<?cs def:chapters() ?><nav class="panel guide-index screen-only" aria-label="<?cs var:Text.help_page.screens ?>"><h2><?cs var:Text.help_page.screens ?></h2>
<?cs each:c = Chapters ?><?cs if:c.chapter ?><details<?cs if:c.chapter == Screen.chapter ?> open<?cs /if ?>><summary><?cs var:Text.guide.chapter[c.chapter] ?></summary><ul><?cs each:s = c.Screens ?><li><a href="/help?screen=<?cs var:s.action ?>"<?cs if:s.current ?> aria-current="page"<?cs /if ?>><?cs var:Text.guide.screen[s.key].title ?></a></li><?cs /each ?></ul></details><?cs /if ?><?cs /each ?></nav><?cs /def ?>
<?cs def:guides() ?><?cs if:subcount(Guides) ?><nav class="panel guide-index screen-only" aria-label="<?cs var:Text.help_page.guides ?>"><h2><?cs var:Text.help_page.guides ?></h2><ul><?cs each:g = Guides ?><li><a href="/help?guide=<?cs var:g.name ?>"<?cs if:g.current && !Screen.key ?> aria-current="page"<?cs /if ?>><?cs var:Text.guide.role[g.name].title ?></a><?cs if:g.name == own_guide ?> <span class="muted">(<?cs var:Text.help_page.yours ?>)</span><?cs /if ?></li><?cs /each ?></ul></nav><?cs /if ?><?cs /def ?>
<?cs def:hint_again() ?><?cs if:hint_closed ?><div class="panel screen-only"><p><?cs var:Text.help_page.hints_closed ?></p><?cs call:form_begin_inline("hint-set") ?><?cs call:hidden("hint", own_guide) ?><?cs call:hidden("shown", "1") ?><?cs call:button_secondary(Text.help_page.hints_again) ?><?cs call:form_end() ?></div><?cs /if ?><?cs /def ?>
<?cs def:contacts() ?><div class="panel"><h2><?cs var:Text.help_page.ask ?></h2><p><?cs var:Text.help_page.ask_text ?></p><?cs call:dl_begin() ?><?cs if:Page.hotline ?><?cs call:dl_item_begin(Text.app.hotline) ?><?cs call:phone(Page.hotline) ?><?cs call:dl_item_end() ?><?cs /if ?><?cs if:Page.support_email ?><?cs call:dl_item_begin(Text.app.support) ?><?cs call:email(Page.support_email) ?><?cs call:dl_item_end() ?><?cs /if ?><?cs call:dl_end() ?></div><?cs /def ?>

<?cs def:found() ?><p role="status"><b><?cs var:n_sections ?></b> <?cs var:Text.help_page.n_sections ?><?cs if:Query.text.value ?>: “<?cs var:Query.text.value ?>”<?cs /if ?></p>
<?cs if:subcount(Sections) ?><?cs each:s = Sections ?><?cs call:screen_section(s) ?><?cs /each ?>
<?cs else ?><?cs call:empty_state(Text.help_page.none, Text.help_page.none_text, Text.help_page.whole_guide, "help") ?><?cs /if ?><?cs /def ?>
<?cs def:main() ?><?cs if:unknown ?><?cs call:callout("info", Text.help_page.unknown) ?><?cs /if ?>
<?cs if:Screen.key ?><section class="panel guide" id="<?cs var:Screen.action ?>"><?cs call:screen_words(Text.guide.screen[Screen.key]) ?></section>
<?cs elif:subcount(Sections) || n_sections == "0" ?><?cs call:found() ?>
<?cs elif:guide ?><?cs call:role_guide(Text.guide.role[guide]) ?>
<?cs else ?><p><?cs var:Text.help_page.open_text ?></p><?cs each:c = Chapters ?><?cs each:s = c.Screens ?><?cs call:screen_section(s) ?><?cs /each ?><?cs /each ?><?cs /if ?><?cs /def ?>

<?cs def:content() ?>
<?cs if:Screen.key ?><?cs call:crumb_begin() ?><?cs call:crumb(Text.help_page.title, "help") ?><?cs call:crumb_end() ?>
<?cs call:head_begin(Text.guide.screen[Screen.key].title, Text.guide.chapter[Screen.chapter]) ?>
<?cs elif:guide ?><?cs call:head_begin(Text.help_page.title, Text.guide.role[guide].title) ?>
<?cs else ?><?cs call:head_begin(Text.help_page.title, "") ?><?cs /if ?>
<?cs if:guide ?><?cs call:link_button(Text.help_page.whole, "help?whole=1") ?><?cs /if ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs call:search_box() ?>
<?cs call:columns_begin() ?><?cs call:main() ?>
<?cs call:columns_next() ?><?cs call:guides() ?><?cs call:chapters() ?><?cs call:hint_again() ?><?cs call:contacts() ?>
<?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
