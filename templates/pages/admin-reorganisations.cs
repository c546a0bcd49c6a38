<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?><?cs include:"parts/agency.cs" ?>
<?cs # needs: Acts ?>
<?cs def:title() ?><?cs var:Text.admin_reorganisations.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_agencies.title, "admin-agencies") ?><?cs call:crumb_end() ?>
<?cs call:head_begin(Text.admin_reorganisations.title, "") ?><?cs call:link_primary(Text.admin_reorganise.title, "admin-reorganise") ?><?cs call:head_end() ?>
<p class="muted lead"><?cs var:Text.admin_reorganisations.lead ?></p>
<?cs if:subcount(Acts) ?><?cs call:act_table(Acts) ?>
<?cs else ?><?cs call:empty_state(Text.admin_reorganisations.none, "", Text.admin_reorganise.title, "admin-reorganise") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
