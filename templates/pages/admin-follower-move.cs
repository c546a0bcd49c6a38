<?cs include:"macros.cs" ?><?cs include:"parts/people.cs" ?>
<?cs # needs: Moves, Form ?>
<?cs def:title() ?><?cs var:Text.admin_follower_move.title ?><?cs /def ?>
<?cs def:move_row(move) ?><?cs call:row_begin() ?>
<?cs call:td_check("ids", move.id, move.title) ?>
<?cs call:td_main_begin() ?><b><?cs var:move.reference ?></b> <?cs var:move.title ?><?cs call:td_end() ?>
<?cs call:td_begin(Text.field.agency) ?><?cs var:move.agency ?><br><span class="muted"><?cs var:move.field ?></span><?cs call:td_end() ?>
<?cs call:td_begin(Text.agency.before) ?><del><?cs var:move.from ?></del><?cs call:td_end() ?>
<?cs call:td_begin(Text.agency.after) ?><b><?cs var:move.to ?></b><?cs call:td_end() ?>
<?cs call:row_end() ?><?cs /def ?>
<?cs def:content() ?>
<?cs call:crumb_begin() ?><?cs call:crumb(Text.admin_followers.title, "admin-followers") ?><?cs call:crumb_end() ?>
<?cs call:head(Text.admin_follower_move.title, "") ?>
<?cs if:subcount(Moves) ?>
<p class="muted lead"><?cs var:Text.admin_follower_move.lead ?></p>
<?cs call:error_summary(Form) ?>
<?cs call:form_begin("admin-follower-move") ?>
<?cs call:table_begin(Text.admin_follower_move.title) ?><?cs call:table_head() ?><?cs call:th_check(Text.admin_reorganise_assign.choose) ?><?cs call:th(Text.field.task) ?><?cs call:th(Text.field.agency) ?><?cs call:th(Text.agency.before) ?><?cs call:th(Text.agency.after) ?><?cs call:table_body() ?>
<?cs each:move = Moves ?><?cs call:move_row(move) ?><?cs /each ?><?cs call:table_end() ?>
<?cs call:basis_field() ?>
<?cs call:actions_begin() ?><?cs call:button_primary(Text.admin_follower_move.do) ?><?cs call:link_button(Text.button.cancel, "admin-followers") ?><?cs call:actions_end() ?>
<?cs call:form_end() ?>
<?cs else ?><?cs call:empty_state(Text.admin_follower_move.none, "", Text.admin_followers.title, "admin-followers") ?><?cs /if ?>
<?cs /def ?>
<?cs include:"layout.cs" ?>
