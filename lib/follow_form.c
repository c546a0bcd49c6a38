#include "follow_form.h"

#include "account_store.h"
#include "account_view.h"
#include "directive_store.h"
#include "directive_view.h"

static enum err
show_people(struct cx *cx, struct node *root, const char *name,
    unsigned positions)
{
	struct account_list people;
	enum err err;

	err = account_store_list_by_position(cx, positions, &people);
	if (err)
		return err;
	account_list_view(root, name, &people);
	return OK;
}

enum err
follow_form_show(struct cx *cx, struct node *root)
{
	struct work_field_list fields;
	enum err err;

	err = directive_store_list_fields(cx, &fields);
	if (err)
		return err;
	work_field_list_view(root, "Fields", &fields);
	err = show_people(cx, root, "Specialists",
	    1U << POSITION_SPECIALIST | 1U << POSITION_DIVISION_HEAD);
	if (!err)
		err = show_people(cx, root, "DivisionHeads",
		    1U << POSITION_DIVISION_HEAD);
	if (!err)
		err = show_people(cx, root, "OfficeLeaders",
		    1U << POSITION_OFFICE_LEADER);
	return err;
}
