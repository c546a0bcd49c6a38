/*
 * assignment_document: the internal assignment sheet of an agency (Phụ lục III,
 * domain 4.3, R31): the task, who does what inside the agency, and the table of
 * progress. What is not known stays open, to be written by hand.
 */
#ifndef ASSIGNMENT_DOCUMENT_H
#define ASSIGNMENT_DOCUMENT_H

#include "assignment.h"
#include "delegation.h"
#include "directive.h"
#include "letterhead.h"
#include "reply.h"
#include "task.h"

struct assignment_sheet {
	const char *agency_name;
	const struct directive *directive;
	const struct task *task;
	const struct assignment *assignment;
	const struct reply_list *replies;
	/* Inside the agency; NULL: not given out yet. */
	const char *leader;
	const char *division;
	const char *coordinating;
	const char *officer;
	const char *instruction;
	int32_t internal_due_on;              /* NO_DAY: none */
	const struct delegation_notes *notes; /* NULL: not for this reader */
};
enum err assignment_document_write(struct cx *cx,
    const struct letterhead *letterhead, const char *path,
    const struct assignment_sheet *sheet) MUST_CHECK;

#endif
