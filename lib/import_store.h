/* import_store: which text a directive was made from (import_verbs.h). */
#ifndef IMPORT_STORE_H
#define IMPORT_STORE_H

#include "db.h"

enum { IMPORT_SUM_SIZE = 32 };

struct import_source {
	uint64_t id; /* 0: this text is new */
	uint64_t directive_id;
	uint64_t account_id;
	int64_t created_at;
	unsigned n_tasks; /* brought in then */
	unsigned n_left;  /* of its directive, today */
	const char *reference_number;
	const char *reference_symbol;
};

enum err import_store_find(struct cx *cx,
    const uint8_t sum[static IMPORT_SUM_SIZE],
    struct import_source *out) MUST_CHECK;
/* The text is new; db_is_duplicate when somebody was quicker. */
enum err import_store_add(struct cx *cx,
    const uint8_t sum[static IMPORT_SUM_SIZE],
    const struct import_source *source) MUST_CHECK;
/* It was known, and nothing is left of what was made of it. */
enum err import_store_set(struct cx *cx,
    const struct import_source *source) MUST_CHECK;

extern const struct db_stmt_list import_store_statements;

#endif
