/*
 * programme_form: items of the work programme as people enter them (R10): what,
 * which month, quarter or year, who, product, the authority it goes to, due.
 *
 * An item becomes a task of a directive with source work_programme. Its due
 * date is the end of its period unless an earlier day within it is given.
 */
#ifndef PROGRAMME_FORM_H
#define PROGRAMME_FORM_H

#include "entry_form.h"

enum programme_field {
	ITEM_CONTENT,
	ITEM_PERIOD,
	ITEM_DUE_ON,
	ITEM_LEAD,
	ITEM_COORDINATING,
	ITEM_PRODUCT,
	ITEM_AUTHORITY,
	N_ITEM_FIELDS
};
enum { PROGRAMME_YEAR_MIN = 2000, PROGRAMME_YEAR_MAX = 2099 };

extern const struct field programme_fields[N_ITEM_FIELDS];

/* One row, understood; messages under prefix + name, ERR_INPUT then. */
enum err programme_read_item(struct cx *cx, const struct form *row,
    const char *prefix, const struct entry_defaults *defaults,
    const struct agency_name_list *names, int year, int32_t issued_on,
    struct task_entry *out) MUST_CHECK;
/* Programme.Periods.<i>.value: "year", "quarter_1" ..., "month_1" ... */
void programme_show_periods(struct node *root);

#endif
