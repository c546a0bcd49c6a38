#include "calendar_feed.h"

#include <inttypes.h>

#include "clock.h"
#include "str.h"

enum { TEXT_SIZE_MAX = 4 * 1024 * 1024, LINE_BYTES = 74 };

/* Folded before the 76th byte, and never inside a character. */
static void
add_line(struct str *out, const char *line)
{
	size_t width = 0;

	for (const char *p = line; *p != '\0';) {
		size_t n = 1;

		while (((unsigned char)p[n] & 0xC0) == 0x80)
			n++;
		if (width + n > LINE_BYTES) {
			str_add(out, "\r\n ");
			width = 1;
		}
		str_add_n(out, p, n);
		width += n;
		p += n;
	}
	str_add(out, "\r\n");
}

static const char *
escaped(struct arena *mem, const char *text)
{
	struct str s;

	str_init(&s, mem, 64 * 1024);
	for (; *text != '\0'; text++) {
		if (*text == '\n')
			str_add(&s, "\\n");
		else if (*text == '\\' || *text == ',' || *text == ';')
			str_printf(&s, "\\%c", *text);
		else if ((unsigned char)*text >= 0x20)
			str_add_char(&s, *text);
	}
	return str_text(&s);
}

static const char *
date_text(struct arena *mem, int32_t day)
{
	struct date date = day_to_date(day);

	return arena_printf(mem, "%04d%02d%02d", date.year, date.month,
	    date.day);
}

/* In UTC, as RFC 5545 wants the moment of a change. */
static const char *
stamp_text(struct arena *mem, int64_t at)
{
	int64_t second = at % DAY_SECONDS;

	return arena_printf(mem, "%sT%02d%02d%02dZ",
	    date_text(mem, (int32_t)(at / DAY_SECONDS)), (int)(second / 3600),
	    (int)(second / 60 % 60), (int)(second % 60));
}

static void
add_event(struct str *out, struct arena *mem, const struct feed_event *event,
    const char *domain, const char *site)
{
	add_line(out, "BEGIN:VEVENT");
	add_line(out, arena_printf(mem, "UID:nv-%" PRIu64 "@%s",
			  event->assignment_id, domain));
	add_line(out, arena_printf(mem, "DTSTAMP:%s",
			  stamp_text(mem, event->changed_at)));
	add_line(out, arena_printf(mem, "SEQUENCE:%" PRIu64, event->version));
	add_line(out, arena_printf(mem, "DTSTART;VALUE=DATE:%s",
			  date_text(mem, event->due_on)));
	add_line(out, arena_printf(mem, "DTEND;VALUE=DATE:%s",
			  date_text(mem, event->due_on + 1)));
	add_line(out,
	    arena_printf(mem, "SUMMARY:%s", escaped(mem, event->title)));
	add_line(out,
	    arena_printf(mem, "DESCRIPTION:%s",
		escaped(mem, arena_printf(mem, "%s\n%s", event->reference,
				 event->agency_name))));
	add_line(out, arena_printf(mem, "URL:%s/nv/%" PRIu64, site,
			  event->assignment_id));
	add_line(out, event->open ? "STATUS:CONFIRMED" : "STATUS:CANCELLED");
	add_line(out, "TRANSP:TRANSPARENT");
	add_line(out, "END:VEVENT");
}

const char *
calendar_feed_text(struct arena *mem, const struct feed_events *events,
    const char *domain, const char *site, const char *name)
{
	struct str out;

	str_init(&out, mem, TEXT_SIZE_MAX);
	add_line(&out, "BEGIN:VCALENDAR");
	add_line(&out, "VERSION:2.0");
	add_line(&out, "PRODID:-//Nhac viec//Nhac viec//VI");
	add_line(&out, "CALSCALE:GREGORIAN");
	add_line(&out,
	    arena_printf(mem, "X-WR-CALNAME:%s", escaped(mem, name)));
	for (size_t i = 0; i < events->n; i++)
		add_event(&out, mem, &events->items[i], domain, site);
	add_line(&out, "END:VCALENDAR");
	return str_text(&out);
}
