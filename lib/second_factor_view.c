#include "second_factor_view.h"

#include <string.h>

#include "arena.h"
#include "qr.h"
#include "str.h"

enum { GROUP = 4, HALF = RECOVERY_CHARACTERS / 2 };

/* "ABCD EFGH": what a person types from one screen into another. */
static const char *
grouped(struct cx *cx, const char *secret32)
{
	struct str s;

	str_init(&s, cx->mem, 2 * strlen(secret32) + 1);
	for (size_t i = 0; secret32[i] != '\0'; i++) {
		if (i > 0 && i % GROUP == 0)
			str_add_char(&s, ' ');
		str_add_char(&s, secret32[i]);
	}
	return str_text(&s);
}

enum err
proposed_view(struct cx *cx, struct node *node, const char *issuer,
    const char *account, const char *secret32)
{
	const char *uri = totp_uri(cx->mem, issuer, account, secret32);
	const char *path;
	enum err err;
	int size;

	err = qr_path(cx, uri, &path, &size);
	if (err)
		return err;
	node_text(node, "secret", grouped(cx, secret32));
	node_text(node, "uri", uri);
	node_text(node, "path", path);
	node_int(node, "size", size);
	return OK;
}

void
second_factor_view(struct node *node, const struct second_factor *factor)
{
	if (factor->id == 0)
		return;
	node_moment(node, "since", factor->created_at);
	node_int(node, "codes_left", factor->codes_left);
}

void
recovery_codes_view(struct cx *cx, struct node *node,
    const char *const codes[static RECOVERY_CODES])
{
	for (size_t i = 0; i < RECOVERY_CODES; i++)
		node_word(node, "Codes",
		    arena_printf(cx->mem, "%.*s-%s", HALF, codes[i],
			codes[i] + HALF));
}
