#include "purge_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "audit_store.h"
#include "move_verbs.h"
#include "text.h"

/* "12", "12/CT-UBND": as the folds hold them, without what LIKE knows. */
static const char *
reference_pattern(struct arena *mem, const char *typed)
{
	const char *s = text_fold(mem, typed);
	char *fold = arena_alloc(mem, strlen(s) + 2);
	size_t n = 0;

	for (; *s != '\0'; s++)
		if (strchr(" _%\\", *s) == NULL)
			fold[n++] = *s;
	/* A number alone is the whole number. */
	if (n > 0 && strspn(fold, "0123456789") == n)
		fold[n++] = '/';
	return fold;
}

/* The number behind "/vb/", "/nv/" or "outgoing-view?id=", 0: no such link. */
static uint64_t
linked_id(const char *typed, const char *mark)
{
	const char *at = strstr(typed, mark);
	long long id;

	if (at == NULL || !text_to_int(at + strlen(mark), 1, INT64_MAX, &id))
		return 0;
	return (uint64_t)id;
}

/* It has no parts: it goes as one. */
static enum err
find_outgoing(struct cx *cx, uint64_t id, struct purge_parts *out)
{
	struct purge_part *part = arena_alloc(cx->mem, sizeof(*part));
	enum err err = purge_store_part(cx, PURGE_OUTGOING, id, part);

	if (err == ERR_MISSING) {
		error_reset(&cx->error);
		return OK;
	}
	if (!err)
		*out = (struct purge_parts){ .n = 1, .items = part };
	return err;
}

enum err
purge_find(struct cx *cx, const char *typed, struct purge_parts *out)
{
	uint64_t directive_id = linked_id(typed, "/vb/");
	uint64_t task_id = linked_id(typed, "/nv/");
	uint64_t outgoing_id = linked_id(typed, "outgoing-view?id=");
	struct purge_part part;
	enum err err;

	*out = (struct purge_parts){ 0 };
	if (outgoing_id != 0)
		return find_outgoing(cx, outgoing_id, out);
	if (directive_id == 0 && task_id == 0) {
		const char *pattern = reference_pattern(cx->mem, typed);

		return pattern[0] == '\0' ? OK
					  : purge_store_find(cx, pattern, out);
	}
	err = directive_id != 0
		  ? purge_store_part(cx, PURGE_DIRECTIVE, directive_id, &part)
		  : purge_store_part(cx, PURGE_TASK, task_id, &part);
	if (err == ERR_MISSING) {
		error_reset(&cx->error);
		return OK;
	}
	return err ? err : purge_store_parts(cx, part.directive_id, out);
}

enum err
purge_ask(struct cx *cx, enum purge_kind kind, uint64_t id, const char *basis,
    const char *again)
{
	struct purge_part part;
	enum err input = OK;
	enum err err;

	err = purge_store_part(cx, kind, id, &part);
	if (err)
		return err;
	input_need(cx, "basis", basis, &input);
	if (!text_equal(text_fold(cx->mem, again),
		text_fold(cx->mem, part.reference)))
		input = fail_field(cx, "again", "wrong_reference");
	if (input)
		return input;
	if (part.asked)
		return fail(cx, ERR_CONFLICT, "a purge of it waits already");
	err = purge_store_ask(cx, &part, basis);
	if (err)
		return err;
	/* The number, and nothing of what it says. */
	return audit_add(cx, "purge-ask", "ok",
	    arena_printf(cx->mem, "%s %" PRIu64 ", %s; %s",
		purge_kind_name(kind), id, part.reference, basis));
}
