#include "docx.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include <zip.h>

#include "arena.h"
#include "clock.h"
#include "str.h"
#include "text.h"

/* Twentieths of a point, as the format counts. */
enum {
	PAGE_SHORT = 11906,
	PAGE_LONG = 16838,
	MARGIN_TOP = 1134,
	MARGIN_LEFT = 1701,
	MARGIN_RIGHT = 1134,
	MARGIN_RIGHT_LYING = 851,
	MARGIN_NUMBER = 567,
	CELL_SIDE = 62,
	CELL_SIDE_SMALL = 14
};

struct docx {
	struct arena *mem;
	const char *path;
	const char *part; /* word/document.xml while it is written */
	const char *template_dir;
	const char *title;
	const char *author;
	int64_t now;
	FILE *file;
	bool landscape;
	bool has_sections; /* one has ended already */
	const struct document_table *table;
	unsigned widths[DOCUMENT_COLUMNS_MAX];
};

/* Writing -------------------------------------------------------------------
 */

static void
put(struct docx *docx, const char *xml)
{
	fputs(xml, docx->file);
}

/* Text of a person: escaped, without what XML cannot hold. */
static void
put_text(struct docx *docx, const char *text)
{
	put(docx, "<w:t xml:space=\"preserve\">");
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == '\n')
			put(docx, "</w:t><w:br/><w:t xml:space=\"preserve\">");
		else if (c == '<')
			put(docx, "&lt;");
		else if (c == '>')
			put(docx, "&gt;");
		else if (c == '&')
			put(docx, "&amp;");
		else if (c >= ' ')
			fputc(c, docx->file);
	}
	put(docx, "</w:t>");
}

/* A paragraph in a style; more: further properties of it. */
static void
put_styled(struct docx *docx, const char *style, const char *more,
    const char *text)
{
	fprintf(docx->file, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s</w:pPr>",
	    style, more);
	if (!text_is_empty(text)) {
		put(docx, "<w:r>");
		put_text(docx, text);
		put(docx, "</w:r>");
	}
	put(docx, "</w:p>");
}

/* The same, left out when there is no text. */
static void
put_some(struct docx *docx, const char *style, const char *text)
{
	if (!text_is_empty(text))
		put_styled(docx, style, "", text);
}

static unsigned
text_width(const struct docx *docx)
{
	return docx->landscape ? PAGE_LONG - MARGIN_LEFT - MARGIN_RIGHT_LYING
			       : PAGE_SHORT - MARGIN_LEFT - MARGIN_RIGHT;
}

/* Half the size of a letter, and capitals more: near enough for a rule. */
static unsigned
width_of(const char *text, unsigned half_points, bool capitals)
{
	size_t n = text_length(text);

	return (unsigned)n * half_points * (capitals ? 66 : 47) / 10;
}

/* A line of this length in the middle of a column. */
static void
put_rule(struct docx *docx, unsigned column, unsigned length)
{
	unsigned side = length < column ? (column - length) / 2 : 0;
	char indent[64];

	snprintf(indent, sizeof(indent),
	    "<w:ind w:left=\"%u\" w:right=\"%u\"/>", side, side);
	put_styled(docx, "Rule", indent, "");
}

/* A table without lines, for two columns side by side. */
static void
begin_columns(struct docx *docx, unsigned left, unsigned right)
{
	fprintf(docx->file,
	    "<w:tbl><w:tblPr><w:tblW w:w=\"%u\" w:type=\"dxa\"/>"
	    "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
	    "<w:left w:w=\"0\" w:type=\"dxa\"/>"
	    "<w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
	    "<w:tblGrid><w:gridCol w:w=\"%u\"/><w:gridCol w:w=\"%u\"/>"
	    "</w:tblGrid>",
	    left + right, left, right);
}

static void
begin_row(struct docx *docx)
{
	put(docx, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
}

static void
begin_cell(struct docx *docx, unsigned width)
{
	fprintf(docx->file,
	    "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/></w:tcPr>", width);
}

static void
end_cell(struct docx *docx)
{
	put(docx, "</w:tc>");
}

/* Pieces of a paper ---------------------------------------------------------
 */

static void
docx_head(void *to, const struct document_head *head)
{
	struct docx *docx = to;
	unsigned left = text_width(docx) * 41 / 100;
	unsigned right = text_width(docx) - left;
	unsigned own = width_of(head->agency, 24, true);

	begin_columns(docx, left, right);
	begin_row(docx);
	begin_cell(docx, left);
	put_some(docx, "Parent", head->parent);
	put_styled(docx, "Agency", "", head->agency);
	put_rule(docx, left, own < 3000 ? own / 2 : 1300);
	end_cell(docx);
	begin_cell(docx, right);
	put_styled(docx, "StateName", "", head->state_name);
	put_styled(docx, "Motto", "", head->motto);
	put_rule(docx, right, width_of(head->motto, 26, false));
	end_cell(docx);
	put(docx, "</w:tr>");
	begin_row(docx);
	begin_cell(docx, left);
	put_styled(docx, "Number", "", head->number);
	put_some(docx, "Subject", head->subject);
	end_cell(docx);
	begin_cell(docx, right);
	put_styled(docx, "PlaceDay", "", head->place_day);
	end_cell(docx);
	put(docx, "</w:tr></w:tbl>");
	put_styled(docx, "Gap", "", "");
}

static void
docx_title(void *to, const char *type, const char *abstract)
{
	struct docx *docx = to;

	put_styled(docx, "DocumentType", "", type);
	if (text_is_empty(abstract))
		return;
	put_styled(docx, "Abstract", "", abstract);
	put_rule(docx, text_width(docx), 2200);
}

static const char *const styles[N_DOCUMENT_STYLES] = {
	[DOCUMENT_BODY] = "Body",
	[DOCUMENT_HEADING] = "Section",
	[DOCUMENT_ADDRESS] = "Address",
	[DOCUMENT_CENTRED] = "Centred",
	[DOCUMENT_CAPTION] = "AnnexTitle",
	[DOCUMENT_NOTE] = "Note",
};

static void
docx_paragraph(void *to, enum document_style style, const char *text,
    const struct document_foot *foot)
{
	put_styled(to, styles[style], foot == NULL ? "" : "<w:keepNext/>",
	    text);
}

static void
docx_foot(void *to, const struct document_foot *foot)
{
	struct docx *docx = to;
	unsigned half = text_width(docx) / 2;

	put_styled(docx, "Gap", "<w:keepNext/>", "");
	begin_columns(docx, half, half);
	begin_row(docx);
	begin_cell(docx, half);
	put_styled(docx, "CopiesHeading", "", foot->copies_heading);
	for (size_t i = 0; i < foot->n_copies; i++)
		put_styled(docx, "Copies", "", foot->copies[i]);
	end_cell(docx);
	begin_cell(docx, half);
	for (size_t i = 0; i < foot->n_offices; i++)
		put_styled(docx, "Office", "", foot->offices[i]);
	put_styled(docx, "Signer", "", foot->signer);
	end_cell(docx);
	put(docx, "</w:tr></w:tbl>");
	put_styled(docx, "Gap", "", "");
}

/* Tables --------------------------------------------------------------------
 */

/* One paragraph of a cell. */
static void
put_sized(struct docx *docx, const char *style, const char *alignment,
    double size, const char *text)
{
	fprintf(docx->file,
	    "<w:p><w:pPr><w:pStyle w:val=\"%s\"/><w:jc w:val=\"%s\"/></w:pPr>"
	    "<w:r><w:rPr><w:sz w:val=\"%u\"/></w:rPr>",
	    style, alignment, (unsigned)(size * 2));
	put_text(docx, text == NULL ? "" : text);
	put(docx, "</w:r></w:p></w:tc>");
}

static void
put_cell(struct docx *docx, const char *style, const char *alignment,
    const char *text)
{
	put_sized(docx, style, alignment,
	    docx->table->size > 0 ? docx->table->size : 12, text);
}

static void
put_heading(struct docx *docx, const char *text)
{
	put_sized(docx, "CellHeading", "center",
	    document_heading_size(docx->table), text);
}

/* span: columns it goes over; merge: "", or how it goes down. */
static void
begin_grid_cell(struct docx *docx, size_t first, size_t span, const char *merge)
{
	unsigned width = 0;

	for (size_t i = first; i < first + span; i++)
		width += docx->widths[i];
	fprintf(docx->file, "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/>",
	    width);
	if (span > 1)
		fprintf(docx->file, "<w:gridSpan w:val=\"%zu\"/>", span);
	fprintf(docx->file, "%s</w:tcPr>", merge);
}

static const char
    heading_row[] = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";

static bool
is_grouped(const struct document_table *table, size_t column)
{
	size_t end = 0;

	for (size_t i = 0; i < table->n_groups; i++) {
		end += table->groups[i].n_columns;
		if (column < end)
			return table->groups[i].heading[0] != '\0';
	}
	return false;
}

static bool
is_small(const struct document_table *table)
{
	return table->size > 0 && table->size < 10;
}

/* In narrow columns every bit of room is for the longest word. */
static void
begin_heading_cell(struct docx *docx, size_t first, size_t span,
    const char *merge, bool centred)
{
	static const char
	    no_side[] = "<w:tcMar><w:left w:w=\"0\" w:type=\"dxa\"/>"
			"<w:right w:w=\"0\" w:type=\"dxa\"/></w:tcMar>";
	char more[256];

	snprintf(more, sizeof(more), "%s%s%s", merge,
	    is_small(docx->table) ? no_side : "",
	    centred ? "<w:vAlign w:val=\"center\"/>" : "");
	begin_grid_cell(docx, first, span, more);
}

static void
put_groups(struct docx *docx, const struct document_table *table)
{
	size_t first = 0;

	put(docx, heading_row);
	for (size_t i = 0; i < table->n_groups; i++) {
		const struct document_group *group = &table->groups[i];

		if (group->heading[0] != '\0') {
			begin_heading_cell(docx, first, group->n_columns, "",
			    true);
			put_heading(docx, group->heading);
		} else {
			for (size_t k = 0; k < group->n_columns; k++) {
				begin_heading_cell(docx, first + k, 1,
				    "<w:vMerge w:val=\"restart\"/>", true);
				put_heading(docx,
				    table->columns[first + k].heading);
			}
		}
		first += group->n_columns;
	}
	put(docx, "</w:tr>");
}

static void
put_headings(struct docx *docx, const struct document_table *table)
{
	if (table->n_groups > 0)
		put_groups(docx, table);
	put(docx, heading_row);
	for (size_t i = 0; i < table->n_columns; i++) {
		bool below = table->n_groups > 0 && !is_grouped(table, i);

		begin_heading_cell(docx, i, 1, below ? "<w:vMerge/>" : "",
		    !below);
		put_heading(docx, below ? "" : table->columns[i].heading);
	}
	put(docx, "</w:tr>");
}

/* Words in a table of small letters stand off its lines, numbers need not. */
static const char
    words_side[] = "<w:tcMar><w:left w:w=\"45\" w:type=\"dxa\"/>"
		   "<w:right w:w=\"45\" w:type=\"dxa\"/></w:tcMar>";

static void
docx_table(void *to, const struct document_table *table)
{
	struct docx *docx = to;
	double sum = 0;
	unsigned side = is_small(table) ? CELL_SIDE_SMALL : CELL_SIDE;

	docx->table = table;
	for (size_t i = 0; i < table->n_columns; i++)
		sum += table->columns[i].width;
	put_styled(docx, "Gap", "<w:keepNext/>", "");
	fprintf(docx->file,
	    "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/>"
	    "<w:tblW w:w=\"%u\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>"
	    "<w:tblCellMar><w:left w:w=\"%u\" w:type=\"dxa\"/>"
	    "<w:right w:w=\"%u\" w:type=\"dxa\"/></w:tblCellMar>"
	    "</w:tblPr><w:tblGrid>",
	    text_width(docx), side, side);
	for (size_t i = 0; i < table->n_columns; i++) {
		docx->widths[i] = (unsigned)(text_width(docx) *
					     table->columns[i].width / sum);
		fprintf(docx->file, "<w:gridCol w:w=\"%u\"/>", docx->widths[i]);
	}
	put(docx, "</w:tblGrid>");
	if (document_has_headings(table))
		put_headings(docx, table);
}

static void
docx_row(void *to, enum document_row kind, const char *const *cells)
{
	static const char *const alignments[] = {
		[DOCUMENT_LEFT] = "left",
		[DOCUMENT_CENTRE] = "center",
		[DOCUMENT_RIGHT] = "right",
	};
	struct docx *docx = to;
	const struct document_table *table = docx->table;
	const char *style = kind == DOCUMENT_ROW ? "Cell" : "CellBold";

	begin_row(docx);
	if (kind == DOCUMENT_ROW_WIDE) {
		begin_grid_cell(docx, 0, table->n_columns, "");
		put_cell(docx, style, "left", cells[0]);
	}
	for (size_t i = 0; kind != DOCUMENT_ROW_WIDE && i < table->n_columns;
	     i++) {
		begin_grid_cell(docx, i, 1,
		    is_small(table) && table->columns[i].align == DOCUMENT_LEFT
			? words_side
			: "");
		put_cell(docx, style, alignments[table->columns[i].align],
		    cells[i]);
	}
	put(docx, "</w:tr>");
}

static void
docx_table_end(void *to)
{
	struct docx *docx = to;

	put(docx, "</w:tbl>");
	put_styled(docx, "Gap", "", "");
	docx->table = NULL;
}

/* The size of the pages up to here. Only the very first has no number. */
static void
put_section(struct docx *docx)
{
	fprintf(docx->file,
	    "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/>"
	    "<w:pgSz w:w=\"%d\" w:h=\"%d\"%s/>"
	    "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\""
	    " w:left=\"%d\" w:header=\"%d\" w:footer=\"%d\" w:gutter=\"0\"/>"
	    "%s</w:sectPr>",
	    docx->landscape ? PAGE_LONG : PAGE_SHORT,
	    docx->landscape ? PAGE_SHORT : PAGE_LONG,
	    docx->landscape ? " w:orient=\"landscape\"" : "", MARGIN_TOP,
	    docx->landscape ? MARGIN_RIGHT_LYING : MARGIN_RIGHT, MARGIN_TOP,
	    MARGIN_LEFT, MARGIN_NUMBER, MARGIN_NUMBER,
	    docx->has_sections ? "" : "<w:titlePg/>");
	docx->has_sections = true;
}

static void
docx_section(void *to, bool landscape)
{
	struct docx *docx = to;

	put(docx, "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/>");
	put_section(docx);
	put(docx, "</w:pPr></w:p>");
	docx->landscape = landscape;
}

/* Opening, closing ----------------------------------------------------------
 */

static void
give_back(void *thing)
{
	struct docx *docx = thing;

	if (docx->file != NULL)
		fclose(docx->file);
	unlink(docx->part);
}

static enum err
docx_open(struct cx *cx, const char *path, const struct document_setup *setup,
    void **out)
{
	struct docx *docx = arena_alloc(cx->mem, sizeof(*docx));

	docx->mem = cx->mem;
	docx->path = arena_strdup(cx->mem, path);
	docx->part = arena_printf(cx->mem, "%s.part", path);
	docx->template_dir = arena_strdup(cx->mem, setup->template_dir);
	docx->title = arena_strdup(cx->mem, setup->title);
	docx->author = arena_strdup(cx->mem, setup->author);
	docx->now = cx->now;
	docx->landscape = setup->landscape;
	docx->file = fopen(docx->part, "we");
	if (docx->file == NULL)
		return fail(cx, ERR_SYSTEM, "cannot write %s: %s", docx->part,
		    strerror(errno));
	arena_on_reset(cx->mem, give_back, docx);
	put(docx,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
	    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/"
	    "wordprocessingml/2006/main\" xmlns:r=\"http://schemas."
	    "openxmlformats.org/officeDocument/2006/relationships\"><w:body>");
	*out = docx;
	return OK;
}

static const char *
escaped(struct arena *mem, const char *text)
{
	struct str s;

	str_init(&s, mem, strlen(text) * 5 + 1);
	for (; *text != '\0'; text++) {
		if (*text == '<')
			str_add(&s, "&lt;");
		else if (*text == '&')
			str_add(&s, "&amp;");
		else
			str_add_char(&s, *text);
	}
	return str_text(&s);
}

/* Who made it, when, and what it is. */
static const char *
properties(const struct docx *docx)
{
	char day[16];

	return arena_printf(docx->mem,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
	    "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/"
	    "package/2006/metadata/core-properties\""
	    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	    " xmlns:dcterms=\"http://purl.org/dc/terms/\""
	    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
	    "<dc:title>%s</dc:title><dc:creator>%s</dc:creator>"
	    "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%sT00:00:00Z"
	    "</dcterms:created></cp:coreProperties>",
	    escaped(docx->mem, docx->title), escaped(docx->mem, docx->author),
	    day_format_iso(clock_day(docx->now), day));
}

/* The parts of the archive in their order; without a source: written here. */
static const struct {
	const char *name;
	const char *source; /* below templates/docx */
} parts[] = {
	{ "[Content_Types].xml", "content-types.xml" },
	{ "_rels/.rels", "package-relations.xml" },
	{ "docProps/core.xml", NULL },
	{ "word/_rels/document.xml.rels", "document-relations.xml" },
	{ "word/styles.xml", "styles.xml" },
	{ "word/settings.xml", "settings.xml" },
	{ "word/header1.xml", "header.xml" },
	{ "word/document.xml", NULL },
};

static zip_source_t *
source_of(const struct docx *docx, zip_t *zip, size_t i)
{
	const char *text;

	if (parts[i].source != NULL)
		return zip_source_file(zip,
		    arena_printf(docx->mem, "%s/docx/%s", docx->template_dir,
			parts[i].source),
		    0, -1);
	if (i + 1 == sizeof(parts) / sizeof(parts[0]))
		return zip_source_file(zip, docx->part, 0, -1);
	text = properties(docx);
	return zip_source_buffer(zip, text, strlen(text), 0);
}

static enum err
add_parts(struct cx *cx, const struct docx *docx, zip_t *zip)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		zip_source_t *source = source_of(docx, zip, i);
		zip_int64_t n = -1;

		if (source != NULL)
			n = zip_file_add(zip, parts[i].name, source,
			    ZIP_FL_ENC_UTF_8);
		if (source != NULL && n < 0)
			zip_source_free(source);
		if (n < 0)
			return fail(cx, ERR_SYSTEM, "docx: %s: %s",
			    parts[i].name, zip_strerror(zip));
		/* The same for the same content. */
		if (zip_file_set_mtime(zip, (zip_uint64_t)n, cx->now, 0) != 0)
			return fail(cx, ERR_SYSTEM, "docx: %s",
			    zip_strerror(zip));
	}
	return OK;
}

static enum err
docx_close(struct cx *cx, void *to)
{
	struct docx *docx = to;
	FILE *file = docx->file;
	bool bad;
	zip_t *zip;
	enum err err;

	put_section(docx);
	put(docx, "</w:body></w:document>\n");
	bad = ferror(file) != 0;
	docx->file = NULL;
	if (fclose(file) != 0 || bad)
		return fail(cx, ERR_SYSTEM, "cannot write %s: %s", docx->part,
		    strerror(errno));
	zip = zip_open(docx->path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
	if (zip == NULL)
		return fail(cx, ERR_SYSTEM, "cannot write %s", docx->path);
	err = add_parts(cx, docx, zip);
	if (err) {
		zip_discard(zip);
		return err;
	}
	if (zip_close(zip) != 0) {
		err = fail(cx, ERR_SYSTEM, "docx: %s", zip_strerror(zip));
		zip_discard(zip);
	}
	return err;
}

const struct document_door docx_door = {
	.open = docx_open,
	.head = docx_head,
	.title = docx_title,
	.paragraph = docx_paragraph,
	.table = docx_table,
	.row = docx_row,
	.table_end = docx_table_end,
	.foot = docx_foot,
	.section = docx_section,
	.close = docx_close,
};
