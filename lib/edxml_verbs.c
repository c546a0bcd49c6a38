#include "edxml_verbs.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "clock.h"
#include "crypto.h"
#include "directive.h"
#include "edxml.h"
#include "inspect.h"
#include "move_verbs.h"
#include "outgoing_store.h"
#include "scan.h"
#include "secrecy.h"
#include "str.h"
#include "text.h"
#include "unzip.h"

enum { TEXT_MEMORY = 64 * 1024 * 1024, PATHS_MAX = 2 * EDXML_ATTACHMENTS_MAX };

struct taking {
	struct cx *cx;
	const struct edxml_intake *intake;
	struct edxml_message message;
	struct edxml_result *out;
	size_t n_sources;
	struct file_source sources[EDXML_ATTACHMENTS_MAX];
	struct unzipped unzipped[EDXML_ATTACHMENTS_MAX];
	size_t n_unzipped;
};

static size_t
read_file(void *thing, char *buf, size_t n)
{
	const int *fd = thing;
	ssize_t done;

	do
		done = read(*fd, buf, n);
	while (done < 0 && errno == EINTR);
	return done < 0 ? 0 : (size_t)done;
}

/* Secrecy
 * ---------------------------------------------------------------------- */

static enum err
refuse_secret(struct taking *t)
{
	t->out->secret = true;
	return fail_field(t->cx, "files", "secret");
}

static enum err
look_at_texts(struct taking *t)
{
	const struct edxml_message *m = &t->message;
	struct arena *mem = t->cx->mem;

	if (m->marked_secret ||
	    secrecy_marked(mem, reference_text(mem, m->number, m->notation)))
		return refuse_secret(t);
	for (size_t i = 0; i < m->n_texts; i++)
		if (secrecy_marked(mem, m->texts[i]))
			return refuse_secret(t);
	for (size_t i = 0; i < m->n_attachments; i++)
		if (secrecy_in_file_name(mem, m->attachments[i].name))
			return refuse_secret(t);
	return OK;
}

/* Attachments
 * ------------------------------------------------------------------- */

/* What the bytes are, whatever was said of them: mostly a ZIP with one file. */
static enum err
unwrap(struct taking *t, const struct edxml_attachment *a,
    struct file_source *out, const char **out_type, bool *out_good)
{
	struct unzipped *inner = &t->unzipped[t->n_unzipped];
	enum err err;

	*out = (struct file_source){ .path = a->path,
		.name = a->name,
		.size = a->size,
		.sha256 = a->sha256 };
	*out_good = true;
	err = scan_type(t->cx, a->path, out_type);
	if (err || !text_equal(*out_type, "application/zip"))
		return err;
	err = unzip_single(t->cx, a->path, t->intake->folder,
	    t->intake->files->size_max, inner, out_good);
	if (err || !*out_good)
		return err;
	t->n_unzipped++;
	out->path = inner->path;
	out->size = inner->size;
	out->sha256 = inner->sha256;
	err = scan_type(t->cx, inner->path, out_type);
	if (!err && !file_type_allowed(*out_type, out->name))
		out->name = inner->name;
	return err;
}

static enum file_content
content_of(const struct taking *t, enum inspect_text found)
{
	if (found == INSPECT_READ)
		return FILE_CONTENT_READ;
	return t->intake->confirmed ? FILE_CONTENT_CONFIRMED
				    : FILE_CONTENT_UNKNOWN;
}

/* Has it a word that must not be here? */
static enum err
look_inside(struct taking *t, struct file_source *source, const char *type)
{
	struct arena *mem = arena_open(TEXT_MEMORY);
	const char *words;
	enum inspect_text found = inspect_text(mem, source->path, type, &words);
	bool secret = secrecy_in_file_text(words) ||
		      secrecy_in_file_name(t->cx->mem, source->name);

	arena_close(mem);
	if (secret)
		return refuse_secret(t);
	source->content = content_of(t, found);
	return OK;
}

static enum err
take_attachment(struct taking *t, const struct edxml_attachment *a)
{
	struct file_source source;
	const char *type;
	bool kept;
	enum err err;

	err = unwrap(t, a, &source, &type, &kept);
	if (err)
		return err;
	if (kept)
		err = look_inside(t, &source, type);
	if (err)
		return err;
	kept = kept && file_type_allowed(type, source.name);
	if (kept) {
		err = file_check(t->cx, t->intake->files, "files", &source, 1);
		kept = !err;
	}
	/* Harmful, too large: not kept, and said. */
	if (err == ERR_INPUT)
		error_reset(&t->cx->error);
	else if (err)
		return err;
	if (kept)
		t->sources[t->n_sources++] = source;
	else
		t->out->n_left_out++;
	return OK;
}

static enum err
take_attachments(struct taking *t)
{
	enum err err = OK;

	for (size_t i = 0; !err && i < t->message.n_attachments; i++)
		err = take_attachment(t, &t->message.attachments[i]);
	return err;
}

static enum err
keep_files(struct taking *t, uint64_t outgoing_id)
{
	enum err err = OK;

	if (t->n_sources > 0)
		err = file_keep(t->cx, t->intake->files, "files", t->sources,
		    t->n_sources, FILE_OUTGOING, outgoing_id, 0, 0);
	if (err || t->out->n_left_out == 0)
		return err;
	return outgoing_store_add_left_out(t->cx, outgoing_id,
	    t->out->n_left_out);
}

/* From message to document
 * ------------------------------------------------------- */

static enum urgency
urgency_of(int priority)
{
	if (priority >= (int)URGENCY_EXPRESS)
		return URGENCY_EXPRESS;
	return (enum urgency)priority;
}

/* Agencies by the name they have here; others as they were named. */
static enum err
name_recipients(struct cx *cx, const struct edxml_message *m,
    struct outgoing *o)
{
	struct str names;
	enum err err = OK;

	str_init(&names, cx->mem, 4 * OUTGOING_RECIPIENTS_MAX);
	for (size_t i = 0; !err && i < m->n_to; i++) {
		const char *name = "";

		if (!text_is_empty(m->to[i].code))
			err = outgoing_store_organ_name(cx, m->to[i].code,
			    &name);
		if (text_is_empty(name))
			name = m->to[i].name;
		if (err || text_is_empty(name) ||
		    names.length + strlen(name) > OUTGOING_RECIPIENTS_MAX)
			continue;
		str_printf(&names, "%s%s", o->n_recipients++ > 0 ? "; " : "",
		    name);
	}
	o->recipients = text_clean(cx->mem, str_text(&names), TEXT_LINE);
	return err;
}

/* When it was sent; without that, the end of its day, or now. */
static int64_t
released_at(const struct cx *cx, const struct edxml_message *m)
{
	int64_t at = m->sent_at;

	if (at == NO_MOMENT || clock_day(at) < m->issued_on)
		at = clock_day_end(m->issued_on);
	return at > cx->now ? cx->now : at;
}

static const char *
line(struct cx *cx, const char *text, size_t max)
{
	return text_shorten(cx->mem, text_clean(cx->mem, text, TEXT_LINE),
	    max - 1);
}

static const char *
sender_code(const char *code)
{
	for (const char *s = code; *s != '\0'; s++)
		if (*s <= ' ' || *s > '~')
			return "";
	return strlen(code) > OUTGOING_SENDER_CODE_MAX ? "" : code;
}

static enum err
make_document(struct taking *t, struct outgoing *o)
{
	const struct edxml_message *m = &t->message;
	struct cx *cx = t->cx;

	*o = (struct outgoing){ .code = m->document_id,
		.ref_number = m->number,
		.ref_symbol = m->notation,
		.doc_type_words = line(cx, m->type_name, OUTGOING_TYPE_MAX),
		.abstract = line(cx,
		    text_is_empty(m->subject) ? m->content : m->subject,
		    ABSTRACT_MAX),
		.issued_on = m->issued_on,
		.released_at = m->issued_on == NO_DAY ? NO_MOMENT
						      : released_at(cx, m),
		.signer = line(cx, m->signer, SIGNER_MAX),
		.urgency = urgency_of(m->priority),
		.due_on = m->due_on,
		.sender_code = sender_code(m->from.code),
		.sender_name = line(cx, m->from.name, OUTGOING_SENDER_MAX),
		.origin = t->intake->origin };
	/* Some write the whole reference where the number belongs. */
	if (text_is_empty(m->notation))
		(void)reference_split(cx->mem, m->number, &o->ref_number,
		    &o->ref_symbol);
	if (text_length(o->code) > OUTGOING_CODE_MAX ||
	    text_length(o->ref_number) > REF_NUMBER_MAX ||
	    text_length(o->ref_symbol) > REF_SYMBOL_MAX)
		return fail_field(cx, "files", "edxml_lacks");
	return name_recipients(cx, m, o);
}

/* What the fields would say, at the one field there is. */
static enum err
at_files(struct cx *cx, enum err err)
{
	if (err != ERR_INPUT)
		return err;
	error_reset(&cx->error);
	return fail_field(cx, "files", "edxml_lacks");
}

/* What it asks for
 * ----------------------------------------------------------------- */

static enum err
add_document(struct taking *t, struct outgoing *o)
{
	enum err err = at_files(t->cx,
	    outgoing_receive(t->cx, o, &t->out->outcome));

	if (err)
		return err;
	t->out->outgoing_id = o->id;
	return t->out->outcome == OUTGOING_ADDED ? keep_files(t, o->id) : OK;
}

static enum err
change_document(struct taking *t, const struct outgoing *known,
    struct outgoing *o)
{
	enum err err = at_files(t->cx,
	    outgoing_update(t->cx, known, o, t->message.reason));

	t->out->outcome = OUTGOING_CHANGED;
	t->out->outgoing_id = known->id;
	return err ? err : keep_files(t, known->id);
}

static enum err
replace_documents(struct taking *t, struct outgoing *o)
{
	const struct edxml_message *m = &t->message;
	enum err err = add_document(t, o);

	for (size_t i = 0; !err && i < m->n_replaced; i++) {
		struct outgoing old;

		err = outgoing_store_find(t->cx, m->replaced[i], &old);
		if (err || old.id == 0 || old.id == o->id)
			continue;
		err = outgoing_withdraw(t->cx, &old, OUTGOING_REPLACED,
		    m->reason, o->id);
	}
	return err;
}

static enum err
carry_out(struct taking *t)
{
	const struct edxml_message *m = &t->message;
	struct outgoing known, o;
	enum err err;

	err = outgoing_store_find(t->cx, m->document_id, &known);
	if (err)
		return err;
	if (m->business == EDXML_REVOKE) {
		t->out->outcome = OUTGOING_TAKEN_BACK;
		t->out->outgoing_id = known.id;
		if (known.id == 0)
			return fail_field(t->cx, "files", "edxml_unknown");
		return outgoing_withdraw(t->cx, &known, OUTGOING_REVOKED,
		    m->reason, 0);
	}
	err = make_document(t, &o);
	if (err)
		return err;
	/* Vendors use one id for a document and what replaces it. */
	if (known.id != 0 && m->business != EDXML_NEW)
		return change_document(t, &known, &o);
	if (m->business == EDXML_REPLACE)
		return replace_documents(t, &o);
	return add_document(t, &o);
}

static void
sum_up(const struct edxml_message *m, uint8_t out[static SHA256_SIZE])
{
	struct sha256 *sum = sha256_open();
	const unsigned char business = (unsigned char)m->business;

	sha256_add(sum, m->from.code, strlen(m->from.code) + 1);
	sha256_add(sum, m->document_id, strlen(m->document_id) + 1);
	sha256_add(sum, &business, 1);
	sha256_add(sum, m->sum, sizeof(m->sum));
	sha256_finish(sum, out);
}

static enum err
take_message(struct taking *t)
{
	static const enum outgoing_business kinds[] = {
		[EDXML_NEW] = OUTGOING_NEW,
		[EDXML_REVOKE] = OUTGOING_REVOKE,
		[EDXML_UPDATE] = OUTGOING_UPDATE,
		[EDXML_REPLACE] = OUTGOING_REPLACE,
	};
	const struct edxml_message *m = &t->message;
	uint8_t sum[SHA256_SIZE];
	enum err err = look_at_texts(t);

	if (err)
		return err;
	if (m->business == EDXML_STATUS)
		return fail_field(t->cx, "files", "edxml_status");
	if (text_is_empty(m->document_id))
		return fail_field(t->cx, "files", "edxml_lacks");
	sum_up(m, sum);
	err = outgoing_store_has_message(t->cx, sum, &t->out->outgoing_id);
	if (err || t->out->outgoing_id != 0)
		return err;
	err = take_attachments(t);
	if (!err)
		err = carry_out(t);
	if (err)
		return err;
	return outgoing_store_add_message(t->cx, sum, t->out->outgoing_id,
	    kinds[m->business], t->intake->origin);
}

static enum err
read_and_take(struct taking *t, int fd)
{
	const struct edxml_limits limits = { .folder = t->intake->folder,
		.attachment_max = 2 * t->intake->files->size_max,
		.message_max = t->intake->message_max };
	const struct edxml_source source = { read_file, &fd };
	const char *defect;
	enum err err;

	err = edxml_read(t->cx, &limits, &source, &t->message, &defect);
	if (!err && defect != NULL) {
		/* What could be read of it may be reason enough. */
		err = look_at_texts(t);
		return err ? err : fail_field(t->cx, "files", defect);
	}
	return err ? err : take_message(t);
}

enum err
edxml_take(struct cx *cx, const struct edxml_intake *intake, const char *path,
    struct edxml_result *out)
{
	struct taking *t = arena_alloc(cx->mem, sizeof(*t));
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	enum err err;

	if (fd < 0)
		return fail(cx, ERR_SYSTEM, "open a message: %s",
		    strerror(errno));
	*out = (struct edxml_result){ .outcome = OUTGOING_KNOWN };
	t->cx = cx;
	t->intake = intake;
	t->out = out;
	err = read_and_take(t, fd);
	(void)close(fd);
	edxml_forget(&t->message);
	for (size_t i = 0; i < t->n_unzipped; i++)
		(void)unlink(t->unzipped[i].path);
	return err;
}
