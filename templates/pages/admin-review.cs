<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Lines, Sums, Due, Past, Form ?>
<?cs def:title() ?><?cs var:Text.admin_review.title ?><?cs /def ?>

<?cs def:line_row(one) ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><?cs if:User.may.administer ?><?cs call:row_link(one.name, "admin-account-edit?id=" + one.id) ?><?cs else ?><b><?cs var:one.name ?></b><?cs /if ?><br><span class="muted"><?cs var:one.login ?></span><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.account_role) ?><?cs var:Text.account_role[one.role] ?><?cs if:one.position != "none" ?><br><span class="muted"><?cs var:Text.position[one.position] ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_review.used) ?><?cs if:one.used_at ?><span class="date"><?cs var:one.used_at ?></span><?cs else ?><?cs var:Text.people.never ?><?cs /if ?><?cs if:one.warned_at ?> <?cs call:badge("overdue", "overdue", Text.admin_review.warned) ?><?cs elif:one.unused ?> <?cs call:badge("waiting", "hourglass", Text.admin_review.unused) ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.second_factor.title) ?><?cs if:one.kind == "agency" ?><?cs var:one.n_officers_with_factor ?>/<?cs var:one.n_officers ?> <?cs var:Text.admin_review.officers ?><?cs elif:one.has_factor ?><?cs call:badge("in_time", "check", Text.admin_review.has) ?><?cs elif:one.lacks_factor ?><?cs call:badge("overdue", "overdue", Text.admin_review.lacks) ?><?cs else ?>–<?cs /if ?><?cs call:td_end() ?>
<?cs call:td(Text.field.basis, one.basis) ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:sign_form() ?><?cs call:section_begin(Text.admin_review.sign) ?>
<p class="muted"><?cs var:Text.admin_review.sign_text ?></p>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("admin-review") ?><?cs call:hidden("seen", Sums.n_accounts) ?>
<?cs call:input_text(Form.conclusion, "conclusion", Text.field.conclusion, Text.admin_review.conclusion_help, 1, 3) ?>
<?cs call:input_line(Form.document, "document", Text.field.review_document, "", 1) ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.admin_review.do_sign) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?><?cs call:section_end() ?><?cs /def ?>

<?cs def:past() ?><?cs if:subcount(Past) ?><?cs call:section_begin(Text.admin_review.past) ?>
<?cs call:table_begin(Text.admin_review.past) ?><?cs call:table_head() ?><?cs call:th(Text.admin_review.signed_at) ?><?cs call:th(Text.admin_review.signer) ?><?cs call:th_number(Text.admin_review.n_accounts) ?><?cs call:th(Text.field.conclusion) ?><?cs call:th(Text.field.review_document) ?><?cs call:table_body() ?>
<?cs each:one = Past ?><?cs call:row_begin() ?><?cs call:td(Text.admin_review.signed_at, one.signed_at) ?><?cs call:td(Text.admin_review.signer, one.signer) ?><?cs call:td_number(Text.admin_review.n_accounts, one.n_accounts) ?><?cs call:td(Text.field.conclusion, one.conclusion) ?><?cs call:td(Text.field.review_document, one.document) ?><?cs call:row_end() ?><?cs /each ?>
<?cs call:table_end() ?><?cs call:section_end() ?><?cs /if ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.admin_review.title, "") ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs if:Due.late ?><?cs call:callout("bad", Text.admin_review.late) ?><?cs /if ?>
<?cs call:dl_begin() ?>
<?cs call:dl_item(Text.admin_review.due_on, Due.on) ?>
<?cs call:dl_item_begin(Text.admin_review.n_accounts) ?><?cs var:Sums.n_accounts ?><?cs call:dl_item_end() ?>
<?cs call:dl_item_begin(Text.admin_review.n_without_factor) ?><?cs var:Sums.n_without_factor ?><?cs call:dl_item_end() ?>
<?cs call:dl_item_begin(Text.admin_review.n_unused) ?><?cs var:Sums.n_unused ?><?cs call:dl_item_end() ?>
<?cs call:dl_end() ?>
<div class="screen-only"><?cs call:sign_form() ?></div>
<?cs call:past() ?>
<?cs call:table_begin(Text.admin_review.title) ?><?cs call:table_head() ?><?cs call:th(Text.admin_accounts.name) ?><?cs call:th(Text.field.account_role) ?><?cs call:th(Text.admin_review.used) ?><?cs call:th(Text.second_factor.title) ?><?cs call:th(Text.field.basis) ?><?cs call:table_body() ?>
<?cs each:one = Lines ?><?cs call:line_row(one) ?><?cs /each ?><?cs call:table_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
