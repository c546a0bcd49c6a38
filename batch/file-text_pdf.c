/*
 * file-text_pdf: the one door to poppler: the words of a PDF.
 *
 * Text of each page, what is written in notes and stamps laid over it, fields
 * of forms, title and subject. A page that shows something without a word of
 * text is a picture: what it says is not known. So is what is attached inside.
 */
#include "file-text_words.h"

#include <poppler.h>
#include <string.h>

static bool
has_letters(const char *s)
{
	return s != NULL && s[strspn(s, " \t\r\n\f")] != '\0';
}

static bool
say_notes(PopplerPage *page)
{
	GList *all = poppler_page_get_annot_mapping(page);
	bool going = true;

	for (GList *i = all; i != NULL && going; i = i->next) {
		PopplerAnnotMapping *mapping = i->data;
		gchar *words = poppler_annot_get_contents(mapping->annot);
		gchar *name = poppler_annot_get_name(mapping->annot);

		going = words_line(words) && words_line(name);
		g_free(words);
		g_free(name);
	}
	poppler_page_free_annot_mapping(all);
	return going;
}

static bool
say_fields(PopplerPage *page)
{
	GList *all = poppler_page_get_form_field_mapping(page);
	bool going = true;

	for (GList *i = all; i != NULL && going; i = i->next) {
		PopplerFormFieldMapping *mapping = i->data;
		gchar *words = NULL;

		if (poppler_form_field_get_field_type(mapping->field) ==
		    POPPLER_FORM_FIELD_TEXT)
			words = poppler_form_field_text_get_text(
			    mapping->field);
		going = words_line(words);
		g_free(words);
	}
	poppler_page_free_form_field_mapping(all);
	return going;
}

static bool
is_picture(PopplerPage *page)
{
	GList *all = poppler_page_get_image_mapping(page);
	bool found = all != NULL;

	poppler_page_free_image_mapping(all);
	return found;
}

/* Does b stand somewhere else than right behind a? Columns come one behind the
 * other without a blank between: "MẬTCỘNG HÒA". */
static bool
is_apart(const PopplerRectangle *a, const PopplerRectangle *b)
{
	double height = a->y2 - a->y1;
	double gap = b->x1 - a->x2;
	double step = b->y1 > a->y1 ? b->y1 - a->y1 : a->y1 - b->y1;

	return height > 0 &&
	       (gap > height || gap < -height || step > 0.6 * height);
}

/* The words of a page, each run of letters that stand together as a line. */
static bool
say_page(PopplerPage *page, const char *text)
{
	PopplerRectangle *boxes = NULL;
	guint n = 0;
	const char *s = text;
	bool going = true;

	if (!poppler_page_get_text_layout(page, &boxes, &n))
		return words_line(text);
	for (guint i = 0; *s != '\0' && going; i++) {
		const char *next = g_utf8_next_char(s);

		if (i > 0 && i < n && *s != '\n' && s[-1] != '\n' &&
		    is_apart(&boxes[i - 1], &boxes[i]))
			going = words_add("\n", 1);
		going = going && words_add(s, (size_t)(next - s));
		s = next;
	}
	g_free(boxes);
	return going && words_add("\n", 1);
}

static enum words
read_page(PopplerPage *page, bool *out_words)
{
	gchar *text = poppler_page_get_text(page);
	bool empty = !has_letters(text);
	bool going = empty ||
		     (g_utf8_validate(text, -1, NULL) && say_page(page, text));

	g_free(text);
	*out_words = *out_words || !empty;
	if (!going || !say_notes(page) || !say_fields(page))
		return WORDS_PARTLY;
	return empty && is_picture(page) ? WORDS_PARTLY : WORDS_ALL;
}

static void
say_about(PopplerDocument *document)
{
	gchar *about[] = {
		poppler_document_get_title(document),
		poppler_document_get_subject(document),
		poppler_document_get_keywords(document),
	};

	for (size_t i = 0; i < sizeof(about) / sizeof(about[0]); i++) {
		(void)words_line(about[i]);
		g_free(about[i]);
	}
}

static enum words
read_document(PopplerDocument *document)
{
	enum words words = WORDS_ALL;
	int n = poppler_document_get_n_pages(document);
	bool text = false;

	if (n <= 0)
		return WORDS_NONE;
	say_about(document);
	for (int i = 0; i < n; i++) {
		PopplerPage *page = poppler_document_get_page(document, i);

		if (page == NULL || read_page(page, &text) != WORDS_ALL)
			words = WORDS_PARTLY;
		/* Long documents go page by page. */
		words_flush();
		g_clear_object(&page);
	}
	if (poppler_document_has_attachments(document))
		words = WORDS_PARTLY;
	/* A blank page among others is one; a document of nothing else may be
	 * drawn. */
	return text ? words : WORDS_PARTLY;
}

/* Notes and titles are in UTF-16; what reads it is a file of its own, and stays
 * loaded while one such reader is open. */
void
words_prepare_pdf(void)
{
	(void)g_iconv_open("UTF-8", "UTF-16BE");
	(void)g_iconv_open("UTF-8", "UTF-16LE");
	(void)g_iconv_open("UTF-8", "UTF-16");
}

enum words
words_of_pdf(const unsigned char *data, size_t n)
{
	GBytes *bytes = g_bytes_new_static(data, n);
	PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL,
	    NULL);

	return document == NULL ? WORDS_NONE : read_document(document);
}
