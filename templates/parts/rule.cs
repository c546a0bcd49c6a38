<?cs # The value of a rule as people say it; include after macros.cs ?><?cs

def:rule_value(kind, value) ?><?cs
  if:kind == "switch" || kind == "choice" ?><?cs var:Text.rule_word[value] ?><?cs
  elif:value ?><?cs var:value ?><?cs
  else ?><span class="muted"><?cs var:Text.admin_profile.empty ?></span><?cs /if ?><?cs /def ?>
