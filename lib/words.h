/*
 * words: where a file that is taken away gets its words: a text of
 * templates/text by its key ("state.assigned"), in one language.
 */
#ifndef WORDS_H
#define WORDS_H

struct words {
	const char *(*text)(void *from, const char *key);
	void *from;
};

#endif
