#include "seal_verbs.h"

#include <errno.h>
#include <string.h>

#include "arena.h"
#include "clock.h"
#include "seal_store.h"

enum { ENTRIES_MAX = 100000 };

static const char *
moment_text(struct arena *mem, int64_t now)
{
	int64_t second = now % DAY_SECONDS;
	struct date d = day_to_date((int32_t)((now - second) / DAY_SECONDS));

	return arena_printf(mem, "%04d-%02d-%02d %02d:%02d:%02d", d.year,
	    d.month, d.day, (int)(second / 3600), (int)(second / 60 % 60),
	    (int)(second % 60));
}

static enum err
grow(struct cx *cx, struct merkle *tree, uint64_t up_to, struct seal_head *head)
{
	uint64_t after = head->last_id;
	struct ledger_entry *entries;
	size_t n = 1;
	enum err err;

	while (n > 0 && tree->n < ENTRIES_MAX) {
		err = seal_store_read(cx, after, up_to, &entries, &n);
		if (err)
			return err;
		for (size_t i = 0; i < n; i++) {
			uint8_t leaf[SHA256_SIZE];

			ledger_leaf(entries[i].id, entries[i].hash, leaf);
			merkle_add(tree, leaf);
			if (head->first_id == 0)
				head->first_id = entries[i].id;
			after = entries[i].id;
		}
	}
	head->last_id = after;
	return OK;
}

enum err
seal_run(struct cx *cx, const char *secret_dir, struct seal_head *out)
{
	struct merkle *tree = arena_alloc(cx->mem, sizeof(*tree));
	struct seal_head last;
	char text[SEAL_TEXT_MAX];
	uint64_t newest;
	size_t n;
	enum err err = seal_store_last(cx, &last);

	*out = (struct seal_head){ .last_id = last.last_id, .at = "" };
	if (!err)
		err = seal_store_newest(cx, &newest);
	if (err || newest <= last.last_id)
		return err;
	err = grow(cx, tree, newest, out);
	if (err || tree->n == 0)
		return err;
	out->number = last.number + 1;
	out->at = moment_text(cx->mem, cx->now);
	out->entries = tree->n;
	merkle_root(tree, out->root);
	memcpy(out->prev, last.sum, sizeof(out->prev));
	n = seal_text(out, text);
	crypto_sha256(text, n, out->sum);
	if (!crypto_sign(arena_printf(cx->mem, "%s/seal.key", secret_dir),
		arena_printf(cx->mem, "%s/seal.pub", secret_dir), text, n,
		out->signature))
		return fail(cx, ERR_SYSTEM, "seal.key: %s", strerror(errno));
	return seal_store_add(cx, out);
}
