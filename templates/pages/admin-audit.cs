<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Lines, Acts, Query, filter, older, newer ?>
<?cs def:title() ?><?cs var:Text.admin_audit.title ?><?cs /def ?>

<?cs def:select_act(f) ?><div class="field"><?cs call:field_label("act", Text.admin_audit.act, "") ?><select<?cs call:field_attributes(f, "act", "", "") ?>>
    <option value=""><?cs var:Text.list.all ?></option><?cs each:option = Acts ?>
    <option value="<?cs var:option.value ?>"<?cs if:f.value == option.value ?> selected<?cs /if ?>><?cs var:Text.audit_act[option.key] ?></option><?cs /each ?>
  </select></div><?cs /def ?>

<?cs def:line_outcome(outcome) ?><?cs if:outcome == "refused" || outcome == "officer_refused" || outcome == "throttled" ?><?cs call:badge("overdue", "stop", Text.audit_outcome[outcome]) ?><?cs elif:Text.audit_outcome[outcome] ?><?cs call:badge("done", "check", Text.audit_outcome[outcome]) ?><?cs else ?><?cs var:outcome ?><?cs /if ?><?cs /def ?>

<?cs def:content() ?>
<?cs call:head_begin(Text.admin_audit.title, "") ?><?cs call:print_button() ?><?cs call:head_end() ?>
<?cs call:filter_begin("admin-audit") ?>
<?cs call:filter_search(Query.text, "text", Text.admin_audit.search) ?>
<?cs call:input_line(Query.login, "login", Text.field.login, "", "") ?>
<?cs call:select_act(Query.act) ?>
<?cs call:select_named(Query.outcome, "outcome", Text.admin_audit.outcome, "", "", Text.audit_outcome, Text.list.all, "") ?>
<?cs call:input_date(Query.from, "from", Text.field.from, "", "") ?>
<?cs call:input_date(Query.to, "to", Text.field.to, "", "") ?>
<?cs call:filter_end("admin-audit") ?>
<?cs if:subcount(Lines) ?><?cs call:table_begin(Text.admin_audit.title) ?><?cs call:table_head() ?><?cs call:th(Text.admin_audit.at) ?><?cs call:th(Text.admin_audit.who) ?><?cs call:th(Text.admin_audit.act) ?><?cs call:th(Text.admin_audit.outcome) ?><?cs call:th(Text.admin_audit.detail) ?><?cs call:th(Text.people.address) ?><?cs call:table_body() ?>
<?cs each:line = Lines ?><?cs call:row_begin() ?>
<?cs call:td_begin(Text.admin_audit.at) ?><span class="nowrap"><?cs var:line.at ?></span><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_audit.who) ?><?cs if:line.login ?><?cs if:line.officer ?><?cs var:line.officer ?><br><?cs elif:line.name ?><?cs var:line.name ?><br><?cs /if ?><span class="muted"><?cs var:line.login ?></span><?cs else ?><span class="muted"><?cs var:Text.admin_audit.nobody ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_audit.act) ?><?cs if:Text.audit_act[line.key] ?><?cs var:Text.audit_act[line.key] ?><?cs else ?><?cs var:line.action ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.admin_audit.outcome) ?><?cs call:line_outcome(line.outcome) ?><?cs call:td_end() ?>
<?cs call:td(Text.admin_audit.detail, line.detail) ?>
<?cs call:td_begin(Text.people.address) ?><?cs var:line.address ?><?cs if:line.request_id ?><br><code class="muted"><?cs var:line.request_id ?></code><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?>
<?cs else ?><?cs call:empty_state(Text.admin_audit.none, "", Text.button.clear_filter, "admin-audit") ?><?cs /if ?>
<?cs if:newer ?><?cs set:first_page = "admin-audit?" + filter ?><?cs else ?><?cs set:first_page = "" ?><?cs /if ?><?cs
if:older && filter ?><?cs set:next_page = "admin-audit?" + filter + "&before=" + older ?><?cs elif:older ?><?cs set:next_page = "admin-audit?before=" + older ?><?cs else ?><?cs set:next_page = "" ?><?cs /if ?>
<?cs call:pager(first_page, next_page) ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
