/*
 * restore_store: what a restore asks of the database.
 */
#ifndef RESTORE_STORE_H
#define RESTORE_STORE_H

#include "crypto.h"
#include "db.h"

/* Makes the database when there is none. Needs the superuser. ERR_SYSTEM: a
 * name with odd characters. */
enum err restore_store_begin(struct cx *cx, const char *name,
    bool *out_empty) MUST_CHECK;

struct stored_file {
	uint64_t id;
	uint64_t size;
	uint8_t sha256[SHA256_SIZE];
};
/* A part of them, after an id; *out_n 0 at the end. */
enum err restore_store_files(struct cx *cx, uint64_t after,
    struct stored_file **out, size_t *out_n) MUST_CHECK;

#endif
