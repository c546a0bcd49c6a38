/*
 * file-text_office: the one door to libzip and libxml2: the words of a DOCX or
 * XLSX.
 *
 * A package of XML parts: each is read as it is unpacked, never held whole,
 * and no part nor all of them together may be larger than stated, whatever
 * the package promises (a "zip bomb"). A document type declaration has no
 * place in these files: with it come entities, and reading ends there.
 */
#include "file-text_words.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <zip.h>

enum {
	PARTS_MAX = 4000,
	PART_MAX = 128 * 1024 * 1024,
	PACKAGE_MAX = 256 * 1024 * 1024,
	PIECE = 32768,
	DEPTH_MAX = 200,
	LETTERS_FEW = 200 /* a document of pictures has no more */
};

struct reading {
	xmlParserCtxtPtr parser;
	size_t unpacked;
	size_t letters;
	bool pictures;
	bool inside; /* something else lies inside */
	bool broken; /* a part could not be read to its end */
	unsigned depth;
	unsigned
	    taking;    /* depth of the element whose text is wanted; 0: none */
	bool all_text; /* of docProps: any element */
	bool codes;    /* headers of a sheet: "&C&14MẬT" */
	enum { CODE_NONE, CODE_BEGUN, CODE_DIGITS, CODE_FONT } code;
};

static bool
is_one_of(const char *s, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(s, *list) == 0)
			return true;
	return false;
}

static bool
ends_with(const char *s, const char *end)
{
	size_t n = strlen(s);
	size_t m = strlen(end);

	return n >= m && strcasecmp(s + n - m, end) == 0;
}

static void
stop(struct reading *r)
{
	r->broken = true;
	xmlStopParser(r->parser);
}

static void
say(struct reading *r, const char *s, size_t n)
{
	r->letters += n;
	if (!words_add(s, n))
		stop(r);
}

/* Attributes come in fives: name, prefix, URI, value, end of the value. */
static void
say_attribute(struct reading *r, int n, const xmlChar **attributes,
    const char *wanted)
{
	for (int i = 0; i < n; i++) {
		const char *name = (const char *)attributes[5 * i];
		const char *from = (const char *)attributes[5 * i + 3];
		const char *to = (const char *)attributes[5 * i + 4];

		if (strcmp(name, wanted) != 0)
			continue;
		say(r, "\n", 1);
		say(r, from, (size_t)(to - from));
		say(r, "\n", 1);
	}
}

static void
on_start(void *thing, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int n_namespaces, const xmlChar **namespaces,
    int n_attributes, int n_defaulted, const xmlChar **attributes)
{
	static const char *const text[] = { "t", "delText", "oddHeader",
		"oddFooter", "evenHeader", "evenFooter", "firstHeader",
		"firstFooter", NULL };
	static const char *const breaks[] = { "p", "br", "cr", "tab", "tc",
		"si", "is", "c", "row", NULL };
	struct reading *r = thing;
	const char *local = (const char *)name;

	(void)prefix, (void)uri, (void)n_namespaces, (void)namespaces;
	(void)n_defaulted;
	if (++r->depth > DEPTH_MAX) {
		stop(r);
		return;
	}
	if (is_one_of(local, breaks))
		say(r, strcmp(local, "tab") == 0 ? "\t" : "\n", 1);
	if (strcmp(local, "textpath") == 0)
		say_attribute(r, n_attributes, attributes, "string");
	if (strcmp(local, "sheet") == 0)
		say_attribute(r, n_attributes, attributes, "name");
	if (strcmp(local, "docPr") == 0)
		say_attribute(r, n_attributes, attributes, "descr");
	if (r->taking == 0 && (r->all_text || is_one_of(local, text))) {
		r->taking = r->depth;
		r->codes = ends_with(local, "Header") ||
			   ends_with(local, "Footer");
	}
}

static void
on_end(void *thing, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct reading *r = thing;

	(void)prefix, (void)uri;
	if (r->taking == r->depth) {
		r->taking = 0;
		if (r->codes || r->all_text)
			say(r, "\n", 1);
		r->codes = false;
	}
	if (strcmp((const char *)name, "p") == 0 ||
	    strcmp((const char *)name, "txbxContent") == 0)
		say(r, "\n", 1);
	r->depth--;
}

/* "&C&14&\"Times,Bold\"MẬT": each code ends what stands before it. They may
 * come in pieces. */
static void
say_without_codes(struct reading *r, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool digit = s[i] >= '0' && s[i] <= '9';

		if (r->code == CODE_DIGITS && digit)
			continue;
		if (r->code == CODE_FONT) {
			if (s[i] == '"')
				r->code = CODE_NONE;
			continue;
		}
		if (r->code == CODE_BEGUN) {
			r->code = s[i] == '"' ? CODE_FONT
				  : digit     ? CODE_DIGITS
					      : CODE_NONE;
			continue;
		}
		r->code = s[i] == '&' ? CODE_BEGUN : CODE_NONE;
		say(r, s[i] == '&' ? "\n" : s + i, 1);
	}
}

static void
on_text(void *thing, const xmlChar *s, int n)
{
	struct reading *r = thing;

	if (r->taking == 0 || n <= 0)
		return;
	if (r->codes)
		say_without_codes(r, (const char *)s, (size_t)n);
	else
		say(r, (const char *)s, (size_t)n);
}

static void
on_doctype(void *thing, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
	(void)name, (void)external, (void)system;
	stop(thing);
}

static xmlParserCtxtPtr
open_parser(struct reading *r)
{
	xmlSAXHandler handler = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.cdataBlock = on_text,
		.ignorableWhitespace = on_text,
		.internalSubset = on_doctype,
	};
	xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, r, NULL, 0,
	    NULL);

	if (parser != NULL)
		(void)xmlCtxtUseOptions(parser,
		    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	return parser;
}

/* One part, as it comes out of the package. */
static void
read_part(struct reading *r, zip_file_t *part)
{
	static char piece[PIECE];
	size_t unpacked = 0;
	zip_int64_t n;

	r->depth = r->taking = 0;
	r->codes = false;
	r->code = CODE_NONE;
	r->parser = open_parser(r);
	if (r->parser == NULL) {
		r->broken = true;
		return;
	}
	while ((n = zip_fread(part, piece, PIECE)) > 0 && !r->broken) {
		unpacked += (size_t)n;
		r->unpacked += (size_t)n;
		if (unpacked > PART_MAX || r->unpacked > PACKAGE_MAX ||
		    xmlParseChunk(r->parser, piece, (int)n, 0) != 0)
			r->broken = true;
	}
	if (n < 0 || (!r->broken && xmlParseChunk(r->parser, piece, 0, 1) != 0))
		r->broken = true;
	xmlFreeParserCtxt(r->parser);
	(void)words_add("\n", 1);
}

/* What a part is, by its name. */
static void
take_part(struct reading *r, zip_t *package, zip_uint64_t i, const char *name)
{
	static const char *const no_words[] = { "word/styles.xml",
		"word/settings.xml", "word/fontTable.xml", "word/numbering.xml",
		"word/webSettings.xml", "xl/styles.xml", "xl/calcChain.xml",
		"[Content_Types].xml", "docProps/app.xml", NULL };
	zip_file_t *part;

	if (strstr(name, "/media/") != NULL) {
		r->pictures = true;
		return;
	}
	if (ends_with(name, ".rels") || ends_with(name, "/") ||
	    is_one_of(name, no_words) || strstr(name, "/theme/") != NULL)
		return;
	if (!ends_with(name, ".xml") && !ends_with(name, ".vml")) {
		r->inside = true;
		return;
	}
	r->all_text = strncmp(name, "docProps/", 9) == 0 ||
		      strncmp(name, "customXml/", 10) == 0;
	part = zip_fopen_index(package, i, 0);
	if (part == NULL) {
		r->broken = true;
		return;
	}
	read_part(r, part);
	(void)zip_fclose(part);
}

static enum words
read_package(zip_t *package)
{
	struct reading r = { 0 };
	zip_int64_t n = zip_get_num_entries(package, 0);

	if (n <= 0 || n > PARTS_MAX)
		return WORDS_NONE;
	for (zip_uint64_t i = 0; i < (zip_uint64_t)n && !r.broken; i++) {
		const char *name = zip_get_name(package, i, 0);

		if (name != NULL)
			take_part(&r, package, i, name);
	}
	if (r.broken || r.inside || r.letters == 0 ||
	    (r.pictures && r.letters < LETTERS_FEW))
		return WORDS_PARTLY;
	return WORDS_ALL;
}

enum words
words_of_office(const unsigned char *data, size_t n)
{
	zip_error_t error;
	zip_source_t *source;
	zip_t *package;

	zip_error_init(&error);
	source = zip_source_buffer_create(data, n, 0, &error);
	if (source == NULL)
		return WORDS_NONE;
	package = zip_open_from_source(source, ZIP_RDONLY, &error);
	return package == NULL ? WORDS_NONE : read_package(package);
}
