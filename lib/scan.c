#include "scan.h"

#include <stdlib.h>

#include <magic.h>

#include "arena.h"

/* Its table of types takes milliseconds to load: once a process is enough. */
static magic_t cookie;

static void
give_back(void)
{
	magic_close(cookie);
}

static enum err
load(struct cx *cx)
{
	magic_t fresh = magic_open(
	    MAGIC_MIME_TYPE | MAGIC_ERROR | MAGIC_NO_CHECK_COMPRESS);

	if (fresh == NULL)
		return fail(cx, ERR_SYSTEM, "libmagic cannot start");
	if (magic_load(fresh, NULL) != 0) {
		enum err err = fail(cx, ERR_SYSTEM, "libmagic: %s",
		    magic_error(fresh));

		magic_close(fresh);
		return err;
	}
	cookie = fresh;
	atexit(give_back);
	return OK;
}

enum err
scan_type(struct cx *cx, const char *path, const char **out)
{
	const char *type;
	enum err err;

	if (cookie == NULL) {
		err = load(cx);
		if (err)
			return err;
	}
	type = magic_file(cookie, path);
	if (type == NULL)
		return fail(cx, ERR_SYSTEM, "libmagic: %s",
		    magic_error(cookie));
	*out = arena_strdup(cx->mem, type);
	return OK;
}
