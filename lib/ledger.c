#include "ledger.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "arena.h"

enum {
	HEX_SIZE = 2 * SHA256_SIZE + 1,
	NUMBER_SIZE = 24,
	PRINTED = 16,
	ENTRY_SIZE = 1400
};

static void
hex_upper(const uint8_t *in, char out[static HEX_SIZE])
{
	static const char digits[] = "0123456789ABCDEF";

	for (size_t i = 0; i < SHA256_SIZE; i++) {
		out[2 * i] = digits[in[i] >> 4];
		out[2 * i + 1] = digits[in[i] & 15];
	}
	out[2 * SHA256_SIZE] = '\0';
}

void
ledger_hash(const struct ledger_entry *entry,
    const uint8_t prev[static SHA256_SIZE], uint8_t out[static SHA256_SIZE])
{
	char before[HEX_SIZE];
	char content[HEX_SIZE];
	char text[ENTRY_SIZE];
	int n;

	hex_upper(prev, before);
	hex_upper(entry->content, content);
	n = snprintf(text, sizeof(text),
	    "%s|%" PRIu64 "|%s|%" PRIu64 "|%s|%s|%s|%s", before, entry->prev_id,
	    entry->at, entry->shape_id, entry->act, entry->row_key,
	    entry->program, content);
	/* What does not fit is no entry a trigger made. */
	crypto_sha256(text, n < 0 || n >= ENTRY_SIZE ? 0 : (size_t)n, out);
}

void
ledger_leaf(uint64_t id, const uint8_t hash[static SHA256_SIZE],
    uint8_t out[static SHA256_SIZE])
{
	uint8_t text[1 + NUMBER_SIZE + SHA256_SIZE];
	int n;

	text[0] = 0;
	n = snprintf((char *)text + 1, NUMBER_SIZE, "%" PRIu64 ":", id);
	memcpy(text + 1 + n, hash, SHA256_SIZE);
	crypto_sha256(text, (size_t)(1 + n) + SHA256_SIZE, out);
}

static void
join(const uint8_t *left, const uint8_t *right, uint8_t out[static SHA256_SIZE])
{
	uint8_t both[1 + 2 * SHA256_SIZE];

	both[0] = 1;
	memcpy(both + 1, left, SHA256_SIZE);
	memcpy(both + 1 + SHA256_SIZE, right, SHA256_SIZE);
	crypto_sha256(both, sizeof(both), out);
}

/* Peak i is the root of a full tree of 2^i leaves, where n has that bit. */
void
merkle_add(struct merkle *tree, const uint8_t leaf[static SHA256_SIZE])
{
	uint8_t now[SHA256_SIZE];
	unsigned i = 0;

	memcpy(now, leaf, SHA256_SIZE);
	for (; (tree->n >> i & 1) != 0; i++)
		join(tree->peaks[i], now, now);
	memcpy(tree->peaks[i], now, SHA256_SIZE);
	tree->n++;
}

void
merkle_root(const struct merkle *tree, uint8_t out[static SHA256_SIZE])
{
	bool some = false;

	if (tree->n == 0) {
		crypto_sha256("", 0, out);
		return;
	}
	for (unsigned i = 0; i < 64; i++) {
		if ((tree->n >> i & 1) == 0)
			continue;
		if (some)
			join(tree->peaks[i], out, out);
		else
			memcpy(out, tree->peaks[i], SHA256_SIZE);
		some = true;
	}
}

size_t
seal_text(const struct seal_head *head, char out[static SEAL_TEXT_MAX])
{
	char root[HEX_SIZE];
	char prev[HEX_SIZE];
	int n;

	hex_upper(head->root, root);
	hex_upper(head->prev, prev);
	n = snprintf(out, SEAL_TEXT_MAX,
	    "nhacviec seal 1\nhead %" PRIu64 "\nat %s\nids %" PRIu64 "-%" PRIu64
	    "\nentries %" PRIu64 "\nroot %s\nprevious %s\n",
	    head->number, head->at, head->first_id, head->last_id,
	    head->entries, root, prev);
	return n < 0 || n >= SEAL_TEXT_MAX ? 0 : (size_t)n;
}

const char *
seal_head_text(struct arena *mem, const struct seal_head *head)
{
	char groups[3 * PRINTED + 1];
	size_t n = 0;

	if (head->number == 0)
		return "";
	for (size_t i = 0; i < PRINTED; i++)
		n += (size_t)snprintf(groups + n, sizeof(groups) - n,
		    i % 2 == 0 && i > 0 ? " %02x" : "%02x", head->sum[i]);
	return arena_printf(mem, "%" PRIu64 " - %s", head->number, groups);
}
