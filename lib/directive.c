#include "directive.h"

#include <string.h>
#include <strings.h>

#include "arena.h"
#include "clock.h"
#include "names.h"
#include "str.h"
#include "text.h"

static const char *const urgency_names[] = {
	[URGENCY_NORMAL] = "normal",
	[URGENCY_URGENT] = "urgent",
	[URGENCY_VERY_URGENT] = "very_urgent",
	[URGENCY_EXPRESS] = "express",
};

static const char *const source_names[] = {
	[SOURCE_COMMITTEE] = "committee",
	[SOURCE_GOVERNMENT] = "government",
	[SOURCE_WORK_PROGRAMME] = "work_programme",
};

static const char *const state_names[] = {
	[DIRECTIVE_DRAFT] = "draft",
	[DIRECTIVE_FORWARDED] = "forwarded",
};

static const char *const assigner_kind_names[] = {
	[ASSIGNER_COMMITTEE] = "committee",
	[ASSIGNER_CHAIRMAN] = "chairman",
	[ASSIGNER_VICE_CHAIRMAN] = "vice_chairman",
};

const char *
urgency_name(enum urgency urgency)
{
	return names_name(urgency_names, N_NAMES(urgency_names), urgency);
}

bool
urgency_from_name(const char *name, enum urgency *out)
{
	unsigned value = 0;

	if (!names_find(urgency_names, N_NAMES(urgency_names), name, &value))
		return false;
	*out = (enum urgency)value;
	return true;
}

int32_t
directive_central_due(const struct directive *directive)
{
	if (directive->source != SOURCE_GOVERNMENT ||
	    directive->central_due_on <= 0)
		return NO_DAY;
	return directive->central_due_on;
}

const char *
source_name(enum source source)
{
	return names_name(source_names, N_NAMES(source_names), source);
}

bool
source_from_name(const char *name, enum source *out)
{
	unsigned value = 0;

	if (!names_find(source_names, N_NAMES(source_names), name, &value))
		return false;
	*out = (enum source)value;
	return true;
}

const char *
directive_state_name(enum directive_state state)
{
	return names_name(state_names, N_NAMES(state_names), state);
}

bool
directive_state_from_name(const char *name, enum directive_state *out)
{
	unsigned value = 0;

	if (!names_find(state_names, N_NAMES(state_names), name, &value))
		return false;
	*out = (enum directive_state)value;
	return true;
}

const char *
assigner_kind_name(enum assigner_kind kind)
{
	return names_name(assigner_kind_names, N_NAMES(assigner_kind_names),
	    kind);
}

bool
assigner_kind_from_name(const char *name, enum assigner_kind *out)
{
	unsigned value = 0;

	if (!names_find(assigner_kind_names, N_NAMES(assigner_kind_names), name,
		&value))
		return false;
	*out = (enum assigner_kind)value;
	return true;
}

/* References ------------------------------------------------------------- */

/* Đ and đ as they are, for the Icelandic letters that look like them. */
static const char *
mend_letters(struct arena *mem, const char *s)
{
	struct str out;
	const char *p;

	str_init(&out, mem, strlen(s) + 1);
	for (p = s; *p != '\0'; p++) {
		if (strncmp(p, "\u00d0", 2) == 0) {
			str_add(&out, "\u0110");
			p++;
		} else if (strncmp(p, "\u00f0", 2) == 0) {
			str_add(&out, "\u0111");
			p++;
		} else {
			str_add_char(&out, *p);
		}
	}
	return str_text(&out);
}

static size_t
n_digits(const char *s)
{
	return strspn(s, "0123456789");
}

static const char *
skip_blanks(const char *s)
{
	return s + strspn(s, " ");
}

/* Behind a number: does "/yyyy" belong to it, with a symbol to follow? The
 * length of it, or 0. */
static size_t
year_length(const char *s)
{
	if (s[0] != '/' || n_digits(s + 1) != 4)
		return 0;
	if (strncmp(s + 1, "19", 2) != 0 && strncmp(s + 1, "20", 2) != 0)
		return 0;
	return s[5] == '/' || s[5] == '-' ? 5 : 0;
}

bool
reference_split(struct arena *mem, const char *reference,
    const char **out_number, const char **out_symbol)
{
	const char *s = text_clean(mem, reference, TEXT_LINE);
	const char *fold, *symbol;
	size_t n = n_digits(s);

	if (n == 0)
		return false;
	n += year_length(s + n);
	symbol = skip_blanks(s + n);
	/* "12-CV/TU", as the party writes, keeps its hyphen. */
	if (*symbol == '/')
		symbol = skip_blanks(symbol + 1);
	else if (*symbol != '-')
		return false;
	/* A symbol has a letter: "71/2016" is half a reference. */
	fold = text_fold(mem, symbol);
	if (strpbrk(fold, "abcdefghijklmnopqrstuvwxyz") == NULL ||
	    n > REF_NUMBER_MAX || text_length(symbol) > REF_SYMBOL_MAX)
		return false;
	*out_number = arena_strndup(mem, s, n);
	*out_symbol = mend_letters(mem, symbol);
	return true;
}

const char *
reference_text(struct arena *mem, const char *number, const char *symbol)
{
	return arena_printf(mem, "%s%s%s", number, *symbol == '-' ? "" : "/",
	    symbol);
}

const char *
reference_fold(struct arena *mem, const char *number, const char *symbol)
{
	const char *s = text_fold(mem, reference_text(mem, number, symbol));
	char *out = arena_alloc(mem, strlen(s) + 1);
	size_t n = 0;

	for (; *s != '\0'; s++) {
		if (*s != ' ')
			out[n++] = *s;
	}
	out[n] = '\0';
	return out;
}

/* Secrecy ---------------------------------------- */

/* A word of a line, where its mark-bearing spelling can be looked at. */
struct word {
	const char *text;
	const char *fold;
	char before; /* last character before it that is no blank, 0 for none */
	char after;
};

/* Is it this Vietnamese syllable? accented: its letter with marks, in both
 * cases. "mắt", "mặt" and "mất" fold to the same and are others. Without any
 * mark it is what somebody typed who leaves them out. */
static bool
is_syllable(const struct word *word, const char *fold, const char *lower,
    const char *upper)
{
	return strcmp(word->fold, fold) == 0 &&
	       (strstr(word->text, lower) != NULL ||
		   strstr(word->text, upper) != NULL ||
		   strcasecmp(word->text, fold) == 0);
}

static bool
is_mat(const struct word *word)
{
	return is_syllable(word, "mat", "ậ", "Ậ");
}

/* Tối or tuyệt. */
static bool
is_degree(const struct word *word)
{
	return is_syllable(word, "toi", "ố", "Ố") ||
	       is_syllable(word, "tuyet", "ệ", "Ệ");
}

/* How many words from i on name a level: mật, tối mật, tuyệt mật; 0: none. */
static size_t
level_length(const struct word *words, size_t n, size_t i)
{
	if (i < n && is_mat(&words[i]))
		return 1;
	if (i + 1 < n && is_degree(&words[i]) && is_mat(&words[i + 1]))
		return 2;
	return 0;
}

static bool
is_one_of(const char *s, const char *const *list)
{
	for (; *list != NULL; list++) {
		if (strcmp(s, *list) == 0)
			return true;
	}
	return false;
}

/* MẬT in capitals, but not as a part of another word: BẢO MẬT, MẬT ĐỘ. */
static bool
is_capital_mark(const struct word *words, size_t n, size_t i)
{
	static const char *const before[] = { "bi", "bao", "co", "than", "tui",
		"soi", "gan", "ong", "duong", "giai", "khong", "trai", "dich",
		NULL };
	static const char *const after[] = { "do", "ong", "khau", "ma", "thu",
		"vu", "thiet", "ngu", "hoa", "mia", "gau", "danh", "nghi",
		"ngot", NULL };

	if (strcmp(words[i].text, "MẬT") != 0)
		return false;
	if (i > 0 && is_one_of(words[i - 1].fold, before))
		return false;
	return i + 1 == n || !is_one_of(words[i + 1].fold, after);
}

/* "Độ mật: Tối mật", "độ mật là mật". */
static bool
is_named_level(const struct word *words, size_t n, size_t i)
{
	if (i + 2 >= n || !is_syllable(&words[i], "do", "ộ", "Ộ") ||
	    !is_mat(&words[i + 1]))
		return false;
	i += 2;
	if (strcmp(words[i].fold, "la") == 0)
		return level_length(words, n, i + 1) > 0;
	return words[i].before == ':' && level_length(words, n, i) > 0;
}

/* "(Mật)", "[TỐI MẬT]". */
static bool
is_bracketed(const struct word *words, size_t n, size_t i)
{
	size_t length = level_length(words, n, i);
	char before = words[i].before;

	return length > 0 && (before == '(' || before == '[') &&
	       (words[i + length - 1].after == ')' ||
		   words[i + length - 1].after == ']');
}

/* "BÍ MẬT NHÀ NƯỚC" as a stamp: alone, or behind the word for a paper. */
static bool
is_state_secret(const struct word *words, size_t n)
{
	static const char *const stamp[] = { "BÍ", "MẬT", "NHÀ", "NƯỚC" };
	size_t first = n - 4;

	if (n != 4 && n != 6)
		return false;
	for (size_t i = 0; i < 4; i++)
		if (strcmp(words[first + i].text, stamp[i]) != 0)
			return false;
	return n == 4 ||
	       (strcmp(words[0].fold, "tai") == 0 &&
		   strcmp(words[1].fold, "lieu") == 0) ||
	       (strcmp(words[0].fold, "van") == 0 &&
		   strcmp(words[1].fold, "ban") == 0);
}

/* Alone on its line; without accents only in capitals or with its degree. */
static bool
is_own_line(const struct word *words, size_t n)
{
	if (is_state_secret(words, n))
		return true;
	if (n == 0 || level_length(words, n, 0) != n)
		return false;
	return n > 1 || strcasecmp(words[0].text, "mat") != 0 ||
	       strcmp(words[0].text, "MAT") == 0;
}

static bool
ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n > m && strcmp(s + n - m, end) == 0;
}

/* "12/M-UBND": the mark stands where the kind of document does. */
static bool
begins_marked(const char *token)
{
	size_t digits = strspn(token, "0123456789");

	return digits > 0 && strncmp(token + digits, "/M-", 3) == 0;
}

/* A symbol of capitals that ends in a mark: "12/BC-UBND(M)", "QĐ-UBND-M". One
 * letter behind a hyphen needs more of a symbol before it than "S-M" has. */
static bool
is_marked_symbol(const char *token)
{
	static const char *const ends[] = { "(M)", "(TM)", "(TuM)", "(TUM)",
		"-MẬT", "/MẬT", ".MẬT", "-M", ".M", NULL };
	size_t i, joints = 0, letters = 0;

	for (i = 0; token[i] != '\0'; i++) {
		letters += token[i] >= 'A' && token[i] <= 'Z';
		joints += token[i] == '/' || token[i] == '-';
	}
	if (joints == 0 || letters < 3)
		return false;
	if (begins_marked(token))
		return true;
	for (i = 0; ends[i] != NULL; i++) {
		if (ends_with(token, ends[i]))
			return ends[i][2] != '\0' || joints > 1;
	}
	return false;
}

static bool
symbols_marked(struct arena *mem, const char *line, const char *end)
{
	const char *next, *p;

	for (p = line; p < end; p = next) {
		for (next = p; next < end; next++) {
			/* "(M)" belongs to the symbol before it. */
			if (*next == ' ' && (next + 1 == end || next[1] != '('))
				break;
		}
		if (is_marked_symbol(arena_strndup(mem, p, (size_t)(next - p))))
			return true;
		next += next < end;
	}
	return false;
}

/* Length of the letter or digit at s, 0 if it is none. Quotation marks and
 * dashes of word processors, U+2000 to U+203F, are none. */
static size_t
letter_length(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	if (p[0] >= 0x80)
		return p[0] == 0xe2 && p[1] == 0x80 ? 0 : 1;
	return (p[0] >= 'a' && p[0] <= 'z') || (p[0] >= 'A' && p[0] <= 'Z') ||
	       (p[0] >= '0' && p[0] <= '9');
}

static size_t
split_words(struct arena *mem, const char *line, const char *end,
    struct word *out)
{
	const char *start, *p;
	char before = 0;
	size_t n = 0;

	for (p = line; p < end;) {
		for (start = p; p < end && letter_length(p) > 0; p++)
			;
		if (p > start) {
			out[n].text = arena_strndup(mem, start,
			    (size_t)(p - start));
			out[n].fold = text_fold_words(mem, out[n].text);
			out[n].before = before;
			n++;
			before = 0;
			continue;
		}
		if (*p != ' ')
			before = *p;
		if (*p != ' ' && n > 0 && out[n - 1].after == 0)
			out[n - 1].after = *p;
		p += (unsigned char)*p < 0x80 ? 1 : 3;
	}
	return n;
}

static bool
words_marked(const struct word *words, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (is_capital_mark(words, n, i) ||
		    is_named_level(words, n, i) || is_bracketed(words, n, i))
			return true;
	}
	return false;
}

static bool
line_marked(struct arena *mem, const char *line, const char *end)
{
	struct word *words;
	size_t n;

	words = arena_array(mem, (size_t)(end - line) / 2 + 1, sizeof(*words));
	n = split_words(mem, line, end, words);
	return words_marked(words, n) || is_own_line(words, n) ||
	       symbols_marked(mem, line, end);
}

bool
secrecy_marked(struct arena *mem, const char *text)
{
	const char *s = text_clean(mem, text, TEXT_LINES);
	const char *end;

	for (;; s = end + 1) {
		end = s + strcspn(s, "\n");
		if (line_marked(mem, s, end))
			return true;
		if (*end == '\0')
			return false;
	}
}
