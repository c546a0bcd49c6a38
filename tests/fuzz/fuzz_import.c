/*
 * Fuzzes what is pasted: lines and pages to a grid, a grid and a text to rows.
 * The first byte says which.
 */
#include "fuzz.h"

#include "arena.h"
#include "clock.h"
#include "import.h"
#include "text.h"

static const char *const names[] = { "so cong thuong", "so xay dung",
	"ubnd cac xa phuong", "van phong uy ban nhan dan tinh" };
static const struct import_lexicon lexicon = { 4, names };

static void
look_at_words(const char *words)
{
	fuzz_require(words != NULL && text_is_utf8(words, strlen(words)));
}

static void
look_at_rows(const struct import_rows *rows)
{
	fuzz_require(rows->n <= IMPORT_ROWS_MAX);
	for (size_t i = 0; i < rows->n; i++) {
		const struct import_row *row = &rows->items[i];

		look_at_words(row->number);
		look_at_words(row->section);
		look_at_words(row->content);
		look_at_words(row->lead);
		look_at_words(row->coordinating);
		look_at_words(row->deadline);
		look_at_words(row->product);
		look_at_words(row->source);
		fuzz_require(*row->content != '\0');
	}
}

static void
look_at_grid(const struct grid *grid)
{
	fuzz_require(grid->n <= GRID_ROWS_MAX);
	for (size_t i = 0; i < grid->n; i++) {
		fuzz_require(grid->rows[i].n <= GRID_COLUMNS_MAX);
		for (size_t k = 0; k < grid->rows[i].n; k++)
			look_at_words(grid->rows[i].cells[k]);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *mem = arena_open(512 * 1024 * 1024);
	struct import_rows rows;
	struct grid grid;
	char *text;

	if (n > 1 && text_is_utf8((const char *)data + 1, n - 1)) {
		text = arena_strndup(mem, (const char *)data + 1, n - 1);
		switch (data[0] % 3) {
		case 0:
			if (import_read_lines(mem, text, &rows))
				look_at_rows(&rows);
			break;
		case 1:
			if (grid_read_html(mem, text, &grid)) {
				look_at_grid(&grid);
				if (import_read_table(mem, &grid, &rows))
					look_at_rows(&rows);
			}
			break;
		default:
			import_read_text(mem, &lexicon, text, 20000, &rows);
			look_at_rows(&rows);
		}
	}
	arena_close(mem);
	return 0;
}
