#include "document.h"

#include <string.h>

#include "arena.h"
#include "docx.h"
#include "pdf.h"

enum { HELD_MAX = 1 << 20 };

static const struct {
	const char *extension;
	const char *content_type;
	const struct document_door *door;
} formats[] = {
	[DOCUMENT_PDF] = { "pdf", "application/pdf", &pdf_door },
	[DOCUMENT_DOCX] = { "docx",
	    "application/vnd.openxmlformats-officedocument"
	    ".wordprocessingml.document",
	    &docx_door },
};

struct document {
	const struct document_door *door;
	void *to;
	/* The last paragraph waits: what follows decides where it may break. */
	struct arena *held;
	const char *text; /* NULL: none */
	enum document_style style;
};

const char *
document_extension(enum document_format format)
{
	return formats[format].extension;
}

const char *
document_content_type(enum document_format format)
{
	return formats[format].content_type;
}

bool
document_has_headings(const struct document_table *table)
{
	for (size_t i = 0; i < table->n_columns; i++)
		if (table->columns[i].heading[0] != '\0')
			return true;
	return false;
}

double
document_heading_size(const struct document_table *table)
{
	if (table->size <= 0)
		return 12;
	return table->size < 10 ? table->size - 1.5 : table->size;
}

static void
give_back(void *thing)
{
	struct document *document = thing;

	arena_close(document->held);
}

enum err
document_open(struct cx *cx, enum document_format format, const char *path,
    const struct document_setup *setup, struct document **out)
{
	struct document *document = arena_alloc(cx->mem, sizeof(*document));
	enum err err;

	document->door = formats[format].door;
	err = document->door->open(cx, path, setup, &document->to);
	if (err)
		return err;
	document->held = arena_open(HELD_MAX);
	arena_on_reset(cx->mem, give_back, document);
	*out = document;
	return OK;
}

static void
write_held(struct document *document, const struct document_foot *foot)
{
	if (document->text == NULL)
		return;
	document->door->paragraph(document->to, document->style, document->text,
	    foot);
	document->text = NULL;
	arena_reset(document->held);
}

void
document_head(struct document *document, const struct document_head *head)
{
	write_held(document, NULL);
	document->door->head(document->to, head);
}

void
document_title(struct document *document, const char *type,
    const char *abstract)
{
	write_held(document, NULL);
	document->door->title(document->to, type, abstract);
}

void
document_paragraph(struct document *document, enum document_style style,
    const char *text)
{
	for (;;) {
		size_t n = strcspn(text, "\n");

		write_held(document, NULL);
		document->style = style;
		document->text = arena_strndup(document->held, text, n);
		if (text[n] == '\0')
			break;
		text += n + 1;
	}
}

void
document_table(struct document *document, const struct document_table *table)
{
	write_held(document, NULL);
	document->door->table(document->to, table);
}

void
document_row(struct document *document, enum document_row kind,
    const char *const *cells)
{
	document->door->row(document->to, kind, cells);
}

void
document_table_end(struct document *document)
{
	document->door->table_end(document->to);
}

void
document_foot(struct document *document, const struct document_foot *foot)
{
	write_held(document, foot);
	document->door->foot(document->to, foot);
}

void
document_section(struct document *document, bool landscape)
{
	write_held(document, NULL);
	document->door->section(document->to, landscape);
}

enum err
document_close(struct cx *cx, struct document *document)
{
	write_held(document, NULL);
	return document->door->close(cx, document->to);
}
