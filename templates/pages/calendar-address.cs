<?cs include:"macros.cs" ?>
<?cs # needs: seen, live, created_at, Made (just made), Form ?>
<?cs def:title() ?><?cs var:Text.calendar_address.title ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.notification_list.title, "notification-list") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.calendar_address.title, "") ?>
<p class="lead"><?cs var:Text.calendar_address.lead ?></p>
<?cs if:Made.address ?><?cs call:section_begin(Text.calendar_address.made) ?><p class="secret-address"><code><?cs var:Made.address ?></code></p><p><?cs var:Text.calendar_address.once ?></p><?cs call:section_end() ?>
<?cs elif:live ?><?cs call:callout("good", Text.calendar_address.live) ?><p><?cs var:Text.calendar_address.since ?> <b class="date"><?cs var:created_at ?></b></p>
<?cs else ?><?cs call:callout("info", Text.calendar_address.none) ?><?cs /if ?>
<?cs call:callout("warn", Text.calendar_address.secret) ?>
<?cs call:form_begin("calendar-address") ?><?cs call:hidden("seen", seen) ?>
<?cs call:actions_begin() ?><?cs if:live ?><?cs call:button_primary(Text.calendar_address.renew) ?><?cs else ?><?cs call:button_primary(Text.calendar_address.create) ?><?cs /if ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs if:live ?><?cs call:form_begin("calendar-revoke") ?><?cs call:hidden("seen", seen) ?><?cs call:actions_begin() ?><?cs call:button_danger(Text.calendar_address.revoke) ?><?cs call:actions_end() ?><?cs call:form_end() ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
