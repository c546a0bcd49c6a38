/* outgoing_store: documents issued, their messages, reviews and statuses. */
#ifndef OUTGOING_STORE_H
#define OUTGOING_STORE_H

#include "db.h"
#include "outgoing.h"
#include "period.h"

enum outgoing_view {
	OUTGOING_VIEW_OPEN,   /* not marked */
	OUTGOING_VIEW_ENTER,  /* has tasks that are not handed out */
	OUTGOING_VIEW_REVIEW, /* something changed, nobody has looked */
	OUTGOING_VIEW_TASKS,  /* has tasks */
	OUTGOING_VIEW_NO_TASK,
	OUTGOING_VIEW_ALL,
	N_OUTGOING_VIEWS
};
const char *outgoing_view_name(enum outgoing_view view);

/* In the work lists the one whose clock runs out first comes first; in the
 * others the newest. */
struct outgoing_query {
	enum outgoing_view view;
	const char *text;
	int32_t issued_from; /* NO_DAY */
	int32_t issued_to;
	bool late;
	unsigned size;
	uint64_t after_id; /* 0: the first page */
	int64_t after_at;
};

enum err outgoing_store_list(struct cx *cx, const struct outgoing_query *query,
    struct outgoing_list *out) MUST_CHECK;
/* What the query would list in all, and of each view without its filters. */
enum err outgoing_store_count(struct cx *cx, const struct outgoing_query *query,
    uint64_t *out) MUST_CHECK;
struct outgoing_counts {
	unsigned n[N_OUTGOING_VIEWS]; /* ALL is left out */
	unsigned late;                /* of those not marked */
};
enum err outgoing_store_counts(struct cx *cx,
    struct outgoing_counts *out) MUST_CHECK;

enum err outgoing_store_get(struct cx *cx, uint64_t id,
    struct outgoing *out) MUST_CHECK;
enum err outgoing_store_lock(struct cx *cx, uint64_t id,
    struct outgoing *out) MUST_CHECK;
/* out->id 0: none. The code first, then number, symbol and day. */
enum err outgoing_store_find(struct cx *cx, const char *code,
    struct outgoing *out) MUST_CHECK;
enum err outgoing_store_find_reference(struct cx *cx, const char *ref_fold,
    int32_t issued_on, struct outgoing *out) MUST_CHECK;
enum err outgoing_store_find_directive(struct cx *cx, uint64_t directive_id,
    struct outgoing *out) MUST_CHECK;
/* The directive with this reference and day, 0 for none. */
enum err outgoing_store_directive_of(struct cx *cx, const char *ref_fold,
    int32_t issued_on, uint64_t *out_id) MUST_CHECK;

enum err outgoing_store_add(struct cx *cx, struct outgoing *o) MUST_CHECK;
/* What it says of itself; the marks stay. */
enum err outgoing_store_set_words(struct cx *cx,
    const struct outgoing *o) MUST_CHECK;
/* ERR_CONFLICT when the version is no longer that one. */
enum err outgoing_store_set_mark(struct cx *cx,
    const struct outgoing *o) MUST_CHECK;
enum err outgoing_store_set_withdrawn(struct cx *cx, uint64_t id) MUST_CHECK;
enum err outgoing_store_add_left_out(struct cx *cx, uint64_t id,
    unsigned n) MUST_CHECK;
/* Its files, once more as files of its directive. */
/* Those whose text could not be read go by the word of cx->actor (R11). */
enum err outgoing_store_copy_files(struct cx *cx, uint64_t id,
    uint64_t directive_id) MUST_CHECK;
/* Files whose text could not be read and that nobody has answered for. */
enum err outgoing_store_count_unread(struct cx *cx, uint64_t id,
    unsigned *out) MUST_CHECK;

enum err outgoing_store_has_message(struct cx *cx, const uint8_t sum[static 32],
    uint64_t *out_outgoing_id) MUST_CHECK;
enum err outgoing_store_add_message(struct cx *cx, const uint8_t sum[static 32],
    uint64_t outgoing_id, enum outgoing_business business,
    enum outgoing_origin origin) MUST_CHECK;

enum err outgoing_store_add_review(struct cx *cx,
    const struct outgoing_review *review) MUST_CHECK;
enum err outgoing_store_list_reviews(struct cx *cx, uint64_t outgoing_id,
    struct outgoing_reviews *out) MUST_CHECK;
enum err outgoing_store_list_directive_reviews(struct cx *cx,
    uint64_t directive_id, struct outgoing_reviews *out) MUST_CHECK;
enum err outgoing_store_get_review(struct cx *cx, uint64_t id,
    struct outgoing_review *out) MUST_CHECK;
/* ERR_CONFLICT when it is closed. */
enum err outgoing_store_close_review(struct cx *cx, uint64_t id,
    const char *note) MUST_CHECK;

enum err outgoing_store_add_status(struct cx *cx, uint64_t outgoing_id,
    const char *status, const char *description) MUST_CHECK;
enum err outgoing_store_list_statuses(struct cx *cx, uint64_t outgoing_id,
    struct outgoing_statuses *out) MUST_CHECK;
enum err outgoing_store_get_status(struct cx *cx, uint64_t id,
    struct outgoing_status *out) MUST_CHECK;
/* The first after after_id that its sender has not been told; id 0: none. */
enum err outgoing_store_next_unsent(struct cx *cx, uint64_t after_id,
    struct outgoing_status *out) MUST_CHECK;
enum err outgoing_store_set_sent(struct cx *cx, uint64_t id) MUST_CHECK;
/* Documents of the exchange whose tasks are all over, and whose sender has not
 * been told; at most max. */
enum err outgoing_store_list_finished(struct cx *cx, unsigned max,
    struct outgoing_list *out) MUST_CHECK;

/* The agency the exchange calls so: its name, or "". */
enum err outgoing_store_organ_name(struct cx *cx, const char *code,
    const char **out) MUST_CHECK;
/* Who the documents of the spool come in as: NULL id when there is none. */
enum err outgoing_store_account(struct cx *cx, const char *login,
    uint64_t *out_id, const char **out_name) MUST_CHECK;

extern const struct db_stmt_list outgoing_store_statements;

#endif
