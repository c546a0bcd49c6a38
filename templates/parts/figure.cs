<?cs # A table of figures; include after macros.cs and parts/report.cs.
     needs: what figure_view.h gives ?><?cs

def:figure_number(cell) ?><?cs if:cell.n_shown ?><?cs var:cell.n_shown ?><?cs elif:cell.n ?><?cs var:cell.n ?><?cs else ?>0<?cs /if ?><?cs /def ?><?cs

def:figure_words(cell) ?><?cs if:cell.kind == "word" ?><?cs var:Text.figure[cell.text] ?><?cs else ?><?cs var:cell.text ?><?cs /if ?><?cs /def ?><?cs

def:figure_cell(cell, words, label) ?><?cs
  if:cell.kind == "count" ?><td class="number" data-label="<?cs var:label ?>"><?cs if:cell.link && cell.n != "0" ?><a href="/<?cs var:cell.link ?>"><?cs call:figure_number(cell) ?></a><?cs else ?><?cs call:figure_number(cell) ?><?cs /if ?></td><?cs
  elif:cell.kind == "rate" ?><td class="number rate" data-label="<?cs var:label ?>"><?cs if:cell.rate_of ?><?cs var:cell.rate ?><small><?cs var:cell.rate_of ?></small><?cs else ?><span class="muted">–</span><?cs /if ?></td><?cs
  elif:cell.kind == "day" ?><td class="number" data-label="<?cs var:label ?>"><?cs call:date(cell.day) ?></td><?cs
  elif:words ?><th scope="row" class="who-row figure-words"><?cs if:cell.link ?><a href="/<?cs var:cell.link ?>"><?cs call:figure_words(cell) ?></a><?cs else ?><?cs call:figure_words(cell) ?><?cs /if ?></th><?cs
  else ?><td class="figure-words" data-label="<?cs var:label ?>"><?cs if:cell.link ?><a href="/<?cs var:cell.link ?>"><?cs call:figure_words(cell) ?></a><?cs else ?><?cs call:figure_words(cell) ?><?cs /if ?></td><?cs /if ?><?cs /def ?><?cs

# head: which column names its row ("1" for the second) ?><?cs
def:figure_table(table, head) ?><div class="wide-table wide-cards full-cards figure-table" role="region" tabindex="0" aria-label="<?cs var:Text.figure[table.caption] ?>"><table><caption class="sr"><?cs var:Text.figure[table.caption] ?></caption>
<thead><tr><?cs each:column = table.Columns ?><th scope="col"<?cs if:name(column) == head ?> class="who-row"<?cs /if ?>><?cs var:Text.figure[column.name] ?></th><?cs /each ?></tr></thead>
<tbody><?cs each:row = table.Rows ?><tr<?cs if:row.sum ?> class="total"<?cs /if ?>><?cs each:cell = row.Cells ?><?cs if:name(cell) == head ?><?cs call:figure_cell(cell, 1, "") ?><?cs else ?><?cs set:column_at = name(cell) ?><?cs set:column_name = table.Columns[column_at].name ?><?cs call:figure_cell(cell, "", Text.figure[column_name]) ?><?cs /if ?><?cs /each ?></tr>
<?cs /each ?></tbody></table></div><?cs /def ?><?cs

# the kinds of a period and its neighbours, for any report ?><?cs
def:period_chooser(path) ?><?cs call:tabs_begin(Text.report_summary.kinds) ?>
<?cs each:k = Kinds ?><?cs call:tab(Text.period_kind[k.kind], path + "?period=" + k.kind, k.current, "") ?><?cs /each ?>
<?cs call:tab(Text.period_kind.free, path + "?period=free", Period.kind == "free", "") ?><?cs call:tabs_end() ?>
<form method="get" action="/<?cs var:path ?>" class="filter screen-only"><?cs call:hidden("period", Period.kind) ?>
<?cs if:Period.previous ?><a class="button" rel="prev" href="/<?cs var:path ?>?<?cs var:Period.previous ?>"><?cs call:icon("left") ?><?cs var:Text.report_summary.previous ?></a><?cs /if ?>
<?cs if:Period.next ?><a class="button" rel="next" href="/<?cs var:path ?>?<?cs var:Period.next ?>"><?cs var:Text.report_summary.next ?><?cs call:icon("right") ?></a><?cs /if ?>
<?cs if:Period.kind == "month" ?><div class="field"><label for="f-number"><?cs var:Text.period_kind.month ?></label><select id="f-number" name="number"><?cs call:word_options(Text.month_name, Period.number) ?></select></div>
<?cs elif:Period.kind == "quarter" ?><div class="field"><label for="f-number"><?cs var:Text.period_kind.quarter ?></label><select id="f-number" name="number"><?cs call:word_options(Text.quarter_name, Period.number) ?></select></div><?cs /if ?>
<?cs if:Period.kind == "free" ?><?cs call:input_date(Query.from, "from", Text.field.from, "", "") ?><?cs call:input_date(Query.to, "to", Text.field.to, "", "") ?>
<?cs else ?><div class="field short-year"><label for="f-year"><?cs var:Text.report_summary.year ?></label><input type="text" id="f-year" name="year" inputmode="numeric" autocomplete="off" value="<?cs var:Period.year ?>"></div><?cs /if ?>
<div class="actions"><?cs call:button_primary(Text.report_summary.show) ?></div></form>
<?cs if:Query.number.error || Query.year.error || Query.period.error ?><?cs call:callout("warn", Text.report_summary.no_period) ?><?cs /if ?><?cs /def ?><?cs

# the same report to take away; ask: its query ?><?cs
def:figure_downloads(path, ask) ?><?cs call:link_button(Text.button.export, path + "?" + ask + "&format=xlsx") ?><?cs call:link_button("CSV", path + "?" + ask + "&format=csv") ?><?cs call:link_button(Text.paper.pdf, path + "?" + ask + "&format=pdf") ?><?cs call:link_button(Text.paper.docx, path + "?" + ask + "&format=docx") ?><?cs call:print_button() ?><?cs /def ?>
