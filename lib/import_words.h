/*
 * import_words: the words of one sentence, and the names of agencies in it.
 *
 * A name is known (import.h, lexicon), or looks like one: it begins as agencies
 * do, with a capital, and ends before a sign or a word of doing. The committee
 * of the province itself is never meant: it is who assigns.
 */
#ifndef IMPORT_WORDS_H
#define IMPORT_WORDS_H

#include "import.h"

struct word {
	const char *fold; /* "" for a sign */
	char sign;        /* ',' ';' '.' ':' '(' ')' '-' or another; 0: none */
	bool capital;
	size_t start; /* bytes in the text */
	size_t end;
};

struct words {
	struct arena *mem;
	const char *text;
	const struct import_lexicon *names;
	size_t n;
	struct word *items;
};

/* Who is named one after the other. */
struct naming {
	const char *words; /* "Sở A; Sở B" */
	bool known;        /* one of them, at least, is no group in words */
	size_t end;        /* the word behind */
};

/* Names as words_read wants them. */
void words_lexicon(struct arena *mem, const struct import_lexicon *names,
    struct import_lexicon *out);
void words_read(struct arena *mem, const struct import_lexicon *names,
    const char *text, struct words *out);
bool words_is(const struct words *w, size_t i, const char *fold);
/* Do the words of phrase ("chu tri") stand from i on? How many, else 0. */
size_t words_phrase(const struct words *w, size_t i, const char *phrase);
/* Is the word at i one of doing: "rà soát", "tham mưu"? */
bool words_acts(const struct words *w, size_t i);
/* The text from word i up to, not with, word end. */
const char *words_slice(const struct words *w, size_t i, size_t end);
/* Agencies from i on, titles of their heads in front left out; false: none. */
bool words_naming(const struct words *w, size_t i, struct naming *out);

#endif
