/*
 * import_page: what the page of task-import does between a source and a form,
 * and between a form and a directive.
 */
#ifndef IMPORT_PAGE_H
#define IMPORT_PAGE_H

#include "action.h"
#include "import_form.h"

extern const char *const import_kinds[]; /* in the order of enum import_kind */

struct import_counts {
	size_t n;
	size_t n_ready; /* nothing needs a person */
	size_t n_taken;
};

/* Which rows are ticked when the page is shown. */
enum import_ticks {
	TICKS_AS_SENT,
	TICKS_FIRST, /* those of a table that need nobody */
	TICKS_CLEAR, /* all that need nobody, because a person said so */
	TICKS_NONE
};

void import_counts_view(struct node *node, const struct import_counts *counts);
/* Found.<number> for each row, and messages at the fields of ticked ones.
 * Unless a person chose all clear ones, those of a text wait for a person each.
 */
enum err import_show_rows(struct request *rq, struct import_look *look,
    enum import_ticks ticks, struct import_counts *out) MUST_CHECK;
/* The body of the request with the coordinating bodies that the register does
 * not have taken out of their field and kept in words. */
void import_keep_words(struct request *rq, struct import_look *look,
    struct param_list *out);
/* Before.*: when this text was brought in already, and what of it is there. */
enum err import_show_before(struct request *rq, const char *hex) MUST_CHECK;

/* The body of the request with rows in it, and what the document says of
 * itself where nobody said otherwise. */
void import_body(struct request *rq, struct import_look *look,
    const struct import_rows *rows, const char *must_report,
    struct param_list *out);

/* The ticked rows, understood; what is wrong is in cx->error. Rows left over
 * are refused unless skip_rest. */
enum err import_take_rows(struct request *rq, struct import_look *look,
    bool skip_rest, struct task_entry *entries, size_t *out_n) MUST_CHECK;

#endif
