<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?><?cs include:"parts/agency.cs" ?>
<?cs # needs: Act, From, To, Depends, Form, Page ?>
<?cs def:title() ?><?cs if:Act.state == "prepared" ?><?cs var:Text.admin_reorganise_undo.drop ?><?cs else ?><?cs var:Text.admin_reorganise_undo.title ?><?cs /if ?><?cs /def ?>

<?cs def:undo_form() ?><?cs call:confirm_begin(Text.admin_reorganise_undo.confirm, Text.admin_reorganise_undo.text) ?>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("admin-reorganise-undo?id=" + Act.id) ?><?cs call:hidden("version", Act.version) ?><?cs call:basis_field() ?>
<?cs call:actions_begin() ?><?cs if:Act.state == "prepared" ?><?cs call:button_danger(Text.admin_reorganise_undo.drop) ?><?cs else ?><?cs call:button_danger(Text.admin_reorganise_undo.title) ?><?cs /if ?><?cs call:link_button(Text.button.cancel, "admin-reorganise-run?id=" + Act.id) ?><?cs call:actions_end() ?><?cs call:form_end() ?><?cs call:confirm_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_reorganisations.title, "admin-reorganisations") ?><?cs call:crumb(Text.admin_reorganise_run.title, "admin-reorganise-run?id=" + Act.id) ?><?cs call:crumb_end() ?>
<?cs if:Act.state == "prepared" ?><?cs call:head(Text.admin_reorganise_undo.drop, Act.document) ?><?cs else ?><?cs call:head(Text.admin_reorganise_undo.title, Act.document) ?><?cs /if ?>
<?cs call:columns_begin() ?>
<?cs if:Act.state == "prepared" ?><?cs call:undo_form() ?>
<?cs elif:Act.state != "executed" ?><?cs call:callout("info", Text.admin_reorganise_undo.over) ?>
<?cs elif:subcount(Depends) ?><?cs call:section_begin(Text.admin_reorganise_undo.depends) ?><?cs call:callout("warn", Text.admin_reorganise_undo.depends_text) ?>
<ul class="plain-list"><?cs each:one = Depends ?><li><b class="number"><?cs var:one.n ?></b> <?cs var:Text.dependence[one.kind] ?></li><?cs /each ?></ul><?cs call:section_end() ?>
<?cs else ?><?cs call:undo_form() ?><?cs /if ?>
<?cs call:columns_next() ?><?cs call:act_summary() ?><?cs call:columns_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
