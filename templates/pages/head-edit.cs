<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?><?cs include:"parts/head.cs" ?>
<?cs # needs: Head (of one that is), Terms, Agencies, Form, Page ?>
<?cs def:title() ?><?cs if:Head.id ?><?cs var:Text.head_edit.change ?><?cs else ?><?cs var:Text.head_edit.title ?><?cs /if ?><?cs /def ?>

<?cs def:head_fields() ?>
<?cs if:Head.id ?><?cs call:hidden("version", Head.version) ?><?cs call:hidden("agency_id", Head.agency_id) ?>
<?cs else ?><?cs call:select(Form.agency_id, "agency_id", Text.field.agency, "", 1, Agencies) ?><?cs /if ?>
<div class="grid">
<?cs call:input_line(Form.name, "name", Text.head_edit.name, "", 1) ?>
<?cs call:input_line(Form.title, "title", Text.head_edit.position, Text.head_edit.position_help, "") ?>
<?cs call:input_date(Form.valid_from, "valid_from", Text.field.valid_from, Text.head_edit.from_help, 1) ?>
<?cs call:input_date(Form.valid_to, "valid_to", Text.field.valid_to, Text.head_edit.to_help, "") ?>
</div>
<?cs call:input_line(Form.document, "document", Text.head_list.document, Text.head_edit.document_help, 1) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.button.save) ?><?cs call:link_button(Text.button.cancel, "head-list") ?><?cs call:actions_end() ?><?cs /def ?>
<?cs def:head_form(path) ?><?cs call:error_summary(Form) ?><?cs call:form_begin(path) ?><?cs call:head_fields() ?><?cs call:form_end() ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.head_list.title, "head-list") ?><?cs call:crumb_end() ?>
<?cs if:Head.id ?><?cs call:head(Text.head_edit.change, Head.agency) ?><?cs else ?><?cs call:head(Text.head_edit.title, "") ?><?cs /if ?>
<section class="panel"><?cs if:Head.id ?><?cs call:head_form("head-edit?id=" + Head.id) ?><?cs else ?><?cs call:head_form("head-edit") ?><?cs /if ?></section>
<?cs if:subcount(Terms) ?><h2><?cs var:Text.head_edit.terms ?></h2><?cs call:head_table(Terms, Text.head_edit.terms, 1, "") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
