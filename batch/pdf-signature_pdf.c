/*
 * pdf-signature_pdf: the one door to libqpdf: where the signatures of a PDF
 * are.
 *
 * They are found through the form of the document, never by looking for words
 * in its bytes: what stands there and is no field of the form was put there to
 * deceive. Repairing a broken file is switched off for the same reason.
 */
#define BANNED_ALLOW_MEMORY
#include "pdf-signature_parts.h"

#include <stdlib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

enum { FIELDS_MAX = 2000, DEPTH_MAX = 20 };

struct search {
	qpdf_data pdf;
	const unsigned char *data;
	size_t n;
	struct places *out;
	size_t n_fields;
};

static bool
is_space(unsigned char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' ||
	       c == '\0';
}

static int
digit(unsigned char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* Is [from, to) exactly one <hex>, and is that what the field says? Behind the
 * message there may be zeros. */
static bool
gap_is(const unsigned char *s, size_t n, const unsigned char *wanted,
    size_t n_wanted)
{
	size_t k = 0;
	int high = -1;

	if (n < 2 || s[0] != '<' || s[n - 1] != '>')
		return false;
	for (size_t i = 1; i + 1 < n; i++) {
		int d = digit(s[i]);

		if (is_space(s[i]))
			continue;
		if (d < 0)
			return false;
		if (high < 0) {
			high = d;
			continue;
		}
		if (k >= n_wanted || wanted[k++] != (high << 4 | d))
			return false;
		high = -1;
	}
	return high < 0 && k == n_wanted;
}

static bool
number_at(struct search *s, qpdf_oh array, int i, size_t *out)
{
	qpdf_oh item = qpdf_oh_get_array_item(s->pdf, array, i);
	long long value;

	if (!qpdf_oh_is_integer(s->pdf, item))
		return false;
	value = qpdf_oh_get_int_value(s->pdf, item);
	if (value < 0 || (unsigned long long)value > s->n)
		return false;
	*out = (size_t)value;
	return true;
}

/* ByteRange [0 a b c], all of it inside the file, the gap the message. */
static void
read_range(struct search *s, qpdf_oh range, struct place *place)
{
	size_t zero = 1, a = 0, b = 0, c = 0;

	if (!qpdf_oh_is_array(s->pdf, range) ||
	    qpdf_oh_get_array_n_items(s->pdf, range) != 4 ||
	    !number_at(s, range, 0, &zero) || !number_at(s, range, 1, &a) ||
	    !number_at(s, range, 2, &b) || !number_at(s, range, 3, &c) ||
	    zero != 0 || b < a || c > s->n - b)
		return;
	place->before = a;
	place->from = b;
	place->to = b + c;
	place->good = gap_is(s->data + a, b - a, place->der, place->n_der);
}

static void
take_signature(struct search *s, qpdf_oh value)
{
	struct place *place;
	const char *der;
	size_t n = 0;
	unsigned char *copy;
	qpdf_oh contents = qpdf_oh_get_key(s->pdf, value, "/Contents");

	if (s->out->n == SIGNATURES_MAX || !qpdf_oh_is_string(s->pdf, contents))
		return;
	der = qpdf_oh_get_binary_string_value(s->pdf, contents, &n);
	copy = der == NULL ? NULL : malloc(n + 1);
	if (copy == NULL)
		return;
	memcpy(copy, der, n);
	place = &s->out->items[s->out->n++];
	place->der = copy;
	place->n_der = n;
	read_range(s, qpdf_oh_get_key(s->pdf, value, "/ByteRange"), place);
}

static void
walk(struct search *s, qpdf_oh fields, bool is_signature, int depth)
{
	int n;

	if (depth > DEPTH_MAX || !qpdf_oh_is_array(s->pdf, fields))
		return;
	n = qpdf_oh_get_array_n_items(s->pdf, fields);
	for (int i = 0; i < n && s->n_fields < FIELDS_MAX; i++) {
		qpdf_oh field = qpdf_oh_get_array_item(s->pdf, fields, i);
		bool is = is_signature;
		qpdf_oh kind;
		qpdf_oh value;

		s->n_fields++;
		if (!qpdf_oh_is_dictionary(s->pdf, field))
			continue;
		kind = qpdf_oh_get_key(s->pdf, field, "/FT");
		if (qpdf_oh_is_name(s->pdf, kind))
			is = strcmp(qpdf_oh_get_name(s->pdf, kind), "/Sig") ==
			     0;
		value = qpdf_oh_get_key(s->pdf, field, "/V");
		if (is && qpdf_oh_is_dictionary(s->pdf, value))
			take_signature(s, value);
		walk(s, qpdf_oh_get_key(s->pdf, field, "/Kids"), is, depth + 1);
	}
}

bool
places_find(const unsigned char *data, size_t n, struct places *out)
{
	struct search s = { .data = data, .n = n, .out = out };
	qpdf_oh root;
	qpdf_oh form;

	s.pdf = qpdf_init();
	if (s.pdf == NULL)
		return false;
	qpdf_silence_errors(s.pdf);
	qpdf_set_suppress_warnings(s.pdf, QPDF_TRUE);
	qpdf_set_attempt_recovery(s.pdf, QPDF_FALSE);
	if ((qpdf_read_memory(s.pdf, "file", (const char *)data, n, NULL) &
		QPDF_ERRORS) != 0)
		return false;
	root = qpdf_get_root(s.pdf);
	if (!qpdf_oh_is_dictionary(s.pdf, root))
		return false;
	form = qpdf_oh_get_key(s.pdf, root, "/AcroForm");
	if (qpdf_oh_is_dictionary(s.pdf, form))
		walk(&s, qpdf_oh_get_key(s.pdf, form, "/Fields"), false, 0);
	return true;
}
