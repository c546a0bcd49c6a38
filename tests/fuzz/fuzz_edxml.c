/*
 * Fuzzes messages of the document exchange: XML and MIME, in pieces of a size
 * that the first byte says.
 */
#include "fuzz.h"

#include "arena.h"
#include "cx.h"
#include "edxml.h"
#include "text.h"

struct bytes {
	const char *s;
	size_t n;
	size_t piece;
};

static size_t
give(void *thing, char *buf, size_t n)
{
	struct bytes *b = thing;

	n = n < b->n ? n : b->n;
	n = n < b->piece ? n : b->piece;
	memcpy(buf, b->s, n);
	b->s += n;
	b->n -= n;
	return n;
}

static void
look_at(const char *words)
{
	fuzz_require(words != NULL && text_is_utf8(words, strlen(words)));
}

static void
look_at_message(const struct edxml_message *m)
{
	look_at(m->document_id);
	look_at(m->number);
	look_at(m->notation);
	look_at(m->subject);
	look_at(m->signer);
	look_at(m->reason);
	look_at(m->status_code);
	look_at(m->from.code);
	fuzz_require((unsigned)m->business < N_EDXML_BUSINESSES);
	fuzz_require(m->n_to <= EDXML_TO_MAX);
	fuzz_require(m->n_texts <= EDXML_ELEMENTS_MAX);
	fuzz_require(m->n_attachments <= EDXML_ATTACHMENTS_MAX);
	for (size_t i = 0; i < m->n_to; i++)
		look_at(m->to[i].name);
	for (size_t i = 0; i < m->n_texts; i++)
		look_at(m->texts[i]);
	for (size_t i = 0; i < m->n_attachments; i++) {
		look_at(m->attachments[i].name);
		look_at(m->attachments[i].content_id);
		fuzz_require(m->attachments[i].size <= 2000);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct cx cx = { .mem = arena_open(64 * 1024 * 1024),
		.request_id = "" };
	struct bytes bytes = { .s = (const char *)data + 1,
		.n = n > 0 ? n - 1 : 0,
		.piece = n > 0 ? data[0] + 1u : 1 };
	const struct edxml_source source = { give, &bytes };
	const struct edxml_limits limits = { .folder = "/dev/shm",
		.attachment_max = 2000,
		.message_max = 100000 };
	struct edxml_message message;
	const char *defect;

	fuzz_require(
	    edxml_read(&cx, &limits, &source, &message, &defect) == OK);
	look_at_message(&message);
	edxml_forget(&message);
	arena_close(cx.mem);
	return 0;
}
