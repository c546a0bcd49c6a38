<?cs # What was frozen; include after parts/report.cs. needs: Frozen ?><?cs

# who froze it, when, and by which sum it is known again ?><?cs
def:frozen_facts(f) ?><dl class="values frozen-facts"><?cs
  call:dl_item(Text.frozen.known_at, f.known_at) ?><?cs
  call:dl_item_begin(Text.frozen.frozen_at) ?><span class="date"><?cs var:f.frozen_at ?></span> <span class="muted"><?cs if:f.by ?><?cs var:f.by ?><?cs else ?><?cs var:Text.frozen.by_program ?><?cs /if ?></span><?cs call:dl_item_end() ?><?cs
  call:dl_item_begin(Text.frozen.sum) ?><code class="frozen-sum"><?cs var:f.sum ?></code><?cs call:dl_item_end() ?><?cs
  call:dl_some(Text.frozen.seal, f.seal) ?></dl><?cs /def ?><?cs

# the table of Phụ lục VI ?><?cs
def:frozen_table() ?><?cs call:cards_begin() ?>
<table><caption class="sr"><?cs var:Text.report_summary.table ?></caption>
<?cs call:report_head() ?>
<?cs each:block = Blocks ?><tbody>
<?cs each:row = block.Rows ?><tr><td class="number tt"><?cs var:row.number ?></td><th scope="row" class="who-row"><?cs var:row.name ?></th><?cs call:cells(row) ?></tr>
<?cs /each ?><tr class="subtotal"><td class="tt"></td><th scope="row" class="who-row"><?cs var:Text.report_block[block.kind] ?></th><?cs call:cells(block.Sum) ?></tr>
</tbody><?cs /each ?>
<tfoot><tr class="total"><td class="tt"></td><th scope="row" class="who-row"><?cs var:Text.report_block.total ?></th><?cs call:cells(Total) ?></tr></tfoot>
</table></div><?cs /def ?>
