/* text: one spelling for what looks alike, one fold for what is meant. */
#define BANNED_ALLOW_MEMORY
#include "text.h"

#include <ctype.h>
#include <stdlib.h>
#include <uninorm.h>
#include <unistr.h>

#include "arena.h"
#include "check.h"

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
bad_utf8_is_refused(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		bool good;
	} cases[] = {
		{ "", 0, true },
		{ "abc", 3, true },
		{ "Kh\xc3\xa1nh", 6, true },
		{ "\xe1\xba\xa1", 3, true },
		{ "\xf0\x9f\x98\x80", 4, true },
		{ "\xf4\x8f\xbf\xbf", 4, true },
		{ "a\0b", 3, false },
		{ "\0", 1, false },
		{ "\xc0\x80", 2, false },         /* overlong NUL */
		{ "\xc1\xbf", 2, false },         /* overlong */
		{ "\xe0\x80\xaf", 3, false },     /* overlong */
		{ "\xf0\x80\x80\xaf", 4, false }, /* overlong */
		{ "\xed\xa0\x80", 3, false },     /* surrogate */
		{ "\xf4\x90\x80\x80", 4, false }, /* over U+10FFFF */
		{ "\xf5\x80\x80\x80", 4, false },
		{ "\x80", 1, false },
		{ "\xff", 1, false },
		{ "\xc3", 1, false },
		{ "a\xe1\xba", 3, false },
		{ "\xe1\xba", 2, false },
		{ "\xe1\xba\xa1", 2, false }, /* cut by n */
		{ "\xc3\xa1", 1, false },
		{ "\xf0\x9f\x98\x80", 3, false },
		{ "\xc3"
		  "a",
		    2, false },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(text_is_utf8(cases[i].bytes, cases[i].n),
		    cases[i].good);
}

/* Any bytes: we and libunistring agree. */
static void
validity_agrees_with_libunistring(void **state)
{
	unsigned char bytes[6];
	unsigned seed = 5;
	size_t k, n;
	long i;

	(void)state;
	for (i = 0; i < 1000000; i++) {
		seed = seed * 1103515245U + 12345U;
		n = seed >> 29;
		n = n > sizeof(bytes) ? sizeof(bytes) : n;
		for (k = 0; k < n; k++) {
			seed = seed * 1103515245U + 12345U;
			bytes[k] = (unsigned char)(seed >> 16 | 0x80);
			if ((seed >> 8) % 5 == 0)
				bytes[k] = (unsigned char)(1 +
							   (seed >> 9) % 127);
		}
		assert_int_equal(text_is_utf8((const char *)bytes, n),
		    u8_check(bytes, n) == NULL);
	}
}

static void
one_spelling_for_what_looks_alike(void **state)
{
	static const struct {
		const char *typed, *line, *lines;
	} cases[] = {
		{ "  xin  chào ", "xin  chào", "xin  chào" },
		/* decomposed: e + dot below + circumflex, u + horn + acute */
		{ "vie\xcc\xa3\xcc\x82"
		  "c u\xcc\x9b\xcc\x81",
		    "việc ứ", "việc ứ" },
		{ "vi\xc3\xaa\xcc\xa3"
		  "c",
		    "việc", "việc" },
		{ "một\r\nhai\rba\nbốn", "một hai ba bốn",
		    "một\nhai\nba\nbốn" },
		{ "a\tb\vc\fd", "a b c d", "a b c d" },
		{ "\n\n a \n", "a", "a" },
		{ "a\x01\x1f\x7f\xc2\x85\xc2\x9f"
		  "b",
		    "ab", "ab" },
		{ "a\xc2\xa0"
		  "b\xe3\x80\x80"
		  "c\xe2\x80\x89"
		  "d",
		    "a b c d", "a b c d" },
		/* right-to-left override, zero width, soft hyphen, BOM */
		{ "\xef\xbb\xbfhóa\xe2\x80\xae \xe2\x80\x8b"
		  "đơn\xc2\xad\xe2\x81\xa6",
		    "hóa đơn", "hóa đơn" },
		/* a zero-width character does not keep a mark apart */
		{ "a\xe2\x80\x8b\xcc\x80", "à", "à" },
		{ "a\xe2\x80\xa8"
		  "b",
		    "a b", "a\nb" },
		{ "\xf3\xa0\x81\x81x", "x", "x" },
		{ "😀", "😀", "😀" },
		{ "", "", "" },
		{ " \xc2\xa0\t", "", "" },
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *line = text_clean(*state, cases[i].typed,
		    TEXT_LINE);

		assert_string_equal(line, cases[i].line);
		assert_string_equal(text_clean(*state, line, TEXT_LINE), line);
		assert_string_equal(text_clean(*state, cases[i].typed,
					TEXT_LINES),
		    cases[i].lines);
	}
}

static void
length_counts_what_people_see(void **state)
{
	assert_int_equal(text_length(""), 0);
	assert_int_equal(text_length("Khánh Hòa"), 9);
	assert_int_equal(text_length("😀đ"), 2);
	assert_string_equal(text_shorten(*state, "Khánh Hòa", 9), "Khánh Hòa");
	assert_string_equal(text_shorten(*state, "Khánh Hòa", 20), "Khánh Hòa");
	assert_string_equal(text_shorten(*state, "Khánh Hòa", 8), "Khánh Hò…");
	assert_string_equal(text_shorten(*state, "Khánh Hòa", 6), "Khánh…");
	assert_string_equal(text_shorten(*state, "Khánh", 0), "…");
	assert_string_equal(text_shorten(*state, "", 0), "");
}

static void
the_fold_is_what_people_mean(void **state)
{
	static const struct {
		const char *text, *fold, *words;
	} cases[] = {
		{ "Khánh Hoà", "khanh hoa", "khanh hoa" },
		{ "Khánh Hòa", "khanh hoa", "khanh hoa" },
		{ "KHANH  HOA ", "khanh hoa", "khanh hoa" },
		{ "Đà Nẵng Ðà đà ð", "da nang da da d", "da nang da da d" },
		{ "Uỷ ban, Ủy ban", "uy ban, uy ban", "uy ban uy ban" },
		{ "1986/QĐ-UBND", "1986/qd-ubnd", "1986 qd ubnd" },
		{ "Thừa Thiên Huế – “A Lưới”", "thua thien hue - \"a luoi\"",
		    "thua thien hue a luoi" },
		{ "vie\xcc\xa3\xcc\x82"
		  "c",
		    "viec", "viec" },
		{ "a\xc2\xa0\t\nb", "a b", "a b" },
		{ "m²", "m2", "m2" },
		{ "ＡＢ１", "ab1", "ab1" },
		{ "中文 x", "x", "x" },
		{ "😀", "", "" },
		{ "", "", "" },
		{ "…", "", "" },
		{ "ơ Ơ ư Ư ă â ê ô", "o o u u a a e o", "o o u u a a e o" },
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_string_equal(text_fold(*state, cases[i].text),
		    cases[i].fold);
		assert_string_equal(text_fold_words(*state, cases[i].text),
		    cases[i].words);
	}
}

/* Each letter of the tables has the base that its decomposition begins with. */
static void
the_table_agrees_with_the_decompositions(void **state)
{
	static const ucs4_t ranges[][2] = { { 0xc0, 0x24f },
		{ 0x1e00, 0x1eff } };
	uint8_t text[8], base[64];
	size_t k, n, letters = 0;
	int length;
	ucs4_t c;

	for (k = 0; k < 2; k++)
		for (c = ranges[k][0]; c <= ranges[k][1]; c++) {
			const char *fold;

			length = u8_uctomb(text, c, sizeof(text) - 1);
			assert_true(length > 0);
			text[length] = '\0';
			n = sizeof(base);
			assert_ptr_equal(u8_normalize(UNINORM_NFD, text,
					     (size_t)length, base, &n),
			    base);
			if (n < 2 || base[0] >= 0x80 || !isalpha(base[0]))
				continue;
			fold = text_fold(*state, (const char *)text);
			assert_int_equal(fold[0], tolower(base[0]));
			assert_int_equal(strlen(fold), 1);
			letters++;
		}
	assert_in_range(letters, 450, 560);
}

/* Whatever comes in, ASCII without doubled blanks comes out. */
static void
the_fold_is_ascii_and_stays_the_same(void **state)
{
	struct arena *mem = arena_open(1 << 20);
	unsigned char bytes[40];
	unsigned seed = 11;
	const char *fold;
	size_t k;
	int i;

	(void)state;
	for (i = 0; i < 50000; i++) {
		for (k = 0; k < sizeof(bytes) - 1; k++) {
			seed = seed * 1103515245U + 12345U;
			bytes[k] = (unsigned char)(1 + (seed >> 12) % 255);
		}
		bytes[k] = '\0';
		fold = text_fold(mem, (const char *)bytes);
		for (k = 0; fold[k] != '\0'; k++) {
			assert_in_range(fold[k], ' ', '~');
			assert_false(fold[k] == ' ' && fold[k + 1] == ' ');
		}
		assert_string_equal(text_fold(mem, fold), fold);
		/* Not valid, but it must not be read past its end. */
		(void)text_clean(mem, (const char *)bytes, TEXT_LINES);
		arena_reset(mem);
	}
	arena_close(mem);
}

static void
numbers_are_whole_and_in_range(void **state)
{
	static const struct {
		const char *text;
		bool good;
		long long value;
	} cases[] = {
		{ "0", true, 0 },
		{ "007", true, 7 },
		{ "-5", true, -5 },
		{ "9223372036854775807", true, INT64_MAX },
		{ "-9223372036854775808", true, INT64_MIN },
		{ "9223372036854775808", false, 0 },
		{ "99999999999999999999999", false, 0 },
		{ "", false, 0 },
		{ "-", false, 0 },
		{ "+1", false, 0 },
		{ " 1", false, 0 },
		{ "1 ", false, 0 },
		{ "1.0", false, 0 },
		{ "0x10", false, 0 },
		{ "--1", false, 0 },
		{ NULL, false, 0 },
	};
	long long value;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		value = 77;
		assert_int_equal(text_to_int(cases[i].text, INT64_MIN,
				     INT64_MAX, &value),
		    cases[i].good);
		assert_true(value == (cases[i].good ? cases[i].value : 77));
	}
	assert_true(text_to_int("12", 1, 12, &value));
	assert_false(text_to_int("13", 1, 12, &value));
	assert_false(text_to_int("0", 1, 12, &value));
}

static void
equality_and_emptiness(void **state)
{
	(void)state;
	assert_true(text_equal("a", "a"));
	assert_false(text_equal("a", "A"));
	assert_true(text_equal(NULL, NULL));
	assert_false(text_equal(NULL, ""));
	assert_true(text_is_empty(NULL));
	assert_true(text_is_empty(""));
	assert_false(text_is_empty(" "));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bad_utf8_is_refused),
		cmocka_unit_test(validity_agrees_with_libunistring),
		cmocka_unit_test(one_spelling_for_what_looks_alike),
		cmocka_unit_test(length_counts_what_people_see),
		cmocka_unit_test(the_fold_is_what_people_mean),
		cmocka_unit_test(the_table_agrees_with_the_decompositions),
		cmocka_unit_test(the_fold_is_ascii_and_stays_the_same),
		cmocka_unit_test(numbers_are_whole_and_in_range),
		cmocka_unit_test(equality_and_emptiness),
	};

	return cmocka_run_group_tests_name("text", tests, set_up, tear_down);
}
