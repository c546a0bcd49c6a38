<?cs # What to do in the first days, by role; closed by a button and then never
     seen again, but for the page help. needs: hint (a guide of lib/help.h) ?><?cs
def:first_hint() ?><?cs if:hint && Text.hint.guide[hint].title ?><aside class="panel hint screen-only" aria-labelledby="hint-title"><h2 id="hint-title"><?cs call:icon("info") ?><?cs var:Text.hint.guide[hint].title ?></h2><ol><?cs each:line = Text.hint.guide[hint].line ?><li><?cs var:line ?></li><?cs /each ?></ol>
<div class="actions"><?cs call:link_button(Text.hint.more, "help") ?><?cs call:form_begin_inline("hint-set") ?><?cs call:hidden("hint", hint) ?><?cs call:button_secondary(Text.hint.close) ?><?cs call:form_end() ?></div></aside><?cs /if ?><?cs /def ?>
