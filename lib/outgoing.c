#include "outgoing.h"

#include <string.h>

#include "arena.h"
#include "clock.h"
#include "names.h"
#include "str.h"
#include "text.h"

enum { STATUS_TEXT_MAX = 16384 };

static const char *const mark_names[] = {
	[OUTGOING_UNMARKED] = "unmarked",
	[OUTGOING_HAS_TASKS] = "has_tasks",
	[OUTGOING_NO_TASK] = "no_task",
};
static const char *const origin_names[] = {
	[OUTGOING_TYPED] = "typed",
	[OUTGOING_API] = "api",
	[OUTGOING_UPLOAD] = "upload",
	[OUTGOING_SPOOL] = "spool",
};
static const char *const change_names[] = {
	[OUTGOING_REVOKED] = "revoked",
	[OUTGOING_UPDATED] = "updated",
	[OUTGOING_REPLACED] = "replaced",
};
static const char *const business_names[] = {
	[OUTGOING_NEW] = "new",
	[OUTGOING_REVOKE] = "revoke",
	[OUTGOING_UPDATE] = "update",
	[OUTGOING_REPLACE] = "replace",
};

const char *
outgoing_mark_name(enum outgoing_mark mark)
{
	return names_name(mark_names, N_NAMES(mark_names), mark);
}

bool
outgoing_mark_from_name(const char *name, enum outgoing_mark *out)
{
	unsigned value;

	if (!names_find(mark_names, N_NAMES(mark_names), name, &value))
		return false;
	*out = (enum outgoing_mark)value;
	return true;
}

const char *
outgoing_origin_name(enum outgoing_origin origin)
{
	return names_name(origin_names, N_NAMES(origin_names), origin);
}

bool
outgoing_origin_from_name(const char *name, enum outgoing_origin *out)
{
	unsigned value;

	if (!names_find(origin_names, N_NAMES(origin_names), name, &value))
		return false;
	*out = (enum outgoing_origin)value;
	return true;
}

const char *
outgoing_change_name(enum outgoing_change change)
{
	return names_name(change_names, N_NAMES(change_names), change);
}

bool
outgoing_change_from_name(const char *name, enum outgoing_change *out)
{
	unsigned value;

	if (!names_find(change_names, N_NAMES(change_names), name, &value))
		return false;
	*out = (enum outgoing_change)value;
	return true;
}

const char *
outgoing_business_name(enum outgoing_business business)
{
	return names_name(business_names, N_NAMES(business_names), business);
}

static int64_t
recorded_at(const struct outgoing *o)
{
	return o->mark == OUTGOING_NO_TASK ? o->marked_at : o->forwarded_at;
}

bool
outgoing_is_recorded(const struct outgoing *o)
{
	return recorded_at(o) != NO_MOMENT;
}

bool
outgoing_is_late(const struct outgoing *o, int64_t now)
{
	int64_t at = recorded_at(o);

	if (at == NO_MOMENT)
		at = o->withdrawn_at != NO_MOMENT ? o->withdrawn_at : now;
	return at > o->record_due_at;
}

int64_t
outgoing_age(const struct outgoing *o, int64_t now)
{
	return clock_day(now) - clock_day(o->released_at);
}

const char *
outgoing_fold(struct arena *mem, const struct outgoing *o)
{
	const char *fold = text_fold(mem,
	    arena_printf(mem, "%s/%s %s %s %s %s", o->ref_number, o->ref_symbol,
		o->abstract, o->signer, o->code, o->recipients));

	return arena_strndup(mem, fold, OUTGOING_FOLD_MAX);
}

/* The status message ------------------------------------------------------- */

static void
add_escaped(struct str *s, const char *text)
{
	for (; *text != '\0'; text++) {
		switch (*text) {
		case '&':
			str_add(s, "&amp;");
			break;
		case '<':
			str_add(s, "&lt;");
			break;
		case '>':
			str_add(s, "&gt;");
			break;
		default:
			str_add_char(s, *text);
		}
	}
}

static void
add_element(struct str *s, const char *name, const char *text)
{
	str_printf(s, "<edXML:%s>", name);
	add_escaped(s, text);
	str_printf(s, "</edXML:%s>\n", name);
}

/* "2026/11/20", as the exchange writes days. */
static const char *
slashed(char text[static 32])
{
	text[4] = text[7] = '/';
	return text;
}

static void
add_response_for(struct str *s, const struct outgoing *o)
{
	char day[32] = "";

	(void)day_format_iso(o->issued_on, day);
	str_add(s, "<edXML:ResponseFor>\n");
	add_element(s, "OrganId", o->sender_code);
	str_add(s, "<edXML:Code>");
	add_escaped(s, o->ref_number);
	str_add(s, "/");
	add_escaped(s, o->ref_symbol);
	str_add(s, "</edXML:Code>\n");
	add_element(s, "PromulgationDate", slashed(day));
	add_element(s, "DocumentId", o->code);
	str_add(s, "</edXML:ResponseFor>\n");
}

const char *
outgoing_status_text(struct arena *mem, const struct outgoing_voice *voice,
    const struct outgoing *o, const struct outgoing_status *status)
{
	char at[32] = "";
	struct str s;

	str_init(&s, mem, STATUS_TEXT_MAX);
	/* "2026-11-20T16:05:00+07:00" to "2026/11/20 16:05:00". */
	(void)moment_format_iso(status->at, at);
	at[10] = ' ';
	at[19] = '\0';
	str_add(&s,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<edXML xmlns=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">\n"
	    "<edXML:edXMLEnvelope xmlns:edXML="
	    "\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">\n"
	    "<edXML:edXMLHeader>\n<edXML:MessageHeader>\n<edXML:From>\n");
	add_element(&s, "OrganId", voice->code);
	add_element(&s, "OrganName", voice->name);
	str_add(&s, "</edXML:From>\n");
	add_response_for(&s, o);
	add_element(&s, "StatusCode", status->status);
	add_element(&s, "Description", status->description);
	add_element(&s, "Timestamp", slashed(at));
	str_add(&s, "</edXML:MessageHeader>\n</edXML:edXMLHeader>\n"
		    "</edXML:edXMLEnvelope>\n</edXML>\n");
	return str_text(&s);
}
