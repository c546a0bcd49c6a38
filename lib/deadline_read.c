#include "deadline.h"

#include <string.h>

#include "arena.h"
#include "clock.h"
#include "text.h"

/*
 * Reading words of time. The text becomes tokens (folded words, numbers,
 * signs); a scan from left to right finds items: a date, a month, a count of
 * days after an event. Words between them are of three sorts: those officials
 * put around every date ("chậm nhất", "hoàn thành"), those that change what a
 * date means ("từ", "sau", "đầu"), and all others. What is odd, or more than
 * one item, gives no date at all: a person decides.
 */

enum { EVENT_LENGTH = 190, MANY_DIGITS = 9, CENTURY = 2000 };

struct token {
	const char *word; /* letters, folded; "" for the others */
	int value;        /* of a number */
	int n_digits;     /* 0: no number */
	char sign;        /* 0: no sign */
	bool plain;       /* a word typed without any mark */
	size_t start;     /* bytes in the text */
	size_t end;
};

struct reading {
	struct arena *mem;
	const char *text;
	int32_t issued_on;
	const struct token *tokens;
	size_t n;
	struct deadline item; /* the first one found */
	int n_items;
	int minute;  /* -1: none named */
	int weekday; /* 0: none named */
	bool timed;
	bool before;   /* "trước" stands right in front */
	bool periodic; /* "định kỳ" without saying how often yet */
	bool no_hurry; /* "khẩn trương", "sớm": words of no date */
	bool fault;    /* something was mended */
	bool odd;      /* something that must not be guessed */
	bool unknown;  /* a word that means nothing to us */
};

/* Tokens ------------------------------------------------------------------- */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(const char *at)
{
	unsigned char c = (unsigned char)*at;

	/* U+0080-U+00BF and U+2000-U+2FFF are no letters. */
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= 0x80 && c != 0xc2 && c != 0xe2);
}

static size_t
read_number(const char *text, struct token *out)
{
	size_t i;

	for (i = 0; is_digit(text[i]); i++)
		if (i < MANY_DIGITS)
			out->value = out->value * 10 + (text[i] - '0');
	out->n_digits = i < MANY_DIGITS ? (int)i : MANY_DIGITS;
	return i;
}

static size_t
read_word(struct arena *mem, const char *text, struct token *out)
{
	size_t i;

	out->plain = true;
	for (i = 0; is_letter(text + i); i++)
		out->plain = out->plain && (unsigned char)text[i] < 0x80;
	out->word = text_fold_words(mem, arena_strndup(mem, text, i));
	return i;
}

/* A sign of more bytes than one: dashes count, quotes and blanks do not. */
static size_t
read_sign(struct arena *mem, const char *text, struct token *out)
{
	size_t length = 1;

	while (((unsigned char)text[length] & 0xc0) == 0x80)
		length++;
	out->sign = *text_fold(mem, arena_strndup(mem, text, length));
	return length;
}

static size_t
tokenise(struct arena *mem, const char *text, struct token *tokens)
{
	struct token token;
	size_t at = 0, n = 0;

	while (text[at] != '\0') {
		token = (struct token){ .word = "", .start = at };
		if (is_digit(text[at]))
			at += read_number(text + at, &token);
		else if (is_letter(text + at))
			at += read_word(mem, text + at, &token);
		else
			at += read_sign(mem, text + at, &token);
		token.end = at;
		if (token.n_digits > 0 || token.sign != '\0' ||
		    *token.word != '\0')
			tokens[n++] = token;
	}
	return n;
}

static bool
word(const struct reading *r, size_t i, const char *wanted)
{
	return i < r->n && strcmp(r->tokens[i].word, wanted) == 0;
}

static bool
words(const struct reading *r, size_t i, const char *first, const char *second)
{
	return word(r, i, first) && word(r, i + 1, second);
}

static bool
is_sign(const struct reading *r, size_t i, const char *wanted)
{
	return i < r->n && r->tokens[i].sign != '\0' &&
	       strchr(wanted, r->tokens[i].sign) != NULL;
}

static bool
number(const struct reading *r, size_t i, int max_digits)
{
	return i < r->n && r->tokens[i].n_digits > 0 &&
	       r->tokens[i].n_digits <= max_digits;
}

/* A blank-separated list of words holds the word at i? */
static bool
one_of(const struct reading *r, size_t i, const char *list)
{
	size_t length;

	if (i >= r->n || *r->tokens[i].word == '\0')
		return false;
	for (; *list != '\0'; list += length + (list[length] == ' ')) {
		length = strcspn(list, " ");
		if (strlen(r->tokens[i].word) == length &&
		    memcmp(r->tokens[i].word, list, length) == 0)
			return true;
	}
	return false;
}

/* Items -------------------------------------------------------------------- */

static void
add_item(struct reading *r, const struct deadline *item)
{
	if (r->n_items == 1 && item->kind == DEADLINE_CONTINUOUS &&
	    r->item.kind == DEADLINE_CONTINUOUS)
		return; /* "thường xuyên, liên tục" */
	if (r->n_items++ == 0)
		r->item = *item;
}

static struct deadline
new_item(enum deadline_kind kind)
{
	return (struct deadline){
		.kind = kind,
		.event = "",
		.event_on = NO_DAY,
		.due_on = NO_DAY,
		.due_minute = -1,
		.derivation = "",
	};
}

static int32_t
last_day(enum deadline_kind kind, int year, int day, int number_in_year)
{
	switch (kind) {
	case DEADLINE_MONTH:
		return month_last_day(year, number_in_year);
	case DEADLINE_QUARTER:
		return month_last_day(year, number_in_year * 3);
	case DEADLINE_YEAR:
		return month_last_day(year, 12);
	case DEADLINE_DATE:
	case DEADLINE_DATE_BEFORE:
	case DEADLINE_RECURRING:
	case DEADLINE_RELATIVE:
	case DEADLINE_CONTINUOUS:
	case DEADLINE_MILESTONES:
	case DEADLINE_NONE:
	case N_DEADLINE_KINDS:
		break;
	}
	return day_from_date(year, number_in_year, day);
}

/*
 * Adds a dated item. Without a year (0) it is the year of the directive; if
 * that is over already, the next one is proposed.
 */
static void
add_dated(struct reading *r, enum deadline_kind kind, int year, int day,
    int number_in_year)
{
	struct deadline item = new_item(kind);
	int issued = r->issued_on == NO_DAY ? 0
					    : day_to_date(r->issued_on).year;

	if (year == 0 && issued == 0)
		r->odd = true;
	item.due_on = last_day(kind, year == 0 ? issued : year, day,
	    number_in_year);
	if (item.due_on == NO_DAY)
		r->odd = true;
	else if (year == 0 && item.due_on < r->issued_on) {
		item.due_on = last_day(kind, issued + 1, day, number_in_year);
		r->fault = true;
	}
	if (r->before && kind == DEADLINE_DATE)
		item.kind = DEADLINE_DATE_BEFORE;
	else if (r->before)
		r->odd = true; /* before the month begins, or ends? */
	add_item(r, &item);
}

/*
 * "/2026", "năm 2026", "//2026", " 2026", "/26" at i: tokens taken, 0 when
 * there is no year (*out is 0 then).
 */
static size_t
read_year(struct reading *r, size_t i, int *out)
{
	size_t at = i;
	bool fault = false, slash = false;

	*out = 0;
	while (is_sign(r, at, "/-.")) {
		fault = slash;
		slash = true;
		at++;
	}
	if (!slash && is_sign(r, at, ",") && word(r, at + 1, "nam"))
		at++;
	if (word(r, at, "nam")) {
		fault = fault || slash || r->tokens[at].plain;
		at++;
	} else if (!slash)
		fault = true;
	if (number(r, at, 4) && r->tokens[at].n_digits == 4)
		*out = r->tokens[at].value;
	else if (slash && number(r, at, 2) && r->tokens[at].n_digits == 2) {
		*out = CENTURY + r->tokens[at].value;
		fault = true;
	} else
		return 0;
	r->fault = r->fault || fault;
	return at + 1 - i;
}

/* A number is followed at once by another part of a reference number. */
static void
check_end(struct reading *r, size_t i)
{
	if (is_sign(r, i, "/"))
		r->odd = true;
}

/* "2026-07-30" */
static size_t
scan_iso_date(struct reading *r, size_t i)
{
	const struct token *token = r->tokens + i;

	if (!number(r, i, 4) || token->n_digits != 4 ||
	    !is_sign(r, i + 1, "-") || !number(r, i + 2, 2) ||
	    !is_sign(r, i + 3, "-") || !number(r, i + 4, 2))
		return 0;
	add_dated(r, DEADLINE_DATE, token[0].value, token[4].value,
	    token[2].value);
	return 5;
}

/* "9/2026" */
static size_t
scan_bare_month(struct reading *r, size_t i)
{
	size_t signs = 1;

	while (is_sign(r, i + 1 + signs, "/"))
		signs++;
	if (!number(r, i, 2) || !is_sign(r, i + 1, "/-") ||
	    !number(r, i + 1 + signs, 4) ||
	    r->tokens[i + 1 + signs].n_digits != 4)
		return 0;
	r->fault = r->fault || signs > 1;
	add_dated(r, DEADLINE_MONTH, r->tokens[i + 1 + signs].value, 0,
	    r->tokens[i].value);
	check_end(r, i + 2 + signs);
	return 2 + signs;
}

/* "30/7/2026", "30-7-2026", "30/7", "30 tháng 7 năm 2026", "30/7 hằng năm" */
static size_t
scan_date(struct reading *r, size_t i)
{
	size_t at = i + 1, year_tokens;
	bool named = word(r, at, "thang");
	int day, month, year;

	if (!number(r, i, 2) || (!named && !is_sign(r, at, "/-.")))
		return 0;
	if (!named && is_sign(r, at + 1, "/-.")) {
		r->fault = true;
		at++;
	}
	if (!number(r, at + 1, 2))
		return 0;
	day = r->tokens[i].value;
	month = r->tokens[at + 1].value;
	at += 2;
	year_tokens = read_year(r, at, &year);
	if (year_tokens == 0 && !named && !is_sign(r, i + 1, "/"))
		return 0;
	if (year_tokens == 0 && words(r, at, "hang", "nam")) {
		struct deadline item = new_item(DEADLINE_RECURRING);

		add_item(r, &item);
		return at + 2 - i;
	}
	if (named && r->tokens[i + 1].plain)
		r->fault = true;
	add_dated(r, DEADLINE_DATE, year, day, month);
	check_end(r, at + year_tokens);
	return at + year_tokens - i;
}

/* "tháng 9/2026", "T9/2026", "tháng 9 năm 2026", "tháng 9" */
static size_t
scan_month(struct reading *r, size_t i)
{
	size_t year_tokens;
	int year;

	if ((!word(r, i, "thang") && !word(r, i, "t")) || !number(r, i + 1, 2))
		return 0;
	year_tokens = read_year(r, i + 2, &year);
	r->fault = r->fault || r->tokens[i].plain;
	add_dated(r, DEADLINE_MONTH, year, 0, r->tokens[i + 1].value);
	check_end(r, i + 2 + year_tokens);
	return 2 + year_tokens;
}

static int
quarter_at(const struct reading *r, size_t i)
{
	static const char *const roman[] = { "", "i", "ii", "iii", "iv" };
	int quarter;

	if (number(r, i, 2))
		return r->tokens[i].value;
	for (quarter = 1; quarter <= 4; quarter++)
		if (word(r, i, roman[quarter]))
			return quarter;
	return -1;
}

/* "Quý II/2026", "quý 2 năm 2026", "Quý II" */
static size_t
scan_quarter(struct reading *r, size_t i)
{
	size_t year_tokens;
	int year, quarter = quarter_at(r, i + 1);

	if (!word(r, i, "quy") || quarter < 0)
		return 0;
	if (quarter < 1 || quarter > 4)
		r->odd = true;
	year_tokens = read_year(r, i + 2, &year);
	r->fault = r->fault || r->tokens[i].plain;
	add_dated(r, DEADLINE_QUARTER, year, 0, quarter);
	check_end(r, i + 2 + year_tokens);
	return 2 + year_tokens;
}

/* "năm 2026" */
static size_t
scan_year(struct reading *r, size_t i)
{
	if (!word(r, i, "nam") || !number(r, i + 1, 4) ||
	    r->tokens[i + 1].n_digits != 4)
		return 0;
	r->fault = r->fault || r->tokens[i].plain;
	add_dated(r, DEADLINE_YEAR, r->tokens[i + 1].value, 0, 1);
	check_end(r, i + 2);
	return 2;
}

/* "16h00", "16h", "16 giờ 30", "16g30", "16:30 phút" */
static size_t
scan_time(struct reading *r, size_t i)
{
	size_t at = i + 2;
	int hour, minute = 0;

	if (!number(r, i, 2) ||
	    !(one_of(r, i + 1, "h g gio") ||
		(is_sign(r, i + 1, ":") && number(r, i + 2, 2))))
		return 0;
	hour = r->tokens[i].value;
	if (number(r, at, 2) && !is_sign(r, at + 1, "/-.") &&
	    !word(r, at + 1, "thang"))
		minute = r->tokens[at++].value;
	if (one_of(r, at, "phut p"))
		at++;
	if (r->timed || hour > 24 || minute > 59 || (hour == 24 && minute > 0))
		r->odd = true;
	r->timed = true;
	r->minute = hour == 24 ? -1 : hour * 60 + minute;
	return at - i;
}

/* "thứ Sáu", "thứ 6", "Chủ nhật" */
static size_t
scan_weekday(struct reading *r, size_t i)
{
	static const char *const names[] = { "hai", "ba", "tu", "nam", "sau",
		"bay" };
	int day;

	if (words(r, i, "chu", "nhat")) {
		r->weekday = 7;
		return 2;
	}
	if (!word(r, i, "thu"))
		return 0;
	for (day = 1; day <= 6; day++)
		if (word(r, i + 1, names[day - 1]) ||
		    (number(r, i + 1, 1) && r->tokens[i + 1].value == day + 1))
			break;
	if (day > 6)
		return 0;
	r->weekday = day;
	return 2;
}

/* Recurring, relative ------------------------------------------------------ */

#define UNITS "ngay tuan thang quy nam"

/* "một lần", "1 lần", "/lần" behind a recurring item. */
static size_t
skip_times(const struct reading *r, size_t i)
{
	size_t at = i;

	if (is_sign(r, at, "/"))
		at++;
	if (word(r, at, "mot") || number(r, at, 2))
		at++;
	return word(r, at, "lan") ? at + 1 - i : 0;
}

/* Each so many of this unit, as a series has it. */
static void
set_interval(struct deadline *item, const char *unit, unsigned n)
{
	static const struct {
		const char *word;
		unsigned n; /* 0: any */
		enum repeat_unit repeat;
	} intervals[] = {
		{ "tuan", 0, REPEAT_WEEK },
		{ "thang", 3, REPEAT_QUARTER },
		{ "thang", 6, REPEAT_HALF_YEAR },
		{ "thang", 12, REPEAT_YEAR },
		{ "thang", 0, REPEAT_MONTH },
		{ "quy", 2, REPEAT_HALF_YEAR },
		{ "quy", 0, REPEAT_QUARTER },
		{ "nam", 0, REPEAT_YEAR },
	};

	for (size_t i = 0; i < sizeof(intervals) / sizeof(intervals[0]); i++) {
		if (strcmp(unit, intervals[i].word) != 0 ||
		    (intervals[i].n != 0 && intervals[i].n != n))
			continue;
		item->repeat = intervals[i].repeat;
		item->every = intervals[i].n == 0 ? n : 1;
		return;
	}
}

/*
 * "định kỳ 2 tuần" is each second week; "02 lần/tháng" is no interval, and
 * "25 hằng tháng" names a day of each.
 */
static void
read_interval(const struct reading *r, size_t i, size_t end,
    struct deadline *item)
{
	unsigned n = 1;

	if (word(r, i + 1, "lan") && r->tokens[i].value != 1)
		return;
	if (end >= 2 && end - 2 >= i && number(r, end - 2, 2) &&
	    r->tokens[end - 2].value > 0)
		n = (unsigned)r->tokens[end - 2].value;
	set_interval(item, r->tokens[end - 1].word, n);
}

static size_t
add_recurring(struct reading *r, size_t i, size_t end)
{
	struct deadline item = new_item(DEADLINE_RECURRING);

	read_interval(r, i, end, &item);
	add_item(r, &item);
	r->periodic = false;
	return end + skip_times(r, end) - i;
}

/*
 * "hằng quý", "mỗi 6 tháng", "ngày 25 hằng tháng", "định kỳ 2 tuần", "2
 * tuần/lần", "01 lần/quý".
 */
static size_t
scan_recurring(struct reading *r, size_t i)
{
	size_t at = i;

	if (number(r, i, 2) && one_of(r, i + 1, "hang moi") &&
	    one_of(r, i + 2, UNITS))
		return add_recurring(r, i, i + 3);
	if (number(r, i, 2) && word(r, i + 1, "lan") &&
	    (is_sign(r, i + 2, "/") || one_of(r, i + 2, "moi hang mot")) &&
	    one_of(r, i + 3, UNITS))
		return add_recurring(r, i, i + 4);
	if (number(r, i, 2) && one_of(r, i + 1, UNITS) &&
	    skip_times(r, i + 2) > 0)
		return add_recurring(r, i, i + 2);
	if (words(r, i, "dinh", "ky")) {
		r->periodic = true;
		at += words(r, i + 2, "bao", "cao") ? 4 : 2;
		at += one_of(r, at, "hang moi theo tung");
	} else if (one_of(r, i, "hang moi tung"))
		at++;
	else
		return 0;
	if (number(r, at, 2))
		at++;
	/* "hằng năm" alone is how officials write "for ever". */
	if (one_of(r, at, UNITS) && (r->periodic || !word(r, at, "nam")))
		return add_recurring(r, i, at + 1);
	return word(r, i, "dinh") ? 2 : 0;
}

/* Where the event ends: at the end of its sentence. */
static size_t
event_end(const struct reading *r, size_t i)
{
	while (i < r->n && !is_sign(r, i, ".;)"))
		i++;
	return i;
}

/* "kể từ", "tính từ", "sau khi", "sau", "từ" at i: tokens, 0 for none. */
static size_t
connector(const struct reading *r, size_t i)
{
	size_t n = 0;

	if (words(r, i, "ke", "tu") || words(r, i, "tinh", "tu"))
		n = 2;
	else if (one_of(r, i, "sau tu"))
		n = 1;
	if (n > 0 && word(r, i + n, "khi"))
		n++;
	return n;
}

/*
 * When is the event? Known when it is a date, or the issue of the directive
 * itself ("ngày ban hành", "ngày Kế hoạch này được ban hành").
 */
static int32_t
event_day(const struct reading *r, size_t i, size_t end)
{
	struct reading inner = *r;
	size_t at;
	bool issue, itself = false;

	inner.n = end;
	inner.n_items = 0;
	inner.odd = inner.before = inner.fault = false;
	at = i + word(r, i, "ngay");
	if (number(r, at, 2) && at + scan_date(&inner, at) == end &&
	    inner.n_items == 1 && !inner.odd && !inner.fault)
		return inner.item.due_on;
	issue = word(r, i, "ngay") &&
		(words(r, i + 1, "ban", "hanh") ||
		    (word(r, i + 1, "ky") &&
			(end == i + 2 || words(r, i + 2, "ban", "hanh"))));
	if (issue && end <= i + 4 && (end == i + 3 || word(r, i + 1, "ky")))
		return r->issued_on;
	for (at = i; at < end; at++) {
		itself = itself || word(r, at, "nay");
		issue = issue || words(r, at, "ban", "hanh");
	}
	return itself && issue ? r->issued_on : NO_DAY;
}

static const char *
event_text(const struct reading *r, size_t i, size_t end)
{
	if (i >= end)
		return "";
	return text_shorten(r->mem,
	    arena_strndup(r->mem, r->text + r->tokens[i].start,
		r->tokens[end - 1].end - r->tokens[i].start),
	    EVENT_LENGTH);
}

/* "10 ngày làm việc sau khi ...", "05 (năm) ngày kể từ ngày ban hành" */
static size_t
scan_relative(struct reading *r, size_t i)
{
	struct deadline item = new_item(DEADLINE_RELATIVE);
	size_t end, joined, at = i + 1;

	if (!number(r, i, 3))
		return 0;
	if (is_sign(r, at, "(") && is_sign(r, at + 2, ")"))
		at += 3;
	if (!one_of(r, at, "ngay tuan"))
		return 0;
	item.n = r->tokens[i].value;
	if (word(r, at, "tuan")) {
		item.n *= 7;
		r->fault = true;
	}
	at++;
	item.unit = UNIT_CALENDAR_DAY;
	if (words(r, at, "lam", "viec")) {
		item.unit = UNIT_WORKING_DAY;
		at += 2;
	}
	if (is_sign(r, at, ",") && connector(r, at + 1) > 0)
		at++;
	joined = connector(r, at);
	at += joined;
	end = joined > 0 ? event_end(r, at) : at;
	item.event = event_text(r, at, end);
	item.event_on = joined > 0 ? event_day(r, at, end) : NO_DAY;
	/* After what? A person must say. */
	r->fault = r->fault || *item.event == '\0';
	r->odd = r->odd || r->before || item.n == 0 || word(r, end, "truoc");
	add_item(r, &item);
	return end - i;
}

/* Words without a date ----------------------------------------------------- */

/* "theo thời hạn cụ thể sau đây" */
static size_t
scan_milestones(struct reading *r, size_t i)
{
	struct deadline item = new_item(DEADLINE_MILESTONES);
	size_t at = i + word(r, i, "theo");

	if (!words(r, at, "thoi", "han") || !words(r, at + 2, "cu", "the"))
		return 0;
	add_item(r, &item);
	at += 4;
	if (words(r, at, "sau", "day") || words(r, at, "nhu", "sau"))
		at += 2;
	return at - i;
}

static size_t
scan_continuous(struct reading *r, size_t i)
{
	struct deadline item = new_item(DEADLINE_CONTINUOUS);

	if (!words(r, i, "thuong", "xuyen") && !words(r, i, "lien", "tuc") &&
	    !words(r, i, "hang", "nam"))
		return 0;
	add_item(r, &item);
	return 2;
}

static size_t
scan_no_hurry(struct reading *r, size_t i)
{
	size_t taken = 0, at;

	if (words(r, i, "khan", "truong") || words(r, i, "kip", "thoi") ||
	    words(r, i, "lap", "tuc"))
		taken = 2;
	else if (words(r, i, "cang", "som"))
		taken = words(r, i + 2, "cang", "tot") ? 4 : 2;
	else if (word(r, i, "som"))
		taken = word(r, i + 1, "nhat") ? 2 : 1;
	else if (word(r, i, "khong")) {
		at = i + 1;
		if (word(r, at, "co"))
			at++;
		else if (words(r, at, "xac", "dinh") ||
			 words(r, at, "quy", "dinh"))
			at += 2;
		taken = words(r, at, "thoi", "han") ? at + 2 - i : 0;
	}
	r->no_hurry = r->no_hurry || taken > 0;
	return taken;
}

/* Words around a date that change nothing; longer ones first. */
static const char *const around[] = { "cham nhat la", "cham nhat", "muon nhat",
	"tre nhat", "toi da", "hoan thanh", "hoan tat", "thuc hien",
	"bao cao ket qua", "bao cao", "de tong hop", "tong hop", "gui ve",
	"thoi han", "thoi gian", "thoi diem", "han chot", "khong qua",
	"khong muon hon", "khong cham hon", "khong tre hon",
	"van phong uy ban nhan dan", "van phong ubnd",
	"chu tich uy ban nhan dan", "chu tich ubnd", "uy ban nhan dan", "ubnd",
	"thanh pho", "tinh", "ngay", "la", "den", "het", "xong", "gui", "trong",
	"vao", "vong", "han", "phai", "cuoi", "trinh" };

/* Words that change what a date means, and units that nothing read. */
#define CHANGING                                                                \
	"tu sau dau giua nua tuy theo hoac neu khi khong thang quy nam tuan i " \
	"ii iii iv tien do moi hang tung"

/* The words of phrase stand at i: how many, else 0. */
static size_t
phrase_at(const struct reading *r, size_t i, const char *phrase)
{
	size_t length, at = i;

	for (; *phrase != '\0'; phrase += length + (phrase[length] == ' ')) {
		length = strcspn(phrase, " ");
		if (at >= r->n || strlen(r->tokens[at].word) != length ||
		    memcmp(r->tokens[at].word, phrase, length) != 0)
			return 0;
		at++;
	}
	return at - i;
}

static size_t
scan_around(struct reading *r, size_t i)
{
	size_t k, taken = 0;

	if (word(r, i, "truoc")) {
		r->before = true;
		return 1;
	}
	for (k = 0; k < sizeof(around) / sizeof(around[0]) && taken == 0; k++)
		taken = phrase_at(r, i, around[k]);
	/* "sau 10 ngày kể từ ..." */
	if (taken == 0 && word(r, i, "sau") && number(r, i + 1, 3) &&
	    one_of(r, i + 2, "ngay tuan"))
		taken = 1;
	if (taken == 0)
		return 0;
	if (!word(r, i, "ngay"))
		r->before = false;
	return taken;
}

typedef size_t scan_fn(struct reading *r, size_t i);

static size_t
scan_one(struct reading *r, size_t i)
{
	/* Longer forms before those they begin with. */
	static scan_fn *const dated[] = { scan_milestones, scan_recurring,
		scan_relative, scan_iso_date, scan_date, scan_bare_month,
		scan_month, scan_quarter, scan_year, scan_continuous,
		scan_no_hurry };
	size_t k, taken = scan_time(r, i);

	if (taken == 0)
		taken = scan_weekday(r, i);
	if (taken > 0)
		return taken;
	for (k = 0; k < sizeof(dated) / sizeof(dated[0]); k++) {
		taken = dated[k](r, i);
		if (taken == 0)
			continue;
		r->before = false;
		return taken;
	}
	taken = scan_around(r, i);
	if (taken > 0 || r->tokens[i].sign != '\0')
		return taken > 0 ? taken : 1;
	r->before = false;
	if (number(r, i, MANY_DIGITS) || one_of(r, i, CHANGING))
		r->odd = true;
	else
		r->unknown = true;
	return 1;
}

/* Conclusion --------------------------------------------------------------- */

static enum deadline_clarity
conclude_without(struct reading *r)
{
	if (r->n == 0)
		return DEADLINE_CLEAR;
	if (r->odd || r->unknown || r->timed || r->weekday != 0)
		return DEADLINE_UNCLEAR;
	if (r->periodic) {
		r->item.kind = DEADLINE_RECURRING;
		return DEADLINE_PROPOSED;
	}
	return r->no_hurry ? DEADLINE_CLEAR : DEADLINE_UNCLEAR;
}

static enum deadline_clarity
conclude_with(struct reading *r)
{
	bool date = r->item.kind == DEADLINE_DATE ||
		    r->item.kind == DEADLINE_DATE_BEFORE;
	bool recurring = r->item.kind == DEADLINE_RECURRING;

	if (r->n_items > 1) {
		r->item = new_item(DEADLINE_MILESTONES);
		return DEADLINE_UNCLEAR;
	}
	if ((r->timed || r->weekday != 0) && !date && !recurring)
		r->odd = true;
	if (r->periodic && !recurring)
		r->odd = true;
	if (r->odd) {
		r->item = new_item(r->item.kind);
		return DEADLINE_UNCLEAR;
	}
	if (date && r->weekday != 0 &&
	    day_of_week(r->item.due_on) != r->weekday)
		r->fault = true;
	r->item.due_minute = r->minute;
	return r->fault || r->unknown ? DEADLINE_PROPOSED : DEADLINE_CLEAR;
}

static bool
has_words(const struct reading *r)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (r->tokens[i].sign == '\0')
			return true;
	return false;
}

enum deadline_clarity
deadline_read(struct arena *mem, const struct profile *profile,
    const struct calendar *calendar, const char *text, int32_t issued_on,
    struct deadline *out)
{
	struct token *tokens = arena_array(mem, strlen(text) + 1,
	    sizeof(*tokens));
	struct reading r = { .mem = mem, .text = text, .issued_on = issued_on };
	enum deadline_clarity clarity;
	size_t i = 0;

	r.tokens = tokens;
	r.n = tokenise(mem, text, tokens);
	r.minute = -1;
	r.item = new_item(DEADLINE_NONE);
	if (!has_words(&r))
		r.n = 0; /* "-", "…" */
	while (i < r.n)
		i += scan_one(&r, i);
	clarity = r.n_items == 0 ? conclude_without(&r) : conclude_with(&r);
	*out = r.item;
	out->text = text;
	/* "trước 16h00 ngày 30/7" is that day; the hour says until when. */
	if (out->kind == DEADLINE_DATE_BEFORE && r.timed)
		out->kind = DEADLINE_DATE;
	if (out->kind == DEADLINE_DATE_BEFORE && out->due_on != NO_DAY &&
	    profile->before_is_strict)
		out->due_on--;
	deadline_compute(mem, profile, calendar, out);
	return clarity;
}
