#include "import.h"

#include <ctype.h>
#include <string.h>

#include "arena.h"
#include "clock.h"
#include "text.h"

enum {
	HEADINGS_WITHIN = 40, /* the rows in which headings are looked for */
	HEADING_LENGTH = 90   /* characters; more is a sentence */
};

/* What a column is about. */
enum column {
	COLUMN_NONE,
	COLUMN_NUMBER,
	COLUMN_CONTENT,
	COLUMN_LEAD,
	COLUMN_BOTH, /* who leads and who coordinates, in one cell */
	COLUMN_COORDINATING,
	COLUMN_DEADLINE,
	COLUMN_PRODUCT,
	COLUMN_RESULT,
	COLUMN_AUTHORITY,
	COLUMN_NOTE,
	N_COLUMNS
};

/* Words of headings, folded, the deciding ones first: "thời gian hoàn thành
 * nhiệm vụ" is a time. "=" at the front: the whole heading. */
static const struct {
	const char *words;
	enum column column;
} known_headings[] = {
	{ "=tt", COLUMN_NUMBER },
	{ "=stt", COLUMN_NUMBER },
	{ "=so tt", COLUMN_NUMBER },
	{ "so thu tu", COLUMN_NUMBER },
	{ "=so", COLUMN_NUMBER },
	{ "=no", COLUMN_NUMBER },
	{ "phoi hop", COLUMN_COORDINATING },
	{ "coordinating", COLUMN_COORDINATING },
	{ "thoi gian", COLUMN_DEADLINE },
	{ "thoi han", COLUMN_DEADLINE },
	{ "thoi diem", COLUMN_DEADLINE },
	{ "tien do", COLUMN_DEADLINE },
	{ "lo trinh", COLUMN_DEADLINE },
	{ "han hoan thanh", COLUMN_DEADLINE },
	{ "han xu ly", COLUMN_DEADLINE },
	{ "han chot", COLUMN_DEADLINE },
	{ "=han", COLUMN_DEADLINE },
	{ "ngay hoan thanh", COLUMN_DEADLINE },
	{ "=hoan thanh", COLUMN_DEADLINE },
	{ "moc hoan thanh", COLUMN_DEADLINE },
	{ "ngay den han", COLUMN_DEADLINE },
	{ "ket thuc", COLUMN_DEADLINE },
	{ "deadline", COLUMN_DEADLINE },
	{ "due", COLUMN_DEADLINE },
	{ "chu tri", COLUMN_LEAD },
	{ "tham muu", COLUMN_LEAD },
	{ "phu trach", COLUMN_LEAD },
	{ "don vi thuc hien", COLUMN_LEAD },
	{ "co quan thuc hien", COLUMN_LEAD },
	{ "co quan don vi", COLUMN_LEAD },
	{ "trach nhiem", COLUMN_LEAD },
	{ "dau moi", COLUMN_LEAD },
	{ "co quan duoc giao", COLUMN_LEAD },
	{ "don vi duoc giao", COLUMN_LEAD },
	{ "don vi dau moi", COLUMN_LEAD },
	{ "=don vi", COLUMN_LEAD },
	{ "=co quan", COLUMN_LEAD },
	{ "lead", COLUMN_LEAD },
	{ "cap trinh", COLUMN_AUTHORITY },
	{ "cap co tham quyen", COLUMN_AUTHORITY },
	{ "cap ban hanh", COLUMN_AUTHORITY },
	{ "cap phe duyet", COLUMN_AUTHORITY },
	{ "cap quyet dinh", COLUMN_AUTHORITY },
	{ "co quan ban hanh", COLUMN_AUTHORITY },
	{ "san pham", COLUMN_PRODUCT },
	{ "=product", COLUMN_PRODUCT },
	{ "hinh thuc van ban", COLUMN_PRODUCT },
	{ "dau ra", COLUMN_RESULT },
	{ "ket qua", COLUMN_RESULT },
	{ "expected result", COLUMN_RESULT },
	{ "muc tieu", COLUMN_RESULT },
	{ "yeu cau", COLUMN_NOTE },
	{ "ghi chu", COLUMN_NOTE },
	{ "note", COLUMN_NOTE },
	{ "nhiem vu", COLUMN_CONTENT },
	{ "noi dung", COLUMN_CONTENT },
	{ "cong viec", COLUMN_CONTENT },
	{ "giai phap", COLUMN_CONTENT },
	{ "ten de an", COLUMN_CONTENT },
	{ "hoat dong", COLUMN_CONTENT },
	{ "=viec", COLUMN_CONTENT },
	{ "=task", COLUMN_CONTENT },
	{ "content", COLUMN_CONTENT },
};

/* Do the words stand in text as whole words? Both are folded. */
static bool
holds_words(const char *text, const char *words)
{
	size_t n = strlen(words);
	const char *at = text;

	while ((at = strstr(at, words)) != NULL) {
		if ((at == text || at[-1] == ' ') &&
		    (at[n] == ' ' || at[n] == '\0'))
			return true;
		at++;
	}
	return false;
}

static enum column
column_of(struct arena *mem, const char *cell)
{
	const char *fold;

	if (text_length(cell) > HEADING_LENGTH)
		return COLUMN_NONE;
	fold = text_fold_words(mem, cell);
	fold += strspn(fold, " ");
	if (holds_words(fold, "ma nhiem vu") || holds_words(fold, "ma so"))
		return COLUMN_NONE;
	if (holds_words(fold, "phoi hop") && holds_words(fold, "chu tri"))
		return COLUMN_BOTH;
	for (size_t i = 0;
	     i < sizeof(known_headings) / sizeof(known_headings[0]); i++) {
		const char *words = known_headings[i].words;

		if (*words == '=' ? strcmp(fold, words + 1) == 0
				  : holds_words(fold, words))
			return known_headings[i].column;
	}
	return COLUMN_NONE;
}

/* Which column holds what. */
struct columns {
	size_t first_row;  /* behind the headings */
	int at[N_COLUMNS]; /* -1: none */
};

static void
no_columns(struct columns *out)
{
	out->first_row = 0;
	for (size_t i = 0; i < N_COLUMNS; i++)
		out->at[i] = -1;
}

/* Reads the headings of one row; false: one of its cells is none. */
static bool
add_headings(struct arena *mem, const struct grid *grid, size_t row,
    struct columns *out)
{
	bool all = true;

	for (size_t i = 0; i < grid->rows[row].n; i++) {
		const char *cell = grid->rows[row].cells[i];
		enum column column = column_of(mem, cell);

		if (column == COLUMN_NONE)
			all = all && text_is_empty(cell);
		else if (out->at[column] < 0)
			out->at[column] = (int)i;
	}
	return all;
}

static bool
has(const struct columns *columns, enum column column)
{
	return columns->at[column] >= 0;
}

static bool
is_enough(const struct columns *columns)
{
	return has(columns, COLUMN_CONTENT) &&
	       (has(columns, COLUMN_LEAD) || has(columns, COLUMN_BOTH) ||
		   has(columns, COLUMN_DEADLINE));
}

/* "Cơ quan thực hiện" above "Chủ trì" and "Phối hợp": the lower row says more.
 */
static void
add_second_row(struct arena *mem, const struct grid *grid, size_t row,
    struct columns *columns)
{
	struct columns below;
	unsigned n = 0;

	no_columns(&below);
	if (row >= grid->n || !add_headings(mem, grid, row, &below))
		return;
	for (size_t i = 0; i < N_COLUMNS; i++)
		n += below.at[i] >= 0;
	if (n == 0)
		return;
	for (size_t i = 0; i < N_COLUMNS; i++)
		if (below.at[i] >= 0)
			columns->at[i] = below.at[i];
	if (has(&below, COLUMN_LEAD) && has(&below, COLUMN_COORDINATING))
		columns->at[COLUMN_BOTH] = -1;
	columns->first_row = row + 1;
}

static bool
find_columns(struct arena *mem, const struct grid *grid, struct columns *out)
{
	size_t n = grid->n < HEADINGS_WITHIN ? grid->n : HEADINGS_WITHIN;

	for (size_t row = 0; row < n; row++) {
		no_columns(out);
		(void)add_headings(mem, grid, row, out);
		out->first_row = row + 1;
		if (out->at[COLUMN_CONTENT] >= 0)
			add_second_row(mem, grid, row + 1, out);
		if (is_enough(out))
			return true;
	}
	return false;
}

/* Rows -------------------------------------------------------------------- */

struct reading {
	struct arena *mem;
	const struct grid *grid;
	struct columns columns;
	struct import_rows *out;
	const char *part;  /* the heading of a part: "A", "II" */
	const char *group; /* a heading below it */
};

static const char *
cell_of(const struct reading *r, size_t row, enum column column)
{
	if (!has(&r->columns, column))
		return "";
	return grid_cell(r->grid, row, (size_t)r->columns.at[column]);
}

/* "(1) (2) (3)" under the headings, and the headings again on the next page. */
static bool
is_no_row(const struct reading *r, size_t row)
{
	const struct grid_row *cells = &r->grid->rows[row];
	struct columns again;
	size_t n = 0;
	size_t numbers = 0;

	for (size_t i = 0; i < cells->n; i++) {
		const char *cell = cells->cells[i];

		n += !text_is_empty(cell);
		numbers += !text_is_empty(cell) &&
			   cell[strspn(cell, "()0123456789= +")] == '\0';
	}
	if (numbers == n)
		return n != 1 || text_is_empty(cell_of(r, row, COLUMN_NUMBER));
	no_columns(&again);
	return add_headings(r->mem, r->grid, row, &again) && is_enough(&again);
}

static bool
is_digits(const char *s)
{
	size_t n = strspn(s, "0123456789");

	return n > 0 && s[n + strspn(s + n, "./) ")] == '\0';
}

/* Of a row with nothing but words: is the one below it "1.1" to its "1"? */
static bool
has_children(const struct reading *r, size_t row, const char *number)
{
	size_t n = strspn(number, "0123456789");
	const char *below = cell_of(r, row + 1, COLUMN_NUMBER);

	return strncmp(below, number, n) == 0 && below[n] == '.' &&
	       isdigit((unsigned char)below[n + 1]);
}

static bool
is_heading(const struct reading *r, size_t row)
{
	static const enum column said[] = { COLUMN_LEAD, COLUMN_BOTH,
		COLUMN_COORDINATING, COLUMN_DEADLINE, COLUMN_PRODUCT };
	const char *number = cell_of(r, row, COLUMN_NUMBER);

	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++)
		if (!text_is_empty(cell_of(r, row, said[i])))
			return false;
	return !is_digits(number) || has_children(r, row, number);
}

/* The words of a heading, wherever they stand: cells are often one here. */
static const char *
heading_words(const struct reading *r, size_t row)
{
	const struct grid_row *cells = &r->grid->rows[row];
	const char *number = cell_of(r, row, COLUMN_NUMBER);
	const char *words = cell_of(r, row, COLUMN_CONTENT);

	for (size_t i = 0; i < cells->n && text_is_empty(words); i++)
		if (cells->cells[i] != number)
			words = cells->cells[i];
	words = text_clean(r->mem, words, TEXT_LINE);
	if (text_is_empty(words))
		return text_clean(r->mem, number, TEXT_LINE);
	if (text_is_empty(number) || number == words)
		return words;
	return arena_printf(r->mem, "%s. %s",
	    text_clean(r->mem, number, TEXT_LINE), words);
}

/* "A", "II": the heading of a part, under which others are. */
static bool
is_part(const char *words)
{
	size_t n = strspn(words, "IVXABCDE");

	return n > 0 && (words[n] == '.' || words[n] == '\0');
}

static void
take_heading(struct reading *r, size_t row)
{
	const char *words = heading_words(r, row);

	if (text_is_empty(words))
		return;
	r->out->n_headings++;
	if (is_part(words)) {
		r->part = words;
		r->group = "";
	} else {
		r->group = words;
	}
}

static const char *
joined(struct arena *mem, const char *a, const char *between, const char *b)
{
	if (text_is_empty(a) || text_is_empty(b))
		return text_is_empty(a) ? b : a;
	return arena_printf(mem, "%s%s%s", a, between, b);
}

/* What is new in a cell of a row that goes on. */
static void
append(struct arena *mem, const char **words, const char *more)
{
	if (!text_is_empty(more) && strstr(*words, more) == NULL)
		*words = joined(mem, *words, "\n", more);
}

/* The words of all cells, for the person who compares. */
static const char *
source_of(const struct reading *r, size_t row)
{
	const struct grid_row *cells = &r->grid->rows[row];
	const char *words = "";

	for (size_t i = 0; i < cells->n; i++)
		words = joined(r->mem, words, " | ",
		    text_clean(r->mem, cells->cells[i], TEXT_LINE));
	return words;
}

/* Where "phối hợp" begins in a cell that names somebody in front of it, and
 * where who coordinates begins; NULL: it does not. */
static const char *
find_coordinating(const char *cell, const char **behind)
{
	static const char *const words[] = { "phối hợp chặt chẽ với",
		"phối hợp cùng", "chủ trì cùng với", "chủ trì cùng",
		"phối hợp với", "Phối hợp với", "PHỐI HỢP", "Cơ quan phối hợp",
		"Đơn vị phối hợp", "cơ quan phối hợp", "đơn vị phối hợp",
		"phối hợp", "Phối hợp", NULL };
	const char *at = NULL;

	for (size_t i = 0; words[i] != NULL; i++) {
		const char *found = strstr(cell, words[i]);

		if (found == NULL || (at != NULL && found >= at))
			continue;
		/* "Sở A (chủ trì), Sở B (phối hợp)": a person says. */
		if (found > cell && found[-1] == '(')
			return NULL;
		at = found;
		*behind = at + strlen(words[i]);
	}
	return at;
}

/* "Chủ trì: Sở A" and "Sở A chủ trì" say no more than "Sở A" here. */
static const char *
without_role(struct arena *mem, const char *words)
{
	static const char *const roles[] = { "Cơ quan chủ trì",
		"cơ quan chủ trì", "Đơn vị chủ trì", "đơn vị chủ trì",
		"Chủ trì", "chủ trì", "CHỦ TRÌ", NULL };
	size_t n;

	words = text_clean(mem, words, TEXT_LINES);
	for (size_t i = 0; roles[i] != NULL; i++) {
		size_t m = strlen(roles[i]);

		if (strncmp(words, roles[i], m) == 0)
			words += m + strspn(words + m, " :-\n");
	}
	n = strlen(words);
	for (size_t cut = 1; cut;) {
		cut = 0;
		while (n > 0 && strchr(" ,;:.-\n(", words[n - 1]) != NULL)
			n--;
		for (size_t i = 0; roles[i] != NULL; i++) {
			size_t m = strlen(roles[i]);

			if (n > m && words[n - m - 1] == ' ' &&
			    strncmp(words + n - m, roles[i], m) == 0)
				n -= cut = m;
		}
	}
	return arena_strndup(mem, words, n);
}

/* "Sở A chủ trì; phối hợp: Sở B" in one cell. */
static void
split_both(struct arena *mem, const char *cell, struct import_row *out)
{
	const char *behind;
	const char *at = find_coordinating(cell, &behind);

	if (at == NULL) {
		append(mem, &out->lead, without_role(mem, cell));
		return;
	}
	append(mem, &out->lead,
	    without_role(mem, arena_strndup(mem, cell, (size_t)(at - cell))));
	append(mem, &out->coordinating,
	    text_clean(mem, behind + strspn(behind, ": -\n"), TEXT_LINES));
}

static void
add_cells(struct reading *r, size_t row, struct import_row *out)
{
	struct arena *mem = r->mem;

	split_both(mem, cell_of(r, row, COLUMN_LEAD), out);
	append(mem, &out->coordinating, cell_of(r, row, COLUMN_COORDINATING));
	split_both(mem, cell_of(r, row, COLUMN_BOTH), out);
	append(mem, &out->deadline, cell_of(r, row, COLUMN_DEADLINE));
	append(mem, &out->product, cell_of(r, row, COLUMN_PRODUCT));
	append(mem, &out->authority, cell_of(r, row, COLUMN_AUTHORITY));
	append(mem,
	    has(&r->columns, COLUMN_PRODUCT) ? &out->result : &out->product,
	    cell_of(r, row, COLUMN_RESULT));
	append(mem, &out->result, cell_of(r, row, COLUMN_NOTE));
	append(mem, &out->source, source_of(r, row));
}

/* A cell of the task goes over this row too, or what is said of it does not fit
 * into one row: it is still the task above. */
static bool
goes_on(const struct reading *r, size_t row)
{
	const struct import_row *last = &r->out->items[r->out->n - 1];
	const char *content = cell_of(r, row, COLUMN_CONTENT);
	const char *number = cell_of(r, row, COLUMN_NUMBER);

	if (text_is_empty(content))
		return text_is_empty(number) ||
		       text_equal(number, last->number);
	return text_equal(content, last->content) &&
	       (text_is_empty(number) || text_equal(number, last->number));
}

static bool
take_row(struct reading *r, size_t row)
{
	struct import_row *item;

	if (r->out->n > 0 && goes_on(r, row)) {
		add_cells(r, row, &r->out->items[r->out->n - 1]);
		return true;
	}
	if (text_is_empty(cell_of(r, row, COLUMN_CONTENT)))
		return true; /* nothing to do is said */
	if (r->out->n == IMPORT_ROWS_MAX) {
		r->out->cut = true;
		return false;
	}
	item = &r->out->items[r->out->n++];
	*item = (struct import_row){
		.rule = IMPORT_RULE_ROW,
		.number = text_clean(r->mem, cell_of(r, row, COLUMN_NUMBER),
		    TEXT_LINE),
		.section = joined(r->mem, r->part, " › ", r->group),
		.content = cell_of(r, row, COLUMN_CONTENT),
		.lead = "",
		.coordinating = "",
		.deadline = "",
		.product = "",
		.authority = "",
		.result = "",
		.source = "",
	};
	add_cells(r, row, item);
	return true;
}

bool
import_read_table(struct arena *mem, const struct grid *grid,
    struct import_rows *out)
{
	struct reading r = { .mem = mem,
		.grid = grid,
		.out = out,
		.part = "",
		.group = "" };

	*out = (struct import_rows){ .cut = grid->cut };
	out->heading = (struct import_heading){ "", "", "", NO_DAY, 0 };
	if (!find_columns(mem, grid, &r.columns))
		return false;
	out->items = arena_array(mem, IMPORT_ROWS_MAX, sizeof(*out->items));
	for (size_t row = r.columns.first_row; row < grid->n; row++) {
		if (is_no_row(&r, row))
			continue;
		if (is_heading(&r, row))
			take_heading(&r, row);
		else if (!take_row(&r, row))
			break;
	}
	return true;
}

/* Running text has commas too: of these a row of headings has nothing but
 * headings, one of them perhaps of a kind not known. */
static bool
is_list(struct arena *mem, const struct grid *grid)
{
	struct columns columns;
	const struct grid_row *headings;
	size_t known = 0;
	size_t unknown = 0;

	if (!find_columns(mem, grid, &columns))
		return false;
	headings = &grid->rows[columns.first_row - 1];
	for (size_t i = 0; i < headings->n; i++)
		unknown += !text_is_empty(headings->cells[i]) &&
			   column_of(mem, headings->cells[i]) == COLUMN_NONE;
	for (size_t i = 0; i < N_COLUMNS; i++)
		known += columns.at[i] >= 0;
	return known >= 3 && unknown <= 1;
}

bool
import_read_lines(struct arena *mem, const char *text, struct import_rows *out)
{
	static const char separators[] = { '\t', ';', ',' };
	struct grid grid;

	for (size_t i = 0; i < sizeof(separators); i++) {
		if (strchr(text, separators[i]) == NULL)
			continue;
		grid_read_lines(mem, text, separators[i], &grid);
		if ((separators[i] == '\t' || is_list(mem, &grid)) &&
		    import_read_table(mem, &grid, out))
			return true;
	}
	*out = (struct import_rows){ .n = 0 };
	out->heading = (struct import_heading){ "", "", "", NO_DAY, 0 };
	return false;
}

bool
import_is_headless(struct arena *mem, const char *text)
{
	struct grid grid;
	size_t full = 0;

	if (strchr(text, '\t') == NULL)
		return false;
	grid_read_lines(mem, text, '\t', &grid);
	for (size_t row = 0; row < grid.n; row++) {
		size_t n = 0;

		for (size_t i = 0; i < grid.rows[row].n; i++)
			n += !text_is_empty(grid.rows[row].cells[i]);
		full += n >= 3;
	}
	return full >= 2 && 2 * full > grid.n;
}

static const char *const rule_names[N_IMPORT_RULES] = {
	[IMPORT_RULE_ROW] = "row",
	[IMPORT_RULE_ASSIGN] = "assign",
	[IMPORT_RULE_POINT] = "point",
	[IMPORT_RULE_SUBJECT] = "subject",
	[IMPORT_RULE_ADDRESSEES] = "addressees",
	[IMPORT_RULE_STATED] = "stated",
};

const char *
import_rule_name(enum import_rule rule)
{
	return (unsigned)rule < N_IMPORT_RULES ? rule_names[rule] : "";
}

bool
import_rule_from_name(const char *name, enum import_rule *out)
{
	for (size_t i = 0; i < N_IMPORT_RULES; i++) {
		if (strcmp(rule_names[i], name) != 0)
			continue;
		*out = (enum import_rule)i;
		return true;
	}
	return false;
}
