<?cs include:"macros.cs" ?><?cs include:"parts/report.cs" ?><?cs include:"parts/evaluation.cs" ?>
<?cs # needs: Frozen, Praise, Discipline, kind, may_decide, Form ?>
<?cs def:title() ?><?cs var:Text.evaluation.decide ?><?cs /def ?>
<?cs def:form() ?><?cs call:form_begin("evaluation-decide?id=" + Frozen.id + "&kind=" + kind) ?><?cs call:hidden("kind", kind) ?><?cs call:input_line(Form.document, "document", Text.evaluation.decision, Text.evaluation.decision_help, 1) ?><?cs call:input_date(Form.issued_on, "issued_on", Text.field.issued_on, "", 1) ?><?cs call:input_text(Form.note, "note", Text.field.note, Text.evaluation.note_help, "", 3) ?><?cs call:actions_begin() ?><?cs call:button_primary(Text.evaluation.record) ?><?cs call:link_button(Text.button.cancel, "report-evaluation?id=" + Frozen.id) ?><?cs call:actions_end() ?><?cs call:form_end() ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.evaluation.title, "report-evaluation?id=" + Frozen.id) ?><?cs call:crumb_end() ?>
<header class="page-head"><div><p class="above"><?cs call:period_title(Frozen.Period) ?></p><h1><?cs var:Text.evaluation.decide ?></h1></div></header>
<?cs call:error_summary(Form) ?>
<?cs if:may_decide ?><?cs call:form() ?><?cs else ?><?cs call:callout("info", Text.frozen.not_you) ?><?cs /if ?>
<?cs if:kind ?><?cs call:section_begin(Text.evaluation[kind]) ?><?cs if:kind == "praise" && subcount(Praise) ?><?cs call:evaluation_people(Praise, Text.evaluation.praise) ?><?cs elif:kind == "discipline" && subcount(Discipline) ?><?cs call:evaluation_people(Discipline, Text.evaluation.discipline) ?><?cs else ?><p><?cs var:Text.evaluation.nobody ?></p><?cs /if ?><?cs call:section_end() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
