<?cs include:"macros.cs" ?>
<?cs # needs: Boxes ?>
<?cs def:title() ?><?cs var:Text.menu.home ?><?cs /def ?>
<?cs def:content() ?><?cs call:head(Text.menu.home, "") ?><?cs /def ?>
<?cs include:"layout.cs" ?>
