/*
 * search: text to search tokens, and typed words to a query on them.
 *
 * task_search.tokens holds, for each folded word w, "s_w", and for each two
 * neighbours a and b the pair "p_a_b". The prefixes keep every token longer
 * than the smallest length of the full-text index and away from its stop words
 * ("an", "de", "to"), whatever the server is set to; the pairs make phrases
 * cheap. What a person types never reaches the boolean syntax: a query holds
 * nothing but a-z, 0-9, blank and "_+*", and of "+" and "*" only our own.
 *
 *	search_tokens(mem, "Dự án sân bay")
 *	    "s_du s_an p_du_an s_san p_an_san s_bay p_san_bay"
 *	search_query(mem, "du an san b")
 *	    "+s_du +s_an +s_san +s_b"
 *	search_query(mem, "1986/QĐ-UB")
 *	    "+p_1986_qd +p_qd_ub*"
 *	search_query(mem, "\"sân bay\" tỉnh")
 *	    "+p_san_bay +s_tinh*"
 *
 * Ranking and the words of the directive belong to list_store.
 */
#ifndef SEARCH_H
#define SEARCH_H

#include <stdbool.h>

struct arena;

enum {
	SEARCH_TOKENS_MAX = 60000, /* bytes; task_search.tokens holds 65535 */
	SEARCH_WORDS_MAX = 16, /* of a query; what is typed beyond is dropped */
	SEARCH_WORD_MAX = 39   /* letters: a pair fits the index's 84 */
};

/*
 * The tokens of a text, each once, with a blank between. A line feed ends a
 * phrase: no pair is made across it, so join the fields of a task with one.
 */
const char *search_tokens(struct arena *mem, const char *text);

/*
 * The argument of MATCH (tokens) AGAINST (? IN BOOLEAN MODE). All words must
 * occur, in any order; the last one may be unfinished (a prefix, from two
 * letters on); words in double quotes, or joined by a sign as in a reference
 * number, must stand together. "" when there is no word.
 */
const char *search_query(struct arena *mem, const char *typed);

/* Is there no word in it? NULL too. Then list without searching. */
bool search_is_empty(const char *typed);

#endif
