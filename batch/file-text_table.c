/*
 * file-text_table: the tables of an XLSX or DOCX, a line for each row with tabs
 * between its cells (lib/grid.h reads them).
 *
 * The packages are those of file-text_office.c, with the same distrust: each
 * part is read as it is unpacked and may be only so large, and a document type
 * declaration ends the reading. A cell that goes over several rows is in each
 * of them. A number that a sheet shows as a date is written as one.
 */
#include "file-text_words.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <zip.h>

#include "arena.h"

enum {
	PART_MAX = 128 * 1024 * 1024,
	PACKAGE_MAX = 256 * 1024 * 1024,
	MEMORY = 640 * 1024 * 1024,
	PIECE = 32768,
	DEPTH_MAX = 200,
	SHEETS_MAX = 20,
	ROWS_MAX = 2000,
	COLUMNS_MAX = 40,
	CELL_MAX = 20000,
	STRINGS_MAX = 200000,
	STYLES_MAX = 4000,
	FORMATS_MAX = 1000,
	NAME_ROOM = 64
};

struct text {
	size_t n;
	char s[CELL_MAX + 1];
};

struct sheet {
	unsigned n_rows;
	const char *cells[ROWS_MAX][COLUMNS_MAX]; /* NULL: empty */
};

/* What is being read of a part, whichever it is. */
struct reading {
	xmlParserCtxtPtr parser;
	const struct handler *handler;
	unsigned depth;
	bool broken;
	bool taking;      /* the text of this element is wanted */
	struct text text; /* what was taken of it */
	/* sheets */
	unsigned row;
	unsigned column;
	unsigned style;
	char type[12];
	bool in_formula;
	bool in_cell_formats;
	/* documents */
	unsigned tables;
	unsigned span;
	bool goes_on; /* a cell that continues the one above */
};

struct handler {
	void (*start)(struct reading *r, const char *name,
	    const xmlChar **attributes, int n);
	void (*end)(struct reading *r, const char *name);
};

static struct arena *mem;
static struct sheet sheet;
static const char **strings;
static size_t n_strings;
static bool date_styles[STYLES_MAX];
static size_t n_styles;
static unsigned date_formats[FORMATS_MAX];
static size_t n_date_formats;
static size_t unpacked;
static bool cut;

static bool
is(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

/* Text ----------------------------------------------------------------------
 */

static void
add(struct text *t, const char *s, size_t n)
{
	if (t->n + n > CELL_MAX)
		return;
	memcpy(t->s + t->n, s, n);
	t->n += n;
	t->s[t->n] = '\0';
}

static void
clear(struct text *t)
{
	t->n = 0;
	*t->s = '\0';
}

static const char *
copy_of(const struct text *t)
{
	return t->n == 0 ? NULL : arena_strndup(mem, t->s, t->n);
}

/* Attributes come in fives: name, prefix, URI, value, end of the value. */
static bool
attribute(const xmlChar **attributes, int n, const char *name, char *out,
    size_t room)
{
	for (int i = 0; i < n; i++) {
		const char *from = (const char *)attributes[5 * i + 3];
		size_t length = (size_t)((const char *)attributes[5 * i + 4] -
					 from);

		if (!is((const char *)attributes[5 * i], name))
			continue;
		if (length >= room)
			length = room - 1;
		memcpy(out, from, length);
		out[length] = '\0';
		return true;
	}
	*out = '\0';
	return false;
}

static unsigned
number(const xmlChar **attributes, int n, const char *name, unsigned otherwise)
{
	char text[16];

	if (!attribute(attributes, n, name, text, sizeof(text)) ||
	    *text < '0' || *text > '9')
		return otherwise;
	return (unsigned)strtoul(text, NULL, 10);
}

/* Parts ---------------------------------------------------------------------
 */

static void
stop(struct reading *r)
{
	r->broken = true;
	xmlStopParser(r->parser);
}

static void
on_start(void *thing, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int n_namespaces, const xmlChar **namespaces, int n,
    int n_defaulted, const xmlChar **attributes)
{
	struct reading *r = thing;

	(void)prefix, (void)uri, (void)n_namespaces, (void)namespaces;
	(void)n_defaulted;
	if (++r->depth > DEPTH_MAX)
		stop(r);
	else
		r->handler->start(r, (const char *)name, attributes, n);
}

static void
on_end(void *thing, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct reading *r = thing;

	(void)prefix, (void)uri;
	r->handler->end(r, (const char *)name);
	r->depth--;
}

static void
on_text(void *thing, const xmlChar *s, int n)
{
	struct reading *r = thing;

	if (r->taking && n > 0)
		add(&r->text, (const char *)s, (size_t)n);
}

static void
on_doctype(void *thing, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
	(void)name, (void)external, (void)system;
	stop(thing);
}

static bool
parse(struct reading *r, zip_file_t *part)
{
	static char piece[PIECE];
	xmlSAXHandler sax = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.cdataBlock = on_text,
		.ignorableWhitespace = on_text,
		.internalSubset = on_doctype,
	};
	size_t read = 0;
	zip_int64_t n;

	r->parser = xmlCreatePushParserCtxt(&sax, r, NULL, 0, NULL);
	if (r->parser == NULL)
		return false;
	(void)xmlCtxtUseOptions(r->parser,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	while (!r->broken && (n = zip_fread(part, piece, PIECE)) > 0) {
		read += (size_t)n;
		unpacked += (size_t)n;
		if (read > PART_MAX || unpacked > PACKAGE_MAX ||
		    xmlParseChunk(r->parser, piece, (int)n, 0) != 0)
			r->broken = true;
	}
	if (!r->broken && xmlParseChunk(r->parser, piece, 0, 1) != 0)
		r->broken = true;
	xmlFreeParserCtxt(r->parser);
	return !r->broken;
}

/* false: it is there and cannot be read. */
static bool
read_part(zip_t *package, const char *name, const struct handler *handler,
    bool *out_found)
{
	static struct reading r;
	zip_file_t *part = zip_fopen(package, name, 0);
	bool good;

	*out_found = part != NULL;
	if (part == NULL)
		return true;
	r = (struct reading){ .handler = handler };
	good = parse(&r, part);
	(void)zip_fclose(part);
	return good;
}

/* Rows ----------------------------------------------------------------------
 */

static void
empty_sheet(void)
{
	memset(&sheet, 0, sizeof(sheet));
}

static void
put_cell(unsigned row, unsigned column, const char *words)
{
	if (row >= ROWS_MAX || column >= COLUMNS_MAX) {
		cut = cut || words != NULL;
		return;
	}
	if (row >= sheet.n_rows)
		sheet.n_rows = row + 1;
	sheet.cells[row][column] = words;
}

static bool
say_cell(const char *s)
{
	if (strpbrk(s, "\t\n\r\"") == NULL)
		return words_add(s, strlen(s));
	if (!words_add("\"", 1))
		return false;
	for (; *s != '\0'; s++)
		if ((*s == '"' && !words_add("\"", 1)) || !words_add(s, 1))
			return false;
	return words_add("\"", 1);
}

static bool
say_sheet(void)
{
	for (unsigned i = 0; i < sheet.n_rows; i++) {
		unsigned n = COLUMNS_MAX;

		while (n > 0 && sheet.cells[i][n - 1] == NULL)
			n--;
		for (unsigned k = 0; k < n; k++)
			if ((k > 0 && !words_add("\t", 1)) ||
			    (sheet.cells[i][k] != NULL &&
				!say_cell(sheet.cells[i][k])))
				return false;
		if (!words_add("\n", 1))
			return false;
	}
	return true;
}

/* Spreadsheets --------------------------------------------------------------
 */

static void
string_start(struct reading *r, const char *name, const xmlChar **attributes,
    int n)
{
	(void)attributes, (void)n;
	if (is(name, "si"))
		clear(&r->text);
	/* How a word is spoken (rPh) is no part of it. */
	r->taking = is(name, "t") && !r->in_formula;
	r->in_formula = r->in_formula || is(name, "rPh");
}

static void
string_end(struct reading *r, const char *name)
{
	r->taking = false;
	if (is(name, "rPh"))
		r->in_formula = false;
	if (!is(name, "si"))
		return;
	if (n_strings == STRINGS_MAX) {
		cut = true;
		return;
	}
	strings[n_strings++] = copy_of(&r->text);
}

/* Does a format of a number show a day? Words in quotes and colours do not. */
static bool
shows_day(const char *format)
{
	bool quoted = false;
	bool bracketed = false;

	for (; *format != '\0'; format++) {
		if (*format == '"')
			quoted = !quoted;
		else if (*format == '[')
			bracketed = true;
		else if (*format == ']')
			bracketed = false;
		else if (!quoted && !bracketed &&
			 strchr("dDyY", *format) != NULL)
			return true;
	}
	return false;
}

static bool
is_date_format(unsigned id)
{
	if ((id >= 14 && id <= 17) || id == 22)
		return true;
	for (size_t i = 0; i < n_date_formats; i++)
		if (date_formats[i] == id)
			return true;
	return false;
}

static void
style_start(struct reading *r, const char *name, const xmlChar **attributes,
    int n)
{
	char format[200];

	if (is(name, "cellXfs"))
		r->in_cell_formats = true;
	if (is(name, "numFmt") &&
	    attribute(attributes, n, "formatCode", format, sizeof(format)) &&
	    shows_day(format) && n_date_formats < FORMATS_MAX)
		date_formats[n_date_formats++] = number(attributes, n,
		    "numFmtId", 0);
	if (is(name, "xf") && r->in_cell_formats && n_styles < STYLES_MAX)
		date_styles[n_styles++] = is_date_format(
		    number(attributes, n, "numFmtId", 0));
}

static void
style_end(struct reading *r, const char *name)
{
	if (is(name, "cellXfs"))
		r->in_cell_formats = false;
}

/* "AB12": column 27, row 11. false: that is no place. */
static bool
place_of(const char *s, unsigned *out_row, unsigned *out_column)
{
	unsigned column = 0;
	unsigned row = 0;

	for (; *s >= 'A' && *s <= 'Z'; s++)
		column = column < 100000
			     ? column * 26 + (unsigned)(*s - 'A') + 1
			     : column;
	for (; *s >= '0' && *s <= '9'; s++)
		row = row < 10000000 ? row * 10 + (unsigned)(*s - '0') : row;
	*out_row = row - 1;
	*out_column = column - 1;
	return row > 0 && column > 0;
}

/* Days from 30/12/1899, as sheets count them, to a date. */
static const char *
date_of(double serial)
{
	/* From 1/3/0000, where the day that leap years add comes last. */
	int64_t days = (int64_t)serial - 25569 + 719468;
	int64_t era = days / 146097;
	int64_t of_era = days - era * 146097;
	int64_t year, month, day, of_year;

	year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) /
	       365;
	of_year = of_era - (365 * year + year / 4 - year / 100);
	month = (5 * of_year + 2) / 153;
	day = of_year - (153 * month + 2) / 5 + 1;
	month = month < 10 ? month + 3 : month - 9;
	year += era * 400 + (month <= 2);
	return arena_printf(mem, "%02d/%02d/%d", (int)day, (int)month,
	    (int)year);
}

static const char *
value_of(const struct reading *r)
{
	const char *s = r->text.n == 0 ? "" : r->text.s;
	double value;
	char *end;

	if (is(r->type, "s")) {
		size_t i = strtoul(s, &end, 10);

		return end != s && i < n_strings ? strings[i] : NULL;
	}
	if ((*r->type == '\0' || is(r->type, "n")) && r->style < n_styles &&
	    date_styles[r->style]) {
		value = strtod(s, &end);
		if (end != s && isfinite(value) && value >= 61 &&
		    value < 110000)
			return date_of(value);
	}
	return copy_of(&r->text);
}

/* "A2:A5": what stands in the first goes on below. */
static void
merge(const char *range)
{
	const char *colon = strchr(range, ':');
	unsigned row, column, last, last_column;

	if (colon == NULL || !place_of(range, &row, &column) ||
	    !place_of(colon + 1, &last, &last_column) || row >= ROWS_MAX ||
	    column >= COLUMNS_MAX || sheet.cells[row][column] == NULL)
		return;
	for (unsigned i = row + 1; i <= last && i < sheet.n_rows; i++)
		put_cell(i, column, sheet.cells[row][column]);
}

static void
sheet_start(struct reading *r, const char *name, const xmlChar **attributes,
    int n)
{
	char text[NAME_ROOM];

	r->taking = is(name, "v") || is(name, "t");
	if (is(name, "row")) {
		r->row = number(attributes, n, "r", r->row + 1);
		r->column = 0;
	} else if (is(name, "c")) {
		clear(&r->text);
		r->style = number(attributes, n, "s", 0);
		(void)attribute(attributes, n, "t", r->type, sizeof(r->type));
		if (attribute(attributes, n, "r", text, sizeof(text))) {
			unsigned row;

			if (!place_of(text, &row, &r->column))
				r->column = COLUMNS_MAX;
		}
	} else if (is(name, "mergeCell") &&
		   attribute(attributes, n, "ref", text, sizeof(text))) {
		merge(text);
	}
}

static void
sheet_end(struct reading *r, const char *name)
{
	r->taking = false;
	if (!is(name, "c") || r->row == 0)
		return;
	put_cell(r->row - 1, r->column, value_of(r));
	r->column++;
}

static enum words
read_sheets(zip_t *package)
{
	static const struct handler string_handler = { string_start,
		string_end };
	static const struct handler style_handler = { style_start, style_end };
	static const struct handler sheet_handler = { sheet_start, sheet_end };
	bool found;
	bool any = false;

	strings = arena_array(mem, STRINGS_MAX, sizeof(*strings));
	if (!read_part(package, "xl/sharedStrings.xml", &string_handler,
		&found) ||
	    !read_part(package, "xl/styles.xml", &style_handler, &found))
		return WORDS_NONE;
	for (unsigned i = 1; i <= SHEETS_MAX; i++) {
		char name[NAME_ROOM];

		snprintf(name, sizeof(name), "xl/worksheets/sheet%u.xml", i);
		empty_sheet();
		if (!read_part(package, name, &sheet_handler, &found))
			return WORDS_PARTLY;
		any = any || found;
		if (found && !say_sheet())
			return WORDS_PARTLY;
	}
	empty_sheet();
	return !any ? WORDS_NONE : cut ? WORDS_PARTLY : WORDS_ALL;
}

/* Documents -----------------------------------------------------------------
 */

static void
document_start(struct reading *r, const char *name, const xmlChar **attributes,
    int n)
{
	char text[NAME_ROOM];

	r->taking = r->tables > 0 && is(name, "t");
	if (is(name, "tbl")) {
		r->tables++;
	} else if (r->tables != 1) {
		return;
	} else if (is(name, "tr")) {
		r->row++;
		r->column = 0;
	} else if (is(name, "tc")) {
		clear(&r->text);
		r->span = 1;
		r->goes_on = false;
	} else if (is(name, "gridSpan")) {
		r->span = number(attributes, n, "val", 1);
	} else if (is(name, "vMerge")) {
		(void)attribute(attributes, n, "val", text, sizeof(text));
		r->goes_on = !is(text, "restart");
	} else if (is(name, "tab") || is(name, "br")) {
		add(&r->text, is(name, "br") ? "\n" : " ", 1);
	}
}

static void
end_document_cell(struct reading *r)
{
	const char *words = copy_of(&r->text);
	unsigned above = r->row - 2;

	if (r->goes_on && words == NULL && r->row >= 2 && above < ROWS_MAX &&
	    r->column < COLUMNS_MAX && sheet.cells[above][r->column] != NULL)
		words = sheet.cells[above][r->column];
	put_cell(r->row - 1, r->column, words);
	r->column += r->span > COLUMNS_MAX || r->span == 0 ? 1 : r->span;
}

static void
document_end(struct reading *r, const char *name)
{
	r->taking = false;
	if (is(name, "tbl") && r->tables > 0)
		r->tables--;
	else if (r->tables > 0 && is(name, "p"))
		add(&r->text, "\n", 1);
	if (r->tables == 1 && is(name, "tc") && r->row > 0) {
		while (r->text.n > 0 && r->text.s[r->text.n - 1] == '\n')
			r->text.s[--r->text.n] = '\0';
		end_document_cell(r);
	}
}

static enum words
read_document(zip_t *package)
{
	static const struct handler handler = { document_start, document_end };
	bool found;
	bool good = read_part(package, "word/document.xml", &handler, &found);

	if (!found || sheet.n_rows == 0)
		return WORDS_NONE;
	return say_sheet() && good && !cut ? WORDS_ALL : WORDS_PARTLY;
}

enum words
words_of_table(const unsigned char *data, size_t n)
{
	enum words words;
	zip_error_t error;
	zip_source_t *source;
	zip_t *package;

	zip_error_init(&error);
	source = zip_source_buffer_create(data, n, 0, &error);
	if (source == NULL)
		return WORDS_NONE;
	package = zip_open_from_source(source, ZIP_RDONLY, &error);
	if (package == NULL) {
		zip_source_free(source);
		return WORDS_NONE;
	}
	mem = arena_open(MEMORY);
	words = zip_name_locate(package, "word/document.xml", 0) >= 0
		    ? read_document(package)
		    : read_sheets(package);
	empty_sheet();
	arena_close(mem);
	n_strings = n_styles = n_date_formats = unpacked = 0;
	cut = false;
	zip_discard(package);
	return words;
}
