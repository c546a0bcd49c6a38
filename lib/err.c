#include "err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *
err_name(enum err kind)
{
	static const char *const names[] = {
		[OK] = "ok",
		[ERR_INPUT] = "input",
		[ERR_MALFORMED] = "malformed",
		[ERR_LOGIN] = "login",
		[ERR_DENIED] = "denied",
		[ERR_MISSING] = "missing",
		[ERR_METHOD] = "method",
		[ERR_CONFLICT] = "conflict",
		[ERR_TOO_LARGE] = "too_large",
		[ERR_THROTTLED] = "throttled",
		[ERR_BUSY] = "busy",
		[ERR_SYSTEM] = "system",
		[ERR_BUG] = "bug",
	};

	if ((unsigned)kind >= sizeof(names) / sizeof(names[0]))
		return "unknown";
	return names[kind];
}

enum err
err_of_write(int error)
{
	return error == ENOSPC || error == EDQUOT ? ERR_BUSY : ERR_SYSTEM;
}

static void record(struct error *error, enum err kind, const char *file,
    int line, const char *function, const char *format, va_list args)
    __attribute__((format(printf, 6, 0)));

static void
record(struct error *error, enum err kind, const char *file, int line,
    const char *function, const char *format, va_list args)
{
	error->kind = kind;
	error->file = file;
	error->line = line;
	error->function = function;
	vsnprintf(error->message, sizeof(error->message), format, args);
}

enum err
error_record(struct error *error, enum err kind, const char *file, int line,
    const char *function, const char *format, ...)
{
	va_list args;

	if (error->kind != OK)
		return kind;
	va_start(args, format);
	record(error, kind, file, line, function, format, args);
	va_end(args);
	return kind;
}

enum err
error_record_stale(struct error *error, const char *file, int line,
    const char *function, const char *format, ...)
{
	va_list args;

	if (error->kind != OK)
		return ERR_CONFLICT;
	va_start(args, format);
	record(error, ERR_CONFLICT, file, line, function, format, args);
	va_end(args);
	error->stale = true;
	return ERR_CONFLICT;
}

enum err
error_record_field(struct error *error, const char *file, int line,
    const char *function, const char *field, const char *key)
{
	struct field_error *to;
	unsigned i;

	error_record(error, ERR_INPUT, file, line, function, "field %s: %s",
	    field, key);
	/* After a graver failure no field message will be shown. */
	if (error->kind != ERR_INPUT)
		return ERR_INPUT;
	for (i = 0; i < error->n_fields; i++)
		if (strcmp(error->fields[i].field, field) == 0)
			return ERR_INPUT;
	if (error->n_fields == ERROR_FIELDS_MAX)
		return ERR_INPUT;
	to = &error->fields[error->n_fields++];
	snprintf(to->field, sizeof(to->field), "%s", field);
	snprintf(to->key, sizeof(to->key), "%s", key);
	return ERR_INPUT;
}

void
error_reset(struct error *error)
{
	*error = (struct error){ .kind = OK };
}
