<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Account or Officer, Factor (when there is one), Form ?>
<?cs def:title() ?><?cs var:Text.admin_second_factor_reset.title ?><?cs /def ?>

<?cs def:reset_form(path, back) ?><?cs call:error_summary(Form) ?>
<?cs if:Factor.since ?><?cs call:dl_begin() ?><?cs call:dl_item(Text.second_factor.since, Factor.since) ?><?cs call:dl_item(Text.second_factor.codes_left, Factor.codes_left) ?><?cs call:dl_end() ?>
<?cs call:confirm_begin(Text.admin_second_factor_reset.what, Text.admin_second_factor_reset.text) ?>
<?cs call:form_begin(path) ?><?cs call:basis_field() ?>
<?cs call:actions_begin() ?><?cs call:button_danger(Text.admin_second_factor_reset.do) ?><?cs call:link_button(Text.button.cancel, back) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs call:confirm_end() ?>
<?cs else ?><?cs call:empty_state(Text.admin_second_factor_reset.none, "", Text.button.back, back) ?><?cs /if ?><?cs /def ?>

<?cs def:content() ?>
<?cs if:Officer.id ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.menu.admin_officers, "admin-officers") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.admin_second_factor_reset.title, Officer.name) ?>
<?cs call:columns_begin() ?><?cs call:reset_form("admin-second-factor-reset?officer_id=" + Officer.id, "admin-officers") ?><?cs call:columns_next() ?><?cs call:officer_summary() ?><?cs call:columns_end() ?>
<?cs else ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_accounts.title, "admin-accounts") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.admin_second_factor_reset.title, Account.name) ?>
<?cs call:columns_begin() ?><?cs call:reset_form("admin-second-factor-reset?id=" + Account.id, "admin-accounts") ?><?cs call:columns_next() ?><?cs call:account_summary() ?><?cs call:columns_end() ?>
<?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
