/* edxml: messages of the exchange as real systems write them, with their
 * faults; and what must never be read. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "check.h"
#include "clock.h"
#include "crypto.h"
#include "cx.h"
#include "edxml.h"
#include "outgoing.h"
#include "str.h"

#define QCVN "http://www.mic.gov.vn/TBT/QCVN_102_2016"
#define XML  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* As in the regulation: every prefix bound, an attachment of two bytes. */
static const char good[] = XML
    "<edXML xmlns=\"" QCVN "\"><edXML:edXMLEnvelope xmlns:edXML=\"" QCVN "\">"
    "<edXML:edXMLHeader><edXML:MessageHeader>"
    "<edXML:From><edXML:OrganId>000.00.00.H99</edXML:OrganId>"
    "<edXML:OrganName>UBND tỉnh Thử Nghiệm</edXML:OrganName></edXML:From>"
    "<edXML:To><edXML:OrganId>000.00.11.H99</edXML:OrganId>"
    "<edXML:OrganName>Sở Đường Xá</edXML:OrganName></edXML:To>"
    "<edXML:To><edXML:OrganName>Sở Cầu Cống</edXML:OrganName></edXML:To>"
    "<edXML:DocumentId>000.00.00.H99,2026/11/20,4321/UBND-KT"
    "</edXML:DocumentId>"
    "<edXML:Code><edXML:CodeNumber>4321</edXML:CodeNumber>"
    "<edXML:CodeNotation>UBND-KT</edXML:CodeNotation></edXML:Code>"
    "<edXML:PromulgationInfo><edXML:Place>Thử Nghiệm</edXML:Place>"
    "<edXML:PromulgationDate>2026/11/20</edXML:PromulgationDate>"
    "</edXML:PromulgationInfo><edXML:DocumentType><edXML:Type>2</edXML:Type>"
    "<edXML:TypeDetail>18</edXML:TypeDetail>"
    "<edXML:TypeName>Công văn</edXML:TypeName></edXML:DocumentType>"
    "<edXML:Subject>V/v rà soát &lt;trọng điểm&gt; &amp; báo cáo"
    "</edXML:Subject><edXML:SignerInfo><edXML:Competence>TM. ỦY BAN"
    "</edXML:Competence><edXML:Position>Chủ tịch</edXML:Position>"
    "<edXML:FullName>Người Ký Thử"
    "</edXML:FullName></edXML:SignerInfo><edXML:DueDate>2026/11/30"
    "</edXML:DueDate><edXML:OtherInfo><edXML:Priority>3</edXML:Priority>"
    "<edXML:PageAmount>2</edXML:PageAmount></edXML:OtherInfo><edXML:ResponseFor><edXML:OrganId/><edXML:Code/>"
    "<edXML:DocumentId>của văn bản khác</edXML:DocumentId>"
    "</edXML:ResponseFor><edXML:SteeringType>1</edXML:SteeringType>"
    "</edXML:MessageHeader>"
    "<edXML:TraceHeaderList><edXML:TraceHeader><edXML:OrganId>000.00.00.H99"
    "</edXML:OrganId><edXML:Timestamp>2026/11/20 16:05:00</edXML:Timestamp>"
    "</edXML:TraceHeader><edXML:Bussiness><edXML:BussinessDocType>0"
    "</edXML:BussinessDocType><edXML:Paper>0</edXML:Paper>"
    "</edXML:Bussiness></edXML:TraceHeaderList></edXML:edXMLHeader>"
    "<edXML:edXMLBody><edXML:edXMLManifest version=\"1.0\">"
    "<edXML:Reference><edXML:ContentId>cid:a1</edXML:ContentId>"
    "<edXML:ContentType>application/zip</edXML:ContentType>"
    "<edXML:AttachmentName>4321.pdf</edXML:AttachmentName>"
    "</edXML:Reference></edXML:edXMLManifest></edXML:edXMLBody>"
    "</edXML:edXMLEnvelope><AttachmentEncoded><Attachment>"
    "<ContentId>cid:a1</ContentId><AttachmentName>4321.pdf</AttachmentName>"
    "<edXML:ContentTransferEncoded xmlns:edXML=\"" QCVN "\">aG\r\nk=\n"
    "</edXML:ContentTransferEncoded></Attachment></AttachmentEncoded></edXML>";

struct bytes {
	const char *s;
	size_t n;
	size_t piece; /* how many come at once; 0: as many as fit */
};

static size_t
give(void *thing, char *buf, size_t n)
{
	struct bytes *b = thing;

	n = n < b->n ? n : b->n;
	n = b->piece > 0 && b->piece < n ? b->piece : n;
	memcpy(buf, b->s, n);
	b->s += n;
	b->n -= n;
	return n;
}

static const char *
take_in(struct cx *cx, const char *text, size_t n, size_t piece,
    struct edxml_message *out)
{
	struct bytes bytes = { .s = text, .n = n, .piece = piece };
	const struct edxml_source source = { give, &bytes };
	const struct edxml_limits limits = { .folder = "/tmp",
		.attachment_max = 100000,
		.message_max = 1000000 };
	const char *defect;

	assert_int_equal(edxml_read(cx, &limits, &source, out, &defect), OK);
	return defect;
}

static const char *
take_text(struct cx *cx, const char *text, struct edxml_message *out)
{
	const char *defect = take_in(cx, text, strlen(text), 0, out);

	edxml_forget(out);
	return defect;
}

/* text with every "from" as "to". */
static const char *
with(struct cx *cx, const char *text, const char *from, const char *to)
{
	struct str s;
	const char *at;

	str_init(&s, cx->mem, 1 << 20);
	assert_non_null(strstr(text, from));
	while ((at = strstr(text, from)) != NULL) {
		str_add_n(&s, text, (size_t)(at - text));
		str_add(&s, to);
		text = at + strlen(from);
	}
	str_add(&s, text);
	return str_text(&s);
}

static int
set_up(void **state)
{
	static struct cx cx;

	cx = (struct cx){ .mem = arena_open(128 << 20), .request_id = "" };
	*state = &cx;
	return 0;
}

static int
tear_down(void **state)
{
	struct cx *cx = *state;

	arena_close(cx->mem);
	return 0;
}

static void
looks_right(const struct edxml_message *m)
{
	assert_int_equal(m->business, EDXML_NEW);
	assert_string_equal(m->from.code, "000.00.00.H99");
	assert_int_equal(m->n_to, 2);
	assert_string_equal(m->to[0].code, "000.00.11.H99");
	assert_string_equal(m->to[1].name, "Sở Cầu Cống");
	assert_string_equal(m->document_id,
	    "000.00.00.H99,2026/11/20,4321/UBND-KT");
	assert_string_equal(m->number, "4321");
	assert_string_equal(m->notation, "UBND-KT");
	assert_string_equal(m->type_name, "Công văn");
	assert_string_equal(m->subject, "V/v rà soát <trọng điểm> & báo cáo");
	assert_string_equal(m->signer, "Người Ký Thử");
	assert_int_equal(m->issued_on, day_from_date(2026, 11, 20));
	assert_int_equal(m->due_on, day_from_date(2026, 11, 30));
	assert_int_equal(m->sent_at,
	    clock_day_start(m->issued_on) + 16 * 3600 + 5 * 60);
	assert_int_equal(m->priority, 3);
	assert_false(m->marked_secret);
}

static void
a_good_message_is_read_in_any_pieces(void **state)
{
	static const size_t pieces[] = { 1, 7, 100, 0 };
	struct cx *cx = *state;
	struct edxml_message m;
	char bytes[8] = "";
	FILE *file;

	for (size_t i = 0; i < 4; i++) {
		assert_null(take_in(cx, good, sizeof(good) - 1, pieces[i], &m));
		looks_right(&m);
		assert_int_equal(m.n_attachments, 1);
		assert_string_equal(m.attachments[0].name, "4321.pdf");
		assert_string_equal(m.attachments[0].content_id, "a1");
		assert_int_equal(m.attachments[0].size, 2);
		file = fopen(m.attachments[0].path, "re");
		assert_non_null(file);
		assert_int_equal(fread(bytes, 1, sizeof(bytes), file), 2);
		fclose(file);
		assert_memory_equal(bytes, "hi", 2);
		edxml_forget(&m);
		assert_int_equal(access(m.attachments[0].path, F_OK), -1);
	}
}

/* What real messages do, each for itself. The older dialect in MIME has a test
 * of its own; what becomes of a content type that lies, and of one id for two
 * messages, tests/http/test_outgoing.py says. */
static const struct {
	const char *trap;
	const char *pairs[9];           /* from, to, ...; NULL */
	const char *document_id, *from; /* NULL: as in the sample */
	bool no_due;
} traps[] = {
	{ .trap = "the sample itself", .pairs = { NULL } },
	{ .trap = "junk before the declaration",
	    .pairs = { "<?xml", "1212\n<?xml" } },
	{ .trap = "a byte order mark",
	    .pairs = { "<?xml", "\xef\xbb\xbf<?xml" } },
	{ .trap = "no declaration", .pairs = { XML, "" } },
	{ .trap = "a prefix used where nobody bound it",
	    .pairs = { " xmlns:edXML=\"" QCVN "\">aG", ">aG" } },
	{ .trap = "the same around all attachments",
	    .pairs = { "<AttachmentEncoded>", "<edXML:AttachmentEncoded>",
		"</AttachmentEncoded>", "</edXML:AttachmentEncoded>" } },
	{ .trap = "an attribute of a prefix nobody bound",
	    .pairs = { "<AttachmentEncoded>",
		"<AttachmentEncoded xlink:href=\"cid:x\">" } },
	{ .trap = "another prefix",
	    .pairs = { "edXML:", "x:", "xmlns:edXML", "xmlns:x" } },
	{ .trap = "no prefix at all",
	    .pairs = { "<edXML:", "<", "</edXML:", "</" } },
	{ .trap = "the namespace of the older dialect",
	    .pairs = { QCVN, "http://www.e-doc.vn/Schema/" } },
	{ .trap = "Author instead of SignerInfo",
	    .pairs = { "SignerInfo", "Author", "Position", "Function" } },
	{ .trap = "Business written right",
	    .pairs = { "Bussiness", "Business" } },
	{ .trap = "OrganInCharge beside OrganizationInCharge",
	    .pairs = { "<edXML:OrganId>000.00.00.H99</edXML:OrganId><edXML:OrganN",
		"<edXML:OrganId>000.00.00.H99</edXML:OrganId>"
		"<edXML:OrganInCharge>Bộ khác</edXML:OrganInCharge>"
		"<edXML:OrganizationInCharge>Bộ nọ</edXML:OrganizationInCharge>"
		"<edXML:OrganN" } },
	{ .trap = "days with the day first, and a time",
	    .pairs = { "Date>2026/11/20<", "Date>20/11/2026 00:00:00<",
		">2026/11/30<", ">30/11/2026 17:00:00<", "2026/11/20 16:05:00",
		"20/11/2026 16:05:00" } },
	{ .trap = "a content type that is none",
	    .pairs = { "application/zip", "application/docx" } },
	{ .trap = "no cid: before an id", .pairs = { "cid:a1", "a1" } },
	{ .trap = "CID: in capitals", .pairs = { "cid:a1", "CID:a1" } },
	{ .trap = "a UUID for a document",
	    .pairs = { "000.00.00.H99,2026/11/20,4321/UBND-KT",
		"7e57d004-2b97-4e7a-b45f-5387367791cd" },
	    .document_id = "7e57d004-2b97-4e7a-b45f-5387367791cd" },
	{ .trap = "a code of 2020 for an organ",
	    .pairs = { "<edXML:OrganId>000.00.00.H99<",
		"<edXML:OrganId>H99.12<" },
	    .from = "H99.12" },
	{ .trap = "a signature that signs nothing",
	    .pairs = { "</edXML:edXMLHeader>",
		"<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\">"
		"<SignedInfo><DigestValue>abc</DigestValue></SignedInfo>"
		"<SignatureValue>x</SignatureValue></Signature>"
		"</edXML:edXMLHeader>" } },
	{ .trap = "an empty element",
	    .pairs = { "<edXML:DueDate>2026/11/30</edXML:DueDate>",
		"<edXML:DueDate/>" },
	    .no_due = true },
	{ .trap = "an element with blanks",
	    .pairs = { ">2026/11/30<", "> \n <" },
	    .no_due = true },
	{ .trap = "an answer to nothing",
	    .pairs = { "<edXML:DocumentId>của văn bản khác</edXML:DocumentId>",
		"<edXML:DocumentId/>" } },
	{ .trap = "a task code, of which nobody has seen one",
	    .pairs = { "</edXML:MessageHeader>",
		"<edXML:ResponseForTask><edXML:TaskCode>NV-1</edXML:TaskCode>"
		"</edXML:ResponseForTask></edXML:MessageHeader>" } },
	{ .trap = "numbers of types that differ by vendor",
	    .pairs = { "<edXML:Type>2<", "<edXML:Type>18<", "SteeringType>1<",
		"SteeringType>3<" } },
	{ .trap = "line feeds of another machine",
	    .pairs = { "><", ">\r\n<" } },
};

static void
looks_like(const struct edxml_message *m, size_t i)
{
	struct edxml_message as_before = *m;

	if (traps[i].document_id != NULL) {
		assert_string_equal(m->document_id, traps[i].document_id);
		as_before.document_id = "000.00.00.H99,2026/11/20,4321/UBND-KT";
	}
	if (traps[i].from != NULL) {
		assert_string_equal(m->from.code, traps[i].from);
		as_before.from.code = "000.00.00.H99";
	}
	if (traps[i].no_due) {
		assert_int_equal(m->due_on, NO_DAY);
		as_before.due_on = day_from_date(2026, 11, 30);
	}
	looks_right(&as_before);
	assert_string_equal(m->from.name, "UBND tỉnh Thử Nghiệm");
	assert_int_equal(m->n_attachments, 1);
	assert_string_equal(m->attachments[0].name, "4321.pdf");
	assert_string_equal(m->attachments[0].content_id, "a1");
	assert_int_equal(m->attachments[0].size, 2);
}

static void
each_trap_of_real_messages_is_read(void **state)
{
	struct cx *cx = *state;
	struct edxml_message m;

	for (size_t i = 0; i < sizeof(traps) / sizeof(traps[0]); i++) {
		const char *text = good;
		const char *defect;

		for (size_t k = 0; traps[i].pairs[k] != NULL; k += 2)
			text = with(cx, text, traps[i].pairs[k],
			    traps[i].pairs[k + 1]);
		defect = take_text(cx, text, &m);
		if (defect != NULL)
			fail_msg("%s: %s", traps[i].trap, defect);
		print_message("%s\n", traps[i].trap);
		looks_like(&m, i);
	}
}

static void
the_older_dialect_is_read(void **state)
{
	struct cx *cx = *state;
	struct edxml_message m;
	const char *text = with(cx, good, QCVN, "http://www.e-doc.vn/Schema/");
	const char *mime;

	text = with(cx, text, "<edXML xmlns=\"http://www.e-doc.vn/Schema/\">",
	    "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\""
	    "><S:Header/><S:Body><edXML:Manifest><edXML:Reference"
	    " xlink:href=\"cid:p1\"><edXML:AttachmentName>bản.pdf"
	    "</edXML:AttachmentName></edXML:Reference></edXML:Manifest>"
	    "</S:Body>");
	text = with(cx, text, "</edXML>", "</S:Envelope>");
	text = with(cx, text, "SignerInfo", "Author");
	mime = arena_printf(cx->mem,
	    "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
	    " boundary=\"=_x\"\r\n\r\n--=_x\r\nContent-Type: text/xml\r\n\r\n"
	    "%s\r\n--=_x\r\nContent-ID: <p1>\r\nContent-Transfer-Encoding:"
	    " base64\r\n\r\naGVs\r\nbG8=\r\n--=_x\r\nContent-ID: <p2>\r\n"
	    "Content-Disposition: attachment; filename=\"b.pdf\"\r\n\r\n"
	    "a\r\n-\n\r\n--=_x--\r\n",
	    text);
	for (size_t piece = 0; piece < 3; piece++) {
		assert_null(take_in(cx, mime, strlen(mime), piece, &m));
		edxml_forget(&m);
		looks_right(&m);
		assert_int_equal(m.n_attachments, 3);
		assert_string_equal(m.attachments[1].name, "bản.pdf");
		assert_int_equal(m.attachments[1].size, 5);
		assert_string_equal(m.attachments[2].name, "b.pdf");
		assert_int_equal(m.attachments[2].size, 5);
	}
	mime = arena_strndup(cx->mem, mime, strlen(mime) - 9);
	assert_string_equal(take_text(cx, mime, &m), "edxml_broken");
}

static void
business_and_status_are_told_apart(void **state)
{
	struct cx *cx = *state;
	struct edxml_message m;
	const char *text;

	text = with(cx, good, "DocType>0", "DocType>3");
	text = with(cx, text, "</edXML:Bussiness>",
	    "<edXML:BussinessDocReason>Sai</edXML:BussinessDocReason>"
	    "<edXML:ReplacementInfoList><edXML:ReplacementInfo>"
	    "<edXML:DocumentId>cũ</edXML:DocumentId></edXML:ReplacementInfo>"
	    "</edXML:ReplacementInfoList></edXML:Bussiness>");
	assert_null(take_text(cx, text, &m));
	assert_int_equal(m.business, EDXML_REPLACE);
	assert_string_equal(m.reason, "Sai");
	assert_int_equal(m.n_replaced, 1);
	assert_string_equal(m.replaced[0], "cũ");
	text = XML "<edXML xmlns:e=\"" QCVN "\"><e:MessageHeader>"
		   "<e:StatusCode>03</e:StatusCode></e:MessageHeader></edXML>";
	assert_null(take_text(cx, text, &m));
	assert_int_equal(m.business, EDXML_STATUS);
}

static void
the_sum_is_of_what_is_said(void **state)
{
	struct cx *cx = *state;
	struct edxml_message one, same, other;

	assert_null(take_text(cx, good, &one));
	assert_null(take_text(cx,
	    with(cx, with(cx, good, "16:05:00", "17:00:00"), "><", ">\n <"),
	    &same));
	assert_null(take_text(cx, with(cx, good, "rà soát", "rà xét"), &other));
	assert_memory_equal(one.sum, same.sum, sizeof(one.sum));
	assert_memory_not_equal(one.sum, other.sum, sizeof(one.sum));
}

static void
an_element_for_secrecy_must_say_none(void **state)
{
	struct cx *cx = *state;
	struct edxml_message m;

	assert_null(take_text(cx,
	    with(cx, good, "<edXML:Priority>",
		"<edXML:SecurityLevel>0</edXML:SecurityLevel>"
		"<edXML:Priority>"),
	    &m));
	assert_false(m.marked_secret);
	assert_null(take_text(cx,
	    with(cx, good, "<edXML:Priority>",
		"<edXML:SecurityLevel>1</edXML:SecurityLevel>"
		"<edXML:Priority>"),
	    &m));
	assert_true(m.marked_secret);
}

static void
bombs_are_refused(void **state)
{
	static const char *const types[] = {
		"<!DOCTYPE edXML [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b"
		" \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>",
		"<!DOCTYPE edXML [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
		"<!DOCTYPE edXML SYSTEM \"http://127.0.0.1:9/x.dtd\">",
		"<!DOCTYPE edXML>",
	};
	struct cx *cx = *state;
	struct edxml_message m;
	struct str deep;

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		const char *text = arena_printf(cx->mem, XML "%s%s", types[i],
		    good + sizeof(XML) - 1);

		text = with(cx, text, "V/v rà soát", "&c;&x;");
		assert_string_equal(take_text(cx, text, &m), "edxml_type");
		assert_string_equal(m.subject, "");
	}
	/* An entity nobody declared. */
	assert_string_equal(take_text(cx, with(cx, good, "rà soát", "&lol;"),
				&m),
	    "edxml_broken");
	str_init(&deep, cx->mem, 1 << 20);
	str_add(&deep, XML);
	for (int i = 0; i < 1000; i++)
		str_add(&deep, "<a>");
	assert_string_equal(take_text(cx, str_text(&deep), &m), "edxml_size");
	str_init(&deep, cx->mem, 1 << 20);
	str_add(&deep, XML "<a>");
	for (int i = 0; i < EDXML_ELEMENTS_MAX + 1; i++)
		str_add(&deep, "<b/>");
	assert_string_equal(take_text(cx, str_text(&deep), &m), "edxml_size");
}

/* Bytes that are no text of the encoding it says: broken, not cut short; and
 * nothing of it is printed where the log goes. */
static void
a_wrong_encoding_is_broken_and_silent(void **state)
{
	static const char *const encodings[] = { "UTF-8", "US-ASCII", "EUC-JP",
		"ISO-2022-JP", "UTF-16", "no-such-thing" };
	struct cx *cx = *state;
	struct edxml_message m;
	char said[200] = "";
	int was = dup(STDERR_FILENO);
	FILE *file = tmpfile();

	fflush(stderr);
	dup2(fileno(file), STDERR_FILENO);
	for (size_t i = 0; i < sizeof(encodings) / sizeof(encodings[0]); i++) {
		const char *text = with(cx, good, "UTF-8", encodings[i]);

		/* Behind the head, where all that is wanted was read. */
		text = with(cx, text, "aG\r\n", "aG\xff\xfe\x80\xd8\r\n");
		for (size_t piece = 0; piece < 2; piece++) {
			const char *defect = take_in(cx, text, strlen(text),
			    piece * 50, &m);

			edxml_forget(&m);
			if (defect == NULL)
				print_error("%s is taken\n", encodings[i]);
		}
	}
	fflush(stderr);
	dup2(was, STDERR_FILENO);
	close(was);
	rewind(file);
	(void)!fread(said, 1, sizeof(said) - 1, file);
	fclose(file);
	assert_string_equal(said, "");
}

static void
limits_hold(void **state)
{
	struct cx *cx = *state;
	struct edxml_message m;
	char *big = arena_alloc(cx->mem, 300001);

	memset(big, 'A', 300000);
	assert_string_equal(take_text(cx, with(cx, good, "rà soát", big), &m),
	    "edxml_size");
	assert_string_equal(take_text(cx, with(cx, good, "aG\r\nk=", big), &m),
	    "edxml_size");
	assert_int_equal(m.n_attachments, 1);
	assert_int_equal(access(m.attachments[0].path, F_OK), -1);
	assert_string_equal(take_text(cx, with(cx, good, "aG\r\nk=", "a!k="),
				&m),
	    "edxml_attachment");
	assert_string_equal(take_text(cx, with(cx, good, "aG\r\nk=", "aGVsb"),
				&m),
	    "edxml_attachment");
}

static void
half_a_message_is_none(void **state)
{
	struct cx *cx = *state;
	struct edxml_message m;

	for (size_t n = 0; n < sizeof(good) - 1; n += 13) {
		assert_string_equal(take_in(cx, good, n, 0, &m),
		    "edxml_broken");
		edxml_forget(&m);
	}
	assert_string_equal(take_text(cx, XML "<html><p>x</p></html>", &m),
	    "edxml_broken");
}

/* What we tell a sender can be read by whoever reads what he sends. */
static void
a_status_message_is_one(void **state)
{
	const struct outgoing_voice voice = { "000.00.00.H00", "VP <&>" };
	const struct outgoing_status status = { .status = "03",
		.description = "Đã tiếp nhận",
		.at = 1776997800 };
	const struct outgoing o = { .code = "A&B",
		.ref_number = "12",
		.ref_symbol = "UBND-KT",
		.issued_on = 20000,
		.sender_code = "000.00.00.H99" };
	struct cx *cx = *state;
	struct edxml_message m;
	const char *text = outgoing_status_text(cx->mem, &voice, &o, &status);

	assert_null(take_text(cx, text, &m));
	assert_int_equal(m.business, EDXML_STATUS);
	assert_string_equal(m.from.name, "VP <&>");
	assert_string_equal(m.status_code, "03");
	assert_non_null(strstr(text, "<edXML:DocumentId>A&amp;B<"));
	assert_non_null(strstr(text, ">2026/04/24 09:30:00<"));
	assert_non_null(strstr(text, ">2024/10/04<"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_good_message_is_read_in_any_pieces),
		cmocka_unit_test(each_trap_of_real_messages_is_read),
		cmocka_unit_test(the_older_dialect_is_read),
		cmocka_unit_test(business_and_status_are_told_apart),
		cmocka_unit_test(the_sum_is_of_what_is_said),
		cmocka_unit_test(an_element_for_secrecy_must_say_none),
		cmocka_unit_test(bombs_are_refused),
		cmocka_unit_test(a_wrong_encoding_is_broken_and_silent),
		cmocka_unit_test(limits_hold),
		cmocka_unit_test(half_a_message_is_none),
		cmocka_unit_test(a_status_message_is_one),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
