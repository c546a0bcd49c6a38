/* search: tokens of a text, and nothing but tokens in a query. */
#include "arena.h"
#include "check.h"
#include "search.h"

static int
set_up(void **state)
{
	*state = arena_open(16 << 20);
	return 0;
}

static int
tear_down(void **state)
{
	arena_close(*state);
	return 0;
}

static void
words_and_pairs_become_tokens(void **state)
{
	static const char *const cases[][2] = {
		{ "Dự án sân bay", "s_du s_an p_du_an s_san p_an_san s_bay "
				   "p_san_bay" },
		{ "1986/QĐ-UBND", "s_1986 s_qd p_1986_qd s_ubnd p_qd_ubnd" },
		/* Each once. */
		{ "an an an", "s_an p_an_an" },
		{ "Khánh Hoà, KHÁNH HÒA", "s_khanh s_hoa p_khanh_hoa "
					  "p_hoa_khanh" },
		/* Two fields of a task are no phrase. */
		{ "y tế\nxã", "s_y s_te p_y_te s_xa" },
		{ "", "" },
		{ " - ", "" },
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(search_tokens(*state, cases[i][0]),
		    cases[i][1]);
}

static void
typed_words_become_a_query(void **state)
{
	static const char *const cases[][2] = {
		{ "sân", "+s_san*" },
		{ "s", "+s_s" },
		{ "Dự án sân b", "+s_du +s_an +s_san +s_b" },
		{ "dự án sân bay", "+s_du +s_an +s_san +s_bay*" },
		{ "  dự   án ", "+s_du +s_an*" },
		{ "\"sân bay\"", "+p_san_bay" },
		{ "\"sân bay Cam Ranh\"", "+p_san_bay +p_bay_cam "
					  "+p_cam_ranh" },
		{ "\"sân\" bay", "+s_san +s_bay*" },
		{ "\"sân bay", "+p_san_bay" },
		{ "1986/QĐ-UBND", "+p_1986_qd +p_qd_ubnd*" },
		{ "1986/QĐ-UBND tỉnh", "+p_1986_qd +p_qd_ubnd +s_tinh*" },
		{ "", "" },
		{ " \" \" ", "" },
		{ "+-*~<>()@\"'", "" },
		{ "-dự +án ~sân", "+s_du +s_an +s_san*" },
		{ "dự*", "+s_du*" },
		{ "a' OR 1=1 --", "+s_a +s_or +p_1_1" },
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(search_query(*state, cases[i][0]),
		    cases[i][1]);
}

static void
emptiness(void **state)
{
	(void)state;
	assert_true(search_is_empty(NULL));
	assert_true(search_is_empty(""));
	assert_true(search_is_empty(" +-\"() … "));
	assert_false(search_is_empty("á"));
	assert_false(search_is_empty(" 7 "));
}

/* A term of a query: "+s_" or "+p_", word letters, at most one star, last. */
static bool
is_query(const char *query)
{
	size_t n;

	while (*query != '\0') {
		if (strncmp(query, "+s_", 3) != 0 &&
		    strncmp(query, "+p_", 3) != 0)
			return false;
		n = strspn(query + 3, "abcdefghijklmnopqrstuvwxyz0123456789_");
		if (n == 0 || n > 2 * SEARCH_WORD_MAX + 1)
			return false;
		query += 3 + n;
		if (strcmp(query, "*") == 0)
			return true;
		if (*query == ' ')
			query++;
		else if (*query != '\0')
			return false;
	}
	return true;
}

static void
nothing_typed_reaches_the_syntax(void **state)
{
	static const char *const pieces[] = { "+", "-", "*", "\"", "(", ")",
		"~", "<", ">", "@", "'", "\\", "%", "_", "/", " ", "\t", "\n",
		"a", "ế", "Đ", "7", "an", "\xff", "\xc3", "“", "dự", ";", "--",
		"#" };
	struct arena *mem = arena_open(1 << 20);
	unsigned seed = 99;
	char typed[200];
	int i, k;

	(void)state;
	for (i = 0; i < 50000; i++) {
		size_t length = 0;

		for (k = 0; k < 20; k++) {
			seed = seed * 1103515245U + 12345U;
			length += (size_t)snprintf(typed + length,
			    sizeof(typed) - length, "%s",
			    pieces[(seed >> 8) %
				   (sizeof(pieces) / sizeof(pieces[0]))]);
		}
		if (!is_query(search_query(mem, typed)))
			fail_msg("\"%s\" became \"%s\"", typed,
			    search_query(mem, typed));
		assert_int_equal(*search_query(mem, typed) == '\0',
		    search_is_empty(typed));
		arena_reset(mem);
	}
	arena_close(mem);
}

static void
all_is_bounded(void **state)
{
	struct arena *mem = *state;
	char *text = arena_alloc(mem, 500001);
	const char *tokens, *query;
	size_t i, n = 0;

	for (i = 0; i < 500000; i++)
		text[i] = i % 5 == 4 ? ' ' : (char)('a' + i * i % 23 % 26);
	for (i = 0; i < 500000; i += 5)
		snprintf(text + i, 6, "%04zx ", i / 5 % 0xffff);
	tokens = search_tokens(mem, text);
	assert_in_range(strlen(tokens), SEARCH_TOKENS_MAX - 100,
	    SEARCH_TOKENS_MAX);
	query = search_query(mem, text);
	for (i = 0; query[i] != '\0'; i++)
		n += query[i] == '+';
	assert_int_equal(n, SEARCH_WORDS_MAX);
	/* One word longer than the index takes is cut alike on both sides. */
	memset(text, 'x', 300);
	text[300] = '\0';
	tokens = search_tokens(mem, text);
	assert_int_equal(strlen(tokens), SEARCH_WORD_MAX + 2);
	query = search_query(mem, text);
	assert_memory_equal(query + 1, tokens, strlen(tokens));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_and_pairs_become_tokens),
		cmocka_unit_test(typed_words_become_a_query),
		cmocka_unit_test(emptiness),
		cmocka_unit_test(nothing_typed_reaches_the_syntax),
		cmocka_unit_test(all_is_bounded),
	};

	return cmocka_run_group_tests_name("search", tests, set_up, tear_down);
}
