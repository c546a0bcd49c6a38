#define BANNED_ALLOW_STDIO
#define BANNED_ALLOW_MEMORY

#include "audit_check.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "audit_dump.h"
#include "log.h"

enum {
	SHAPES_MAX = 4096,
	COLUMNS_MAX = DUMP_COLUMNS_MAX,
	FINDING_SIZE = 280,
	KEY_SIZE = 700,
	UNSEALED_SECONDS = 3600,
};

/* One shape a table had; columns as places in its own text. */
struct shape {
	uint64_t id;
	const char *text; /* "table|kind|keys|columns" */
	const char *table;
	const char *kind;
	size_t n_keys;
	size_t n_columns;
	const char *names[COLUMNS_MAX]; /* columns, then keys */
	int places[COLUMNS_MAX * 2];    /* in the rows of the dump */
	bool placed;
	unsigned witnessed; /* entries that name it: one */
};

/* What is known of one row. */
struct known {
	const char *key; /* NULL: free */
	const char *table;
	const struct shape *shape;
	uint64_t entry;
	bool gone;
	bool seen;
	bool adopted; /* by its last entry */
	uint8_t content[SHA256_SIZE];
};

struct tail {
	uint64_t id; /* 0: free */
	bool followed;
	uint8_t hash[SHA256_SIZE];
};

struct redacted {
	const char *table;
	const char *key;
	const char *own; /* the key of the redaction itself */
	const struct shape *shape;
	uint8_t content[SHA256_SIZE];
};

struct life {
	uint64_t row;      /* sum of what assignment and interval share */
	uint64_t interval; /* of the newest interval */
	const char *state;
	const char *moved_to; /* of the last event that moved it */
	bool is_there;
	bool has_interval;
	bool handed_out; /* a draft has no interval */
	uint8_t chain[SHA256_SIZE];
};

struct chain {
	uint8_t hash[SHA256_SIZE];
};

struct check {
	struct arena *mem;
	const char *pub_path;
	const struct printed_head *printed;
	size_t n_printed;
	int pass; /* 0..2, or -1: all in one */
	struct check_result result;
	struct shape *shapes[SHAPES_MAX];
	size_t n_shapes;
	struct known *known;
	size_t n_known;
	size_t known_size; /* a power of two */
	struct tail *tails;
	size_t n_tails;
	size_t tails_size;
	uint64_t *firsts; /* beginnings of hashes of first entries */
	size_t n_firsts;
	size_t firsts_size;
	struct redacted *redacted;
	size_t n_redacted;
	struct seal_head *heads;
	size_t n_heads;
	size_t head_at; /* the one that is being filled */
	struct merkle tree;
	uint64_t last_entry;
	const char *first_unsealed_at;
	char last_at[24];
	struct life *lives;
	size_t n_lives;
	struct chain *directives;
	uint64_t open_id; /* of the interval read last */
	char open_from[24];
	char open_to[24];
	size_t n_directives;
	char *text; /* for sums */
	size_t text_size;
};

static void PRINTF_LIKE(2, 3) find(struct check *c, const char *format, ...)
{
	char text[FINDING_SIZE];
	va_list args;

	if (c->result.n_findings++ >= FINDINGS_MAX)
		return;
	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	c->result.findings[c->result.n_findings - 1] = arena_strdup(c->mem,
	    text);
}

static void *
more(void *old, size_t n, size_t size)
{
	void *new = reallocarray(old, n, size);

	if (new == NULL)
		log_die(70, "audit: out of memory");
	return new;
}

static void *
zeroed(size_t n, size_t size)
{
	void *new = calloc(n, size);

	if (new == NULL)
		log_die(70, "audit: out of memory");
	return new;
}

/* Values --------------------------------------------------------------------
 */

static const struct dump_value *
value_of(const struct dump_row *row, const char *column)
{
	static const struct dump_value none;

	for (size_t i = 0; i < row->n; i++) {
		if (strcmp(row->columns[i], column) == 0)
			return &row->values[i];
	}
	return &none;
}

static const char *
text_of(struct check *c, const struct dump_row *row, const char *column)
{
	const struct dump_value *v = value_of(row, column);

	return v->text == NULL ? "" : arena_strndup(c->mem, v->text, v->n);
}

/* Without a copy, cut to what fits. */
static void
short_text(const struct dump_row *row, const char *column, char *out,
    size_t size)
{
	const struct dump_value *v = value_of(row, column);
	size_t n = v->n < size - 1 ? v->n : size - 1;

	if (v->text != NULL)
		memcpy(out, v->text, n);
	out[v->text == NULL ? 0 : n] = '\0';
}

static uint64_t
number_of(const struct dump_row *row, const char *column)
{
	const struct dump_value *v = value_of(row, column);
	uint64_t n = 0;

	for (size_t i = 0; v->text != NULL && i < v->n; i++) {
		if (v->text[i] < '0' || v->text[i] > '9')
			return 0;
		n = n * 10 + (uint64_t)(v->text[i] - '0');
	}
	return n;
}

static void
bytes_of(const struct dump_row *row, const char *column, uint8_t *out, size_t n)
{
	char hex[2 * SIGNATURE_SIZE + 1];

	short_text(row, column, hex, 2 * n + 1);
	if (!hex_decode(hex, out, n))
		memset(out, 0, n);
}

static uint64_t
mix(uint64_t sum, const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		sum = (sum ^ (uint8_t)text[i]) * 1099511628211ULL;
	return sum ^ sum >> 29;
}

/* Shapes, redactions, heads
 * ----------------------------------------------------
 */

static size_t
split(struct arena *mem, const char *list, const char **out, size_t max)
{
	size_t n = 0;

	while (*list != '\0' && n < max) {
		size_t length = strcspn(list, ",");

		out[n++] = arena_strndup(mem, list, length);
		list += length + (list[length] == ',');
	}
	return n;
}

static void
read_shape(struct check *c, const struct dump_row *row)
{
	struct shape *s = arena_alloc(c->mem, sizeof(*s));
	const char *parts[4] = { "", "", "", "" };
	const char *p;

	s->id = number_of(row, "id");
	s->text = text_of(c, row, "shape");
	p = s->text;
	for (int i = 0; i < 4; i++) {
		size_t n = strcspn(p, "|");

		parts[i] = arena_strndup(c->mem, p, n);
		p += n + (p[n] == '|');
	}
	s->table = parts[0];
	s->kind = parts[1];
	s->n_columns = split(c->mem, parts[3], s->names, COLUMNS_MAX - 8);
	s->n_keys = split(c->mem, parts[2], s->names + s->n_columns, 8);
	if (c->n_shapes == SHAPES_MAX || s->n_keys == 0)
		find(c, "shape %" PRIu64 " cannot be read", s->id);
	else
		c->shapes[c->n_shapes++] = s;
}

static struct shape *
shape_of(struct check *c, uint64_t id)
{
	for (size_t i = c->n_shapes; i-- > 0;) {
		if (c->shapes[i]->id == id)
			return c->shapes[i];
	}
	return NULL;
}

static bool
is_redacted(const struct check *c, const char *table, const char *key)
{
	for (size_t i = 0; i < c->n_redacted; i++) {
		if (strcmp(c->redacted[i].key, key) == 0 &&
		    strcmp(c->redacted[i].table, table) == 0)
			return true;
	}
	return false;
}

static void
check_head(struct check *c, const struct seal_head *head,
    const struct seal_head *before)
{
	uint8_t sum[SHA256_SIZE];
	char text[SEAL_TEXT_MAX];
	size_t n = seal_text(head, text);

	crypto_sha256(text, n, sum);
	if (head->number != before->number + 1)
		find(c, "head %" PRIu64 " is missing", before->number + 1);
	else if (memcmp(head->prev, before->sum, SHA256_SIZE) != 0 ||
		 head->first_id <= before->last_id ||
		 head->last_id < head->first_id ||
		 strcmp(head->at, before->at) < 0)
		find(c, "head %" PRIu64 " does not follow the one before",
		    head->number);
	if (memcmp(sum, head->sum, SHA256_SIZE) != 0)
		find(c, "head %" PRIu64 " was changed", head->number);
	else if (!crypto_signed(c->pub_path, text, n, head->signature))
		find(c, "head %" PRIu64 " is not signed with this key",
		    head->number);
}

static void
read_head(struct check *c, const struct dump_row *row)
{
	static const struct seal_head none = { .at = "" };
	struct seal_head *head;

	c->heads = more(c->heads, c->n_heads + 1, sizeof(*c->heads));
	head = &c->heads[c->n_heads];
	*head = (struct seal_head){ .number = number_of(row, "number"),
		.at = text_of(c, row, "at"),
		.first_id = number_of(row, "first_id"),
		.last_id = number_of(row, "last_id"),
		.entries = number_of(row, "entries") };
	bytes_of(row, "root", head->root, SHA256_SIZE);
	bytes_of(row, "prev", head->prev, SHA256_SIZE);
	bytes_of(row, "sum", head->sum, SHA256_SIZE);
	bytes_of(row, "signature", head->signature, SIGNATURE_SIZE);
	check_head(c, head, c->n_heads > 0 ? head - 1 : &none);
	c->n_heads++;
	c->result.heads++;
	c->result.head = head->number;
}

/* Known rows
 * ---------------------------------------------------------------------
 */

static size_t
slot_of(const struct check *c, const char *table, const char *key)
{
	uint64_t sum = mix(14695981039346656037ULL, table, strlen(table));
	size_t at;

	sum = mix(sum, key, strlen(key));
	at = (size_t)(sum & (c->known_size - 1));
	while (c->known[at].key != NULL &&
	       (strcmp(c->known[at].key, key) != 0 ||
		   strcmp(c->known[at].table, table) != 0))
		at = (at + 1) & (c->known_size - 1);
	return at;
}

static void
grow_known(struct check *c)
{
	struct known *old = c->known;
	size_t n = c->known_size;

	c->known_size = n == 0 ? 65536 : n * 2;
	c->known = zeroed(c->known_size, sizeof(*c->known));
	for (size_t i = 0; i < n; i++) {
		if (old[i].key != NULL)
			c->known[slot_of(c, old[i].table, old[i].key)] = old[i];
	}
	free(old);
}

/* The row, new when it was not known. */
static struct known *
known_row(struct check *c, const struct shape *s, const char *key,
    bool *out_new)
{
	struct known *k;

	if (c->n_known * 2 >= c->known_size)
		grow_known(c);
	k = &c->known[slot_of(c, s->table, key)];
	*out_new = k->key == NULL;
	if (*out_new) {
		k->key = arena_strdup(c->mem, key);
		k->table = s->table;
		c->n_known++;
	}
	return k;
}

/* Entries
 * ------------------------------------------------------------------------
 */

static struct tail *
tail_of(struct check *c, uint64_t id)
{
	size_t at = (size_t)(id * 11400714819323198485ULL >> 20) &
		    (c->tails_size - 1);

	while (c->tails[at].id != 0 && c->tails[at].id != id)
		at = (at + 1) & (c->tails_size - 1);
	return &c->tails[at];
}

/* Only the ends of chains are kept; what has been followed goes when room is
 * needed. */
static void
make_room(struct check *c)
{
	struct tail *old = c->tails;
	size_t n = c->tails_size;
	size_t alive = 0;

	for (size_t i = 0; i < n; i++)
		alive += old[i].id != 0 && !old[i].followed;
	c->tails_size = 4096;
	while (c->tails_size < alive * 4)
		c->tails_size *= 2;
	c->tails = zeroed(c->tails_size, sizeof(*c->tails));
	c->n_tails = alive;
	for (size_t i = 0; i < n; i++) {
		if (old[i].id != 0 && !old[i].followed)
			*tail_of(c, old[i].id) = old[i];
	}
	free(old);
}

static void
add_tail(struct check *c, uint64_t id, const uint8_t *hash)
{
	struct tail *t;

	if (c->n_tails * 2 >= c->tails_size)
		make_room(c);
	t = tail_of(c, id);
	t->id = id;
	t->followed = false;
	memcpy(t->hash, hash, SHA256_SIZE);
	c->n_tails++;
}

/* The first entries of two chains are never alike: the connection is in them.
 */
static void
check_first(struct check *c, const struct ledger_entry *e)
{
	uint64_t sum = 0;
	size_t at;

	memcpy(&sum, e->hash, sizeof(sum));
	if (c->n_firsts * 2 >= c->firsts_size) {
		uint64_t *old = c->firsts;
		size_t n = c->firsts_size;

		c->firsts_size = n == 0 ? 4096 : n * 2;
		c->firsts = zeroed(c->firsts_size, sizeof(*c->firsts));
		for (size_t i = 0; i < n; i++) {
			at = (size_t)old[i] & (c->firsts_size - 1);
			while (old[i] != 0 && c->firsts[at] != 0)
				at = (at + 1) & (c->firsts_size - 1);
			if (old[i] != 0)
				c->firsts[at] = old[i];
		}
		free(old);
	}
	at = (size_t)sum & (c->firsts_size - 1);
	while (c->firsts[at] != 0 && c->firsts[at] != sum)
		at = (at + 1) & (c->firsts_size - 1);
	if (c->firsts[at] == sum)
		find(c, "entry %" PRIu64 " is a copy of another", e->id);
	c->firsts[at] = sum;
	c->n_firsts++;
}

static void
check_chain(struct check *c, const struct ledger_entry *e)
{
	static const uint8_t zero[SHA256_SIZE];
	uint8_t hash[SHA256_SIZE];
	const uint8_t *prev = zero;
	struct tail *t = NULL;

	if (e->prev_id != 0) {
		t = c->tails_size > 0 ? tail_of(c, e->prev_id) : NULL;
		if (t == NULL || t->id == 0 || t->followed) {
			find(c,
			    "entry %" PRIu64 " follows entry %" PRIu64
			    ", which is missing or followed by another",
			    e->id, e->prev_id);
			add_tail(c, e->id, e->hash);
			return;
		}
		prev = t->hash;
		t->followed = true;
	} else if (strcmp(e->act, "adopt") != 0) {
		check_first(c, e);
	}
	ledger_hash(e, prev, hash);
	if (memcmp(hash, e->hash, SHA256_SIZE) != 0)
		find(c, "entry %" PRIu64 " (%s %s) was changed", e->id, e->act,
		    e->row_key);
	add_tail(c, e->id, e->hash);
}

static void
close_tree(struct check *c)
{
	const struct seal_head *head = &c->heads[c->head_at];
	uint8_t root[SHA256_SIZE];

	merkle_root(&c->tree, root);
	if (c->tree.n != head->entries)
		find(c,
		    "head %" PRIu64 " sealed %" PRIu64 " entries, %" PRIu64
		    " are there",
		    head->number, head->entries, c->tree.n);
	else if (memcmp(root, head->root, SHA256_SIZE) != 0)
		find(c, "head %" PRIu64 ": the entries are not those it sealed",
		    head->number);
	c->tree.n = 0;
	c->head_at++;
}

static void
check_seal(struct check *c, const struct ledger_entry *e)
{
	uint8_t leaf[SHA256_SIZE];

	while (c->head_at < c->n_heads && e->id > c->heads[c->head_at].last_id)
		close_tree(c);
	if (c->head_at == c->n_heads) {
		if (c->result.unsealed++ == 0)
			c->first_unsealed_at = arena_strdup(c->mem, e->at);
		return;
	}
	if (e->id < c->heads[c->head_at].first_id)
		find(c, "entry %" PRIu64 " came after its head", e->id);
	ledger_leaf(e->id, e->hash, leaf);
	merkle_add(&c->tree, leaf);
}

static void
check_act(struct check *c, const struct ledger_entry *e, const struct shape *s)
{
	bool is_new;
	struct known *k = known_row(c, s, e->row_key, &is_new);
	bool was_there = !is_new && !k->gone;
	bool adopt = strcmp(e->act, "adopt") == 0;
	bool insert = strcmp(e->act, "insert") == 0;
	bool gone = strcmp(e->act, "delete") == 0;

	if ((insert && was_there) || (adopt && k->adopted && k->shape == s))
		find(c, "entry %" PRIu64 ": %s %s was added twice", e->id,
		    s->table, e->row_key);
	else if (!insert && !adopt && !was_there)
		find(c, "entry %" PRIu64 ": %s %s was never added", e->id,
		    s->table, e->row_key);
	else if ((strcmp(s->kind, "once") == 0 && was_there && !adopt) ||
		 (gone && strcmp(s->kind, "loose") != 0)) {
		if (!is_redacted(c, s->table, e->row_key))
			find(c,
			    "entry %" PRIu64 ": %s of %s %s, which is written"
			    " once, by %s",
			    e->id, e->act, s->table, e->row_key, e->program);
	}
	k->shape = s;
	k->entry = e->id;
	k->gone = gone;
	k->adopted = adopt;
	memcpy(k->content, e->content, SHA256_SIZE);
	c->result.adopted += adopt;
}

static void
check_shape(struct check *c, const struct ledger_entry *e, struct shape *s)
{
	uint8_t sum[SHA256_SIZE];

	crypto_sha256(s->text, strlen(s->text), sum);
	if (memcmp(sum, e->content, SHA256_SIZE) != 0)
		find(c,
		    "shape %" PRIu64 " is not what entry %" PRIu64 " recorded",
		    s->id, e->id);
	s->witnessed++;
}

static void
read_entry(struct check *c, const struct dump_row *row)
{
	struct ledger_entry e = { .id = number_of(row, "id"),
		.prev_id = number_of(row, "prev_id"),
		.shape_id = number_of(row, "shape_id") };
	char act[12], key[KEY_SIZE], program[100];
	struct shape *s = shape_of(c, e.shape_id);

	short_text(row, "at", c->last_at, sizeof(c->last_at));
	short_text(row, "act", act, sizeof(act));
	short_text(row, "row_key", key, sizeof(key));
	short_text(row, "program", program, sizeof(program));
	e.at = c->last_at;
	e.act = act;
	e.row_key = key;
	e.program = program;
	bytes_of(row, "content", e.content, SHA256_SIZE);
	bytes_of(row, "hash", e.hash, SHA256_SIZE);
	if (e.id <= c->last_entry)
		find(c, "entry %" PRIu64 " is out of order", e.id);
	c->last_entry = e.id;
	c->result.entries++;
	check_chain(c, &e);
	check_seal(c, &e);
	if (s == NULL) {
		find(c, "entry %" PRIu64 " is of no known shape", e.id);
		return;
	}
	if (*key == '\0') {
		check_shape(c, &e, s);
		return;
	}
	/* "nv_web task-reply #41"; a console has no program. */
	if (strstr(program, "  #") != NULL || strchr(program, ' ') == NULL)
		find(c, "entry %" PRIu64 ": %s %s %s by hand, as %s", e.id, act,
		    s->table, key, program);
	check_act(c, &e, s);
}

/* Rows
 * ---------------------------------------------------------------------------
 */

static void
place(struct shape *s, const struct dump_row *row)
{
	for (size_t i = 0; i < s->n_columns + s->n_keys; i++) {
		s->places[i] = -1;
		for (size_t k = 0; k < row->n; k++) {
			if (strcmp(s->names[i], row->columns[k]) == 0)
				s->places[i] = (int)k;
		}
	}
	s->placed = true;
}

static void
add_bytes(struct check *c, size_t *n, const char *text, size_t size)
{
	if (*n + size > c->text_size) {
		c->text_size = (*n + size) * 2;
		c->text = more(c->text, c->text_size, 1);
	}
	memcpy(c->text + *n, text, size);
	*n += size;
}

static void
content_of(struct check *c, const struct shape *s, const struct dump_row *row,
    uint8_t out[static SHA256_SIZE])
{
	char length[24];
	size_t n = 0;

	add_bytes(c, &n, s->text, strlen(s->text));
	for (size_t i = 0; i < s->n_columns; i++) {
		const struct dump_value *v = s->places[i] < 0
						 ? NULL
						 : &row->values[s->places[i]];

		if (v == NULL || v->text == NULL) {
			add_bytes(c, &n, "-", 1);
			continue;
		}
		add_bytes(c, &n, length,
		    (size_t)snprintf(length, sizeof(length), "%zu:", v->n));
		add_bytes(c, &n, v->text, v->n);
	}
	crypto_sha256(c->text, n, out);
}

static void
key_of(const struct shape *s, const struct dump_row *row,
    char out[static KEY_SIZE])
{
	size_t n = 0;

	for (size_t i = 0; i < s->n_keys; i++) {
		int at = s->places[s->n_columns + i];

		if (n + 1 < KEY_SIZE && i > 0)
			out[n++] = ':';
		for (size_t k = 0;
		     at >= 0 && k < row->values[at].n && n + 1 < KEY_SIZE; k++)
			out[n++] = row->values[at].text[k];
	}
	out[n] = '\0';
}

static struct shape *
newest_shape(struct check *c, const char *table)
{
	for (size_t i = c->n_shapes; i-- > 0;) {
		if (strcmp(c->shapes[i]->table, table) == 0)
			return c->shapes[i];
	}
	return NULL;
}

static void
check_row(struct check *c, const struct dump_row *row)
{
	struct shape *s = newest_shape(c, row->table);
	uint8_t content[SHA256_SIZE];
	char key[KEY_SIZE];
	struct known *k;

	if (s == NULL || c->known_size == 0)
		return;
	if (!s->placed)
		place(s, row);
	key_of(s, row, key);
	c->result.rows++;
	k = &c->known[slot_of(c, s->table, key)];
	if (k->key == NULL || k->gone) {
		find(c, "%s %s is there and was never recorded", s->table, key);
		return;
	}
	if (k->seen)
		find(c, "%s %s is there twice", s->table, key);
	k->seen = true;
	if (k->shape != s && !k->shape->placed)
		place(shape_of(c, k->shape->id), row);
	content_of(c, k->shape, row, content);
	if (memcmp(content, k->content, SHA256_SIZE) != 0)
		find(c, "%s %s is not what entry %" PRIu64 " recorded",
		    s->table, key, k->entry);
}

/* What a redaction allows counts from here; the row itself is compared at the
 * end, when the ledger has been read. */
static void
read_redaction(struct check *c, const struct dump_row *row)
{
	struct shape *s = newest_shape(c, "redaction");
	struct redacted *r;

	c->redacted = more(c->redacted, c->n_redacted + 1,
	    sizeof(*c->redacted));
	r = &c->redacted[c->n_redacted++];
	*r = (struct redacted){
		.table = text_of(c, row, "table_name"),
		.key = text_of(c, row, "row_key"),
		.own = text_of(c, row, "id"),
		.shape = s,
	};
	c->result.redactions++;
	if (s == NULL)
		return;
	place(s, row);
	content_of(c, s, row, r->content);
}

static void
check_redactions(struct check *c)
{
	for (size_t i = 0; i < c->n_redacted; i++) {
		const struct redacted *r = &c->redacted[i];
		struct known
		    *k = c->known_size == 0
			     ? NULL
			     : &c->known[slot_of(c, "redaction", r->own)];

		if (k == NULL || k->key == NULL || k->gone)
			find(c, "redaction %s was never recorded", r->own);
		else if (memcmp(k->content, r->content, SHA256_SIZE) != 0)
			find(c, "redaction %s is not what was recorded",
			    r->own);
		if (k != NULL)
			k->seen = true;
	}
}

/* Assignments and their history
 * ---------------------------------------------------
 */

static struct life *
life_of(struct check *c, uint64_t id)
{
	if (id >= c->n_lives) {
		size_t n = (size_t)id * 2 + 1024;

		c->lives = more(c->lives, n, sizeof(*c->lives));
		memset(c->lives + c->n_lives, 0,
		    (n - c->n_lives) * sizeof(*c->lives));
		c->n_lives = n;
	}
	return &c->lives[id];
}

static uint64_t
shared_sum(const struct dump_row *row)
{
	static const char *const columns[] = { "version", "task_id",
		"agency_id", "role", "state", "due_on", "first_due_on",
		"result_on", "outcome", "closed_on", "update_due_on",
		"update_late", "extension_count", "return_count",
		"notice_count", "escalated" };
	uint64_t sum = 14695981039346656037ULL;

	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		const struct dump_value *v = value_of(row, columns[i]);

		sum = mix(sum, v->text == NULL ? "-" : v->text,
		    v->text == NULL ? 1 : v->n);
		sum = mix(sum, "|", 1);
	}
	return sum;
}

static void
read_assignment(struct check *c, const struct dump_row *row)
{
	struct life *life = life_of(c, number_of(row, "id"));

	life->is_there = true;
	life->row = shared_sum(row);
	life->handed_out = value_of(row, "assigned_at")->text != NULL;
	life->state = text_of(c, row, "state");
}

/* The end of the interval read last: it ends where the next of its assignment
 * begins (from), and the newest never. */
static void
check_interval_end(struct check *c, const char *from)
{
	const char *wanted = "9999-12-31 00:00:00";

	if (from != NULL)
		wanted = strcmp(from, c->open_from) > 0 ? from : c->open_from;
	if (c->open_id != 0 && strcmp(c->open_to, wanted) != 0)
		find(c, "an interval of assignment %" PRIu64 " ends at %s",
		    c->open_id, c->open_to);
}

/* They come in the order of their versions. */
static void
read_interval(struct check *c, const struct dump_row *row)
{
	uint64_t id = number_of(row, "assignment_id");
	struct life *life = life_of(c, id);
	char from[sizeof(c->open_from)];

	short_text(row, "valid_from", from, sizeof(from));
	check_interval_end(c, id == c->open_id ? from : NULL);
	c->open_id = id;
	memcpy(c->open_from, from, sizeof(from));
	short_text(row, "valid_to", c->open_to, sizeof(c->open_to));
	life->has_interval = true;
	life->interval = shared_sum(row);
}

/* As the trigger event_chain sums it. */
static void
event_chain(struct check *c, const struct dump_row *row,
    const uint8_t prev[static SHA256_SIZE], uint8_t out[static SHA256_SIZE])
{
	static const char *const columns[] = { "at", "directive_id", "task_id",
		"assignment_id", "kind", "from_state", "to_state", "account_id",
		"officer_id", "actor_name", "actor_agency", "address", "reason",
		"document", "decided_by", "object_id" };
	static const char digits[] = "0123456789ABCDEF";
	static const char lower[] = "0123456789abcdef";
	char length[24], hex[2 * SHA256_SIZE + 1];
	size_t n = 0;

	for (size_t i = 0; i < SHA256_SIZE; i++) {
		hex[2 * i] = digits[prev[i] >> 4];
		hex[2 * i + 1] = digits[prev[i] & 15];
	}
	add_bytes(c, &n, hex, 2 * SHA256_SIZE);
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		const struct dump_value *v = value_of(row, columns[i]);
		uint8_t sum[SHA256_SIZE];

		if (v->text == NULL) {
			add_bytes(c, &n, "-", 1);
			continue;
		}
		add_bytes(c, &n, length,
		    (size_t)snprintf(length, sizeof(length), "%zu:", v->n));
		if (strcmp(columns[i], "reason") != 0) {
			add_bytes(c, &n, v->text, v->n);
			continue;
		}
		crypto_sha256(v->text, v->n, sum);
		for (size_t k = 0; k < SHA256_SIZE; k++) {
			hex[2 * k] = lower[sum[k] >> 4];
			hex[2 * k + 1] = lower[sum[k] & 15];
		}
		add_bytes(c, &n, hex, 2 * SHA256_SIZE);
	}
	crypto_sha256(c->text, n, out);
}

static uint8_t *
directive_chain(struct check *c, uint64_t id)
{
	if (id >= c->n_directives) {
		size_t n = (size_t)id * 2 + 1024;

		c->directives = more(c->directives, n, sizeof(*c->directives));
		memset(c->directives + c->n_directives, 0,
		    (n - c->n_directives) * sizeof(*c->directives));
		c->n_directives = n;
	}
	return c->directives[id].hash;
}

static void
read_event(struct check *c, const struct dump_row *row)
{
	static const uint8_t zero[SHA256_SIZE];
	uint64_t assignment = number_of(row, "assignment_id");
	const struct dump_value *to = value_of(row, "to_state");
	uint8_t chain[SHA256_SIZE], wanted[SHA256_SIZE];
	uint8_t *prev;
	char key[24];

	c->result.events++;
	if (assignment != 0 && to->n > 0)
		life_of(c, assignment)->moved_to = text_of(c, row, "to_state");
	prev = assignment != 0
		   ? life_of(c, assignment)->chain
		   : directive_chain(c, number_of(row, "directive_id"));
	bytes_of(row, "chain", chain, SHA256_SIZE);
	event_chain(c, row, prev, wanted);
	short_text(row, "id", key, sizeof(key));
	/* Events of the time before the chain have none. */
	if (memcmp(chain, wanted, SHA256_SIZE) != 0 &&
	    (memcmp(chain, zero, SHA256_SIZE) != 0 ||
		memcmp(prev, zero, SHA256_SIZE) != 0) &&
	    !is_redacted(c, "event", key))
		find(c, "event %s breaks the history of %s %" PRIu64, key,
		    assignment != 0 ? "assignment" : "directive",
		    assignment != 0 ? assignment
				    : number_of(row, "directive_id"));
	memcpy(prev, chain, SHA256_SIZE);
}

static void
check_lives(struct check *c)
{
	for (size_t id = 0; id < c->n_lives; id++) {
		const struct life *life = &c->lives[id];

		if (!life->is_there)
			continue;
		if (life->has_interval != life->handed_out)
			find(c, "assignment %zu and its intervals differ", id);
		else if (life->has_interval && life->row != life->interval)
			find(c,
			    "assignment %zu is not what its newest interval"
			    " says",
			    id);
		if (life->moved_to != NULL &&
		    strcmp(life->moved_to, life->state) != 0)
			find(c, "assignment %zu is %s, by its history %s", id,
			    life->state, life->moved_to);
	}
}

/* The whole
 * -----------------------------------------------------------------------
 */

static const struct {
	const char *table;
	int pass;
	void (*read)(struct check *, const struct dump_row *);
} readers[] = {
	{ "ledger_shape", 0, read_shape },
	{ "redaction", 0, read_redaction },
	{ "seal_head", 0, read_head },
	{ "ledger", 1, read_entry },
	{ "assignment", 2, read_assignment },
	{ "assignment_interval", 2, read_interval },
	{ "event", 2, read_event },
};
enum { N_READERS = sizeof(readers) / sizeof(readers[0]) };

static int
pass_of(const char *table)
{
	for (size_t i = 0; i < N_READERS; i++) {
		if (strcmp(readers[i].table, table) == 0)
			return readers[i].pass;
	}
	return 2;
}

static bool
want(void *arg, const char *table)
{
	struct check *c = arg;
	int pass = pass_of(table);

	if (c->pass >= 0)
		return pass == c->pass;
	return pass < 2 || newest_shape(c, table) != NULL;
}

static void
read_row(void *arg, const struct dump_row *row)
{
	struct check *c = arg;

	for (size_t i = 0; i < N_READERS; i++) {
		if (strcmp(readers[i].table, row->table) == 0 &&
		    (c->pass < 0 || readers[i].pass == c->pass))
			readers[i].read(c, row);
	}
	if (c->pass < 0 ? pass_of(row->table) == 2 : c->pass == 2)
		check_row(c, row);
}

static void
check_end(struct check *c)
{
	while (c->head_at < c->n_heads)
		close_tree(c);
	check_redactions(c);
	check_interval_end(c, NULL);
	for (size_t i = 0; i < c->n_shapes; i++) {
		if (c->shapes[i]->witnessed != 1)
			find(c, "shape %" PRIu64 " was never recorded",
			    c->shapes[i]->id);
	}
	for (size_t i = 0; i < c->known_size; i++) {
		const struct known *k = &c->known[i];

		if (k->key != NULL && !k->gone && !k->seen)
			find(c, "%s %s is missing (entry %" PRIu64 ")",
			    k->table, k->key, k->entry);
	}
	check_lives(c);
}

const char *
check_read(struct check *c, FILE *file, bool is_pipe)
{
	const char *complaint = NULL;

	if (is_pipe) {
		c->pass = -1;
		complaint = dump_read(file, want, read_row, c);
	}
	for (c->pass = is_pipe ? 3 : 0; complaint == NULL && c->pass < 3;
	     c->pass++) {
		rewind(file);
		complaint = dump_read(file, want, read_row, c);
	}
	c->pass = is_pipe ? -1 : 2;
	return complaint;
}

struct check *
check_open(struct arena *mem, const char *pub_path,
    const struct printed_head *printed, size_t n_printed)
{
	struct check *c = zeroed(1, sizeof(*c));

	c->mem = mem;
	c->pub_path = pub_path;
	c->printed = printed;
	c->n_printed = n_printed;
	return c;
}

static void
check_printed(struct check *c, const struct printed_head *p)
{
	for (size_t i = 0; i < c->n_heads; i++) {
		if (c->heads[i].number != p->number)
			continue;
		if (strncmp(hex_encode(c->mem, c->heads[i].sum, SHA256_SIZE),
			p->sum, strlen(p->sum)) != 0)
			find(c, "head %" PRIu64 " is not the one printed",
			    p->number);
		return;
	}
	find(c, "head %" PRIu64 ", which was printed, is missing", p->number);
}

/* "2026-11-22 10:00:00": seconds of its day and the day, near enough to tell an
 * hour. */
static int64_t
seconds_of(const char *at)
{
	int64_t parts[6] = { 0 };

	for (size_t i = 0; i < 6 && *at != '\0'; i++) {
		while (*at >= '0' && *at <= '9')
			parts[i] = parts[i] * 10 + (*at++ - '0');
		at += *at != '\0';
	}
	return ((parts[0] * 372 + parts[1] * 31 + parts[2]) * 24 + parts[3]) *
		   3600 +
	       parts[4] * 60 + parts[5];
}

const struct check_result *
check_finish(struct check *c)
{
	check_end(c);
	for (size_t i = 0; i < c->n_printed; i++)
		check_printed(c, &c->printed[i]);
	if (c->result.unsealed > 0 &&
	    seconds_of(c->last_at) - seconds_of(c->first_unsealed_at) >
		UNSEALED_SECONDS)
		find(c,
		    "%" PRIu64 " entries since %s are not sealed: the sealer"
		    " does not run",
		    c->result.unsealed, c->first_unsealed_at);
	if (c->result.entries == 0)
		find(c, "there is no ledger");
	return &c->result;
}

void
check_close(struct check *c)
{
	free(c->known);
	free(c->tails);
	free(c->firsts);
	free(c->redacted);
	free(c->heads);
	free(c->lives);
	free(c->directives);
	free(c->text);
	free(c);
}
