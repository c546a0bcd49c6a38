<?cs include:"macros.cs" ?><?cs include:"parts/rule.cs" ?>
<?cs # needs: Rule, Form, Past, Page ?>
<?cs def:title() ?><?cs var:Text.admin_profile.change ?><?cs /def ?>

<?cs def:word_choice(word, chosen) ?><label class="choice"><input type="radio" name="value" value="<?cs var:word ?>"<?cs if:chosen == word ?> checked<?cs /if ?>> <span><?cs var:Text.rule_word[word] ?></span></label><?cs /def ?>
<?cs def:value_words() ?><fieldset class="field choices<?cs if:Form.value.error ?> bad<?cs /if ?>"><?cs call:group_head("value", Text.field.value, 1) ?><?cs call:field_notes(Form.value, "value", "") ?><?cs
if:Rule.kind == "switch" ?><?cs call:word_choice("yes", Form.value.value) ?><?cs call:word_choice("no", Form.value.value) ?><?cs
else ?><?cs each:word = Rule.Words ?><?cs call:word_choice(word.value, Form.value.value) ?><?cs /each ?><?cs /if ?></fieldset><?cs /def ?>

<?cs def:limits() ?><?cs if:Rule.kind == "number" ?><p class="muted"><?cs var:Text.admin_profile.from ?> <b><?cs var:Rule.min ?></b> <?cs var:Text.admin_profile.to ?> <b><?cs var:Rule.max ?></b> <?cs var:Text.rule_unit[Rule.name] ?>.</p><?cs
elif:Rule.kind == "list" ?><p class="muted"><?cs if:Rule.rising ?><?cs var:Text.admin_profile.list_rising ?><?cs else ?><?cs var:Text.admin_profile.list_falling ?><?cs /if ?> <?cs var:Text.admin_profile.from ?> <b><?cs var:Rule.min ?></b> <?cs var:Text.admin_profile.to ?> <b><?cs var:Rule.max ?></b>; <?cs var:Text.admin_profile.at_most ?> <b><?cs var:Rule.max_n ?></b>.</p><?cs /if ?><?cs /def ?>

<?cs def:past_row(line) ?><?cs call:row_begin() ?>
<?cs call:td(Text.admin_profile.changed, line.at) ?>
<?cs call:td_begin(Text.admin_profile.old_value) ?><del><?cs call:rule_value(Rule.kind, line.old_value) ?></del><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_profile.new_value) ?><b><?cs call:rule_value(Rule.kind, line.new_value) ?></b><?cs call:td_end() ?>
<?cs call:td(Text.field.basis, line.basis) ?>
<?cs call:td(Text.admin_profile.by, line.actor) ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_profile.title, "admin-profile") ?><?cs call:crumb_end() ?>
<?cs if:Rule.name ?><?cs call:head(Text.rule[Rule.name], Text.admin_profile.change) ?><?cs else ?><?cs call:head(Text.admin_profile.change, "") ?><?cs /if ?>
<?cs call:section_begin(Text.admin_profile.now) ?>
<?cs call:dl_begin() ?>
<?cs call:dl_item_begin(Text.admin_profile.value) ?><b><?cs call:rule_value(Rule.kind, Rule.value) ?></b> <?cs if:Rule.kind == "number" || Rule.kind == "list" ?><?cs var:Text.rule_unit[Rule.name] ?><?cs /if ?><?cs call:dl_item_end() ?>
<?cs if:Rule.name ?><?cs call:dl_item(Text.admin_profile.meaning, Text.rule_help[Rule.name]) ?><?cs /if ?>
<?cs call:dl_item(Text.field.basis, Rule.basis) ?>
<?cs call:dl_end() ?>
<?cs call:section_end() ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("admin-profile-edit?name=" + Rule.name) ?>
<?cs call:hidden("seen", Rule.value) ?>
<?cs call:section_begin(Text.admin_profile.new) ?>
<?cs if:Rule.kind == "switch" || Rule.kind == "choice" ?><?cs call:value_words() ?><?cs else ?><?cs call:input_short(Form.value, "value", Text.field.value, "", 1) ?><?cs call:limits() ?><?cs /if ?>
<?cs call:input_line(Form.basis, "basis", Text.field.basis, Text.admin_profile.basis_help, 1) ?>
<?cs call:callout("info", Text.admin_profile.effect) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.save) ?><?cs call:link_button(Text.button.cancel, "admin-profile") ?><?cs call:actions_end() ?>
<?cs call:section_end() ?>
<?cs call:form_end() ?>
<?cs if:subcount(Past) ?><?cs call:section_begin(Text.admin_profile.past) ?>
<?cs call:table_begin(Text.admin_profile.past) ?><?cs call:table_head() ?><?cs call:th(Text.admin_profile.changed) ?><?cs call:th(Text.admin_profile.old_value) ?><?cs call:th(Text.admin_profile.new_value) ?><?cs call:th(Text.field.basis) ?><?cs call:th(Text.admin_profile.by) ?><?cs call:table_body() ?>
<?cs each:line = Past ?><?cs call:past_row(line) ?><?cs /each ?><?cs call:table_end() ?>
<?cs call:section_end() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
