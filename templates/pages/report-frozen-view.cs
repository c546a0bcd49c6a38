<?cs include:"macros.cs" ?><?cs include:"parts/report.cs" ?><?cs include:"parts/frozen.cs" ?>
<?cs # needs: Frozen, Check, Report, Period, Columns, Blocks, Total, distinct_tasks ?>
<?cs def:title() ?><?cs var:Text.frozen.one ?><?cs /def ?>
<?cs def:paper(words, format) ?><?cs call:link_button(words, "report-frozen-view?id=" + Frozen.id + "&format=" + format) ?><?cs /def ?>
<?cs def:letter(words, name) ?><?cs var:words ?> (<?cs call:link(Text.paper.pdf, "report-frozen-view?id=" + Frozen.id + "&format=pdf&letter=" + name) ?>, <?cs call:link(Text.paper.docx, "report-frozen-view?id=" + Frozen.id + "&format=docx&letter=" + name) ?>)<?cs /def ?>
<?cs def:checked() ?><?cs if:Check.done ?><?cs if:Check.stored && Check.derived ?><?cs call:callout("good", Text.frozen.whole) ?><?cs /if ?><?cs if:!Check.stored ?><?cs call:callout("bad", Text.frozen.touched) ?><?cs /if ?><?cs if:!Check.derived ?><?cs call:callout("warn", Text.frozen.moved) ?><?cs /if ?><?cs /if ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.menu.report_summary, "report-summary") ?><?cs call:crumb(Text.frozen.list, "report-frozen-list") ?><?cs call:crumb_end() ?>
<header class="page-head"><div><p class="above"><?cs var:Text.frozen.one ?> <?cs var:Text.frozen.no ?> <?cs var:Frozen.id ?></p><h1><?cs call:period_title(Period) ?></h1></div><div class="head-actions"><?cs call:link_primary(Text.frozen.compare, "report-frozen-compare?id=" + Frozen.id) ?><?cs call:paper(Text.button.export, "xlsx") ?><?cs call:paper(Text.paper.pdf, "pdf") ?><?cs call:paper(Text.paper.docx, "docx") ?><?cs call:print_button() ?></div></header>
<p class="report-facts"><?cs var:Text.report_summary.cut_off ?> <b class="date"><?cs var:Period.to ?></b><span class="sep"> · </span><?cs var:Text.report_summary.send_by ?> <b class="date"><?cs var:Period.send_by ?></b><span class="sep"> · </span><?cs var:Text.report_role[Report.role] ?></p>
<?cs call:checked() ?>
<?cs call:frozen_facts(Frozen) ?>
<p class="screen-only"><?cs call:link(Text.frozen.check, "report-frozen-view?id=" + Frozen.id + "&check=1") ?></p>
<?cs if:Period.kind == "year" ?><p class="screen-only papers"><?cs call:link(Text.evaluation.of_this, "report-evaluation?id=" + Frozen.id) ?> · <?cs var:Text.report_letter.letters ?>: <?cs call:letter(Text.report_letter.par, "par") ?> · <?cs call:letter(Text.report_letter.emulation, "emulation") ?></p><?cs /if ?>
<?cs if:subcount(Blocks) ?><p><b><?cs var:Total.n.total ?></b> <?cs var:Text.report_summary.total_is ?>, <b><?cs var:distinct_tasks ?></b> <?cs var:Text.frozen.tasks ?></p>
<?cs call:frozen_table() ?><?cs else ?><p class="muted"><?cs var:Text.frozen.empty ?></p><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
