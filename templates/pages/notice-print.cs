<?cs include:"macros.cs" ?>
<?cs # needs: Notice, Items, Paper, Page. The document is in Vietnamese whatever
     the language of the page; its layout is that of NĐ 30/2020. ?>
<?cs def:title() ?><?cs var:Text.notice.one ?> <?cs var:Notice.reference ?><?cs /def ?>
<?cs def:paper_head() ?><div class="paper-head"><div>
<p class="paper-parent"><?cs var:Paper.parent ?></p>
<p class="paper-agency"><span><?cs var:Paper.agency ?></span></p>
<p class="paper-number"><?cs var:Paper.number ?></p>
</div><div>
<p class="paper-state"><?cs var:Paper.state_name ?></p>
<p class="paper-motto"><span><?cs var:Paper.motto ?></span></p>
<p class="paper-place"><?cs var:Paper.place_day ?></p>
</div></div><?cs /def ?>
<?cs def:paper_table() ?><table class="paper-table"><thead><tr><th scope="col"><?cs var:Text.notice_document.tt ?></th><th scope="col"><?cs var:Text.notice_document.directive ?></th><th scope="col"><?cs var:Text.notice_document.task ?></th><th scope="col"><?cs var:Text.notice_document.due_on ?></th><th scope="col"><?cs var:Text.notice_document.days ?></th><th scope="col"><?cs var:Text.notice_document.nth ?></th><th scope="col"><?cs var:Text.notice_document.update ?></th></tr></thead><tbody><?cs
each:item = Items ?><?cs if:item.state != "withdrawn" ?><tr><td class="number" data-label="<?cs var:Text.notice_document.tt ?>"><?cs var:item.number ?></td><td data-label="<?cs var:Text.notice_document.directive ?>"><?cs var:item.reference ?> <?cs var:Text.notice_document.day ?> <?cs var:item.issued_on ?>; <?cs var:item.abstract ?></td><td data-label="<?cs var:Text.notice_document.task ?>"><?cs var:item.title ?></td><td data-label="<?cs var:Text.notice_document.due_on ?>"><?cs var:item.due_on ?><?cs if:item.extended ?> <?cs var:Text.notice_document.extended ?><?cs /if ?></td><td class="number" data-label="<?cs var:Text.notice_document.days ?>"><?cs var:item.days ?></td><td data-label="<?cs var:Text.notice_document.nth ?>"><?cs var:Text.notice_document.time ?> <?cs var:item.nth ?><?cs if:item.before ?>; <?cs var:Text.notice_document.before ?> <?cs var:item.before ?><?cs /if ?></td><td data-label="<?cs var:Text.notice_document.update ?>"><?cs if:item.update_text ?><?cs var:item.updated_at ?>: <?cs var:item.update_text ?><?cs else ?><?cs var:Text.notice_document.no_update ?><?cs /if ?></td></tr><?cs /if ?><?cs /each ?></tbody></table><?cs /def ?>
<?cs def:paper_foot() ?><div class="paper-foot"><div class="paper-copies">
<p><b><?cs var:Paper.copies_heading ?></b></p>
<?cs each:copy = Paper.Copies ?><p><?cs var:copy ?></p><?cs /each ?>
</div><div class="paper-sign">
<?cs each:office = Paper.Offices ?><p><b><?cs var:office ?></b></p><?cs /each ?>
<p class="paper-signer"><b><?cs var:Paper.signer ?></b></p>
</div></div><?cs /def ?>
<?cs def:content() ?>
<div class="screen-only"><?cs call:crumb_begin() ?><?cs call:crumb(Text.notice_list.title, "notice-list") ?><?cs call:crumb(Text.notice.one + " " + Notice.reference, "notice-view?id=" + Notice.id) ?><?cs call:crumb_end() ?>
<?cs call:head_begin(Text.notice.one + " " + Notice.reference, Notice.agency) ?><?cs call:link_button(Text.paper.pdf, "notice-print?id=" + Notice.id + "&format=pdf") ?><?cs call:link_button(Text.paper.docx, "notice-print?id=" + Notice.id + "&format=docx") ?><?cs call:print_button() ?><?cs call:head_end() ?></div>
<article class="paper" lang="vi">
<?cs call:paper_head() ?>
<p class="paper-title"><?cs var:Text.notice_document.title ?></p>
<p class="paper-about"><span><?cs var:Paper.about ?></span></p>
<?cs if:Paper.nth ?><p class="paper-nth"><?cs var:Paper.nth ?></p><?cs /if ?>
<p class="paper-to"><?cs var:Paper.address ?></p>
<p class="paper-body"><?cs var:Paper.opening ?></p>
<?cs call:paper_table() ?>
<p class="paper-body paper-close"><?cs var:Paper.closing ?></p>
<?cs call:paper_foot() ?>
</article>
<?cs /def ?>
<?cs include:"layout.cs" ?>
