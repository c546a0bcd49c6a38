<?cs include:"macros.cs" ?><?cs include:"parts/rule.cs" ?>
<?cs # needs: Rules, Page ?>
<?cs def:title() ?><?cs var:Text.admin_profile.title ?><?cs /def ?>

<?cs def:rule_row(rule) ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><?cs if:rule.kind == "code" ?><b><?cs var:Text.rule[rule.name] ?></b><?cs else ?><?cs call:row_link(Text.rule[rule.name], "admin-profile-edit?name=" + rule.name) ?><?cs /if ?><br><span class="muted"><?cs var:Text.rule_help[rule.name] ?></span><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_profile.value) ?><b><?cs call:rule_value(rule.kind, rule.value) ?></b> <?cs if:rule.value && (rule.kind == "number" || rule.kind == "list") ?><?cs var:Text.rule_unit[rule.name] ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td(Text.field.basis, rule.basis) ?>
<?cs call:td_begin(Text.admin_profile.changed) ?><?cs if:rule.changed_at ?><?cs var:rule.changed_at ?><br><span class="muted"><?cs var:rule.changed_by ?></span><?cs else ?><span class="muted"><?cs var:Text.admin_profile.never ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.admin_profile.title, Page.unit_name) ?><?cs call:print_button() ?><?cs call:head_end() ?>
<p class="muted lead"><?cs var:Text.admin_profile.lead ?></p>
<?cs call:table_begin(Text.admin_profile.title) ?><?cs call:table_head() ?><?cs call:th(Text.admin_profile.rule) ?><?cs call:th(Text.admin_profile.value) ?><?cs call:th(Text.field.basis) ?><?cs call:th(Text.admin_profile.changed) ?><?cs call:table_body() ?>
<?cs each:rule = Rules ?><?cs call:rule_row(rule) ?><?cs /each ?><?cs call:table_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
