#include "token_store.h"

#include "arena.h"

static const struct db_stmt TOKEN_ADD = STMT("token.add",
    "INSERT INTO form_token (token, account_id, action, body_hash, created_at)"
    " VALUES (?, ?, ?, ?, ?)");

enum err
token_store_add(struct cx *cx, const struct form_token *token, bool *out_is_new)
{
	enum err err;

	err = db_exec(cx, &TOKEN_ADD,
	    ARGS(db_bytes(token->token, TOKEN_BYTES), db_u64(token->account_id),
		db_str(token->action),
		db_bytes(token->body_hash, sizeof(token->body_hash)),
		db_moment(cx->now)),
	    NULL);
	if (err && !db_is_duplicate(cx))
		return err;
	*out_is_new = !err;
	if (err)
		error_reset(&cx->error);
	return OK;
}

static const struct db_stmt TOKEN_SET_LOCATION = STMT("token.set_location",
    "UPDATE form_token SET location = ? WHERE token = ?");

enum err
token_store_set_location(struct cx *cx, const uint8_t token[static TOKEN_BYTES],
    const char *location)
{
	/* A list may have a long query; its twin then sees the plain list. */
	if (strlen(location) > TOKEN_LOCATION_MAX)
		location = arena_strndup(cx->mem, location,
		    strcspn(location, "?"));
	return db_exec(cx, &TOKEN_SET_LOCATION,
	    ARGS(db_str(location), db_bytes(token, TOKEN_BYTES)), NULL);
}

static const struct db_stmt TOKEN_FIND = STMT("token.find",
    "SELECT account_id, action, body_hash, location FROM form_token"
    " WHERE token = ?");

enum err
token_store_find(struct cx *cx, const uint8_t token[static TOKEN_BYTES],
    struct form_token *out, bool *out_found)
{
	struct db_rows *rows;
	const void *hash;
	size_t n;
	enum err err;

	err = db_query(cx, &TOKEN_FIND, ARGS(db_bytes(token, TOKEN_BYTES)),
	    &rows);
	if (err)
		return err;
	*out_found = db_next(rows);
	if (!*out_found)
		return OK;
	memcpy(out->token, token, TOKEN_BYTES);
	out->account_id = row_u64(rows);
	out->action = row_str(rows);
	hash = row_bytes(rows, &n);
	if (n != sizeof(out->body_hash))
		return fail(cx, ERR_BUG, "a token with a bad sum");
	memcpy(out->body_hash, hash, n);
	out->location = row_str(rows);
	return OK;
}

static const struct db_stmt *const statements[] = { &TOKEN_ADD,
	&TOKEN_SET_LOCATION, &TOKEN_FIND };

const struct db_stmt_list token_store_statements = { "token", statements,
	sizeof(statements) / sizeof(statements[0]) };
