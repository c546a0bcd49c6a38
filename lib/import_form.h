/*
 * import_form: the rows of a table or a text on the page where a person checks
 * them.
 *
 * A row has the fields of a task (entry_form.h), and besides them what it came
 * from. Nothing is kept between the steps but the form itself. A row that is
 * ticked is one a person has confirmed: a date that was mended counts only
 * where the tick was made in sight of it.
 */
#ifndef IMPORT_FORM_H
#define IMPORT_FORM_H

#include "entry_form.h"
#include "import_verbs.h"

enum import_row_field {
	ROW_TAKE = N_TASK_FIELDS,
	ROW_RULE,
	ROW_NUMBER,
	ROW_SECTION,
	ROW_SOURCE,
	ROW_LEAD_CELL,
	ROW_COORDINATING_CELL,
	ROW_SHOWN, /* the words of time of which the page has shown the day */
	N_ROW_FIELDS
};

extern const struct field import_fields[N_ROW_FIELDS];

/* What everything on the page is understood by. */
struct import_look {
	struct cx *cx;
	struct agency_name_list names;
	struct import_lexicon lexicon;
	struct agency_group_list groups;
	struct entry_defaults defaults;
	int32_t issued_on;
};

/* One row, as far as it was understood. */
struct import_entry {
	size_t number; /* of its row in the form */
	bool taken;
	bool ready; /* nothing needs a person */
	struct task_entry entry;
	struct import_names leads;
	struct import_names coordinating;
	size_t n_problems;
	const struct field_error *problems; /* fields without their row */
};

enum err import_look_open(struct cx *cx, int32_t issued_on,
    const struct entry_defaults *defaults, struct import_look *out) MUST_CHECK;
/* The fields of the rows as a browser would send them; in cx->mem. must_report:
 * "0", "1" or "" for the profile to decide. */
void import_params(struct import_look *look, const struct import_rows *rows,
    const char *must_report, struct param_list *out);
/* Reads and understands one row; what is wrong is in problems, and
 * cx->error is as before. */
enum err import_read_row(struct import_look *look, const struct form *row,
    size_t number, struct import_entry *out) MUST_CHECK;
/* Nothing of it needs a person. */
bool import_is_ready(const struct import_entry *entry);
/* Found.<number>: ready, rule, Leads.<i> and Coordinating.<i> (kind, typed,
 * name, score), Understood.* (entry_view), Problems.<i>.field .key. */
void import_entry_view(struct import_look *look, struct node *root,
    const struct import_entry *entry);

#endif
