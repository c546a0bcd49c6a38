#include "pdf.h"

#include <string.h>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "arena.h"
#include "str.h"
#include "text.h"

#define FONT "Tinos"
#define MM   (72.0 / 25.4)

static const double page_short = 210 * MM;
static const double page_long = 297 * MM;
static const double margin_top = 20 * MM;
static const double margin_bottom = 20 * MM;
static const double margin_left = 30 * MM;
static const double margin_right = 20 * MM;
static const double margin_right_lying = 15 * MM;
static const double number_top = 11 * MM;   /* the page number */
static const double first_line = 12.7 * MM; /* of a paragraph */
static const double signature_room = 26 * MM;
static const double cell_side = 1.1 * MM;
static const double cell_side_small = 0.25 * MM;
static const double cell_side_words = 0.8 * MM;
static const double cell_above = 0.7 * MM;
static const double rule_width = 0.6;
static const double head_left = 0.41; /* share of the left column */

enum { SCRATCH_MAX = 8 << 20, N_GLYPHS = 0x10000 };

struct look {
	double size;
	bool bold;
	bool italic;
	PangoAlignment align;
	bool justify;
	double indent;
	double above; /* before it */
	double spacing;
};

static const struct look looks[N_DOCUMENT_STYLES] = {
	[DOCUMENT_BODY] = { 14, .justify = true, .indent = 1, .above = 6,
	    .spacing = 1.12 },
	[DOCUMENT_HEADING] = { 14, .bold = true, .indent = 1, .above = 8,
	    .spacing = 1.12 },
	[DOCUMENT_ADDRESS] = { 14, .align = PANGO_ALIGN_CENTER, .above = 12,
	    .spacing = 1.12 },
	[DOCUMENT_CENTRED] = { 14, .align = PANGO_ALIGN_CENTER, .above = 4,
	    .spacing = 1 },
	[DOCUMENT_CAPTION] = { 13, .bold = true, .align = PANGO_ALIGN_CENTER,
	    .above = 2, .spacing = 1 },
	[DOCUMENT_NOTE] = { 11, .italic = true, .above = 4, .spacing = 1 },
};
static const struct look look_left = { 12, .spacing = 1 };
static const struct look look_number = { 13, .align = PANGO_ALIGN_CENTER,
	.spacing = 1 };
static const struct look look_subject = { 12, .align = PANGO_ALIGN_CENTER,
	.spacing = 1 };
static const struct look look_parent = { 12, .align = PANGO_ALIGN_CENTER,
	.spacing = 1 };
static const struct look look_agency = { 12, .bold = true,
	.align = PANGO_ALIGN_CENTER, .spacing = 1 };
static const struct look look_state = { 12, .bold = true,
	.align = PANGO_ALIGN_CENTER, .spacing = 1 };
static const struct look look_motto = { 13, .bold = true,
	.align = PANGO_ALIGN_CENTER, .spacing = 1 };
static const struct look look_place = { 13, .italic = true,
	.align = PANGO_ALIGN_CENTER, .spacing = 1 };
static const struct look look_title = { 14, .bold = true,
	.align = PANGO_ALIGN_CENTER, .spacing = 1 };
static const struct look look_copies_head = { 12, .bold = true, .italic = true,
	.spacing = 1 };
static const struct look look_copies = { 11, .spacing = 1 };
static const struct look look_office = { 13, .bold = true,
	.align = PANGO_ALIGN_CENTER, .spacing = 1 };
static const struct look look_signer = { 14, .bold = true,
	.align = PANGO_ALIGN_CENTER, .spacing = 1 };

struct pdf {
	struct arena *scratch; /* of one piece */
	PangoContext *context;
	PangoFont *font;
	PangoLayout *layout;
	PangoLayout *number; /* of the page: drawn while another one flows */
	cairo_surface_t *surface;
	cairo_t *cr;
	bool landscape;
	double width;
	double height;
	double y; /* where the next piece goes */
	unsigned page;
	bool is_empty; /* nothing on this page yet */
	/* 0: not asked yet, 1: there, 2: missing */
	unsigned char glyphs[N_GLYPHS];
	/* The table being written. */
	const struct document_table *table;
	PangoLayout *cells[DOCUMENT_COLUMNS_MAX];
	double x[DOCUMENT_COLUMNS_MAX + 1];
	double heading_height;
	bool heading_due;
};

/* Text ----------------------------------------------------------------------
 */

static bool
is_there(struct pdf *pdf, gunichar c)
{
	if (c >= N_GLYPHS)
		return pango_font_has_char(pdf->font, c);
	if (pdf->glyphs[c] == 0)
		pdf->glyphs[c] = c == '\n' || pango_font_has_char(pdf->font, c)
				     ? 1
				     : 2;
	return pdf->glyphs[c] == 1;
}

/* What the font lacks would bring another font into the file. */
static const char *
shown(struct pdf *pdf, const char *text)
{
	struct str out;
	const char *p = text;

	while (*p != '\0' && is_there(pdf, g_utf8_get_char(p)))
		p = g_utf8_next_char(p);
	if (*p == '\0')
		return text;
	str_init(&out, pdf->scratch, SCRATCH_MAX / 2);
	for (p = text; *p != '\0'; p = g_utf8_next_char(p)) {
		if (is_there(pdf, g_utf8_get_char(p)))
			str_add_n(&out, p, (size_t)(g_utf8_next_char(p) - p));
		else
			str_add_char(&out, '?');
	}
	return str_text(&out);
}

static PangoFontDescription *
description(double size, bool bold, bool italic)
{
	PangoFontDescription *font = pango_font_description_new();

	pango_font_description_set_family_static(font, FONT);
	pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
	pango_font_description_set_weight(font,
	    bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_style(font,
	    italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
	return font;
}

static PangoLayout *
new_layout(struct pdf *pdf)
{
	PangoLayout *layout = pango_layout_new(pdf->context);
	PangoAttrList *attributes = pango_attr_list_new();

	/* A word that is broken must not get a hyphen: "ST-T". */
	pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0));
	pango_attr_list_insert(attributes, pango_attr_fallback_new(0));
	pango_layout_set_attributes(layout, attributes);
	pango_attr_list_unref(attributes);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	return layout;
}

static void
set(struct pdf *pdf, PangoLayout *layout, const struct look *look, double width,
    const char *text)
{
	PangoFontDescription *font = description(look->size, look->bold,
	    look->italic);

	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
	pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pango_layout_set_alignment(layout, look->align);
	pango_layout_set_justify(layout, look->justify);
	pango_layout_set_indent(layout,
	    look->indent > 0 ? (int)(first_line * PANGO_SCALE) : 0);
	pango_layout_set_line_spacing(layout, (float)look->spacing);
	pango_layout_set_text(layout, shown(pdf, text), -1);
}

static double
height_of(PangoLayout *layout)
{
	PangoRectangle logical;

	pango_layout_get_extents(layout, NULL, &logical);
	return (double)logical.height / PANGO_SCALE;
}

static double
width_of(PangoLayout *layout)
{
	PangoRectangle logical;

	pango_layout_get_extents(layout, NULL, &logical);
	return (double)logical.width / PANGO_SCALE;
}

static void
rule(struct pdf *pdf, double middle, double width, double y)
{
	cairo_set_line_width(pdf->cr, rule_width);
	cairo_move_to(pdf->cr, middle - width / 2, y);
	cairo_line_to(pdf->cr, middle + width / 2, y);
	cairo_stroke(pdf->cr);
}

/* Pages ---------------------------------------------------------------------
 */

static double
bottom(const struct pdf *pdf)
{
	return pdf->height - margin_bottom;
}

static double
text_width(const struct pdf *pdf)
{
	return pdf->width - margin_left -
	       (pdf->landscape ? margin_right_lying : margin_right);
}

static void
set_size(struct pdf *pdf, bool landscape)
{
	pdf->landscape = landscape;
	pdf->width = landscape ? page_long : page_short;
	pdf->height = landscape ? page_short : page_long;
}

static void
draw(struct pdf *pdf, PangoLayout *layout, double x, double y)
{
	cairo_move_to(pdf->cr, x, y);
	pango_cairo_show_layout(pdf->cr, layout);
	pdf->is_empty = false;
}

static void
begin_page(struct pdf *pdf)
{
	char number[16];

	pdf->page++;
	pdf->y = margin_top;
	if (pdf->page > 1) {
		g_snprintf(number, sizeof(number), "%u", pdf->page);
		set(pdf, pdf->number, &look_number, text_width(pdf), number);
		draw(pdf, pdf->number, margin_left, number_top);
	}
	pdf->is_empty = true;
}

static void
new_page(struct pdf *pdf)
{
	cairo_show_page(pdf->cr);
	cairo_pdf_surface_set_size(pdf->surface, pdf->width, pdf->height);
	begin_page(pdf);
}

static void
need(struct pdf *pdf, double height)
{
	if (pdf->y + height > bottom(pdf) && !pdf->is_empty)
		new_page(pdf);
}

/* A piece of text that is not broken; gives its height. */
static double
put(struct pdf *pdf, const struct look *look, const char *text, double x,
    double y, double width)
{
	if (text_is_empty(text))
		return 0;
	set(pdf, pdf->layout, look, width, text);
	draw(pdf, pdf->layout, x, y);
	return height_of(pdf->layout);
}

static double
measure(struct pdf *pdf, const struct look *look, const char *text,
    double width)
{
	if (text_is_empty(text))
		return 0;
	set(pdf, pdf->layout, look, width, text);
	return height_of(pdf->layout);
}

/* One line of a layout with its top at y. */
static void
draw_line(struct pdf *pdf, PangoLayoutIter *at, double x, double y)
{
	PangoRectangle logical;
	int baseline = pango_layout_iter_get_baseline(at);

	pango_layout_iter_get_line_extents(at, NULL, &logical);
	cairo_move_to(pdf->cr, x + (double)logical.x / PANGO_SCALE,
	    y + (double)(baseline - logical.y) / PANGO_SCALE);
	pango_cairo_show_layout_line(pdf->cr,
	    pango_layout_iter_get_line_readonly(at));
	pdf->is_empty = false;
}

static double
line_height(PangoLayoutIter *at)
{
	PangoRectangle logical;

	pango_layout_iter_get_line_extents(at, NULL, &logical);
	return (double)logical.height / PANGO_SCALE;
}

/* The lines of pdf->layout over the pages. The first line is never left alone,
 * nor the last; the last two stay with the reserve that follows. */
static void
flow(struct pdf *pdf, double reserve)
{
	PangoLayoutIter *at = pango_layout_get_iter(pdf->layout);
	int n = pango_layout_get_line_count(pdf->layout);

	for (int i = 0; i < n; i++) {
		double height = line_height(at);
		double wanted = height;

		if (i == 0 && n > 1)
			wanted = 2 * height;
		if (i == n - 2)
			wanted = 2 * height + reserve;
		if (i == n - 1 && n == 1)
			wanted = height + reserve;
		need(pdf, wanted);
		draw_line(pdf, at, margin_left, pdf->y);
		pdf->y += height;
		pango_layout_iter_next_line(at);
	}
	pango_layout_iter_free(at);
}

/* Pieces of a paper ---------------------------------------------------------
 */

static double
put_left(struct pdf *pdf, const struct document_head *head, double width)
{
	double x = margin_left;
	double y = pdf->y;

	y += put(pdf, &look_parent, head->parent, x, y, width);
	y += put(pdf, &look_agency, head->agency, x, y, width);
	set(pdf, pdf->layout, &look_agency, width, head->agency);
	rule(pdf, x + width / 2,
	    width_of(pdf->layout) * (width_of(pdf->layout) < 90 ? 0.5 : 0.4),
	    y + 2);
	return y + 4;
}

static double
put_right(struct pdf *pdf, const struct document_head *head, double x,
    double width)
{
	double y = pdf->y;

	y += put(pdf, &look_state, head->state_name, x, y, width);
	y += put(pdf, &look_motto, head->motto, x, y, width);
	rule(pdf, x + width / 2, width_of(pdf->layout), y + 2);
	return y + 4;
}

static void
pdf_head(void *to, const struct document_head *head)
{
	struct pdf *pdf = to;
	double left = text_width(pdf) * head_left;
	/* The right column is as wide as its longest line needs. */
	double right = text_width(pdf) - left;
	double x = margin_left + left;
	double a = put_left(pdf, head, left - 6);
	double b = put_right(pdf, head, x, right);
	double y = (a > b ? a : b) + 6;

	a = put(pdf, &look_number, head->number, margin_left, y, left - 6);
	if (!text_is_empty(head->subject))
		a += 2 + put(pdf, &look_subject, head->subject, margin_left,
			     y + a + 2, left - 6);
	b = put(pdf, &look_place, head->place_day, x, y, right);
	pdf->y = y + (a > b ? a : b) + 10;
	arena_reset(pdf->scratch);
}

static void
pdf_title(void *to, const char *type, const char *abstract)
{
	struct pdf *pdf = to;
	double width = text_width(pdf);
	double inset = width * 0.08;
	double middle = margin_left + width / 2;

	need(pdf, 60);
	pdf->y += 8;
	pdf->y += put(pdf, &look_title, type, margin_left, pdf->y, width);
	pdf->y += put(pdf, &look_title, abstract, margin_left + inset, pdf->y,
	    width - 2 * inset);
	if (!text_is_empty(abstract)) {
		double length = width_of(pdf->layout) * 0.4;

		rule(pdf, middle, length < 110 ? length : 110, pdf->y + 4);
		pdf->y += 8;
	}
	arena_reset(pdf->scratch);
}

static double
foot_height(struct pdf *pdf, const struct document_foot *foot)
{
	double half = text_width(pdf) / 2;
	double a = measure(pdf, &look_copies_head, foot->copies_heading, half);
	double b = signature_room;

	for (size_t i = 0; i < foot->n_copies; i++)
		a += measure(pdf, &look_copies, foot->copies[i], half - 10);
	for (size_t i = 0; i < foot->n_offices; i++)
		b += measure(pdf, &look_office, foot->offices[i], half);
	b += measure(pdf, &look_signer, foot->signer, half);
	return 16 + (a > b ? a : b);
}

static void
pdf_foot(void *to, const struct document_foot *foot)
{
	struct pdf *pdf = to;
	double half = text_width(pdf) / 2;
	double height = foot_height(pdf, foot);
	double x = margin_left + half;
	double a, b;

	need(pdf, height);
	a = b = pdf->y + 14;
	a += put(pdf, &look_copies_head, foot->copies_heading, margin_left, a,
	    half);
	for (size_t i = 0; i < foot->n_copies; i++)
		a += put(pdf, &look_copies, foot->copies[i], margin_left, a,
		    half - 10);
	for (size_t i = 0; i < foot->n_offices; i++)
		b += put(pdf, &look_office, foot->offices[i], x, b, half);
	put(pdf, &look_signer, foot->signer, x, b + signature_room, half);
	pdf->y += height;
	arena_reset(pdf->scratch);
}

static void
pdf_paragraph(void *to, enum document_style style, const char *text,
    const struct document_foot *foot)
{
	struct pdf *pdf = to;
	const struct look *look = &looks[style];
	double reserve = foot == NULL ? 0 : foot_height(pdf, foot);

	/* A heading is not the last thing on a page. */
	if (style == DOCUMENT_HEADING || style == DOCUMENT_CAPTION)
		reserve = 3 * look->size;
	if (!pdf->is_empty)
		pdf->y += look->above;
	set(pdf, pdf->layout, look, text_width(pdf), text);
	flow(pdf, reserve);
	arena_reset(pdf->scratch);
}

/* Tables --------------------------------------------------------------------
 */

static double
letters_of(const struct document_table *table)
{
	return table->size > 0 ? table->size : 12;
}

static struct look
cell_look(const struct document_table *table, enum document_align align,
    bool bold)
{
	static const PangoAlignment aligns[] = {
		[DOCUMENT_LEFT] = PANGO_ALIGN_LEFT,
		[DOCUMENT_CENTRE] = PANGO_ALIGN_CENTER,
		[DOCUMENT_RIGHT] = PANGO_ALIGN_RIGHT,
	};
	struct look look = look_left;

	look.size = letters_of(table);
	look.align = aligns[align];
	look.bold = bold;
	return look;
}

static double
side_of(const struct document_table *table)
{
	return letters_of(table) < 10 ? cell_side_small : cell_side;
}

/* Words in a table of small letters stand off its lines, numbers need not. */
static double
side_of_column(const struct document_table *table, size_t column)
{
	double side = side_of(table);

	return side < cell_side_words &&
		       table->columns[column].align == DOCUMENT_LEFT
		   ? cell_side_words
		   : side;
}

static double
inner(const struct pdf *pdf, size_t first, size_t next)
{
	return pdf->x[next] - pdf->x[first] - 2 * side_of(pdf->table);
}

static void
frame(struct pdf *pdf, size_t first, size_t next, double y, double height)
{
	cairo_set_line_width(pdf->cr, 0.5);
	cairo_rectangle(pdf->cr, pdf->x[first], y, pdf->x[next] - pdf->x[first],
	    height);
	cairo_stroke(pdf->cr);
}

/* As small as it takes for the longest word to stay whole. */
static void
set_heading(struct pdf *pdf, struct look *look, double width, const char *text)
{
	static const double least = 4, step = 0.25;
	int widest;

	pango_layout_set_wrap(pdf->layout, PANGO_WRAP_WORD);
	look->size += step;
	do {
		look->size -= step;
		set(pdf, pdf->layout, look, width, text);
		pango_layout_get_size(pdf->layout, &widest, NULL);
	} while (widest > (int)(width * PANGO_SCALE) && look->size > least);
	pango_layout_set_wrap(pdf->layout, PANGO_WRAP_WORD_CHAR);
}

/* A heading in the middle of its box; without a box, only its height. */
static double
heading(struct pdf *pdf, const char *text, size_t first, size_t next, double y,
    double height)
{
	struct look look = cell_look(pdf->table, DOCUMENT_CENTRE, true);
	double own;

	look.size = document_heading_size(pdf->table);
	set_heading(pdf, &look, inner(pdf, first, next), text);
	own = height_of(pdf->layout);
	if (height > 0) {
		frame(pdf, first, next, y, height);
		draw(pdf, pdf->layout, pdf->x[first] + side_of(pdf->table),
		    y + (height - own) / 2);
	}
	return own + 2 * cell_above;
}

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

/* The row of groups; 0 without one. y < 0 measures. */
static double
group_headings(struct pdf *pdf, double y, double height)
{
	const struct document_table *table = pdf->table;
	double most = 0;
	size_t first = 0;

	for (size_t i = 0; i < table->n_groups; i++) {
		size_t next = first + table->groups[i].n_columns;

		if (table->groups[i].heading[0] != '\0') {
			double own = heading(pdf, table->groups[i].heading,
			    first, next, y, height);

			most = own > most ? own : most;
		}
		first = next;
	}
	return most;
}

static void
headings(struct pdf *pdf)
{
	const struct document_table *table = pdf->table;
	double above;
	double height = pdf->heading_height;

	pdf->heading_due = false;
	if (height <= 0)
		return;
	above = group_headings(pdf, 0, 0);
	group_headings(pdf, pdf->y, above);
	for (size_t i = 0; i < table->n_columns; i++) {
		double under = is_grouped(table, i) ? above : 0;

		heading(pdf, table->columns[i].heading, i, i + 1,
		    pdf->y + under, height - under);
	}
	pdf->y += height;
}

static double
measure_headings(struct pdf *pdf)
{
	const struct document_table *table = pdf->table;
	double above = group_headings(pdf, 0, 0);
	double most = above;

	for (size_t i = 0; i < table->n_columns; i++) {
		double own = heading(pdf, table->columns[i].heading, i, i + 1,
		    0, 0);

		if (is_grouped(table, i))
			own += above;
		most = own > most ? own : most;
	}
	return most;
}

static void
pdf_table(void *to, const struct document_table *table)
{
	struct pdf *pdf = to;
	double sum = 0;

	pdf->table = table;
	for (size_t i = 0; i < table->n_columns; i++)
		sum += table->columns[i].width;
	pdf->x[0] = margin_left;
	for (size_t i = 0; i < table->n_columns; i++)
		pdf->x[i + 1] = pdf->x[i] +
				table->columns[i].width / sum * text_width(pdf);
	if (!pdf->is_empty)
		pdf->y += 8;
	pdf->heading_height = document_has_headings(table)
				  ? measure_headings(pdf)
				  : 0;
	pdf->heading_due = true;
	arena_reset(pdf->scratch);
}

/* As many lines as fit from where each cell stands; their height. */
static double
draw_part(struct pdf *pdf, PangoLayoutIter **at, bool *done, size_t n,
    double room)
{
	double most = 0;
	/* A line that fits on no page is drawn all the same. */
	bool fresh = pdf->y <= margin_top + pdf->heading_height + 1;

	for (size_t i = 0; i < n; i++) {
		double used = 0;

		while (!done[i] && (used + line_height(at[i]) <= room ||
				       (fresh && used <= 0))) {
			draw_line(pdf, at[i],
			    pdf->x[i] + side_of_column(pdf->table, i),
			    pdf->y + cell_above + used);
			used += line_height(at[i]);
			done[i] = !pango_layout_iter_next_line(at[i]);
		}
		most = used > most ? used : most;
	}
	return most;
}

static bool
all(const bool *done, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!done[i])
			return false;
	return true;
}

/* n cells that are laid out; height: of all of them. */
static void
draw_row(struct pdf *pdf, size_t n, double height)
{
	PangoLayoutIter *at[DOCUMENT_COLUMNS_MAX];
	bool done[DOCUMENT_COLUMNS_MAX] = { false };
	double heads = pdf->heading_due ? pdf->heading_height : 0;

	if (pdf->y + heads + height > bottom(pdf) && !pdf->is_empty) {
		double page = bottom(pdf) - margin_top - pdf->heading_height;

		if (height <= page || pdf->y > margin_top + page / 2) {
			new_page(pdf);
			pdf->heading_due = true;
		}
	}
	for (size_t i = 0; i < n; i++)
		at[i] = pango_layout_get_iter(pdf->cells[i]);
	while (!all(done, n)) {
		double used;

		if (pdf->heading_due)
			headings(pdf);
		used = draw_part(pdf, at, done, n,
			   bottom(pdf) - pdf->y - 2 * cell_above) +
		       2 * cell_above;
		for (size_t i = 0; i < n; i++)
			frame(pdf, i, n == 1 ? pdf->table->n_columns : i + 1,
			    pdf->y, used);
		pdf->y += used;
		if (all(done, n))
			break;
		new_page(pdf);
		pdf->heading_due = true;
	}
	for (size_t i = 0; i < n; i++)
		pango_layout_iter_free(at[i]);
}

static void
pdf_row(void *to, enum document_row kind, const char *const *cells)
{
	struct pdf *pdf = to;
	const struct document_table *table = pdf->table;
	size_t n = kind == DOCUMENT_ROW_WIDE ? 1 : table->n_columns;
	double height = 0;

	for (size_t i = 0; i < n; i++) {
		struct look look = cell_look(table,
		    kind == DOCUMENT_ROW_WIDE ? DOCUMENT_LEFT
					      : table->columns[i].align,
		    kind != DOCUMENT_ROW);
		double own;

		if (pdf->cells[i] == NULL)
			pdf->cells[i] = new_layout(pdf);
		set(pdf, pdf->cells[i], &look,
		    pdf->x[n == 1 ? table->n_columns : i + 1] - pdf->x[i] -
			2 * side_of_column(table, i),
		    cells[i] == NULL ? "" : cells[i]);
		own = height_of(pdf->cells[i]) + 2 * cell_above;
		height = own > height ? own : height;
	}
	draw_row(pdf, n, height);
	arena_reset(pdf->scratch);
}

static void
pdf_table_end(void *to)
{
	struct pdf *pdf = to;

	if (pdf->heading_due) {
		need(pdf, pdf->heading_height);
		headings(pdf);
	}
	pdf->table = NULL;
	pdf->y += 4;
}

static void
pdf_section(void *to, bool landscape)
{
	struct pdf *pdf = to;

	set_size(pdf, landscape);
	new_page(pdf);
}

/* Opening, closing ----------------------------------------------------------
 */

#ifdef __SANITIZE_ADDRESS__
/* One pattern of 256 bytes per process, which fontconfig never gives back,
 * however many papers are made. The leak checker asks here. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);
const char *
__lsan_default_options(void)
{
	return "print_suppressions=0";
}
const char *
__lsan_default_suppressions(void)
{
	return "leak:libfontconfig.so\n";
}
#endif

static void
give_back(void *thing)
{
	struct pdf *pdf = thing;

	for (size_t i = 0; i < DOCUMENT_COLUMNS_MAX; i++)
		g_clear_object(&pdf->cells[i]);
	g_clear_object(&pdf->layout);
	g_clear_object(&pdf->number);
	g_clear_object(&pdf->font);
	g_clear_object(&pdf->context);
	if (pdf->cr != NULL)
		cairo_destroy(pdf->cr);
	if (pdf->surface != NULL)
		cairo_surface_destroy(pdf->surface);
	arena_close(pdf->scratch);
}

/* Letters where the paper has them, not where a screen has its dots. */
static void
open_context(struct pdf *pdf)
{
	PangoFontMap *map = pango_cairo_font_map_new_for_font_type(
	    CAIRO_FONT_TYPE_FT);
	cairo_font_options_t *options = cairo_font_options_create();

	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
	pdf->context = pango_font_map_create_context(map);
	g_object_unref(map);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(pdf->context, options);
	cairo_font_options_destroy(options);
	pango_context_set_round_glyph_positions(pdf->context, FALSE);
}

static enum err
open_font(struct cx *cx, struct pdf *pdf)
{
	PangoFontDescription *wanted = description(12, false, false);
	PangoFontDescription *found;
	bool is_right;

	pdf->font = pango_context_load_font(pdf->context, wanted);
	pango_font_description_free(wanted);
	if (pdf->font == NULL)
		return fail(cx, ERR_SYSTEM, "no font at all");
	found = pango_font_describe(pdf->font);
	is_right = text_equal(pango_font_description_get_family(found), FONT);
	pango_font_description_free(found);
	if (!is_right)
		return fail(cx, ERR_SYSTEM,
		    "the font " FONT " (fonts-croscore) is not installed");
	pdf->layout = new_layout(pdf);
	pdf->number = new_layout(pdf);
	return OK;
}

static enum err
pdf_open(struct cx *cx, const char *path, const struct document_setup *setup,
    void **out)
{
	struct pdf *pdf = arena_alloc(cx->mem, sizeof(*pdf));
	enum err err;

	pdf->scratch = arena_open(SCRATCH_MAX);
	arena_on_reset(cx->mem, give_back, pdf);
	open_context(pdf);
	err = open_font(cx, pdf);
	if (err)
		return err;
	set_size(pdf, setup->landscape);
	pdf->surface = cairo_pdf_surface_create(path, pdf->width, pdf->height);
	cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_TITLE,
	    setup->title);
	cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_AUTHOR,
	    setup->author);
	pdf->cr = cairo_create(pdf->surface);
	begin_page(pdf);
	*out = pdf;
	return OK;
}

static enum err
pdf_close(struct cx *cx, void *to)
{
	struct pdf *pdf = to;
	cairo_status_t status;

	cairo_surface_finish(pdf->surface);
	status = cairo_surface_status(pdf->surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_status(pdf->cr);
	/* The context fails, as it should, once its surface is finished. */
	if (status != CAIRO_STATUS_SUCCESS &&
	    status != CAIRO_STATUS_SURFACE_FINISHED)
		return fail(cx, ERR_SYSTEM, "pdf: %s",
		    cairo_status_to_string(status));
	return OK;
}

const struct document_door pdf_door = {
	.open = pdf_open,
	.head = pdf_head,
	.title = pdf_title,
	.paragraph = pdf_paragraph,
	.table = pdf_table,
	.row = pdf_row,
	.table_end = pdf_table_end,
	.foot = pdf_foot,
	.section = pdf_section,
	.close = pdf_close,
};
