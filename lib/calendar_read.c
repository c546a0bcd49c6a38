/* calendar_read: a pasted list, or an .ics file, line by line. */
#include "calendar_change.h"

#include <ctype.h>
#include <string.h>

#include "arena.h"
#include "clock.h"
#include "str.h"
#include "text.h"

enum {
	SATURDAY = 6,
	YEAR_UNKNOWN = 0,
	ICS_TEXT_MAX = 2000,
	HOURS_7 = 7,
	WORD_MAX = 48
};

static const char *const outcome_names[N_LINE_OUTCOMES] = {
	[LINE_READ] = "read",
	[LINE_NO_DATE] = "no_date",
	[LINE_BACKWARD] = "backward",
	[LINE_TOO_LONG] = "too_long",
	[LINE_WEEKEND] = "weekend",
	[LINE_WORKDAY_MAKEUP] = "workday_makeup",
	[LINE_NO_NAME] = "no_name",
	[LINE_REPEATS] = "repeats",
	[LINE_TOO_MANY] = "too_many",
};

const char *
calendar_line_outcome_name(enum calendar_line_outcome outcome)
{
	return (unsigned)outcome < N_LINE_OUTCOMES ? outcome_names[outcome]
						   : "";
}

/* Where one line is being read. */
struct reader {
	struct arena *mem;
	const struct calendar *calendar;
	int year; /* of dates without one */
	struct calendar_lines *lines;
	struct calendar_edits *edits;
};

/* A date of which the end may be missing: "16", "30/4", "03/5/2026". */
struct loose_date {
	int day;
	int month;
	int year;
};

/* Up to four digits at *s; -1 for none. */
static int
take_number(const char **s)
{
	int n = 0, digits = 0;

	while (isdigit((unsigned char)**s) && digits < 4) {
		n = n * 10 + (**s - '0');
		(*s)++;
		digits++;
	}
	return digits == 0 ? -1 : n;
}

static bool
take_date(const char **s, struct loose_date *out)
{
	const char *at = *s;
	char sign;

	*out = (struct loose_date){ take_number(&at), 0, YEAR_UNKNOWN };
	if (out->day < 1)
		return false;
	sign = *at;
	if ((sign == '/' || sign == '.') && isdigit((unsigned char)at[1])) {
		at++;
		out->month = take_number(&at);
		if (*at == sign && isdigit((unsigned char)at[1])) {
			at++;
			out->year = take_number(&at);
		}
	}
	*s = at;
	return true;
}

/* Bytes of a word at s that means nothing to the reader; 0 for none. */
static size_t
skip_word(struct arena *mem, const char *s, const char *const *words)
{
	size_t n = strcspn(s, "0123456789");

	for (n = n < WORD_MAX ? n : WORD_MAX; n > 0; n--) {
		const char *fold;

		/* Not inside a letter of several bytes. */
		if (((unsigned char)s[n] & 0xc0) == 0x80)
			continue;
		fold = text_fold_words(mem, arena_strndup(mem, s, n));
		for (size_t i = 0; words[i] != NULL; i++)
			if (strcmp(fold, words[i]) == 0)
				return n;
	}
	return 0;
}

/* All that may stand before the first date, and between two of them. */
static const char *const leads[] = { "", "ngay", "tu", "tu ngay", "thu hai",
	"thu ba", "thu tu", "thu nam", "thu sau", "thu bay", "chu nhat",
	"thu hai ngay", "thu ba ngay", "thu tu ngay", "thu nam ngay",
	"thu sau ngay", "thu bay ngay", "chu nhat ngay", "tu thu hai ngay",
	"tu thu ba ngay", "tu thu tu ngay", "tu thu nam ngay",
	"tu thu sau ngay", "tu thu bay ngay", "tu chu nhat ngay", NULL };
static const char *const joins[] = { "den", "den ngay", "den het", "toi",
	"den het ngay", "toi ngay", "het ngay", "den thu hai ngay",
	"den thu ba ngay", "den thu tu ngay", "den thu nam ngay",
	"den thu sau ngay", "den thu bay ngay", "den chu nhat ngay",
	"den het thu hai ngay", "den het thu ba ngay", "den het thu tu ngay",
	"den het thu nam ngay", "den het thu sau ngay", "den het thu bay ngay",
	"den het chu nhat ngay", NULL };

/* "-", "–" or words like "đến hết ngày" before another date. */
static bool
take_join(struct arena *mem, const char **s)
{
	const char *at = *s + strspn(*s, " ");
	size_t n;

	if (*at == '-')
		at++;
	else if (strncmp(at, "–", strlen("–")) == 0)
		at += strlen("–");
	else if ((n = skip_word(mem, at, joins)) > 0)
		at += n;
	else
		return false;
	at += strspn(at, " ");
	if (!isdigit((unsigned char)*at))
		return false;
	*s = at;
	return true;
}

static int32_t
to_day(const struct loose_date *date, int year)
{
	if (date->month == 0)
		return NO_DAY;
	return day_from_date(date->year != YEAR_UNKNOWN ? date->year : year,
	    date->month, date->day);
}

/* "16-20/2/2026": what the first lacks is that of the second. */
static void
read_span(const struct reader *reader, struct loose_date first,
    const struct loose_date *last, struct calendar_line *line)
{
	int year = reader->year;

	if (first.month == 0)
		first.month = last->month;
	if (first.year == YEAR_UNKNOWN)
		first.year = last->year;
	line->to = to_day(last, first.year != YEAR_UNKNOWN ? first.year : year);
	line->from = to_day(&first, year);
	/* "31/12-03/01/2027" begins in the year before. */
	if (line->from != NO_DAY && line->to != NO_DAY &&
	    line->to < line->from && first.month > last->month)
		line->from = day_from_date(day_to_date(line->to).year - 1,
		    first.month, first.day);
}

/* Who is first says what the day is: "làm bù ngày nghỉ ...", "nghỉ ... (làm
 * bù ...)". */
static enum calendar_kind
kind_of(struct arena *mem, const char *words)
{
	const char *fold = text_fold_words(mem, words);
	const char *off = strstr(fold, "nghi");
	const char *work = strstr(fold, "lam bu");
	const char *go = strstr(fold, "di lam");

	if (work == NULL)
		work = strstr(fold, "lam viec");
	if (work == NULL || (go != NULL && go < work))
		work = go;
	if (work == NULL || (off != NULL && off < work))
		return CALENDAR_OFF;
	return CALENDAR_MAKEUP;
}

static enum calendar_line_outcome
judge(const struct reader *reader, struct calendar_line *line)
{
	bool plain = true, worked = false;

	if (line->from == NO_DAY || line->to == NO_DAY ||
	    day_to_date(line->from).year < CALENDAR_YEAR_MIN ||
	    day_to_date(line->to).year > CALENDAR_YEAR_MAX)
		return LINE_NO_DATE;
	if (line->to < line->from)
		return LINE_BACKWARD;
	if (line->to - line->from >= CALENDAR_RUN_MAX)
		return LINE_TOO_LONG;
	if (line->name[0] == '\0')
		return LINE_NO_NAME;
	for (int32_t day = line->from; day <= line->to; day++) {
		const char *name;
		bool known = calendar_find(reader->calendar, day, &name) !=
			     CALENDAR_ORDINARY;

		plain = plain && !known && day_of_week(day) >= SATURDAY;
		worked = worked || day_of_week(day) < SATURDAY;
		line->n_days += known || day_of_week(day) < SATURDAY ||
				line->kind == CALENDAR_MAKEUP;
	}
	if (line->kind == CALENDAR_OFF && plain)
		return LINE_WEEKEND;
	if (line->kind == CALENDAR_MAKEUP && worked)
		return LINE_WORKDAY_MAKEUP;
	return LINE_READ;
}

static void
keep(struct reader *reader, struct calendar_line *line)
{
	if (line->outcome == LINE_READ)
		line->outcome = judge(reader, line);
	if (line->outcome == LINE_READ &&
	    !calendar_edits_add(reader->edits, reader->calendar, line->from,
		line->to, line->kind, line->name))
		line->outcome = LINE_TOO_MANY;
	if (reader->lines->n < CALENDAR_LINES_MAX)
		reader->lines->items[reader->lines->n++] = *line;
	else
		reader->lines->items[CALENDAR_LINES_MAX - 1]
		    .outcome = LINE_TOO_MANY;
}

static const char *
name_from(struct arena *mem, const char *s)
{
	s += strspn(s, " :;,.-)");
	if (strncmp(s, "–", strlen("–")) == 0)
		s += strlen("–");
	return text_shorten(mem, text_clean(mem, s, TEXT_LINE),
	    CALENDAR_NAME_MAX - 1);
}

/* "30/4, 01/5 ..." and "30/4 và 01/5 ...": two dates that are no span. */
static bool
begins_with_date(struct arena *mem, const char *name)
{
	const char *fold = text_fold_words(mem, name);

	if (strncmp(fold, "va ", 3) == 0)
		fold += 3;
	if (strncmp(fold, "ngay ", 5) == 0)
		fold += 5;
	return isdigit((unsigned char)*fold);
}

static void
read_line(struct reader *reader, unsigned number, const char *text)
{
	struct calendar_line line = { number, text, LINE_NO_DATE, NO_DAY,
		NO_DAY, CALENDAR_OFF, "", 0 };
	struct loose_date first, last;
	const char *s = text + strspn(text, " -*•+");

	if (!isdigit((unsigned char)*s)) {
		size_t n = skip_word(reader->mem, s, leads);

		s += n;
	}
	if (take_date(&s, &first)) {
		last = first;
		if (take_join(reader->mem, &s) && !take_date(&s, &last))
			last = first;
		read_span(reader, first, &last, &line);
		line.name = name_from(reader->mem, s);
		if (!begins_with_date(reader->mem, line.name))
			line.outcome = LINE_READ;
		line.kind = kind_of(reader->mem, line.name);
	}
	keep(reader, &line);
}

static void
read_list(struct reader *reader, const char *text)
{
	unsigned number = 0;

	while (*text != '\0') {
		size_t n = strcspn(text, "\n");
		const char *line = text_clean(reader->mem,
		    arena_strndup(reader->mem, text, n), TEXT_LINE);

		number++;
		if (line[0] != '\0')
			read_line(reader, number, line);
		text += n + (text[n] == '\n');
	}
}

/* .ics ------------------------------------------------------------------- */

struct ics_event {
	bool inside;
	bool repeats;
	int32_t from;
	int32_t to;
	int days; /* DURATION */
	const char *summary;
};

/* One logical line: what is folded begins with a blank (RFC 5545, 3.1). */
static const char *
unfold(struct arena *mem, const char **text)
{
	struct str s;
	const char *at = *text;

	str_init(&s, mem, ICS_TEXT_MAX + 1);
	for (;;) {
		size_t n = strcspn(at, "\r\n");
		size_t room = ICS_TEXT_MAX - s.length;

		str_add_n(&s, at, n < room ? n : room);
		at += n;
		at += *at == '\r';
		at += *at == '\n';
		if (*at != ' ' && *at != '\t')
			break;
		at++;
	}
	*text = at;
	return str_text(&s);
}

/* The value of a line of this property, parameters skipped; NULL if another. */
static const char *
value_of(const char *line, const char *property)
{
	size_t n = strlen(property);
	bool quoted = false;

	if (strncasecmp(line, property, n) != 0 ||
	    (line[n] != ':' && line[n] != ';'))
		return NULL;
	for (line += n; *line != '\0'; line++) {
		if (*line == '"')
			quoted = !quoted;
		else if (*line == ':' && !quoted)
			return line + 1;
	}
	return NULL;
}

static int
digits(const char *s, size_t n)
{
	int value = 0;

	for (size_t i = 0; i < n; i++) {
		if (!isdigit((unsigned char)s[i]))
			return -1;
		value = value * 10 + (s[i] - '0');
	}
	return value;
}

/* "20260216", or with a time; a time in UTC is that of Vietnam 7 hours later.
 * out_midnight: nothing of the day itself has passed. */
static int32_t
ics_day(const char *s, bool *out_midnight)
{
	int year = digits(s, 4);
	int month = year < 0 ? -1 : digits(s + 4, 2);
	int dom = month < 0 ? -1 : digits(s + 6, 2);
	int hour = 0, rest = 0;
	int32_t day = dom < 0 ? NO_DAY : day_from_date(year, month, dom);

	*out_midnight = true;
	if (day == NO_DAY || s[8] == '\0')
		return day;
	if (s[8] != 'T' || (hour = digits(s + 9, 2)) < 0 ||
	    (rest = digits(s + 11, 4)) < 0)
		return NO_DAY;
	if (s[15] == 'Z')
		hour += HOURS_7;
	*out_midnight = hour % 24 == 0 && rest == 0;
	return day + hour / 24;
}

/* "P5D", "P1W"; 0 when it is anything else. */
static int
ics_days(const char *s)
{
	int n;

	if (s[0] != 'P')
		return 0;
	s++;
	n = take_number(&s);
	if (n < 1 || n > CALENDAR_RUN_MAX)
		return 0;
	if (strcmp(s, "D") == 0)
		return n;
	return strcmp(s, "W") == 0 ? n * 7 : 0;
}

static const char *
ics_text(struct arena *mem, const char *s)
{
	struct str out;

	str_init(&out, mem, ICS_TEXT_MAX + 1);
	for (; *s != '\0'; s++) {
		if (*s == '\\' && s[1] != '\0') {
			s++;
			str_add_char(&out, *s == 'n' || *s == 'N' ? ' ' : *s);
		} else {
			str_add_char(&out, *s);
		}
	}
	return text_clean(mem, str_text(&out), TEXT_LINE);
}

static void
end_event(struct reader *reader, unsigned number, const struct ics_event *event)
{
	struct calendar_line line = { number, event->summary, LINE_READ,
		event->from, event->from, CALENDAR_OFF, event->summary, 0 };

	if (event->from != NO_DAY && event->to != NO_DAY)
		line.to = event->to;
	else if (event->from != NO_DAY && event->days > 0)
		line.to = event->from + event->days - 1;
	if (event->repeats)
		line.outcome = LINE_REPEATS;
	line.name = name_from(reader->mem, event->summary);
	line.kind = kind_of(reader->mem, line.name);
	keep(reader, &line);
}

static void
read_property(struct reader *reader, const char *line, struct ics_event *event)
{
	const char *value;
	bool midnight;

	if ((value = value_of(line, "DTSTART")) != NULL) {
		event->from = ics_day(value, &midnight);
	} else if ((value = value_of(line, "DTEND")) != NULL) {
		event->to = ics_day(value, &midnight);
		if (event->to != NO_DAY && midnight)
			event->to--;
	} else if ((value = value_of(line, "DURATION")) != NULL) {
		event->days = ics_days(value);
	} else if ((value = value_of(line, "SUMMARY")) != NULL) {
		event->summary = ics_text(reader->mem, value);
	} else if (value_of(line, "RRULE") != NULL ||
		   value_of(line, "RDATE") != NULL) {
		event->repeats = true;
	}
}

static void
read_ics(struct reader *reader, const char *text)
{
	struct ics_event event = { .inside = false };
	unsigned number = 0;

	while (*text != '\0') {
		const char *line = unfold(reader->mem, &text);

		if (strcasecmp(line, "BEGIN:VEVENT") == 0) {
			event = (struct ics_event){ .inside = true,
				.from = NO_DAY,
				.to = NO_DAY,
				.summary = "" };
		} else if (event.inside &&
			   strcasecmp(line, "END:VEVENT") == 0) {
			event.inside = false;
			end_event(reader, ++number, &event);
		} else if (event.inside) {
			read_property(reader, line, &event);
		}
	}
}

void
calendar_read(struct arena *mem, const struct calendar *calendar,
    const char *text, int year, struct calendar_lines *out,
    struct calendar_edits *out_edits)
{
	struct reader reader = { mem, calendar, year, out, out_edits };

	out->n = 0;
	out->items = arena_array(mem, CALENDAR_LINES_MAX, sizeof(*out->items));
	text += strspn(text, " \n");
	if (strncasecmp(text, "BEGIN:VCALENDAR", 15) == 0)
		read_ics(&reader, text);
	else
		read_list(&reader, text);
}
