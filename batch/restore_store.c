#include "restore_store.h"

#include <string.h>

#include "arena.h"

static const struct db_stmt TABLES = STMT("restore.tables",
    "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = ?");

enum err
restore_store_begin(struct cx *cx, const char *name, bool *out_empty)
{
	struct db_rows *rows;
	enum err err;

	if (name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")] != '\0')
		return fail(cx, ERR_SYSTEM, "db_name has odd characters");
	err = db_run_text(cx, "restore.make",
	    arena_printf(cx->mem,
		"CREATE DATABASE IF NOT EXISTS `%s` CHARACTER SET utf8mb4"
		" COLLATE utf8mb4_bin",
		name));
	if (!err)
		err = db_query(cx, &TABLES, ARGS(db_str(name)), &rows);
	if (!err)
		*out_empty = db_next(rows) && row_u64(rows) == 0;
	return err;
}

static const struct db_stmt FILES = STMT("restore.files",
    "SELECT id, size, sha256 FROM file WHERE id > ? ORDER BY id LIMIT 200");

enum err
restore_store_files(struct cx *cx, uint64_t after, struct stored_file **out,
    size_t *out_n)
{
	struct db_rows *rows;
	enum err err = db_query(cx, &FILES, ARGS(db_u64(after)), &rows);

	if (err)
		return err;
	*out = arena_array(cx->mem, db_count(rows), sizeof(**out));
	for (*out_n = 0; db_next(rows); (*out_n)++) {
		struct stored_file *file = &(*out)[*out_n];
		const void *sum;
		size_t n;

		file->id = row_u64(rows);
		file->size = row_u64(rows);
		sum = row_bytes(rows, &n);
		memcpy(file->sha256, sum, n < SHA256_SIZE ? n : SHA256_SIZE);
	}
	return OK;
}
