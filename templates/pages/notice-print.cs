<?cs include:"macros.cs" ?>
<?cs # needs: Notice, Items, notice_max, Page. The document is in Vietnamese
     whatever the language of the page; its layout is that of NĐ 30/2020. ?>
<?cs def:title() ?><?cs var:Text.notice.one ?> <?cs var:Notice.reference ?><?cs /def ?>
<?cs def:paper_head() ?><div class="paper-head"><div>
<p class="paper-parent"><?cs var:Text.notice_document.committee ?> <?cs var:Page.unit_name ?></p>
<p class="paper-agency"><span><?cs var:Text.notice_document.office ?></span></p>
<p class="paper-number"><?cs var:Text.notice_document.number ?> <?cs var:Notice.reference ?></p>
</div><div>
<p class="paper-state"><?cs var:Text.notice_document.state_name ?></p>
<p class="paper-motto"><span><?cs var:Text.notice_document.motto ?></span></p>
<p class="paper-place"><?cs var:Notice.place ?>, <?cs var:Text.notice_document.day ?> <?cs var:Notice.issued_day ?> <?cs var:Text.notice_document.month ?> <?cs var:Notice.issued_month ?> <?cs var:Text.notice_document.year ?> <?cs var:Notice.issued_year ?></p>
</div></div><?cs /def ?>
<?cs def:paper_table() ?><table class="paper-table"><thead><tr><th scope="col"><?cs var:Text.notice_document.tt ?></th><th scope="col"><?cs var:Text.notice_document.directive ?></th><th scope="col"><?cs var:Text.notice_document.task ?></th><th scope="col"><?cs var:Text.notice_document.due_on ?></th><th scope="col"><?cs var:Text.notice_document.days ?></th><th scope="col"><?cs var:Text.notice_document.nth ?></th><th scope="col"><?cs var:Text.notice_document.update ?></th></tr></thead><tbody><?cs
each:item = Items ?><?cs if:item.state != "withdrawn" ?><tr><td class="number"><?cs var:item.number ?></td><td><?cs var:item.reference ?>, <?cs var:Text.notice_document.day ?> <?cs var:item.issued_on ?>; <?cs var:item.abstract ?></td><td><?cs var:item.title ?></td><td><?cs var:item.due_on ?><?cs if:item.extended ?> <?cs var:Text.notice_document.extended ?><?cs /if ?></td><td class="number"><?cs var:item.days ?></td><td><?cs var:Text.notice_document.time ?> <?cs var:item.nth ?><?cs if:item.before ?>; <?cs var:Text.notice_document.before ?> <?cs var:item.before ?><?cs /if ?></td><td><?cs if:item.update_text ?><?cs var:item.updated_at ?>: <?cs var:item.update_text ?><?cs else ?><?cs var:Text.notice_document.no_update ?><?cs /if ?></td></tr><?cs /if ?><?cs /each ?></tbody></table><?cs /def ?>
<?cs def:paper_foot() ?><div class="paper-foot"><div class="paper-copies">
<p><b><?cs var:Text.notice_document.copies ?></b></p>
<p>- <?cs var:Text.notice_document.copy_1 ?></p><p>- <?cs var:Text.notice_document.copy_2 ?></p><p>- <?cs var:Text.notice_document.copy_3 ?></p><p>- <?cs var:Text.notice_document.copy_4 ?></p>
</div><div class="paper-sign">
<p><b><?cs if:Notice.by_deputy ?><?cs var:Text.notice_document.for_chief ?><br><?cs var:Text.notice_document.deputy ?><?cs else ?><?cs var:Text.notice_document.chief ?><?cs /if ?></b></p>
<p class="paper-signer"><b><?cs var:Notice.signer ?></b></p>
</div></div><?cs /def ?>
<?cs def:content() ?>
<div class="screen-only"><?cs call:crumb_begin() ?><?cs call:crumb(Text.notice_list.title, "notice-list") ?><?cs call:crumb(Text.notice.one + " " + Notice.reference, "notice-view?id=" + Notice.id) ?><?cs call:crumb_end() ?>
<?cs call:head_begin(Text.notice.one + " " + Notice.reference, Notice.agency) ?><?cs call:print_button() ?><?cs call:head_end() ?></div>
<article class="paper" lang="vi">
<?cs call:paper_head() ?>
<p class="paper-title"><?cs var:Text.notice_document.title ?></p>
<p class="paper-about"><span><?cs var:Text.notice_document.about ?></span></p>
<?cs if:Notice.n_items == "1" ?><p class="paper-nth">(<?cs var:Text.notice_document.time_capital ?> <?cs var:Notice.nth_max ?>)</p><?cs /if ?>
<p class="paper-to"><?cs var:Text.notice_document.to ?> <?cs var:Notice.agency ?>.</p>
<p class="paper-body"><?cs var:Notice.basis ?> <?cs var:Text.notice_document.as_of ?> <?cs var:Notice.approved_at ?>, <?cs var:Notice.agency ?> <?cs var:Text.notice_document.still ?> <?cs var:Notice.n_items ?> <?cs var:Text.notice_document.tasks_due ?></p>
<?cs call:paper_table() ?>
<p class="paper-body paper-close"><?cs var:Notice.request ?> <?cs var:Text.notice_document.before_day ?> <?cs var:Notice.answer_by ?>. <?cs
if:Notice.last ?><?cs var:Text.notice_document.last_1 ?> <?cs var:Notice.nth_max ?>, <?cs var:Text.notice_document.last_2 ?><?cs
else ?><?cs var:Text.notice_document.warning_1 ?> <?cs var:notice_max ?> <?cs var:Text.notice_document.warning_2 ?><?cs /if ?>./.</p>
<?cs call:paper_foot() ?>
</article>
<?cs /def ?>
<?cs include:"layout.cs" ?>
