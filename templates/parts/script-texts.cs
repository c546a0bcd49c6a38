<?cs # The words app.js shows, as attributes, so that the script has none of its
     own; those of a field where a macro has set that the page has one. needs: Text, Script ?>
<div id="script-texts" hidden
  data-unsaved="<?cs var:Text.script.unsaved ?>"
  data-restored="<?cs var:Text.script.restored ?>"
  data-discard="<?cs var:Text.script.discard ?>"
  data-confirm="<?cs var:Text.script.confirm ?>"
  data-sending="<?cs var:Text.script.sending ?>"
  data-selected="<?cs var:Text.script.selected ?>"
  data-offline="<?cs var:Text.script.offline ?>"<?cs if:Script.agencies ?>
  data-remove="<?cs var:Text.script.remove ?>"
  data-results="<?cs var:Text.script.results ?>"
  data-no-results="<?cs var:Text.script.no_results ?>"
  data-members="<?cs var:Text.script.members ?>"<?cs /if ?><?cs if:Script.deadline ?>
  data-deadline-clear="<?cs var:Text.script.deadline_clear ?>"
  data-deadline-proposed="<?cs var:Text.script.deadline_proposed ?>"
  data-deadline-unclear="<?cs var:Text.script.deadline_unclear ?>"
  data-deadline-none="<?cs var:Text.script.deadline_none ?>"<?cs /if ?><?cs if:Script.files ?>
  data-photo="<?cs var:Text.script.photo ?>"
  data-no-secret="<?cs var:Text.secrecy.confirm ?>"
  data-file-large="<?cs var:Text.script.file_large ?>"<?cs /if ?><?cs if:Script.secret ?>
  data-hide-secret="<?cs var:Text.form.hide_secret ?>"<?cs /if ?><?cs if:Page.action == "task-create" || Page.action == "task-edit" ?>
  data-year-unconfirmed="<?cs var:Text.error.year_unconfirmed ?>"<?cs each:kind = Text.deadline_kind ?>
  data-kind-<?cs var:name(kind) ?>="<?cs var:kind ?>"<?cs /each ?><?cs /if ?>></div>
<dialog id="keys" class="panel" aria-labelledby="keys-title">
  <h2 id="keys-title"><?cs var:Text.keys.title ?></h2>
  <dl class="keys"><?cs each:shortcut = Text.keys.list ?><div><dt><kbd><?cs var:shortcut.key ?></kbd></dt><dd><?cs var:shortcut.does ?></dd></div><?cs /each ?></dl>
  <form method="dialog" class="actions"><button class="button" value="close"><?cs var:Text.button.close ?></button> <button class="button plain" value="toggle" data-keys-toggle data-on="<?cs var:Text.keys.turn_on ?>" data-off="<?cs var:Text.keys.turn_off ?>"><?cs var:Text.keys.turn_off ?></button></form>
</dialog>
