#include "letterhead.h"

#include <inttypes.h>

#include <string.h>

#include "arena.h"
#include "clock.h"
#include "str.h"
#include "text.h"

enum { FILLED_MAX = 64 * 1024 };

static const char *
filling_of(const struct letterhead *letterhead, const struct filling *fillings,
    const char *name, size_t n)
{
	for (; fillings != NULL && fillings->name != NULL; fillings++) {
		if (strlen(fillings->name) == n &&
		    memcmp(fillings->name, name, n) == 0)
			return fillings->value;
	}
	if (n == 4 && memcmp(name, "kind", n) == 0)
		return letterhead->unit_kind;
	if (n == 4 && memcmp(name, "unit", n) == 0)
		return letterhead->unit_name;
	return "";
}

const char *
letterhead_text(struct cx *cx, const struct letterhead *letterhead,
    const char *key, const struct filling *fillings)
{
	const char *text = letterhead->words->text(letterhead->words->from,
	    key);
	struct str out;

	str_init(&out, cx->mem, FILLED_MAX);
	for (;;) {
		size_t n = strcspn(text, "{");
		const char *end;

		str_add_n(&out, text, n);
		end = strchr(text + n, '}');
		if (end == NULL) {
			str_add(&out, text + n);
			return str_text(&out);
		}
		text += n + 1;
		str_add(&out, filling_of(letterhead, fillings, text,
				  (size_t)(end - text)));
		text = end + 1;
	}
}

const char *
letterhead_word(struct cx *cx, const struct letterhead *letterhead,
    const char *key)
{
	return letterhead_text(cx, letterhead, key, NULL);
}

/* "1.234", without a zero before. */
static const char *
grouped(struct arena *mem, uint32_t n)
{
	if (n > 999999)
		return arena_printf(mem, "%u.%03u.%03u", n / 1000000,
		    n / 1000 % 1000, n % 1000);
	if (n > 999)
		return arena_printf(mem, "%u.%03u", n / 1000, n % 1000);
	return arena_printf(mem, "%u", n);
}

const char *
letterhead_count(struct arena *mem, uint32_t n)
{
	return n > 0 && n < 10 ? arena_printf(mem, "0%u", n) : grouped(mem, n);
}

const char *
letterhead_rate(struct arena *mem, uint32_t n, uint32_t of)
{
	uint64_t share;

	if (of == 0)
		return "–";
	share = ((uint64_t)n * 10000 + of / 2) / of;
	return arena_printf(mem, "%" PRIu64 ",%02" PRIu64 "%% (%s/%s)",
	    share / 100, share % 100, grouped(mem, n), grouped(mem, of));
}

const char *
letterhead_long_day(struct cx *cx, const struct letterhead *letterhead,
    int32_t day)
{
	struct date date;

	if (day == NO_DAY)
		return letterhead_word(cx, letterhead, "letterhead.no_day");
	date = day_to_date(day);
	return LETTERHEAD_TEXT(cx, letterhead, "letterhead.long_day",
	    { "day", arena_printf(cx->mem, "%02d", date.day) },
	    { "month", arena_printf(cx->mem, date.month < 3 ? "%02d" : "%d",
			   date.month) },
	    { "year", arena_printf(cx->mem, "%d", date.year) });
}

const char *
letterhead_place_day(struct cx *cx, const struct letterhead *letterhead,
    const char *place, int32_t day)
{
	return arena_printf(cx->mem, "%s, %s", place,
	    letterhead_long_day(cx, letterhead, day));
}

void
letterhead_head(struct cx *cx, const struct letterhead *letterhead,
    const struct letterhead_top *top, struct document_head *out)
{
	const char *agency = top->agency;
	const char *parent = top->parent;

	if (agency == NULL)
		agency = letterhead_word(cx, letterhead, "letterhead.office");
	if (parent == NULL)
		parent = letterhead_word(cx, letterhead,
		    "letterhead.committee");
	*out = (struct document_head){
		.parent = text_upper(cx->mem, parent),
		.agency = text_upper(cx->mem, agency),
		.number = top->number == NULL ? ""
					      : LETTERHEAD_TEXT(cx, letterhead,
						    "letterhead.number",
						    { "number", top->number }),
		.subject = top->subject != NULL ? top->subject : "",
		.state_name = letterhead_word(cx, letterhead,
		    "letterhead.state_name"),
		.motto = letterhead_word(cx, letterhead, "letterhead.motto"),
		.place_day = letterhead_place_day(cx, letterhead, top->place,
		    top->day),
	};
}

enum err
letterhead_open(struct cx *cx, const struct letterhead *letterhead,
    const char *path, const char *title, const struct letterhead_top *top,
    struct document **out)
{
	struct document_setup setup = {
		.title = title,
		.template_dir = letterhead->template_dir,
	};
	struct document_head head;
	enum err err;

	letterhead_head(cx, letterhead, top, &head);
	setup.author = arena_printf(cx->mem, "%s %s", head.agency, head.parent);
	err = document_open(cx, letterhead->format, path, &setup, out);
	if (err)
		return err;
	document_head(*out, &head);
	return OK;
}

void
letterhead_foot(struct cx *cx, const struct letterhead *letterhead,
    const char *const *copies, size_t n_copies, bool by_deputy,
    const char *signer, struct document_foot *out)
{
	const char **lines = arena_array(cx->mem, n_copies, sizeof(*lines));
	const char **offices = arena_array(cx->mem, 2, sizeof(*offices));

	for (size_t i = 0; i < n_copies; i++)
		lines[i] = arena_printf(cx->mem, "- %s",
		    letterhead_word(cx, letterhead, copies[i]));
	offices[0] = letterhead_word(cx, letterhead,
	    by_deputy ? "letterhead.for_chief" : "letterhead.chief");
	offices[1] = letterhead_word(cx, letterhead, "letterhead.deputy");
	*out = (struct document_foot){
		.copies_heading = letterhead_word(cx, letterhead,
		    "letterhead.copies"),
		.copies = lines,
		.n_copies = n_copies,
		.offices = offices,
		.n_offices = by_deputy ? 2 : 1,
		.signer = signer,
	};
}

void
letterhead_sign(struct cx *cx, const struct letterhead *letterhead,
    struct document *document, const char *const *copies, size_t n_copies,
    bool by_deputy, const char *signer)
{
	struct document_foot foot;

	letterhead_foot(cx, letterhead, copies, n_copies, by_deputy, signer,
	    &foot);
	document_foot(document, &foot);
}
