<?cs # A reporting period and the table of a report; include after macros.cs.
     needs: Period, Kinds, Report ?><?cs

# "Tháng 4 năm 2026" ?><?cs
def:period_title(period) ?><?cs
  if:period.kind == "month" ?><?cs var:Text.month_name[period.number] ?> <?cs var:Text.period_name.in_year ?> <?cs var:period.year ?><?cs
  elif:period.kind == "quarter" ?><?cs var:Text.quarter_name[period.number] ?> <?cs var:Text.period_name.in_year ?> <?cs var:period.year ?><?cs
  elif:period.kind == "free" ?><?cs var:Text.period_name.from ?> <?cs var:period.from ?> <?cs var:Text.period_name.to ?> <?cs var:period.to ?><?cs
  elif:period.kind ?><?cs var:Text.period_name[period.kind] ?> <?cs var:period.year ?><?cs /if ?><?cs /def ?><?cs

# the cut-off, when to send, and what the figures are of ?><?cs
def:report_facts() ?><p class="report-facts"><?cs
  var:Text.report_summary.known_at ?> <b class="date"><?cs var:Report.known_at ?></b><span class="sep"> · </span><?cs
  var:Text.report_summary.cut_off ?> <b class="date"><?cs var:Period.to ?></b><span class="sep"> · </span><?cs
  var:Text.report_summary.send_by ?> <b class="date"><?cs var:Period.send_by ?></b><span class="sep"> · </span><?cs
  var:Text.report_role[Report.role] ?><?cs if:Text.report_scope[Report.scope] && (subcount(Columns) || Cell.name) ?><span class="sep"> · </span><?cs var:Text.report_scope[Report.scope] ?><?cs /if ?></p><?cs /def ?><?cs

# the word of a group and its name: "Phó Chủ tịch Trần Văn Nam" ?><?cs
def:word_of(key) ?><?cs each:kind = Text.assigner_kind ?><?cs if:key == "assigner_kind." + name(kind) ?><?cs var:kind ?> <?cs /if ?><?cs /each ?><?cs each:one = Text.source ?><?cs if:key == "source." + name(one) ?><?cs var:one ?><?cs /if ?><?cs /each ?><?cs /def ?><?cs
def:group_name(word, words) ?><?cs if:word ?><?cs call:word_of(word) ?><?cs /if ?><?cs var:words ?><?cs /def ?><?cs

# one of the words of a section, without a label of its own ?><?cs
def:word_options(words, chosen) ?><?cs each:word = words ?><option value="<?cs var:name(word) ?>"<?cs if:name(word) == chosen ?> selected<?cs /if ?>><?cs var:word ?></option><?cs /each ?><?cs /def ?><?cs

# n, shown: a number, and the same with points when it needs them; name: of
  the cell; which: whose row it is ("agency_id=3"), "" for all ?><?cs
def:cell(n, shown, name, which, look) ?><td class="number<?cs var:look ?>" data-label="<?cs var:Text.report_rows_of[name] ?>"><?cs
  if:n == "0" || !n ?><span class="muted">0</span><?cs
  else ?><a href="/report-rows?<?cs var:Report.query ?>&amp;cell=<?cs var:name ?><?cs if:which ?>&amp;<?cs var:which ?><?cs /if ?>"><?cs if:shown ?><?cs var:shown ?><?cs else ?><?cs var:n ?><?cs /if ?></a><?cs /if ?></td><?cs /def ?><?cs

def:rate(name, words, of, first) ?><td class="number rate<?cs if:first ?> first<?cs /if ?>" data-label="<?cs var:Text.report_rate[name] ?>"><?cs if:of ?><?cs var:words ?><small><?cs var:of ?></small><?cs else ?><span class="muted">–</span><?cs /if ?></td><?cs /def ?><?cs

def:cells(row) ?><?cs each:column = Columns ?><?cs
  if:column.first && column.sum ?><?cs call:cell(row.n[column.name], row.n[column.name + "_shown"], column.name, row.which, " first sum") ?><?cs
  elif:column.first ?><?cs call:cell(row.n[column.name], row.n[column.name + "_shown"], column.name, row.which, " first") ?><?cs
  elif:column.sum ?><?cs call:cell(row.n[column.name], row.n[column.name + "_shown"], column.name, row.which, " sum") ?><?cs
  elif:column.bad ?><?cs call:cell(row.n[column.name], row.n[column.name + "_shown"], column.name, row.which, " bad-number") ?><?cs
  else ?><?cs call:cell(row.n[column.name], row.n[column.name + "_shown"], column.name, row.which, "") ?><?cs /if ?><?cs /each ?><?cs
  call:rate("done", row.rate.done, row.rate.done_of, 1) ?><?cs
  call:rate("on_time", row.rate.on_time, row.rate.on_time_of, "") ?><?cs
  call:rate("overdue", row.rate.overdue, row.rate.overdue_of, "") ?><?cs /def ?><?cs

# on a phone each line is a card with its main figures; with a tick, with all ?><?cs
def:cards_begin() ?><div class="cards-choice screen-only"><input type="checkbox" id="all-columns" autocomplete="off"> <label for="all-columns"><?cs var:Text.report_summary.all_columns ?></label></div><div class="wide-table wide-cards" role="region" tabindex="0" aria-label="<?cs var:Text.report_summary.table ?>"><?cs /def ?><?cs

def:report_head() ?><thead>
<tr><th rowspan="2" scope="col" class="tt"><?cs var:Text.column.number ?></th><th rowspan="2" scope="col" class="who-row"><?cs if:Report.by && Report.by != "agency" ?><?cs var:Text.report_by[Report.by] ?><?cs else ?><?cs var:Text.field.agency ?><?cs /if ?></th>
<th colspan="3" scope="colgroup" class="first"><?cs var:Text.report_group.totals ?></th>
<th colspan="5" scope="colgroup" class="first"><?cs var:Text.report_group.done ?></th>
<th colspan="4" scope="colgroup" class="first"><?cs var:Text.report_group.doing ?></th>
<th colspan="4" scope="colgroup" class="first"><?cs var:Text.report_group.not_started ?></th>
<th colspan="7" scope="colgroup" class="first"><?cs var:Text.report_group.other ?></th>
<th colspan="3" scope="colgroup" class="first"><?cs var:Text.report_group.rates ?></th></tr>
<tr><?cs each:column = Columns ?><th scope="col"<?cs if:column.first ?> class="first"<?cs elif:column.sum ?> class="sum"<?cs /if ?>><?cs var:Text.report_cell[column.name] ?></th><?cs /each ?>
<th scope="col" class="first"><?cs var:Text.report_rate.done ?></th><th scope="col"><?cs var:Text.report_rate.on_time ?></th><th scope="col"><?cs var:Text.report_rate.overdue ?></th></tr>
</thead><?cs /def ?>
