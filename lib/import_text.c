/*
 * import_text: tasks in running text, by the forms of domain 3.5.
 *
 * Four rules, tried in this order: "chủ trì: Sở X" beside or below; "giao Sở X
 * ..." in a sentence; what stands under a point that names an agency; a
 * sentence that begins with an agency and says what it does. What none of them
 * fits is no proposal.
 */
#include "import.h"

#include <string.h>

#include "arena.h"
#include "clock.h"
#include "deadline.h"
#include "import_stated.h"
#include "import_words.h"
#include "str.h"
#include "text.h"

enum {
	PARAGRAPHS_MAX = 4000,
	HEADING_WORDS = 24, /* of a point that names an agency */
	HEADING_LINES = 30, /* in which a document says what it is */
	WRAPPED = 60,       /* characters: a line that long was broken off */
	ABSTRACT_LENGTH = 500,
	SECTION_LENGTH = 150
};

enum label { LABEL_NONE, LABEL_PART, LABEL_POINT, LABEL_ITEM };

struct paragraph {
	enum label label;
	const char *mark; /* "II", "3", "a)", "-" */
	const char *text; /* without it */
};

struct reading {
	struct arena *mem;
	struct import_lexicon names;
	int32_t issued_on;
	struct import_rows *out;
	const char *section;
	bool looks_back; /* a section on what was, not on what is to be done */
	const char
	    *point; /* the agencies of the point we are in; "" for none */
	const char *point_text;
	bool has_items;
	bool has_plain;
	const char *all; /* who is asked for "the following"; "" for none */
	const char *addressees; /* behind "Kính gửi"; "" for none */
	const struct paragraph *next;
	const struct paragraph *before; /* not what states who and when */
	size_t n_before;                /* rows, when it began */
};

/* Paragraphs -------------------------------------------------------------- */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* "II. ", "3. ", "3) ", "1.2. ", "a) ", "đ) ", "a. ", "- ", "+ ", "• ": what it
 * is, and its length with the blanks behind. */
static enum label
label_of(const char *s, size_t *out_mark, size_t *out_length)
{
	static const char *const bullets[] = { "-", "+", "*", "–", "•", "·",
		"—", NULL };
	size_t n = strspn(s, "IVX");
	enum label label = LABEL_NONE;

	if (n > 0 && (s[n] == '.' || s[n] == '/') && is_blank(s[n + 1])) {
		label = LABEL_PART;
		n++;
	} else if ((n = strspn(s, "0123456789.")) > 0 && n < 8 && *s != '.' &&
		   ((s[n - 1] == '.' && is_blank(s[n])) ||
		       ((s[n] == ')' || s[n] == '/') && is_blank(s[n + 1])))) {
		label = LABEL_POINT;
		n += s[n - 1] != '.';
	} else if (s[0] >= 'a' && s[0] <= 'z' &&
		   (s[1] == ')' || (s[1] == '.' && is_blank(s[2])))) {
		label = LABEL_ITEM;
		n = 2;
	} else if (strncmp(s, "đ)", 3) == 0 || strncmp(s, "đ. ", 4) == 0) {
		label = LABEL_ITEM;
		n = 3;
	} else {
		n = 0;
		for (size_t i = 0; bullets[i] != NULL && n == 0; i++) {
			size_t length = strlen(bullets[i]);

			if (strncmp(s, bullets[i], length) == 0)
				n = length;
		}
		label = n > 0 ? LABEL_ITEM : LABEL_NONE;
	}
	*out_mark = n;
	*out_length = n + strspn(s + n, " \t");
	return label;
}

static bool
ends_sentence(const char *s)
{
	size_t n = strlen(s);

	return n > 0 && strchr(".;:", s[n - 1]) != NULL;
}

static bool
is_in_capitals(struct arena *mem, const char *s)
{
	return text_length(s) > 6 && text_equal(text_upper(mem, s), s);
}

/* A line that goes on in the next: it was long, did not end, and the next one
 * begins nothing. */
static bool
is_wrapped(struct arena *mem, const char *line, const char *next)
{
	size_t mark, length;

	if (text_is_empty(line) || text_is_empty(next) || ends_sentence(line) ||
	    text_length(line) < WRAPPED ||
	    is_in_capitals(mem, line) != is_in_capitals(mem, next))
		return false;
	return label_of(next, &mark, &length) == LABEL_NONE;
}

static void
add_paragraph(struct arena *mem, const char *line, struct paragraph *out)
{
	size_t mark, length;

	out->label = label_of(line, &mark, &length);
	out->mark = arena_strndup(mem, line, mark);
	out->text = text_clean(mem, line + length, TEXT_LINE);
}

static size_t
read_paragraphs(struct arena *mem, const char *text, struct paragraph *out)
{
	const char *open = "";
	size_t n = 0;

	while (n < PARAGRAPHS_MAX - 1) {
		size_t length = strcspn(text, "\n");
		const char *line = text_clean(mem,
		    arena_strndup(mem, text, length), TEXT_LINE);

		if (is_wrapped(mem, open, line)) {
			open = arena_printf(mem, "%s %s", open, line);
		} else {
			if (!text_is_empty(open))
				add_paragraph(mem, open, &out[n++]);
			open = line;
		}
		if (text[length] == '\0')
			break;
		text += length + 1;
	}
	if (!text_is_empty(open))
		add_paragraph(mem, open, &out[n++]);
	return n;
}

/* When ------------------------------------------------------------------ */

enum { TIME_WORDS = 22, TOLD_DAYS = 365 };

/* Words that begin a time somebody is bound to; a day alone does not: laws have
 * them too. */
static size_t
time_begins(const struct words *w, size_t i)
{
	static const char *const begin[] = { "truoc", "cham nhat",
		"den het ngay", "het ngay", "trong ngay", "trong thang",
		"trong quy", "trong nam", "trong tuan", "xong trong",
		"trong thoi han", "thoi han", "trong vong", "dinh ky",
		"hang tuan", "hang thang", "hang quy", "thoi gian hoan thanh",
		"hoan thanh trong", "han hoan thanh", "vao ngay", "muon nhat",
		"den het quy", "den het thang", "den ngay", "hoan thanh ngay",
		"hoan thanh vao", "han chot", "han cuoi", "xong truoc",
		"xong ngay", "khong qua ngay", "khong muon hon", "moi thang",
		"moi quy", "moi tuan", NULL };
	size_t n = 0;

	for (size_t k = 0; begin[k] != NULL; k++) {
		size_t taken = words_phrase(w, i, begin[k]);

		n = taken > n ? taken : n;
	}
	/* "trong 07 ngày làm việc", "sau 5 ngày". */
	if (words_is(w, i, "trong") && i + 2 < w->n &&
	    w->items[i + 1].fold[0] >= '0' && w->items[i + 1].fold[0] <= '9' &&
	    (words_is(w, i + 2, "ngay") || words_is(w, i + 2, "thang")))
		return 1;
	/* "trước mắt", "trước hết", "trước khi". */
	if (words_is(w, i, "truoc") &&
	    !(words_is(w, i + 1, "ngay") || words_is(w, i + 1, "thang") ||
		(i + 1 < w->n && w->items[i + 1].fold[0] >= '0' &&
		    w->items[i + 1].fold[0] <= '9')))
		return 0;
	return n;
}

static bool
is_same_time(const struct deadline *a, const struct deadline *b)
{
	return a->kind == b->kind && a->due_on == b->due_on &&
	       a->due_minute == b->due_minute && a->n == b->n &&
	       a->unit == b->unit && a->every == b->every &&
	       text_equal(a->event, b->event);
}

/* A day long before the document is part of a story, not a time to keep. */
static bool
is_told(const struct reading *r, const struct deadline *d)
{
	return d->due_on != NO_DAY && r->issued_on != NO_DAY &&
	       d->due_on < r->issued_on - TOLD_DAYS;
}

/* The n words from i on as a time; false: they are none. */
static bool
read_time(const struct reading *r, const struct words *w, size_t i, size_t n,
    struct deadline *out)
{
	static const struct profile plain;
	static const struct calendar no_days;

	return w->items[i + n - 1].sign == '\0' &&
	       deadline_read(r->mem, &plain, &no_days, words_slice(w, i, i + n),
		   r->issued_on, out) != DEADLINE_UNCLEAR &&
	       out->kind != DEADLINE_NONE && !is_told(r, out);
}

/* "thứ Sáu", "Chủ nhật": does its last word stand at i? */
static bool
names_weekday(const struct words *w, size_t i)
{
	static const char *const days[] = { "hai", "ba", "tu", "nam", "sau",
		"bay", NULL };

	if (i == 0)
		return false;
	if (words_is(w, i - 1, "chu"))
		return words_is(w, i, "nhat");
	for (size_t k = 0; words_is(w, i - 1, "thu") && days[k] != NULL; k++)
		if (words_is(w, i, days[k]))
			return true;
	return false;
}

/* The run from i on that reads as a time, as long as it says more; 0: none. */
static size_t
time_length(const struct reading *r, const struct words *w, size_t i)
{
	struct deadline read;
	struct deadline best = { .kind = DEADLINE_NONE };
	size_t longest = 0;

	for (size_t n = 1; n <= TIME_WORDS && i + n <= w->n; n++) {
		if (w->items[i + n - 1].sign == ';')
			break;
		if (!read_time(r, w, i, n, &read) ||
		    (longest > 0 && is_same_time(&read, &best) &&
			strpbrk(w->items[i + n - 1].fold, "0123456789") ==
			    NULL &&
			!names_weekday(w, i + n - 1)))
			continue;
		longest = n;
		best = read;
	}
	return longest;
}

/* "(tháng 9/2026)": the whole bracket. */
static bool
is_in_brackets(const struct words *w, size_t i, size_t n)
{
	return i > 0 && w->items[i - 1].sign == '(' && i + n < w->n &&
	       w->items[i + n].sign == ')';
}

/* Begins as a time does and goes on with a number, but is none that is known:
 * "trước tháng 3", "trong tuần đầu tháng 8": its words, for a person. */
static size_t
odd_time_length(const struct reading *r, const struct words *w, size_t i)
{
	enum { SOON = 5 };
	struct deadline read;
	static const struct profile plain;
	static const struct calendar no_days;
	size_t end = 0;

	for (size_t at = i + 1; at < w->n && at <= i + SOON; at++) {
		if (w->items[at].sign != '\0')
			break;
		if (*w->items[at].fold >= '0' && *w->items[at].fold <= '9')
			end = at + 1;
	}
	if (end == 0)
		return 0;
	/* A day of long ago is part of a story. */
	return deadline_read(r->mem, &plain, &no_days, words_slice(w, i, end),
		   r->issued_on, &read) != DEADLINE_UNCLEAR
		   ? 0
		   : end - i;
}

static const char *
find_times(const struct reading *r, const struct words *w)
{
	const char *all = "";

	for (size_t i = 0; i < w->n; i++) {
		bool begins = time_begins(w, i) > 0;
		size_t n = begins || is_in_brackets(w, i, 2) ||
				   is_in_brackets(w, i, 3)
			       ? time_length(r, w, i)
			       : 0;
		const char *words;

		if (!begins && n > 0 && !is_in_brackets(w, i, n))
			n = 0;
		if (begins && n == 0)
			n = odd_time_length(r, w, i);
		words = words_slice(w, i, i + n);
		if (n == 0)
			continue;
		if (strstr(all, words) == NULL)
			all = text_is_empty(all)
				  ? words
				  : arena_printf(r->mem, "%s; %s", all, words);
		i += n - 1;
	}
	return all;
}

/* Proposals --------------------------------------------------------------- */

/* "chủ trì phối hợp", "chủ trì, phối hợp", "làm đầu mối, phối hợp". */
static bool
follows_leading(const struct words *w, size_t i)
{
	static const char *const leading[] = { "chu tri", "dau moi",
		"thuong truc", NULL };

	for (size_t k = 0; leading[k] != NULL; k++)
		if ((i >= 2 && words_phrase(w, i - 2, leading[k]) > 0) ||
		    (i > 2 && words_phrase(w, i - 3, leading[k]) > 0))
			return true;
	return i < 2;
}

/* Behind "chủ trì" or at the beginning: "phối hợp với Sở Y, ...". */
static const char *
find_coordinating(const struct words *w, size_t from)
{
	for (size_t i = from; i + 1 < w->n; i++) {
		struct naming naming;
		size_t at = i;
		size_t n = words_phrase(w, i, "phoi hop");

		/* "chủ trì, cùng Công an tỉnh ..." */
		if (n == 0 && words_is(w, i, "cung"))
			n = 1;
		if (n == 0)
			continue;
		if ((i > from || n == 1) && !follows_leading(w, i))
			continue;
		for (at += n;
		     at < w->n &&
		     (words_is(w, at, "chat") || words_is(w, at, "che") ||
			 words_is(w, at, "cung") || words_is(w, at, "voi"));
		     at++)
			;
		if (words_naming(w, at, &naming))
			return naming.words;
	}
	return "";
}

/* "UBND các xã ven biển rà soát ...": which of the group are meant is said
 * behind it, and makes another of it; who that is a person says. */
static const char *
with_limits(struct reading *r, const struct words *w,
    const struct naming *naming)
{
	static const char *const none[] = { "tren dia ban tinh",
		"tren dia ban thanh pho", "tren dia ban", "trong tinh",
		"trong thanh pho", "toan tinh", "can", "se", "cung", "tu",
		"theo chuc nang", "theo tham quyen", "theo quy dinh",
		"ngay sau khi", "sau khi", "trong qua trinh", NULL };
	size_t end = naming->end;

	if (strstr(text_fold_words(r->mem, naming->words), "cac ") == NULL)
		return naming->words;
	for (size_t i = 0; none[i] != NULL; i++)
		if (words_phrase(w, end, none[i]) > 0)
			return naming->words;
	while (end < w->n && w->items[end].sign == '\0' &&
	       !words_acts(w, end) && time_begins(w, end) == 0)
		end++;
	if (end == naming->end)
		return naming->words;
	return arena_printf(r->mem, "%s %s", naming->words,
	    words_slice(w, naming->end, end));
}

struct proposal {
	enum import_rule rule;
	const char *number;
	const char *lead;
	const char *text;
	size_t from; /* the word behind who is named */
};

/* "các đơn vị", "các chủ đầu tư": who the letter goes to is who they are. */
static bool
is_addressees(const char *fold)
{
	static const char *const words[] = { "cac don vi", "cac co quan don vi",
		"cac co quan", "cac chu dau tu", "cac dia phuong",
		"cac don vi dia phuong", "cac co quan don vi dia phuong",
		"cac don vi tren", "cac don vi co ten tren", "quy don vi",
		"quy co quan", NULL };

	for (size_t i = 0; words[i] != NULL; i++)
		if (strcmp(words[i], fold) == 0)
			return true;
	return false;
}

static void
propose(struct reading *r, const struct words *w, const struct proposal *given)
{
	struct proposal proposal = *given;
	const struct proposal *p = &proposal;
	const char *fold = text_fold_words(r->mem, given->lead);
	struct import_row *row;

	if (!text_is_empty(r->addressees) &&
	    is_addressees(fold + strspn(fold, " "))) {
		proposal.lead = r->addressees;
		proposal.rule = IMPORT_RULE_ADDRESSEES;
	}

	if (text_is_empty(p->text))
		return; /* a mark of a list, and nothing behind it */
	if (r->out->n == IMPORT_ROWS_MAX) {
		r->out->cut = true;
		return;
	}
	row = &r->out->items[r->out->n++];
	*row = (struct import_row){
		.rule = p->rule,
		.number = p->number,
		.section = r->section,
		.content = p->text,
		.lead = p->lead,
		.coordinating = find_coordinating(w, p->from),
		.deadline = find_times(r, w),
		.product = "",
		.authority = "",
		.result = "",
		.source = p->text,
	};
	if ((p->rule == IMPORT_RULE_POINT ||
		p->rule == IMPORT_RULE_ADDRESSEES) &&
	    !text_is_empty(r->point_text))
		row->source = arena_printf(r->mem, "%s: %s", r->point_text,
		    p->text);
}

/* "giao", and not "được giao", "bàn giao", "giao thông", "đã giao". */
static bool
assigns(const struct words *w, size_t i)
{
	static const char *const before[] = { "duoc", "da", "ban", "chuyen",
		"tiep", "lien", "phan", "nguoi", "viec", NULL };

	if (!words_is(w, i, "giao") && !words_phrase(w, i, "yeu cau") &&
	    !words_phrase(w, i, "de nghi"))
		return false;
	for (size_t k = 0; i > 0 && before[k] != NULL; k++)
		if (words_is(w, i - 1, before[k]))
			return false;
	return true;
}

/* The word behind "giao Sở A, Sở B", who they are, and whether that is a task:
 * "yêu cầu các sở, ngành" is an appeal to all. */
static bool
find_assignment(const struct words *w, struct naming *out)
{
	for (size_t i = 0; i < w->n; i++) {
		bool gives = words_is(w, i, "giao");

		if (!assigns(w, i))
			continue;
		if (words_naming(w,
			i + (gives ? 1U + words_is(w, i + 1, "cho") : 2U),
			out) &&
		    (gives || out->known))
			return true;
	}
	return false;
}

static bool
introduces(const char *sentence)
{
	size_t n = strlen(sentence);

	return n > 0 && sentence[n - 1] == ':';
}

/* Who asks, tells or has heard is who writes. */
static bool
asks_others(const struct words *w, size_t i)
{
	return words_phrase(w, i, "de nghi") || words_phrase(w, i, "yeu cau") ||
	       words_phrase(w, i, "thong bao") || words_phrase(w, i, "giao") ||
	       words_phrase(w, i, "kien nghi");
}

/* What somebody did, is or has: no task. */
static bool
tells(const struct words *w, size_t i)
{
	static const char *const told[] = { "da", "vua", "dang", "van", "con",
		"cung", "chua", "co", "la", "thuoc", "duoc", "bi", "tai",
		"trong", "theo", "o", "cho", "nay", "va", NULL };

	if (i >= w->n || w->items[i].sign != '\0' || w->items[i].capital)
		return true;
	for (size_t k = 0; told[k] != NULL; k++)
		if (words_is(w, i, told[k]))
			return true;
	return false;
}

/* "các chủ rừng", "các xã ven biển": up to the word of doing; 0: there is none
 * soon. */
static size_t
acts_soon(const struct words *w, size_t i)
{
	enum { SOON = 6 };

	for (size_t at = i; at < w->n && at < i + SOON; at++) {
		if (w->items[at].sign != '\0')
			return 0;
		if (words_acts(w, at))
			return at;
	}
	return 0;
}

/* "các chủ rừng", "các đồng chí": and not "các nhiệm vụ". */
static bool
are_people(const struct words *w, size_t i)
{
	static const char *const people[] = { "chu", "dong chi", "thanh vien",
		"doan", "truong", "nha", "ho", "can bo", "lanh dao", "thanh to",
		"bo phan", "trung tam", NULL };

	for (size_t k = 0; words_is(w, i, "cac") && people[k] != NULL; k++)
		if (words_phrase(w, i + 1, people[k]) > 0)
			return true;
	return false;
}

/* Who does something, at the beginning of a clause. In a point or an item it
 * may be a group, or do what no list of words knows. */
static bool
find_subject(const struct words *w, size_t i, bool labelled, struct naming *out)
{
	bool group;
	size_t end;

	i += words_is(w, i, "rieng");
	if (!words_naming(w, i, out)) {
		end = labelled && are_people(w, i) ? acts_soon(w, i + 1) : 0;
		if (end < i + 2)
			return false;
		*out = (struct naming){ .words = words_slice(w, i, end),
			.end = end };
		return true;
	}
	group = !out->known ||
		strstr(text_fold_words(w->mem, out->words), "cac ") != NULL;
	if (asks_others(w, out->end))
		return false;
	if (words_acts(w, out->end))
		return out->known || i == 0 || labelled;
	return labelled &&
	       (group ? acts_soon(w, out->end) > 0 : !tells(w, out->end));
}

/* The next clause from i on that has a subject; w->n: none. Behind "Đối với
 * ...:" and a semicolon a clause begins, as at the beginning. */
static size_t
next_subject(const struct words *w, size_t i, bool labelled, struct naming *out)
{
	for (; i < w->n; i++) {
		bool begins = i == 0 || w->items[i - 1].sign == ':' ||
			      w->items[i - 1].sign == ';';

		if (begins &&
		    find_subject(w, i,
			labelled && (i == 0 || w->items[i - 1].sign == ':'),
			out))
			return i;
	}
	return w->n;
}

/* Each clause that has a subject is a task, with what stands before the first
 * one; false: none has. */
static bool
read_subjects(struct reading *r, const char *number, const struct words *w)
{
	struct proposal p = { .rule = IMPORT_RULE_SUBJECT, .number = number };
	bool labelled = *number != '\0';
	struct naming naming, following;
	size_t from = 0;
	size_t at = next_subject(w, 0, labelled, &naming);

	if (r->looks_back || at == w->n)
		return false;
	while (at < w->n) {
		size_t next = next_subject(w, naming.end, labelled, &following);
		struct words clause;

		p.text = words_slice(w, from, next);
		p.lead = with_limits(r, w, &naming);
		p.from = naming.end - from;
		words_read(r->mem, &r->names, p.text, &clause);
		propose(r, &clause, &p);
		from = at = next;
		naming = following;
	}
	return true;
}

/* "... chịu trách nhiệm thi hành Quyết định này": how every document ends. */
static bool
is_formula(struct arena *mem, const char *sentence)
{
	static const char *const formulas[] = { "thi hanh quyet dinh nay",
		"quyet dinh thi hanh", "de biet thuc hien", "biet va thuc hien",
		"biet thuc hien", NULL };
	const char *fold = text_fold_words(mem, sentence);

	for (size_t i = 0; formulas[i] != NULL; i++)
		if (strstr(fold, formulas[i]) != NULL)
			return true;
	return false;
}

/* "yêu cầu kiểm điểm trách nhiệm, báo cáo trước ngày 20/3": nobody is named,
 * and a person says who. */
static bool
read_demand(struct reading *r, const char *number, const struct words *w)
{
	const struct proposal p = { .rule = IMPORT_RULE_ASSIGN,
		.number = number,
		.lead = "",
		.text = words_slice(w, 0, w->n) };

	for (size_t i = 0; i < w->n; i++)
		if (words_phrase(w, i, "yeu cau") > 0 && assigns(w, i) &&
		    !text_is_empty(find_times(r, w)) && !r->looks_back) {
			propose(r, w, &p);
			return true;
		}
	return false;
}

/* "giao Sở A ...; Văn phòng tổng hợp ...": what the other one does is a task of
 * its own. Where it begins; w->n: nowhere. */
static size_t
next_clause(const struct words *w, size_t i)
{
	struct naming naming;

	for (; i + 1 < w->n; i++)
		if (w->items[i].sign == ';' &&
		    find_subject(w, i + 1, false, &naming) && naming.known)
			return i + 1;
	return w->n;
}

/* A sentence by itself, outside any point. */
static bool
read_sentence(struct reading *r, const char *number, const char *sentence)
{
	struct proposal p = { .rule = IMPORT_RULE_ASSIGN,
		.number = number,
		.text = sentence };
	struct naming naming;
	struct words w, clause;
	size_t other;

	words_read(r->mem, &r->names, sentence, &w);
	if (introduces(sentence) || w.n < 5 || is_formula(r->mem, sentence))
		return false;
	if (!find_assignment(&w, &naming))
		return read_subjects(r, number, &w) ||
		       read_demand(r, number, &w);
	p.lead = with_limits(r, &w, &naming);
	p.from = naming.end;
	other = next_clause(&w, naming.end);
	if (other < w.n) {
		p.text = words_slice(&w, 0, other - 1);
		words_read(r->mem, &r->names, p.text, &clause);
		propose(r, &clause, &p);
		return read_sentence(r, number, words_slice(&w, other, w.n));
	}
	propose(r, &w, &p);
	return true;
}

/* Where the sentence that begins at s ends: at a full stop before a capital,
 * not within a date or an abbreviation. */
static size_t
sentence_length(const char *s)
{
	size_t i;

	for (i = 0; s[i] != '\0'; i++) {
		unsigned char next = (unsigned char)s[i + 1];

		if (s[i] != '.' || next != ' ')
			continue;
		next = (unsigned char)s[i + 2];
		if ((next >= 'A' && next <= 'Z') || next >= 0x80)
			if (i < 3 || s[i - 3] != ' ')
				return i + 1;
	}
	return i;
}

static bool
read_sentences(struct reading *r, const char *number, const char *text)
{
	bool any = false;

	while (*text != '\0') {
		size_t n = sentence_length(text);

		any |= read_sentence(r, number,
		    text_clean(r->mem, arena_strndup(r->mem, text, n),
			TEXT_LINE));
		text += n;
		text += strspn(text, " ");
	}
	return any;
}

/* Under a point of several agencies each may have a clause of its own: "Ban A
 * đẩy nhanh ...; Ban B đẩy nhanh ...". false: they have not. */
static bool
read_clauses(struct reading *r, const char *number, const char *text)
{
	size_t n = 0;

	for (int write = 0; write < 2; write++) {
		const char *at = text;

		while (*at != '\0') {
			size_t length = strcspn(at, ";");
			struct proposal p = { .rule = IMPORT_RULE_SUBJECT,
				.number = number };
			struct naming naming;
			struct words w;

			p.text = text_clean(r->mem,
			    arena_strndup(r->mem, at, length), TEXT_LINE);
			words_read(r->mem, &r->names, p.text, &w);
			if (!words_naming(&w, 0, &naming) || !naming.known ||
			    naming.end + 2 > w.n || w.items[naming.end].sign)
				return false;
			p.lead = with_limits(r, &w, &naming);
			p.from = naming.end;
			if (write)
				propose(r, &w, &p);
			n++;
			at += length + (at[length] == ';');
		}
		if (n < 2)
			return false;
	}
	return true;
}

static void
read_under_point(struct reading *r, const char *number, const char *text)
{
	struct proposal p = { .rule = IMPORT_RULE_POINT,
		.number = number,
		.lead = r->point,
		.text = text };
	struct naming naming;
	struct words w;

	if (read_clauses(r, number, text))
		return;
	words_read(r->mem, &r->names, text, &w);
	/* Somebody else is named after all. */
	if (words_is(&w, 0, "giao") && words_naming(&w, 1, &naming)) {
		p.rule = IMPORT_RULE_ASSIGN;
		p.lead = with_limits(r, &w, &naming);
		p.from = naming.end;
	}
	propose(r, &w, &p);
}

/* Structure ------------------------------------------------------------------
 */

static void
enter_section(struct reading *r, const char *title)
{
	const char *fold = text_fold_words(r->mem, title);

	r->section = text_shorten(r->mem, title, SECTION_LENGTH);
	r->point = r->point_text = "";
	r->looks_back = (strstr(fold, "danh gia") != NULL ||
			    strstr(fold, "tinh hinh") != NULL ||
			    strstr(fold, "ket qua") != NULL ||
			    strstr(fold, "ton tai han che") != NULL) &&
			strstr(fold, "nhiem vu") == NULL &&
			strstr(fold, "to chuc thuc hien") == NULL;
}

/* "1. Sở Công Thương", "2. Giao UBND các xã có cụm công nghiệp:". */
static bool
enter_point(struct reading *r, const struct paragraph *p)
{
	struct naming naming;
	struct words w;
	size_t at = 0;
	size_t n;

	words_read(r->mem, &r->names, p->text, &w);
	at += words_is(&w, 0, "giao") || words_is(&w, 0, "rieng");
	at += words_phrase(&w, at, "doi voi");
	at += words_phrase(&w, at, "yeu cau") + words_phrase(&w, at, "de nghi");
	if (!words_naming(&w, at, &naming))
		return false;
	n = w.n;
	if (n > 0 && (w.items[n - 1].sign == ':' || w.items[n - 1].sign == '.'))
		n--;
	for (size_t i = naming.end; i < n; i++)
		if (w.items[i].sign == ':')
			n = i;
	if (n > HEADING_WORDS || words_acts(&w, naming.end) ||
	    (n == w.n && p->label != LABEL_POINT))
		return false;
	/* "UBND các xã ven biển kêu gọi tàu thuyền.": a sentence. */
	if (n + 1 == w.n && w.items[n].sign == '.' &&
	    acts_soon(&w, naming.end) > 0)
		return false;
	r->point = naming.words;
	if (naming.end < n)
		r->point = with_limits(r, &w, &naming);
	r->point_text = words_slice(&w, 0, n);
	r->has_items = r->has_plain = false;
	if (n + 1 < w.n) {
		read_under_point(r, p->mark,
		    text_clean(r->mem, p->text + w.items[n].end, TEXT_LINE));
		r->has_plain = true;
	}
	return true;
}

/* After the items of a point, a plain paragraph is about all again; without
 * items the first one is the task, and one that begins with doing another. */
static bool
leaves_point(struct reading *r, const struct paragraph *p)
{
	const char *fold = text_fold_words(r->mem, p->text);
	struct words w;

	if (p->label == LABEL_ITEM) {
		r->has_items = true;
		return false;
	}
	if (p->label == LABEL_POINT)
		return strchr(p->mark, '.') == strrchr(p->mark, '.');
	if (r->has_items || strncmp(fold, "tren day la", 11) == 0 ||
	    strncmp(fold, "can cu", 6) == 0)
		return true;
	words_read(r->mem, &r->names, p->text, &w);
	if (r->has_plain && (!words_acts(&w, 0) || assigns(&w, 0)))
		return true;
	r->has_plain = true;
	return false;
}

static bool
ends_text(const char *fold)
{
	return strncmp(fold, "noi nhan", 8) == 0;
}

/* "... yêu cầu các sở, ngành thực hiện các nội dung sau:": points and items
 * below that name nobody are for them. */
static bool
enter_list(struct reading *r, const struct paragraph *p)
{
	struct naming naming;
	struct words w;

	if (!introduces(p->text) || r->looks_back)
		return false;
	words_read(r->mem, &r->names, p->text, &w);
	for (size_t i = 0; i < w.n; i++) {
		bool gives = words_is(&w, i, "giao");

		if (!assigns(&w, i) ||
		    !words_naming(&w, i + (gives ? 1 : 2), &naming))
			continue;
		r->all = with_limits(r, &w, &naming);
		r->point_text = words_slice(&w, i, naming.end);
		r->point = "";
		return true;
	}
	return false;
}

/* A point of such a list is a task, or the heading of the items below it. */
static bool
read_of_list(struct reading *r, const struct paragraph *p)
{
	bool has_items = r->next != NULL && (r->next->label == LABEL_ITEM ||
						(r->next->label == LABEL_NONE &&
						    !ends_sentence(p->text)));
	struct proposal proposal = { .rule = IMPORT_RULE_POINT,
		.number = p->mark,
		.lead = r->all,
		.text = p->text };
	struct words w;

	if (text_is_empty(r->all) || p->label == LABEL_NONE)
		return false;
	if (read_sentences(r, p->mark, p->text))
		return true;
	if (p->label == LABEL_POINT && (has_items || introduces(p->text))) {
		r->section = text_shorten(r->mem, p->text, SECTION_LENGTH);
		return true;
	}
	words_read(r->mem, &r->names, p->text, &w);
	if (words_acts(&w, 0))
		propose(r, &w, &proposal);
	return true;
}

static bool
begins_point(struct reading *r, const struct paragraph *p)
{
	bool short_line = text_length(p->text) < 2 * WRAPPED;

	if (r->looks_back || (p->label != LABEL_POINT &&
				 (p->label != LABEL_NONE || !short_line ||
				     !introduces(p->text))))
		return false;
	return enter_point(r, p);
}

/* "... tập trung một số nhiệm vụ trọng tâm:", in a section on how things are.
 */
static bool
looks_ahead(struct arena *mem, const char *text)
{
	const char *fold = text_fold_words(mem, text);

	return introduces(text) && (strstr(fold, "nhiem vu") != NULL ||
				       strstr(fold, "yeu cau") != NULL ||
				       strstr(fold, "noi dung sau") != NULL ||
				       strstr(fold, "thoi gian toi") != NULL);
}

static void
read_plain(struct reading *r, const struct paragraph *p)
{
	const char *fold = text_fold_words(r->mem, p->text);

	if (looks_ahead(r->mem, p->text))
		r->looks_back = false;

	r->point = r->point_text = "";
	if (strncmp(fold, "tren day la", 11) == 0 ||
	    strncmp(fold, "can cu y kien", 13) == 0)
		return;
	if (!read_sentences(r, p->mark, p->text) && p->label == LABEL_POINT &&
	    text_length(p->text) < 2 * WRAPPED)
		r->section = text_shorten(r->mem, p->text, SECTION_LENGTH);
}

/* What a line below states is of the row above, or makes what stands above a
 * row. */
static bool
complete(struct reading *r, const struct stated *stated)
{
	struct import_row *row;
	struct words w;

	if (r->out->n == r->n_before) {
		const struct proposal p = { .rule = IMPORT_RULE_STATED,
			.number = r->before == NULL ? "" : r->before->mark,
			.lead = stated->lead,
			.text = r->before == NULL ? "" : r->before->text };

		if (r->before == NULL || text_is_empty(stated->lead))
			return false;
		words_read(r->mem, &r->names, p.text, &w);
		propose(r, &w, &p);
		if (r->out->n == r->n_before)
			return true;
	}
	row = &r->out->items[r->out->n - 1];
	if (!text_is_empty(stated->lead)) {
		row->lead = stated->lead;
		row->rule = IMPORT_RULE_STATED;
	}
	if (!text_is_empty(stated->coordinating))
		row->coordinating = stated->coordinating;
	if (!text_is_empty(stated->deadline))
		row->deadline = stated->deadline;
	if (!text_is_empty(stated->product))
		row->product = stated->product;
	return true;
}

/* "... (Sở X chủ trì, hoàn thành trong năm 2026)": 0: there is none. */
static size_t
leads_in_brackets(const struct words *w, struct naming *out)
{
	for (size_t i = 1; i < w->n; i++)
		if (w->items[i - 1].sign == '(' && words_naming(w, i, out) &&
		    words_phrase(w, out->end, "chu tri") > 0)
			return i - 1;
	return 0;
}

static bool
read_stated(struct reading *r, const struct paragraph *p)
{
	struct paragraph content = *p;
	struct stated stated = { .coordinating = "",
		.deadline = "",
		.product = "" };
	struct naming naming;
	struct words w;

	words_read(r->mem, &r->names, p->text, &w);
	if (import_stated_read(&w, &stated)) {
		if (stated.begin == 0)
			return complete(r, &stated);
		if (text_is_empty(stated.lead))
			return false;
	} else {
		stated.begin = leads_in_brackets(&w, &naming);
		if (stated.begin == 0)
			return false;
		stated.lead = naming.words;
		stated.coordinating = find_coordinating(&w, naming.end);
		stated.deadline = find_times(r, &w);
	}
	content.text = words_slice(&w, 0, stated.begin);
	r->before = &content;
	r->n_before = r->out->n;
	complete(r, &stated);
	r->before = NULL;
	return true;
}

static void
read_paragraph(struct reading *r, const struct paragraph *p)
{
	if (read_stated(r, p))
		return;
	r->before = p;
	r->n_before = r->out->n;
	if (p->label == LABEL_PART || is_in_capitals(r->mem, p->text))
		enter_section(r, p->text);
	else if (begins_point(r, p) || enter_list(r, p))
		return;
	else if (!text_is_empty(r->point) && !leaves_point(r, p)) {
		if (!introduces(p->text))
			read_under_point(r, p->mark, p->text);
	} else if (!read_of_list(r, p))
		read_plain(r, p);
}

/* What the document says of itself -------------------------------------------
 */

/* "Số: 12/TB-VP" up to the next cell or line. */
static const char *
reference_in(struct arena *mem, const char *line)
{
	const char *fold = text_fold(mem, line);
	const char *from = strstr(line, "ố:");
	const char *words;

	if (strncmp(fold, "so:", 3) != 0 || from == NULL)
		return "";
	from += strlen("ố:");
	words = text_clean(mem, arena_strndup(mem, from, strcspn(from, "|\t")),
	    TEXT_LINE);
	return *words >= '0' && *words <= '9' && strchr(words, '/') != NULL
		   ? arena_strndup(mem, words, strcspn(words, " "))
		   : "";
}

/* "ngày 5 tháng 6 năm 2026" with the place in front. */
static int32_t
day_in(struct arena *mem, const char *line)
{
	static const struct import_lexicon nobody;
	struct words w;
	long long day, month, year;

	words_read(mem, &nobody, line, &w);
	for (size_t i = 0; i + 5 < w.n; i++)
		if (words_is(&w, i, "ngay") && words_is(&w, i + 2, "thang") &&
		    words_is(&w, i + 4, "nam") &&
		    text_to_int(w.items[i + 1].fold, 1, 31, &day) &&
		    text_to_int(w.items[i + 3].fold, 1, 12, &month) &&
		    text_to_int(w.items[i + 5].fold, 2000, 2099, &year))
			return day_from_date((int)year, (int)month, (int)day);
	return NO_DAY;
}

/* "ngày     tháng     năm 2025": not dated yet, but its year is known. */
static int
year_in(struct arena *mem, const char *line)
{
	static const struct import_lexicon nobody;
	struct words w;
	long long year;

	words_read(mem, &nobody, line, &w);
	for (size_t i = 0; i + 1 < w.n; i++) {
		size_t at = i + 1;

		if (!words_is(&w, i, "ngay"))
			continue;
		while (at < w.n &&
		       (w.items[at].sign == '.' || *w.items[at].fold == '\0'))
			at++;
		if (!words_is(&w, at, "thang"))
			continue;
		for (at++; at + 1 < w.n && at < i + 8; at++)
			if (words_is(&w, at, "nam") &&
			    text_to_int(w.items[at + 1].fold, 2000, 2099,
				&year))
				return (int)year;
	}
	return 0;
}

static const char *
type_in(struct arena *mem, const char *line)
{
	static const char *const types[] = { "Thông báo", "Chỉ thị", "Kế hoạch",
		"Quyết định", "Công điện", "Chương trình", "Đề án", "Báo cáo",
		NULL };

	for (size_t i = 0; types[i] != NULL; i++)
		if (text_equal(text_upper(mem, types[i]),
			text_clean(mem, line, TEXT_LINE)))
			return types[i];
	return "";
}

static const char *
about_in(struct arena *mem, const char *line)
{
	const char *from = strncmp(text_fold(mem, line), "v/v", 3) == 0
			       ? line + 3
			       : "";

	return text_clean(mem, arena_strndup(mem, from, strcspn(from, "|\t")),
	    TEXT_LINE);
}

static const char *
next_line(struct arena *mem, const char **text)
{
	size_t n = strcspn(*text, "\n");
	const char *line = text_clean(mem, arena_strndup(mem, *text, n),
	    TEXT_LINE);

	*text += n + ((*text)[n] == '\n');
	return line;
}

/* The lines below the title, up to the first long one or a line drawn. */
static const char *
title_in(struct arena *mem, const char *text)
{
	const char *title = "";

	for (int i = 0; i < 5; i++) {
		const char *line = next_line(mem, &text);

		size_t mark, length;

		if (strspn(line, "_-*─ ") == strlen(line) ||
		    text_length(line) > 2 * WRAPPED || introduces(line) ||
		    strncmp(text_fold(mem, line), "dieu 1", 6) == 0 ||
		    label_of(line, &mark, &length) != LABEL_NONE)
			break;
		title = *title == '\0'
			    ? line
			    : arena_printf(mem, "%s %s", title, line);
	}
	return text_shorten(mem, title, ABSTRACT_LENGTH);
}

static void
read_heading(struct arena *mem, const char *text, struct import_heading *out)
{
	*out = (struct import_heading){ "", "", "", NO_DAY, 0 };
	for (int i = 0; i < HEADING_LINES && *text != '\0'; i++) {
		const char *line = next_line(mem, &text);
		const char *type = type_in(mem, line);
		const char *about = about_in(mem, line);

		if (*out->reference == '\0')
			out->reference = reference_in(mem, line);
		if (out->issued_on == NO_DAY && text_length(line) < 2 * WRAPPED)
			out->issued_on = day_in(mem, line);
		if (out->year == 0 && text_length(line) < 2 * WRAPPED)
			out->year = year_in(mem, line);
		if (*out->doc_type != '\0')
			continue;
		if (*type != '\0') {
			out->doc_type = type;
			out->abstract = title_in(mem, text);
		} else if (*about != '\0') {
			out->doc_type = "Công văn";
			out->abstract = about;
		}
	}
}

/* Who stands on this line behind "Kính gửi" or below it: one after the other,
 * between semicolons, what lies in brackets left out. */
static void
add_addressees(struct arena *mem, const char *line, struct str *out)
{
	while (*line != '\0') {
		size_t n = strcspn(line, ";|");
		const char *name = text_clean(mem,
		    arena_strndup(mem, line, strcspn(line, ";|(")), TEXT_LINE);
		size_t length;

		name += strspn(name, "-+*/•– .:");
		length = strlen(name);
		while (length > 0 && strchr(". /", name[length - 1]) != NULL)
			length--;
		if (length > 0 && out->length + length < ABSTRACT_LENGTH * 3) {
			if (out->length > 0)
				str_add(out, "; ");
			str_add(out, arena_strndup(mem, name, length));
		}
		line += n + (line[n] != '\0');
	}
}

static const char *
addressees_in(struct arena *mem, const char *text)
{
	struct str out;
	bool in = false;

	str_init(&out, mem, ABSTRACT_LENGTH * 4);
	for (int i = 0; i < 2 * HEADING_LINES && *text != '\0'; i++) {
		const char *line = next_line(mem, &text);
		const char *fold = text_fold(mem, line);

		if (!in && strncmp(fold, "kinh gui", 8) == 0) {
			in = true;
			add_addressees(mem,
			    line + strcspn(line, ":") +
				(strchr(line, ':') != NULL),
			    &out);
		} else if (in) {
			const char *words = line + strspn(line, " |");

			if (*words == '\0' && out.length == 0)
				continue;
			if (*words != '-' && *words != '+')
				break;
			add_addressees(mem, words, &out);
		}
	}
	return str_text(&out);
}

void
import_read_text(struct arena *mem, const struct import_lexicon *names,
    const char *text, int32_t issued_on, struct import_rows *out)
{
	struct reading r = { .mem = mem,
		.out = out,
		.issued_on = issued_on,
		.section = "",
		.point = "",
		.point_text = "",
		.all = "" };
	struct paragraph *paragraphs = arena_array(mem, PARAGRAPHS_MAX,
	    sizeof(*paragraphs));
	size_t n;

	*out = (struct import_rows){ .n = 0 };
	out->items = arena_array(mem, IMPORT_ROWS_MAX, sizeof(*out->items));
	read_heading(mem, text, &out->heading);
	if (out->heading.issued_on != NO_DAY)
		r.issued_on = out->heading.issued_on;
	r.addressees = addressees_in(mem, text);
	words_lexicon(mem, names, &r.names);
	n = read_paragraphs(mem, text, paragraphs);
	for (size_t i = 0; i < n; i++) {
		if (ends_text(text_fold_words(mem, paragraphs[i].text)))
			return;
		r.next = i + 1 < n ? &paragraphs[i + 1] : NULL;
		read_paragraph(&r, &paragraphs[i]);
	}
}
