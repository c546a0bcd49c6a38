<?cs # Accounts and officers; include after macros.cs. needs: Made on the pages that make a secret ?><?cs

# a select whose words are a section of the texts; without: a name left out ?><?cs
def:select_named(f, name, label, help, required, words, empty, without) ?><div class="field<?cs if:f.error ?> bad<?cs /if ?>"><?cs
  call:field_label(name, label, required) ?><select<?cs call:field_attributes(f, name, help, required) ?>><?cs if:empty ?>
    <option value=""><?cs var:empty ?></option><?cs /if ?><?cs each:word = words ?><?cs if:name(word) != without ?>
    <option value="<?cs var:name(word) ?>"<?cs if:f.value == name(word) ?> selected<?cs /if ?>><?cs var:word ?></option><?cs /if ?><?cs /each ?>
  </select><?cs call:field_notes(f, name, help) ?></div><?cs /def ?><?cs

# the secret just made: told this once; next: where to go on ?><?cs
def:made_secret(label, path) ?><section class="panel"><h2><?cs var:Text.people.made ?></h2>
<?cs call:callout("warn", Text.people.made_once) ?>
<?cs call:dl_begin() ?><?cs call:dl_item(Text.people.made_who, Made.who) ?><?cs call:dl_item_begin(Text.people.made_secret) ?><code><?cs var:Made.secret ?></code><?cs call:dl_item_end() ?><?cs call:dl_end() ?>
<p class="muted"><?cs var:Text.people.made_next ?></p>
<?cs call:actions_begin() ?><?cs call:link_primary(label, path) ?><?cs call:print_button() ?><?cs call:actions_end() ?></section><?cs /def ?><?cs

def:basis_field() ?><?cs call:input_line(Form.basis, "basis", Text.field.basis, Text.people.basis_help, 1) ?><?cs /def ?><?cs

def:account_seen(who) ?><?cs if:who.never ?><?cs call:badge("waiting", "hourglass", Text.people.never) ?><?cs else ?><span class="date"><?cs var:who.seen_at ?></span><?cs /if ?><?cs /def ?><?cs

# what stands beside every act on an account; needs: Account ?><?cs
def:account_summary() ?><?cs call:section_begin(Text.people.now) ?><?cs call:dl_begin() ?>
<?cs call:dl_item(Text.field.login, Account.login) ?>
<?cs call:dl_item(Text.field.name, Account.name) ?>
<?cs call:dl_some(Text.field.officer_title, Account.title) ?>
<?cs call:dl_item(Text.field.kind, Text.account_kind[Account.kind]) ?>
<?cs call:dl_item(Text.field.account_role, Text.account_role[Account.role]) ?>
<?cs if:Account.position != "none" ?><?cs call:dl_item(Text.field.position, Text.position[Account.position]) ?><?cs /if ?>
<?cs call:dl_some(Text.field.agency, Account.agency) ?>
<?cs call:dl_item_begin(Text.people.seen) ?><?cs call:account_seen(Account) ?><?cs call:dl_item_end() ?>
<?cs call:dl_some(Text.people.closed_at, Account.closed_at) ?>
<?cs call:dl_item(Text.field.basis, Account.basis) ?>
<?cs call:dl_end() ?><?cs call:section_end() ?><?cs /def ?><?cs

def:officer_summary() ?><?cs call:section_begin(Text.people.now) ?><?cs call:dl_begin() ?>
<?cs call:dl_item(Text.field.agency, Officer.agency) ?>
<?cs call:dl_item(Text.field.name, Officer.name) ?>
<?cs call:dl_some(Text.field.officer_title, Officer.title) ?>
<?cs call:dl_item(Text.field.duty, Text.duty[Officer.duty]) ?>
<?cs call:dl_item(Text.field.valid_from, Officer.valid_from) ?>
<?cs call:dl_item(Text.field.valid_to, Officer.valid_to) ?>
<?cs call:dl_item_begin(Text.people.seen) ?><?cs call:account_seen(Officer) ?><?cs call:dl_item_end() ?>
<?cs call:dl_item(Text.people.assigned_by, Officer.basis) ?>
<?cs call:dl_end() ?><?cs call:section_end() ?><?cs /def ?><?cs

# live sessions; button: words of the button of a row, "" for none ?><?cs
def:session_table(sessions, button) ?><?cs call:table_begin(Text.people.sessions) ?><?cs call:table_head() ?><?cs call:th(Text.people.device) ?><?cs call:th(Text.people.address) ?><?cs call:th(Text.people.seen) ?><?cs call:th(Text.people.since) ?><?cs call:th(Text.people.act) ?><?cs call:table_body() ?>
<?cs each:one = sessions ?><?cs call:row_begin() ?>
<?cs call:td_main_begin() ?><?cs if:one.device ?><?cs var:one.device ?><?cs else ?><?cs var:Text.people.device_unknown ?><?cs /if ?><?cs if:one.officer ?><br><span class="muted"><?cs var:one.officer ?></span><?cs /if ?><?cs call:td_end() ?>
<?cs call:td(Text.people.address, one.address) ?>
<?cs call:td(Text.people.seen, one.seen_at) ?>
<?cs call:td(Text.people.since, one.created_at) ?>
<?cs call:td_begin(Text.people.act) ?><?cs if:one.own ?><?cs call:badge("in_time", "check", Text.people.this_one) ?><?cs elif:button ?><?cs call:button_named("secondary", button, "session", one.id) ?><?cs /if ?><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /each ?><?cs call:table_end() ?><?cs /def ?>
