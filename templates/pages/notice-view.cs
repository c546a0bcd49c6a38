<?cs include:"macros.cs" ?><?cs include:"parts/notice.cs" ?>
<?cs # needs: Notice, Items, Files, Can ?>
<?cs def:title() ?><?cs var:Text.notice.one ?> <?cs var:Notice.reference ?><?cs /def ?>
<?cs def:next() ?><?cs call:section_begin(Text.notice_view.next) ?>
<?cs if:Notice.state == "approved" ?><p><?cs var:Text.notice_view.to_sign ?></p><?cs else ?><p><?cs var:Text.notice_view.to_send ?></p><?cs /if ?>
<div class="actions screen-only"><?cs
if:Can.send ?><?cs call:form_begin_inline("notice-send") ?><?cs call:hidden("id", Notice.id) ?><?cs call:hidden("version", Notice.version) ?><?cs call:button_primary(Text.notice_view.send) ?><?cs call:form_end() ?><?cs call:link_button(Text.notice_view.sign_again, "notice-sign?id=" + Notice.id) ?><?cs
else ?><?cs call:link_primary(Text.notice_view.sign, "notice-sign?id=" + Notice.id) ?><?cs /if ?><?cs
call:link_danger(Text.notice_view.withdraw, "notice-withdraw?id=" + Notice.id) ?></div>
<?cs call:section_end() ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.notice_list.title, "notice-list") ?><?cs if:Notice.state ?><?cs call:crumb(Text.notice.state[Notice.state], "notice-list?state=" + Notice.state) ?><?cs /if ?><?cs call:crumb_end() ?>
<?cs call:head_begin(Text.notice.one + " " + Notice.reference, Notice.agency) ?><?cs call:link_button(Text.notice_view.print, "notice-print?id=" + Notice.id) ?><?cs call:link_button(Text.paper.pdf, "notice-print?id=" + Notice.id + "&format=pdf") ?><?cs call:link_button(Text.paper.docx, "notice-print?id=" + Notice.id + "&format=docx") ?><?cs call:head_end() ?>
<?cs call:columns_begin() ?>
<?cs if:Notice.withdrawn_reason ?><?cs call:callout("warn", Text.notice.withdrawal[Notice.withdrawn_reason]) ?><?cs call:prose(Notice.withdrawn_note) ?><?cs /if ?>
<?cs if:Can.handle ?><?cs call:next() ?><?cs /if ?>
<?cs call:section_begin(Text.notice_view.words) ?><?cs call:prose(Notice.basis) ?><?cs call:prose(Notice.request) ?><?cs call:section_end() ?>
<?cs call:columns_next() ?>
<?cs call:notice_summary() ?>
<?cs call:section_begin(Text.notice_view.steps) ?><?cs call:dl_begin() ?>
<?cs call:dl_item_begin(Text.notice.approved_at) ?><?cs var:Notice.approved_at ?><br><span class="muted"><?cs var:Notice.approved_by ?></span><?cs call:dl_item_end() ?>
<?cs call:dl_some(Text.notice.signed_at, Notice.signed_at) ?>
<?cs call:dl_some(Text.notice.sent_on, Notice.sent_on) ?>
<?cs call:dl_some(Text.notice.withdrawn_at, Notice.withdrawn_at) ?>
<?cs call:dl_end() ?><?cs call:file_list(Files) ?><?cs call:section_end() ?>
<?cs call:columns_end() ?>
<?cs call:section_begin(Text.notice_view.tasks) ?>
<?cs call:table_begin(Text.notice_view.tasks) ?><?cs call:table_head() ?><?cs call:notice_head_cells() ?><?cs call:table_body() ?><?cs
each:item = Items ?><?cs call:row_begin() ?><?cs call:notice_cells(item, Can.handle) ?><?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?>
<?cs call:section_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
