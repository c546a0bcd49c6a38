<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Sessions, User ?>
<?cs def:title() ?><?cs var:Text.session_list.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:head_begin(Text.session_list.title, "") ?><?cs call:link_button(Text.button.change_password, "password-change") ?><?cs if:User.officer_name ?><?cs call:link_button(Text.secret_change.title, "secret-change") ?><?cs /if ?><?cs call:link_button(Text.second_factor.title, "second-factor") ?><?cs call:head_end() ?>
<?cs call:callout("info", Text.session_list.text) ?>
<?cs call:form_begin("session-list") ?>
<?cs call:session_table(Sessions, Text.session_list.end_one) ?>
<?cs if:subcount(Sessions) > #1 ?><?cs call:actions_begin() ?><?cs call:button_named("danger", Text.session_list.end_others, "session", "") ?><?cs call:actions_end() ?><?cs /if ?>
<?cs call:form_end() ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
