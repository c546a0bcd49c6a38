#define BANNED_ALLOW_STDIO

/*
 * file-text: the words in a file, for whoever must know them (inspect.h).
 *
 *	file-text pdf|office|text|table <file >words
 *
 * Reads the file from standard input, gives up everything a program can do
 * (sandbox.h), and only then looks at it. Exit status: 0 all of it was read, 3
 * a part (a page without text, a thing inside the thing), 1 nothing can be
 * said, 64 wrong use.
 *
 * Here is what all kinds share; file-text_pdf.c, file-text_office.c and
 * file-text_table.c read.
 */
#include "file-text_words.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sandbox.h"
#include "text.h"

enum {
	INPUT_MAX = 256 * 1024 * 1024,
	MEMORY = 1024 * 1024 * 1024,
	CPU_SECONDS = 20,
	/* Below what the reader takes, so that it never cuts a letter. */
	WORDS_MAX = 7 * 1024 * 1024,
	ROOM = 32768,
	WRONG_USE = 64
};

static char room[ROOM];
static size_t held;
static size_t said;

static bool
say_all(const char *s, size_t n)
{
	while (n > 0) {
		ssize_t done = write(STDOUT_FILENO, s, n);

		if (done <= 0)
			return false;
		s += done;
		n -= (size_t)done;
	}
	return true;
}

void
words_flush(void)
{
	(void)say_all(room, held);
	held = 0;
}

bool
words_add(const char *s, size_t n)
{
	if (said + n > WORDS_MAX)
		return false;
	said += n;
	while (n > 0) {
		size_t part = ROOM - held < n ? ROOM - held : n;

		memcpy(room + held, s, part);
		held += part;
		s += part;
		n -= part;
		if (held == ROOM)
			words_flush();
	}
	return true;
}

bool
words_line(const char *s)
{
	if (s == NULL || s[0] == '\0')
		return true;
	return text_is_utf8(s, strlen(s)) && words_add(s, strlen(s)) &&
	       words_add("\n", 1);
}

static enum words
read_text(const unsigned char *data, size_t n)
{
	const char *s = (const char *)data;

	/* Without a zero byte, or it is no text of ours. */
	if (memchr(data, 0, n) != NULL || !text_is_utf8(s, n))
		return WORDS_NONE;
	return words_add(s, n) ? WORDS_ALL : WORDS_PARTLY;
}

static const struct {
	const char *name;
	enum words (*read)(const unsigned char *data, size_t n);
} kinds[] = {
	{ "pdf", words_of_pdf },
	{ "office", words_of_office },
	{ "text", read_text },
	{ "table", words_of_table },
};

int
main(int argc, char **argv)
{
	const struct sandbox_limits limits = { CPU_SECONDS, MEMORY };
	enum words words = WORDS_NONE;
	unsigned char *data;
	size_t n;
	size_t i = 0;

	while (argc == 2 && i < sizeof(kinds) / sizeof(kinds[0]) &&
	       strcmp(argv[1], kinds[i].name) != 0)
		i++;
	if (argc != 2 || i == sizeof(kinds) / sizeof(kinds[0]))
		return WRONG_USE;
	words_prepare_pdf();
	if (!sandbox_read_input(INPUT_MAX, &data, &n) ||
	    !sandbox_enter(&limits))
		return WORDS_NONE;
	words = kinds[i].read(data, n);
	words_flush();
	/* Nothing is left to be tidied up, and nothing more may be run. */
	_exit((int)words);
}
