/* feedback_store: what users say of the system and of the Regulation. */
#ifndef FEEDBACK_STORE_H
#define FEEDBACK_STORE_H

#include "db.h"
#include "register.h"

/* All of it, the newest first. */
enum err feedback_store_list(struct cx *cx,
    const struct feedback_filter *filter, struct feedbacks *out) MUST_CHECK;
/* Of the actor's agency, or of the actor's own account. */
enum err feedback_store_list_own(struct cx *cx, uint64_t before_id,
    unsigned max, struct feedbacks *out) MUST_CHECK;
enum err feedback_store_get(struct cx *cx, uint64_t id,
    struct feedback *out) MUST_CHECK;
/* Gives feedback->id. */
enum err feedback_store_add(struct cx *cx, struct feedback *f) MUST_CHECK;
/* ERR_CONFLICT when the version is no longer that one. */
enum err feedback_store_answer(struct cx *cx, uint64_t id, uint64_t version,
    const char *answer, bool upgrade) MUST_CHECK;

extern const struct db_stmt_list feedback_store_statements;

#endif
