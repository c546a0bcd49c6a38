/*
 * task_page: what every page about one assignment begins with.
 *
 * Opens the assignment for the person who asks (404 for strangers) and fills
 * Assignment.*, Task.*, Directive.*, Agency.* and Can.*, so that a page that
 * decides something always shows what it decides about.
 */
#ifndef TASK_PAGE_H
#define TASK_PAGE_H

#include "action.h"
#include "agency.h"
#include "assignment_flow.h"
#include "file.h"
#include "file_verbs.h"
#include "task.h"

struct task_page {
	struct assignment assignment;
	enum party party;
	struct task task;
	struct directive directive;
	struct agency agency;
};

enum err task_page_open(struct request *rq, uint64_t id,
    struct task_page *out) MUST_CHECK;
/* The same, and 409 when this party may not make the move now, 403 when it
 * never may: before a form is shown in vain. */
enum err task_page_open_for(struct request *rq, uint64_t id, enum move move,
    struct task_page *out) MUST_CHECK;
/* Where uploads go and who looks at them, by the configuration. */
struct file_rules task_page_file_rules(const struct request *rq);
/* The uploads of a form field, looked at before the verb writes anything: a
 * name that bears a mark of secrecy must leave nothing of its form behind. */
enum err task_page_check_files(struct request *rq, size_t field,
    const char *name) MUST_CHECK;
/* The same uploads, kept with their owner (file_verbs). */
enum err task_page_keep_files(struct request *rq, size_t field,
    const char *name, enum file_owner owner, uint64_t owner_id,
    uint64_t directive_id, uint64_t assignment_id) MUST_CHECK;

#endif
