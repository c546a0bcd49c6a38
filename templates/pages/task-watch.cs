<?cs include:"macros.cs" ?><?cs include:"parts/report.cs" ?><?cs include:"parts/task.cs" ?><?cs include:"parts/entry.cs" ?><?cs include:"parts/list.cs" ?>
<?cs # needs: Groups, User ?>
<?cs def:title() ?><?cs var:Text.task_watch.title ?><?cs /def ?>
<?cs def:watched(item) ?><li class="<?cs if:item.zero ?>zero<?cs else ?>t-<?cs var:item.tone ?><?cs /if ?>"><a href="/<?cs var:item.path ?>"><span><?cs var:Text.task_watch[item.key] ?></span> <b><?cs call:capped(item) ?></b></a></li><?cs /def ?>
<?cs def:content() ?>
<?cs call:head_begin(Text.task_watch.title, Text.task_watch.lead) ?><?cs if:User.is_office ?><?cs call:link_button(Text.call_list.title, "call-list") ?><?cs call:link_button(Text.measure_list.title, "measure-list") ?><?cs call:link_button(Text.inspection_list.title, "inspection-list") ?><?cs call:link_button(Text.admin_followers.title, "follower-list") ?><?cs /if ?><?cs call:print_button() ?><?cs call:head_end() ?>
<div class="watch"><?cs each:group = Groups ?><section class="panel"><h2><?cs var:Text.task_watch_group[group.key] ?></h2><ul class="counts"><?cs
each:item = group.Items ?><?cs call:watched(item) ?><?cs /each ?></ul></section><?cs /each ?></div>
<?cs /def ?>
<?cs include:"layout.cs" ?>
