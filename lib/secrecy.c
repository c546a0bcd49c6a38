#include "secrecy.h"

#include <string.h>

#include "arena.h"
#include "directive.h"
#include "str.h"
#include "text.h"

enum {
	TEXT_MEMORY = 96 * 1024 * 1024,
	LINE_MEMORY = 16 * 1024 * 1024,
	LINE_MAX = 4000, /* bytes read as one line */
	WORD_MAX = 80
};

struct span {
	const char *s;
	size_t n;
};

/* Can a mark stand here at all? Most lines can not, and are passed over. */
static bool
may_be_marked(const char *s, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++) {
		if (i + 2 < n && memcmp(s + i, "\xe1\xba\xac", 3) == 0)
			return true; /* Ậ */
		if (i + 2 < n && memcmp(s + i, "\xe1\xba\xad", 3) == 0)
			return true; /* ậ */
		if (i + 2 < n && strncasecmp(s + i, "mat", 3) == 0)
			return true;
		if (s[i + 1] == 'M' && strchr("-./(T", s[i]) != NULL)
			return true;
	}
	return false;
}

static struct span
next_line(const char **text)
{
	struct span line = { *text, strcspn(*text, "\n\f\v\r") };

	if (line.n > LINE_MAX) {
		line.n = LINE_MAX;
		while ((line.s[line.n] & 0xc0) == 0x80)
			line.n--;
		*text += line.n;
		return line;
	}
	*text += line.n + (line.s[line.n] != '\0');
	return line;
}

static bool
is_blank(struct span line)
{
	for (size_t i = 0; i < line.n; i++)
		if (line.s[i] != ' ')
			return false;
	return true;
}

/* Paragraphs have empty lines between them: they are not neighbours. */
static struct span
next_words(const char **text)
{
	struct span line = next_line(text);

	while (is_blank(line) && **text != '\0')
		line = next_line(text);
	return line;
}

static struct span
last_word(struct span line)
{
	size_t end = line.n;
	size_t from;

	while (end > 0 && line.s[end - 1] == ' ')
		end--;
	from = end;
	while (from > 0 && end - from < WORD_MAX && line.s[from - 1] != ' ')
		from--;
	return (struct span){ line.s + from, end - from };
}

static struct span
first_word(struct span line)
{
	size_t from = 0;
	size_t end;

	while (from < line.n && line.s[from] == ' ')
		from++;
	end = from;
	while (end < line.n && end - from < WORD_MAX && line.s[end] != ' ')
		end++;
	return (struct span){ line.s + from, end - from };
}

static size_t
letter_bytes(const char *s, size_t n)
{
	size_t i = 1;

	while (i < n && (s[i] & 0xc0) == 0x80)
		i++;
	return i;
}

/* "T U Y Ệ T  M Ậ T" as "TUYỆT MẬT": one blank is none, more are one. */
static const char *
close_up(struct arena *mem, struct span line)
{
	struct str out;
	size_t i = 0;

	str_init(&out, mem, LINE_MAX + 1);
	while (i < line.n) {
		size_t letter = letter_bytes(line.s + i, line.n - i);
		size_t blanks = 0;

		str_add_n(&out, line.s + i, letter);
		i += letter;
		while (i + blanks < line.n && line.s[i + blanks] == ' ')
			blanks++;
		if (blanks == 0 && i < line.n)
			return NULL; /* no: two letters stand together */
		if (blanks > 1)
			str_add_char(&out, ' ');
		i += blanks;
	}
	return str_text(&out);
}

static bool
is_state_secret(struct arena *mem, const char *line)
{
	static const char words[] = "bi mat nha nuoc";
	const char *fold = text_fold_words(mem, line);
	size_t n = strlen(fold);

	return n >= sizeof(words) - 1 &&
	       strcmp(fold + n - (sizeof(words) - 1), words) == 0;
}

/* Does the line before want one more: "LUẬT BẢO VỆ", "DANH MỤC"? */
static bool
leads_on(struct arena *mem, struct span word)
{
	static const char *const words[] = { "ve", "muc", "ly", "luat", "lo",
		"lot", "mat", "gin", "chua", "thuoc", "do", "va", "hoac", "cua",
		"vi", "giai", "la", "xac", "dinh", NULL };
	const char *fold = text_fold_words(mem,
	    arena_strndup(mem, word.s, word.n));

	for (size_t i = 0; words[i] != NULL; i++)
		if (strcmp(fold, words[i]) == 0)
			return true;
	return false;
}

static bool
is_marked(struct arena *mem, struct span before, struct span line,
    struct span after)
{
	const char *alone = arena_strndup(mem, line.s, line.n);
	const char *closed;
	struct span left = last_word(before);
	struct span right = first_word(after);

	closed = close_up(mem, line);
	if (closed != NULL && strlen(closed) > 3)
		return secrecy_marked(mem, closed);
	if (!may_be_marked(line.s, line.n) || !secrecy_marked(mem, alone))
		return false;
	if (secrecy_marked(mem, arena_printf(mem, "%.*s %s %.*s", (int)left.n,
				    left.s, alone, (int)right.n, right.s)))
		return true;
	return is_state_secret(mem, alone) && !leads_on(mem, left);
}

bool
secrecy_in_file_text(const char *text)
{
	struct arena *whole = arena_open(TEXT_MEMORY);
	struct arena *mem = arena_open(LINE_MEMORY);
	const char *s = text_clean(whole, text, TEXT_LINES);
	struct span before = { "", 0 };
	struct span line = next_words(&s);
	bool found = false;

	while (!found && (line.n > 0 || *s != '\0')) {
		struct span after = next_words(&s);

		found = is_marked(mem, before, line, after);
		arena_reset(mem);
		before = line;
		line = after;
	}
	arena_close(mem);
	arena_close(whole);
	return found;
}

bool
secrecy_in_file_name(struct arena *mem, const char *name)
{
	const char *dot = strrchr(name, '.');
	char *words = arena_strndup(mem, name,
	    dot != NULL && dot != name ? (size_t)(dot - name) : strlen(name));

	/* "12-BC-UBND(M).pdf"; a hyphen alone means nothing here. */
	if (strchr(words, '(') != NULL && secrecy_marked(mem, words))
		return true;
	for (char *c = words; *c != '\0'; c++)
		if (*c == '_' || *c == '-' || *c == '+' || *c == '.')
			*c = ' ';
	if (secrecy_marked(mem, words))
		return true;
	/* Names are often without accents; in small letters "toi mat" is many
	 * things. */
	return strstr(words, "TOI MAT") != NULL ||
	       strstr(text_fold_words(mem, words), "tuyet mat") != NULL;
}
