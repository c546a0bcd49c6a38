/*
 * err: the kinds of failure, and the one record of the first failure.
 *
 * Every function that can fail returns enum err and is marked MUST_CHECK. The
 * caller writes `if (err) return err;` and nothing smarter. A kind exists only
 * because somebody treats it differently.
 *
 * Detail is recorded once, where it happens, with fail() or fail_field(); both
 * return the kind, so that `return fail(cx, ERR_CONFLICT, "...")` reads well.
 * The FIRST failure of a piece of work is kept; later ones are ignored. The
 * message is for us: English, short, lower case, no full stop, no data a person
 * typed. What a person reads comes from the kind or the field key, in
 * templates/text. Nobody but action.c and the mains of batch/ logs it.
 */
#ifndef ERR_H
#define ERR_H

#include <stdbool.h>

#define MUST_CHECK           __attribute__((warn_unused_result))
#define PRINTF_LIKE(f, args) __attribute__((format(printf, f, args)))

enum err {
	OK = 0,
	ERR_INPUT,     /* the person can repair it: field messages, 422 */
	ERR_MALFORMED, /* no browser of ours sends this: 400 */
	ERR_LOGIN,     /* nobody is signed in: to the login page, 303 */
	ERR_DENIED,    /* known, but not allowed, 403 */
	ERR_MISSING,   /* no such thing, or not for this person, 404 */
	ERR_METHOD,    /* 405 */
	ERR_CONFLICT,  /* someone changed it first, or the move is not allowed,
			  409 */
	ERR_TOO_LARGE, /* body or upload over the limit, 413 */
	ERR_THROTTLED, /* too many tries, 429 */
	ERR_BUSY,      /* database away, lock not got: try again, 503 */
	ERR_SYSTEM, /* the machine failed us: disk, template, database, 500 */
	ERR_BUG,    /* we failed: an impossible state, 500 */
};

enum { ERROR_MESSAGE_MAX = 300, ERROR_FIELD_MAX = 64, ERROR_FIELDS_MAX = 64 };

/* One field a person has to repair: name of the field, key in Text.error. */
struct field_error {
	char field[ERROR_FIELD_MAX];
	char key[ERROR_FIELD_MAX];
};

struct error {
	enum err kind; /* OK: nothing failed yet */
	const char *file;
	int line;
	const char *function;
	char message[ERROR_MESSAGE_MAX];
	/* ERR_CONFLICT: it is no longer as who asks has seen it. */
	bool stale;
	unsigned n_fields;
	struct field_error fields[ERROR_FIELDS_MAX];
};

/* "input", "conflict" ...: for the log. */
const char *err_name(enum err kind);

/*
 * What a failed write to a disk is to a person, by its errno: without room the
 * same may be sent again later (ERR_BUSY); all else is ERR_SYSTEM.
 */
enum err err_of_write(int error);

/* Records the first failure in error; returns kind. */
enum err error_record(struct error *error, enum err kind, const char *file,
    int line, const char *function, const char *format, ...) PRINTF_LIKE(6, 7);

/*
 * Records that a field must be repaired and returns ERR_INPUT. field is the
 * name the form gives it ("due_on", "task_3_lead"); key names a text in
 * Text.error ("on_leave"). More than one field may be recorded; a verb that
 * checks several returns ERR_INPUT once at the end.
 */
enum err error_record_field(struct error *error, const char *file, int line,
    const char *function, const char *field, const char *key);

/* ERR_CONFLICT, because another version is there than the one asked about. */
enum err error_record_stale(struct error *error, const char *file, int line,
    const char *function, const char *format, ...) PRINTF_LIKE(5, 6);

/* Forget the failure: before a retry. */
void error_reset(struct error *error);

/* What an analyzer can not see in another file: a failure is never OK. */
#if defined(__clang_analyzer__) || defined(ANALYZED)
#define ERR_RECORDED(recorded, kind) ((void)(recorded), (kind))
#else
#define ERR_RECORDED(recorded, kind) (recorded)
#endif

#define fail(cx, kind, ...)                                                    \
	ERR_RECORDED(error_record(&(cx)->error, (kind), __FILE__, __LINE__,    \
			 __func__, __VA_ARGS__),                               \
	    (kind))
#define fail_stale(cx, ...)                                                    \
	ERR_RECORDED(error_record_stale(&(cx)->error, __FILE__, __LINE__,      \
			 __func__, __VA_ARGS__),                               \
	    ERR_CONFLICT)
#define fail_field(cx, field, key)                                             \
	ERR_RECORDED(error_record_field(&(cx)->error, __FILE__, __LINE__,      \
			 __func__, (field), (key)),                            \
	    ERR_INPUT)

#endif
