<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?><?cs include:"parts/agency.cs" ?>
<?cs # needs: Act, From, To, Works, Fields, n_more, Form, Page ?>
<?cs def:title() ?><?cs var:Text.admin_reorganise_assign.title ?><?cs /def ?>

<?cs def:work_row(work) ?><?cs call:row_begin() ?>
<?cs call:td_check("ids", work.id, work.title) ?>
<?cs call:td_main_begin() ?><b><?cs var:work.reference ?></b> <?cs var:work.title ?> <?cs call:badge_role(work.role) ?><?cs call:td_end() ?>
<?cs call:td(Text.field.field_id, work.field) ?>
<?cs call:td_begin(Text.field.due_on) ?><?cs call:date(work.due_on) ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.agency.goes_to) ?><?cs if:work.fate == "lost" ?><?cs call:badge("overdue", "overdue", Text.work_fate.lost) ?><?cs else ?><?cs var:work.to ?><?cs /if ?><?cs call:work_also(work) ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>

<?cs def:how_choice(word, how) ?><label class="choice"><input type="radio" name="how" value="<?cs var:how ?>"<?cs if:Form.how.value == how || (!Form.how.value && how == "goes_on") ?> checked<?cs /if ?>> <span><b><?cs var:word ?></b> – <?cs var:Text.reorganise_how_help[how] ?></span></label><?cs /def ?>
<?cs def:how_choices() ?><fieldset class="field choices<?cs if:Form.how.error ?> bad<?cs /if ?>"><?cs call:group_head("how", Text.field.how, "") ?><?cs call:field_notes(Form.how, "how", "") ?><?cs each:word = Text.reorganise_how ?><?cs call:how_choice(word, name(word)) ?><?cs /each ?></fieldset><?cs /def ?>

<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_reorganisations.title, "admin-reorganisations") ?><?cs call:crumb(Text.admin_reorganise_run.title, "admin-reorganise-run?id=" + Act.id) ?><?cs call:crumb_end() ?>
<?cs call:head(Text.admin_reorganise_assign.title, Act.document) ?>
<?cs if:Act.state == "prepared" && subcount(To) ?>
<p class="muted lead"><?cs var:Text.admin_reorganise_assign.lead ?></p>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("admin-reorganise-assign?id=" + Act.id) ?>
<?cs call:hidden("version", Act.version) ?>
<?cs call:section_begin(Text.admin_reorganise_assign.who) ?>
<?cs call:select(Form.agency_id, "agency_id", Text.admin_reorganise_assign.agency, "", 1, To) ?>
<?cs if:subcount(To) > #1 ?><?cs call:how_choices() ?><?cs /if ?>
<?cs call:checkbox(Form.all, "all", Text.admin_reorganise_assign.all, Text.admin_reorganise_assign.all_help) ?>
<?cs call:details_begin(Text.admin_reorganise_assign.by_field) ?><?cs call:check_group(Form.field_ids, "field_ids", Text.admin_reorganise_assign.by_field, "", Fields) ?><?cs call:details_end() ?>
<?cs call:section_end() ?>
<?cs if:subcount(Works) ?><?cs call:table_begin(Text.admin_reorganise_run.works) ?><?cs call:table_head() ?><?cs call:th_check(Text.admin_reorganise_assign.choose) ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.field.field_id) ?><?cs call:th(Text.field.due_on) ?><?cs call:th(Text.agency.goes_to) ?><?cs call:table_body() ?>
<?cs each:work = Works ?><?cs call:work_row(work) ?><?cs /each ?><?cs call:table_end() ?><?cs else ?><p class="muted"><?cs var:Text.admin_reorganise_run.no_works ?></p><?cs /if ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.admin_reorganise_assign.do) ?><?cs call:link_button(Text.admin_reorganise_assign.back, "admin-reorganise-run?id=" + Act.id) ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs else ?><?cs call:act_summary() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
