/* Fuzzes the tables of XLSX and DOCX packages (batch/file-text_table.c): whole
 * ones, and parts of which a package is made here. What it says must be text
 * that grid.h can read. */
#include "fuzz.h"

#include <zip.h>

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

static void
add_part(zip_t *package, const char *name, const uint8_t *data, size_t n)
{
	zip_source_t *part = zip_source_buffer(package, data, n, 0);
	zip_int64_t at = zip_file_add(package, name, part, 0);

	fuzz_require(at >= 0);
	fuzz_require(zip_set_file_compression(package, (zip_uint64_t)at,
			 ZIP_CM_STORE, 0) == 0);
}

/* Strings, styles and a sheet, with a NUL between them; or a document. */
static void
add_parts(zip_t *package, const uint8_t *data, size_t n)
{
	static const char *const names[] = { "xl/sharedStrings.xml",
		"xl/styles.xml", "xl/worksheets/sheet1.xml" };

	if (n > 0 && data[0] == 'd') {
		add_part(package, "word/document.xml", data + 1, n - 1);
		return;
	}
	for (size_t i = 0; i < 3; i++) {
		const uint8_t *end = i < 2 ? memchr(data, 0, n) : NULL;
		size_t length = end == NULL ? n : (size_t)(end - data);

		if (length > 0)
			add_part(package, names[i], data, length);
		data += end == NULL ? n : length + 1;
		n -= end == NULL ? n : length + 1;
	}
}

/* A package of parts: damaged bytes of a ZIP would never get as far. */
static size_t
pack(const uint8_t *data, size_t n, uint8_t *out, size_t max)
{
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *package = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
	zip_int64_t length;

	fuzz_require(package != NULL);
	zip_source_keep(source);
	add_parts(package, data, n);
	fuzz_require(zip_close(package) == 0);
	if (zip_source_open(source) != 0) {
		zip_source_free(source);
		return 0;
	}
	length = zip_source_read(source, out, max);
	zip_source_close(source);
	zip_source_free(source);
	return length < 0 ? 0 : (size_t)length;
}

static void
read_package(const uint8_t *data, size_t n)
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
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static uint8_t package[1 << 17];

	if (n > 1 && memcmp(data, "PK", 2) == 0)
		read_package(data, n);
	else
		read_package(package, pack(data, n, package, sizeof(package)));
	return 0;
}
