<?cs # Internal assignment; include after macros.cs. ?><?cs

# who does a part, and until when: division, officer, or both ?><?cs
def:delegation_doer(part) ?><?cs var:part.officer ?><?cs if:part.officer && part.division ?>, <?cs /if ?><?cs var:part.division ?><?cs
  if:part.due_on ?> <span class="muted nowrap">(<?cs var:Text.delegation.until ?> <?cs call:date(part.due_on) ?>)</span><?cs if:part.late && Assignment.open ?> <?cs call:badge("overdue", "overdue", Text.delegation.passed) ?><?cs /if ?><?cs /if ?><?cs /def ?><?cs

# the parts of one sheet as a table, the leading one first ?><?cs
def:delegation_parts(parts) ?><?cs call:table_begin(Text.delegation.parts) ?><?cs call:table_head() ?><?cs call:th(Text.field.role) ?><?cs call:th(Text.field.division) ?><?cs call:th(Text.field.officer) ?><?cs call:th(Text.field.inside_due_on) ?><?cs call:th(Text.field.product) ?><?cs call:table_body() ?>
<?cs each:part = parts ?><?cs call:row_begin() ?><?cs call:td_begin(Text.field.role) ?><?cs if:part.leads ?><b><?cs var:Text.role.lead ?></b><?cs else ?><?cs var:Text.role.coordinating ?><?cs /if ?><?cs call:td_end() ?><?cs call:td(Text.field.division, part.division) ?><?cs call:td(Text.field.officer, part.officer) ?><?cs call:td_begin(Text.field.inside_due_on) ?><?cs call:date(part.due_on) ?><?cs if:part.late && Assignment.open ?> <?cs call:badge("overdue", "overdue", Text.delegation.passed) ?><?cs /if ?><?cs call:td_end() ?><?cs call:td(Text.field.product, part.product) ?><?cs call:row_end() ?><?cs /each ?>
<?cs call:table_end() ?><?cs /def ?>
