#include "search.h"

#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "str.h"
#include "text.h"

enum { TOKEN_BYTES = 2 * SEARCH_WORD_MAX + 4, QUERY_BYTES = 8192 };

/* A folded word inside a longer text. */
struct word {
	const char *text;
	int length; /* at most SEARCH_WORD_MAX */
};

/* Tokens seen so far: open addressing, a power of two of slots. */
struct seen {
	size_t n_slots;
	const char **slots;
};

static struct word
next_word(const char **at)
{
	struct word word;
	size_t length;

	*at += strspn(*at, " ");
	length = strcspn(*at, " ");
	word.text = *at;
	word.length = (int)(length < SEARCH_WORD_MAX ? length
						     : SEARCH_WORD_MAX);
	*at += length;
	return word;
}

/* true the first time. */
static bool
remember(struct arena *mem, struct seen *seen, const char *token)
{
	uint32_t hash = 2166136261U;
	const char *c;
	size_t i;

	for (c = token; *c != '\0'; c++)
		hash = (hash ^ (unsigned char)*c) * 16777619U;
	for (i = hash & (seen->n_slots - 1); seen->slots[i] != NULL;
	     i = (i + 1) & (seen->n_slots - 1))
		if (strcmp(seen->slots[i], token) == 0)
			return false;
	seen->slots[i] = arena_strdup(mem, token);
	return true;
}

static void
add_token(struct str *tokens, struct seen *seen, const char *token)
{
	if (tokens->length + strlen(token) + 1 > SEARCH_TOKENS_MAX ||
	    !remember(tokens->mem, seen, token))
		return;
	if (tokens->length > 0)
		str_add_char(tokens, ' ');
	str_add(tokens, token);
}

static void
add_line(struct str *tokens, struct seen *seen, const char *line)
{
	struct word word, before = { NULL, 0 };
	char token[TOKEN_BYTES];
	const char *at = text_fold_words(tokens->mem, line);

	while (tokens->length < SEARCH_TOKENS_MAX - TOKEN_BYTES) {
		word = next_word(&at);
		if (word.length == 0)
			break;
		snprintf(token, sizeof(token), "s_%.*s", word.length,
		    word.text);
		add_token(tokens, seen, token);
		if (before.length > 0) {
			snprintf(token, sizeof(token), "p_%.*s_%.*s",
			    before.length, before.text, word.length, word.text);
			add_token(tokens, seen, token);
		}
		before = word;
	}
}

const char *
search_tokens(struct arena *mem, const char *text)
{
	struct seen seen = { .n_slots = 64 };
	struct str tokens;
	size_t length;

	/* Every token takes at least four bytes of the result. */
	while (seen.n_slots < 2 * strlen(text) + 2 &&
	       seen.n_slots < SEARCH_TOKENS_MAX / 2)
		seen.n_slots *= 2;
	seen.slots = arena_array(mem, seen.n_slots, sizeof(*seen.slots));
	str_init(&tokens, mem, SEARCH_TOKENS_MAX);
	for (; *text != '\0'; text += length + (text[length] == '\n')) {
		length = strcspn(text, "\n");
		add_line(&tokens, &seen, arena_strndup(mem, text, length));
	}
	return str_text(&tokens);
}

struct query {
	struct str text;
	int n_words;
	struct word last; /* of the latest phrase: it may be unfinished */
};

static void
add_term(struct query *query, const char *prefix, struct word a, struct word b)
{
	if (query->text.length > 0)
		str_add_char(&query->text, ' ');
	str_add(&query->text, prefix);
	str_add_n(&query->text, a.text, (size_t)a.length);
	if (b.length > 0) {
		str_add_char(&query->text, '_');
		str_add_n(&query->text, b.text, (size_t)b.length);
	}
}

/* Words that stand together: pairs, or a single word. */
static void
add_phrase(struct query *query, const char *phrase)
{
	const char *at = text_fold_words(query->text.mem, phrase);
	struct word none = { NULL, 0 }, before = next_word(&at), word;

	query->last = none;
	if (before.length == 0 || query->n_words >= SEARCH_WORDS_MAX)
		return;
	query->n_words++;
	word = next_word(&at);
	if (word.length == 0) {
		add_term(query, "+s_", before, none);
		query->last = before;
		return;
	}
	while (word.length > 0 && query->n_words < SEARCH_WORDS_MAX) {
		add_term(query, "+p_", before, word);
		query->n_words++;
		before = word;
		word = next_word(&at);
	}
	query->last = before;
}

const char *
search_query(struct arena *mem, const char *typed)
{
	struct query query = { .n_words = 0 };
	bool unfinished = false, quoted = false;
	size_t length;

	str_init(&query.text, mem, QUERY_BYTES);
	while (*typed != '\0' && query.n_words < SEARCH_WORDS_MAX) {
		if (*typed == '"') {
			quoted = !quoted;
			typed++;
			continue;
		}
		if (!quoted && *typed == ' ') {
			typed++;
			continue;
		}
		length = strcspn(typed, quoted ? "\"" : "\" \t\n");
		add_phrase(&query, arena_strndup(mem, typed, length));
		unfinished = !quoted;
		typed += length;
		if (!quoted && (*typed == '\t' || *typed == '\n'))
			typed++;
	}
	if (unfinished && query.last.length >= 2)
		str_add_char(&query.text, '*');
	return str_text(&query.text);
}

bool
search_is_empty(const char *typed)
{
	struct arena *mem;
	bool empty;

	if (text_is_empty(typed))
		return true;
	mem = arena_open(SEARCH_TOKENS_MAX + 2 * strlen(typed));
	empty = *text_fold_words(mem, typed) == '\0';
	arena_close(mem);
	return empty;
}
