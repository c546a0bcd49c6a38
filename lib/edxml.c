#include "edxml.h"

#include <limits.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include "arena.h"
#include "clock.h"
#include "crypto.h"
#include "edxml_file.h"
#include "edxml_mime.h"
#include "str.h"
#include "text.h"

enum { PIECE = 16384, JUNK_MAX = 4096, NAME_SIZE = 64 };

struct reading {
	struct cx *cx;
	const struct edxml_limits *limits;
	struct edxml_message *out;
	xmlParserCtxtPtr parser;
	bool parsing; /* inside a call of libxml2 */
	const char *defect;
	enum err err;
	uint64_t n_bytes;
	unsigned depth;
	char names[EDXML_DEPTH_MAX][NAME_SIZE]; /* of the open elements */
	struct str text;                        /* of the innermost one */
	size_t n_text;
	size_t n_elements;
	struct sha256 *sum;
	struct edxml_file file;
	bool in_file;  /* text is base64 of an attachment */
	bool is_plain; /* a MIME part as it is */
	struct edxml_attachment attachment;
	size_t n_named; /* entries of a manifest */
	struct edxml_attachment *named;
	bool has_business;
	bool has_head;
};

static void
stop(struct reading *r, const char *defect)
{
	if (r->defect == NULL)
		r->defect = defect;
	if (r->parsing)
		xmlStopParser(r->parser);
}

static bool
is_over(const struct reading *r)
{
	return r->defect != NULL || r->err != OK;
}

static void
note(struct reading *r, enum err err)
{
	if (r->err == OK)
		r->err = err;
	if (err && r->parsing)
		xmlStopParser(r->parser);
}

/* Names ------------------------------------------------------------------- */

/* "edXML:From" and "From" are one element. */
static const char *
local_of(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon == NULL ? name : colon + 1;
}

/* The n-th element around the innermost one, itself being 0. */
static const char *
around(const struct reading *r, unsigned n)
{
	return n < r->depth ? r->names[r->depth - 1 - n] : "";
}

static bool
is_inside(const struct reading *r, const char *name)
{
	for (unsigned i = 1; i < r->depth; i++)
		if (strcmp(around(r, i), name) == 0)
			return true;
	return false;
}

/* "Bussiness" is how most write it. */
static bool
is_business(const char *name, const char *rest)
{
	if (strncmp(name, "Bussiness", 9) == 0)
		return strcmp(name + 9, rest) == 0;
	return strncmp(name, "Business", 8) == 0 && strcmp(name + 8, rest) == 0;
}

static bool
is_one_of(const char *s, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcasecmp(s, *list) == 0)
			return true;
	return false;
}

/* Values ------------------------------------------------------------------ */

/* "2026/11/20", "20/11/2026 16:05:00": whatever comes of it as a day. */
static int32_t
day_of(struct arena *mem, const char *text)
{
	char *day = arena_strndup(mem, text, strcspn(text, " T"));
	int32_t value;

	if (strlen(day) > 4 && strchr("/.", day[4]) != NULL)
		for (char *s = day; *s != '\0'; s++)
			*s = *s == '/' || *s == '.' ? '-' : *s;
	return day_parse(day, &value) ? value : NO_DAY;
}

static int64_t
moment_of(struct arena *mem, const char *text)
{
	int32_t day = day_of(mem, text);
	size_t n = strcspn(text, " T");
	long long hour, minute;
	const char *time = text + n + (text[n] != '\0');

	if (day == NO_DAY)
		return NO_MOMENT;
	if (strlen(time) < 5 || time[2] != ':' ||
	    !text_to_int(arena_strndup(mem, time, 2), 0, 23, &hour) ||
	    !text_to_int(arena_strndup(mem, time + 3, 2), 0, 59, &minute))
		return clock_day_start(day);
	return clock_day_start(day) + (int64_t)(hour * 3600 + minute * 60);
}

static void
take_number(const char *text, int max, int *out)
{
	long long value;

	if (text_to_int(text, 0, max, &value))
		*out = (int)value;
}

static void
set_once(const char **member, const char *text)
{
	if (text_is_empty(*member))
		*member = text;
}

static const char *
without_cid(const char *id)
{
	return strncasecmp(id, "cid:", 4) == 0 ? id + 4 : id;
}

/* What an element says ----------------------------------------------------- */

static void
take_organ(struct reading *r, struct edxml_organ *organ, const char *name,
    const char *text)
{
	(void)r;
	if (strcmp(name, "OrganId") == 0)
		set_once(&organ->code, text);
	else if (strcmp(name, "OrganName") == 0)
		set_once(&organ->name, text);
}

static struct edxml_organ *
organ_of(struct reading *r)
{
	const char *parent = around(r, 1);

	if (strcmp(parent, "From") == 0)
		return &r->out->from;
	if (strcmp(parent, "To") == 0 && r->out->n_to > 0)
		return &r->out->to[r->out->n_to - 1];
	return NULL;
}

static void
take_head(struct reading *r, const char *name, const char *text)
{
	struct edxml_message *m = r->out;
	const struct {
		const char *name;
		const char **member;
	} members[] = {
		{ "DocumentId", &m->document_id },
		{ "Subject", &m->subject },
		{ "Content", &m->content },
		{ "StatusCode", &m->status_code },
	};

	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
		if (strcmp(name, members[i].name) == 0)
			set_once(members[i].member, text);
	if (strcmp(name, "DueDate") == 0)
		m->due_on = day_of(r->cx->mem, text);
	else if (strcmp(name, "Description") == 0)
		set_once(&m->reason, text);
}

static void
take_inside(struct reading *r, const char *parent, const char *name,
    const char *text)
{
	struct edxml_message *m = r->out;

	if (strcmp(name, "CodeNumber") == 0 && strcmp(parent, "Code") == 0)
		set_once(&m->number, text);
	else if (strcmp(name, "CodeNotation") == 0 &&
		 strcmp(parent, "Code") == 0)
		set_once(&m->notation, text);
	else if (strcmp(name, "PromulgationDate") == 0 &&
		 strcmp(parent, "PromulgationInfo") == 0)
		m->issued_on = day_of(r->cx->mem, text);
	else if (strcmp(name, "TypeName") == 0)
		set_once(&m->type_name, text);
	else if (strcmp(name, "FullName") == 0 &&
		 (strcmp(parent, "SignerInfo") == 0 ||
		     strcmp(parent, "Author") == 0))
		set_once(&m->signer, text);
	else if (strcmp(name, "Priority") == 0)
		take_number(text, 9, &m->priority);
	else if (strcmp(name, "Timestamp") == 0 &&
		 strcmp(parent, "TraceHeader") == 0 && m->sent_at == NO_MOMENT)
		m->sent_at = moment_of(r->cx->mem, text);
}

static void
take_business(struct reading *r, const char *parent, const char *name,
    const char *text)
{
	struct edxml_message *m = r->out;
	int kind = 0;

	if (is_business(name, "DocType")) {
		take_number(text, EDXML_REPLACE, &kind);
		m->business = (enum edxml_business)kind;
		r->has_business = true;
	} else if (is_business(name, "DocReason")) {
		set_once(&m->reason, text);
	} else if (strcmp(name, "DocumentId") == 0 &&
		   strcmp(parent, "ReplacementInfo") == 0) {
		if (m->n_replaced < EDXML_REPLACED_MAX)
			m->replaced[m->n_replaced++] = text;
	} else if (strcmp(name, "DocumentId") == 0) {
		set_once(&m->document_id, text);
	}
}

static void
take_attachment(struct edxml_attachment *a, const char *name, const char *text)
{
	if (strcmp(name, "ContentId") == 0)
		set_once(&a->content_id, without_cid(text));
	else if (strcmp(name, "AttachmentName") == 0)
		set_once(&a->name, text);
}

/* Nobody has seen an element for secrecy in a message; one that is there, by
 * whatever name, must say that there is none. */
static void
look_for_secrecy(struct reading *r, const char *name, const char *text)
{
	static const char *const names[] = { "Security", "SecurityLevel",
		"Secrecy", "SecrecyLevel", "Secret", "SecretLevel",
		"Confidential", "Confidentiality", "DoMat", NULL };
	static const char *const harmless[] = { "0", "none", "normal", "thường",
		"Thường", "không", "Không", "không mật", "Không mật", "false",
		NULL };

	if (is_one_of(name, names) && !is_one_of(text, harmless))
		r->out->marked_secret = true;
}

/* What was said counts once, whichever way it is written. */
static void
add_to_sum(struct reading *r, const char *name, const char *text)
{
	if (!is_inside(r, "MessageHeader") && !is_inside(r, "Bussiness") &&
	    !is_inside(r, "Business"))
		return;
	sha256_add(r->sum, name, strlen(name) + 1);
	sha256_add(r->sum, text, strlen(text) + 1);
}

static void
take(struct reading *r, const char *text)
{
	const char *name = around(r, 0);
	const char *parent = around(r, 1);
	struct edxml_organ *organ = organ_of(r);

	r->out->texts[r->out->n_texts++] = text;
	add_to_sum(r, name, text);
	look_for_secrecy(r, name, text);
	if (strcmp(parent, "Attachment") == 0)
		take_attachment(&r->attachment, name, text);
	else if (strcmp(parent, "Reference") == 0 && r->n_named > 0)
		take_attachment(&r->named[r->n_named - 1], name, text);
	else if (organ != NULL)
		take_organ(r, organ, name, text);
	else if (strcmp(parent, "MessageHeader") == 0)
		take_head(r, name, text);
	else if (is_inside(r, "Bussiness") || is_inside(r, "Business"))
		take_business(r, parent, name, text);
	else if (!is_inside(r, "ResponseFor"))
		take_inside(r, parent, name, text);
}

/* SAX ---------------------------------------------------------------------- */

static bool
is_content(const char *name)
{
	return strcmp(name, "ContentTransferEncoded") == 0;
}

static void
begin_attachment(struct reading *r)
{
	r->attachment = (struct edxml_attachment){ .name = "",
		.content_id = "" };
}

static void
begin_file(struct reading *r)
{
	if (r->out->n_attachments == EDXML_ATTACHMENTS_MAX) {
		stop(r, "edxml_size");
		return;
	}
	if (r->in_file)
		return;
	note(r, edxml_file_open(r->cx, r->limits->folder,
		    r->limits->attachment_max, &r->file));
	r->in_file = r->err == OK;
}

/* It is remembered as soon as it is a file: whoever stops must remove it. */
static void
end_file(struct reading *r)
{
	if (!r->in_file)
		return;
	edxml_file_close(&r->file, &r->attachment);
	r->in_file = false;
	r->out->attachments[r->out->n_attachments++] = r->attachment;
	if (r->file.large)
		stop(r, "edxml_size");
	else if (r->file.bad)
		stop(r, "edxml_attachment");
}

/* xlink:href="cid:a1", where the name stands beside it. */
static void
take_reference(struct reading *r, int n, const xmlChar **attributes)
{
	struct edxml_attachment *named;

	if (r->n_named == EDXML_ATTACHMENTS_MAX)
		return;
	named = &r->named[r->n_named++];
	*named = (struct edxml_attachment){ .name = "", .content_id = "" };
	/* In fives: name, prefix, URI, value, end of the value. */
	for (int i = 0; i < n; i++) {
		const char *from = (const char *)attributes[5 * i + 3];
		const char *to = (const char *)attributes[5 * i + 4];

		if (strcmp(local_of((const char *)attributes[5 * i]), "href") ==
			0 &&
		    to - from < NAME_SIZE * 4)
			named->content_id = without_cid(
			    arena_strndup(r->cx->mem, from,
				(size_t)(to - from)));
	}
}

static void
begin_organ(struct reading *r)
{
	if (r->out->n_to < EDXML_TO_MAX)
		r->out->to[r->out->n_to++] = (struct edxml_organ){ "", "" };
}

static void
on_start(void *thing, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int n_namespaces, const xmlChar **namespaces,
    int n_attributes, int n_defaulted, const xmlChar **attributes)
{
	struct reading *r = thing;
	const char *local = local_of((const char *)name);

	(void)prefix, (void)uri, (void)n_namespaces, (void)namespaces;
	(void)n_defaulted;
	if (is_over(r))
		return;
	if (r->depth == EDXML_DEPTH_MAX ||
	    r->n_elements++ == EDXML_ELEMENTS_MAX) {
		stop(r, "edxml_size");
		return;
	}
	snprintf(r->names[r->depth++], NAME_SIZE, "%s", local);
	str_init(&r->text, r->cx->mem, EDXML_TEXT_MAX + 1);
	if (strcmp(local, "MessageHeader") == 0)
		r->has_head = true;
	else if (strcmp(local, "To") == 0)
		begin_organ(r);
	else if (strcmp(local, "Attachment") == 0)
		begin_attachment(r);
	else if (strcmp(local, "Reference") == 0)
		take_reference(r, n_attributes, attributes);
	else if (is_content(local))
		begin_file(r);
}

static void
on_end(void *thing, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct reading *r = thing;
	const char *text;

	(void)name, (void)prefix, (void)uri;
	if (is_over(r) || r->depth == 0)
		return;
	text = text_clean(r->cx->mem, str_text(&r->text), TEXT_LINES);
	if (*text != '\0' && !is_content(around(r, 0)))
		take(r, text);
	if (strcmp(around(r, 0), "Attachment") == 0)
		end_file(r);
	r->depth--;
	str_init(&r->text, r->cx->mem, EDXML_TEXT_MAX + 1);
}

static void
on_text(void *thing, const xmlChar *s, int n)
{
	struct reading *r = thing;
	const char *text = (const char *)s;

	if (is_over(r) || n <= 0)
		return;
	if (r->in_file && is_content(around(r, 0))) {
		note(r, edxml_file_base64(r->cx, &r->file, text, (size_t)n));
		return;
	}
	/* Blanks between elements are no text of theirs. */
	if (r->text.length == 0)
		while (n > 0 && strchr(" \t\r\n", *text) != NULL)
			text++, n--;
	r->n_text += (size_t)n;
	if (r->text.length + (size_t)n > EDXML_TEXT_MAX ||
	    r->n_text > EDXML_TEXTS_MAX) {
		stop(r, "edxml_size");
		return;
	}
	str_add_n(&r->text, text, (size_t)n);
}

static void
on_type(void *thing, const xmlChar *name, const xmlChar *public,
    const xmlChar *system)
{
	(void)name, (void)public, (void)system;
	stop(thing, "edxml_type");
}

static void
be_silent(void *thing, xmlErrorPtr error)
{
	(void)thing, (void)error;
}

/* What libxml2 says besides, of no parser: when bytes do not suit the encoding
 * that a message says it has. */
static void __attribute__((format(printf, 2, 3)))
say_nothing(void *thing, const char *format, ...)
{
	(void)thing, (void)format;
}

static xmlParserCtxtPtr
open_parser(struct reading *r)
{
	static const xmlSAXHandler handler = {
		.initialized = XML_SAX2_MAGIC,
		.internalSubset = on_type,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.cdataBlock = on_text,
		.serror = be_silent,
	};
	xmlSAXHandler mine = handler;
	xmlParserCtxtPtr parser;

	xmlSetStructuredErrorFunc(NULL, be_silent);
	xmlSetGenericErrorFunc(NULL, say_nothing);
	parser = xmlCreatePushParserCtxt(&mine, r, NULL, 0, NULL);
	if (parser != NULL)
		(void)xmlCtxtUseOptions(parser, XML_PARSE_NONET);
	return parser;
}

/* Feeding ------------------------------------------------------------------ */

static void
feed(struct reading *r, const char *s, size_t n, bool last)
{
	if (is_over(r) || r->parser == NULL)
		return;
	r->parsing = true;
	(void)xmlParseChunk(r->parser, s, (int)n, last);
	r->parsing = false;
	/* It gives up without saying so when the encoding is wrong. */
	if (!is_over(r) &&
	    (!r->parser->wellFormed || r->parser->disableSAX != 0))
		stop(r, "edxml_broken");
}

static bool
count(struct reading *r, size_t n)
{
	r->n_bytes += n;
	if (r->n_bytes > r->limits->message_max)
		stop(r, "edxml_size");
	return !is_over(r);
}

/* What stands before the first "<" is not of the message. */
static void
read_plain(struct reading *r, const struct edxml_source *source,
    const char *first, size_t n_first)
{
	char piece[PIECE];
	const char *start = memchr(first, '<', n_first);
	size_t n;

	if (start == NULL) {
		stop(r, "edxml_broken");
		return;
	}
	feed(r, start, n_first - (size_t)(start - first), false);
	while (!is_over(r) &&
	       (n = source->read(source->thing, piece, sizeof(piece))) > 0)
		if (count(r, n))
			feed(r, piece, n, false);
	feed(r, "", 0, true);
}

/* MIME: the first part is the message, the others are what it names. */
static enum err
on_part(void *thing, const struct mime_part *part)
{
	struct reading *r = thing;

	if (part->number == 0)
		return OK;
	begin_attachment(r);
	r->attachment.content_id = part->id;
	r->attachment.name = part->name;
	r->is_plain = !part->is_base64;
	begin_file(r);
	return r->err;
}

static enum err
on_bytes(void *thing, const struct mime_part *part, const char *s, size_t n)
{
	struct reading *r = thing;

	if (is_over(r))
		return r->err;
	if (part->number == 0)
		feed(r, s, n, false);
	else if (r->in_file && r->is_plain)
		note(r, edxml_file_plain(r->cx, &r->file, s, n));
	else if (r->in_file)
		note(r, edxml_file_base64(r->cx, &r->file, s, n));
	return r->err;
}

static enum err
on_part_end(void *thing, const struct mime_part *part)
{
	struct reading *r = thing;

	if (part->number == 0)
		feed(r, "", 0, true);
	else
		end_file(r);
	return r->err;
}

struct counted {
	struct reading *r;
	const struct edxml_source *source;
};

static size_t
read_counted(void *thing, char *buf, size_t n)
{
	struct counted *c = thing;
	size_t done = is_over(c->r) ? 0
				    : c->source->read(c->source->thing, buf, n);

	return count(c->r, done) ? done : 0;
}

static void
read_mime(struct reading *r, const struct edxml_source *source,
    const char *first, size_t n_first)
{
	struct counted counted = { r, source };
	const struct edxml_source inner = { read_counted, &counted };
	const struct mime_sink sink = { on_part, on_bytes, on_part_end, r };
	bool whole = false;

	note(r, mime_read(r->cx, first, n_first, &inner, &sink, &whole));
	if (!is_over(r) && !whole)
		stop(r, "edxml_broken");
}

/* The names of a manifest, for parts that have none of their own. */
static void
name_attachments(struct reading *r)
{
	for (size_t i = 0; i < r->out->n_attachments; i++) {
		struct edxml_attachment *a = &r->out->attachments[i];

		for (size_t k = 0; k < r->n_named; k++)
			if (text_equal(a->content_id, r->named[k].content_id) &&
			    !text_is_empty(r->named[k].name) &&
			    (text_is_empty(a->name) || r->is_plain))
				a->name = r->named[k].name;
	}
}

static void
begin(struct reading *r, struct cx *cx)
{
	struct edxml_message *m = r->out;
	struct arena *mem = cx->mem;

	*m = (struct edxml_message){ .from = { "", "" },
		.document_id = "",
		.number = "",
		.notation = "",
		.type_name = "",
		.subject = "",
		.content = "",
		.signer = "",
		.reason = "",
		.status_code = "",
		.issued_on = NO_DAY,
		.due_on = NO_DAY,
		.sent_at = NO_MOMENT };
	m->to = arena_array(mem, EDXML_TO_MAX, sizeof(*m->to));
	m->replaced = arena_array(mem, EDXML_REPLACED_MAX,
	    sizeof(*m->replaced));
	m->attachments = arena_array(mem, EDXML_ATTACHMENTS_MAX,
	    sizeof(*m->attachments));
	m->texts = arena_array(mem, EDXML_ELEMENTS_MAX, sizeof(*m->texts));
	r->named = arena_array(mem, EDXML_ATTACHMENTS_MAX, sizeof(*r->named));
	r->cx = cx;
	r->file.fd = -1;
	r->sum = sha256_open();
	str_init(&r->text, mem, EDXML_TEXT_MAX + 1);
	begin_attachment(r);
}

static void
finish(struct reading *r)
{
	if (r->parser != NULL) {
		if (r->parser->myDoc != NULL)
			xmlFreeDoc(r->parser->myDoc);
		xmlFreeParserCtxt(r->parser);
	}
	/* Cut in the middle of one. */
	end_file(r);
	name_attachments(r);
	if (r->out->status_code[0] != '\0' && !r->has_business)
		r->out->business = EDXML_STATUS;
	if (!is_over(r) && !r->has_head)
		r->defect = "edxml_broken";
	sha256_finish(r->sum, r->out->sum);
}

enum err
edxml_read(struct cx *cx, const struct edxml_limits *limits,
    const struct edxml_source *source, struct edxml_message *out,
    const char **out_defect)
{
	struct reading *r = arena_alloc(cx->mem, sizeof(*r));
	char first[JUNK_MAX];
	size_t n = 0, more;

	r->limits = limits;
	r->out = out;
	begin(r, cx);
	while (n < sizeof(first) && (more = source->read(source->thing,
					 first + n, sizeof(first) - n)) > 0)
		n += more;
	r->parser = open_parser(r);
	if (r->parser == NULL)
		note(r, fail(cx, ERR_SYSTEM, "no parser for a message"));
	else if (count(r, n) && mime_begins(first, n))
		read_mime(r, source, first, n);
	else
		read_plain(r, source, first, n);
	finish(r);
	*out_defect = r->defect;
	return r->err;
}

void
edxml_forget(const struct edxml_message *message)
{
	for (size_t i = 0; i < message->n_attachments; i++)
		(void)unlink(message->attachments[i].path);
}
