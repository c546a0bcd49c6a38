/* Fuzzes the tables of XLSX and DOCX packages (batch/file-text_table.c). What
 * it says must be text that grid.h can read. */
#include "fuzz.h"

#include "../../batch/file-text_words.h"

#include "arena.h"
#include "grid.h"
#include "text.h"

enum { SAID_MAX = 1 << 20 };

static char said[SAID_MAX + 1];
static size_t n_said;

bool
words_add(const char *s, size_t n)
{
	if (n > SAID_MAX - n_said)
		return false;
	memcpy(said + n_said, s, n);
	n_said += n;
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *mem = arena_open(512 * 1024 * 1024);
	struct grid grid;

	n_said = 0;
	if (words_of_table(data, n) == WORDS_ALL) {
		said[n_said] = '\0';
		fuzz_require(text_is_utf8(said, n_said));
		grid_read_lines(mem, said, '\t', &grid);
	}
	arena_close(mem);
	return 0;
}
