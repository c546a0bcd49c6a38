#include "agency_match.h"

#include <string.h>

#include "arena.h"
#include "text.h"

enum {
	WORDS_MAX = 40, /* of a name; the rest is not looked at */
	CANDIDATES_MAX = sizeof(((struct agency_match *)0)->candidates) /
			 sizeof(((struct agency_match *)0)->candidates[0])
};

struct words {
	size_t n;
	const char *w[WORDS_MAX];
};

/* How good an answer is; the best kind that answers at all decides. */
enum grade {
	GRADE_EXACT,   /* the fold of the name */
	GRADE_NO_UBND, /* ... when "UBND" is left out of both */
	GRADE_CORE,   /* ... and "phường", "xã", "tỉnh" out of the name */
	GRADE_START,  /* whole words at the beginning of the name */
	GRADE_INSIDE, /* whole words side by side in the name */
	GRADE_BEGUN,  /* beginnings or initials of words, in order */
	N_GRADES,
	GRADE_NONE = N_GRADES
};

/* The words of a fold; "uy ban nhan dan" is one of them: "ubnd". */
static struct words
words_of(struct arena *mem, const char *fold)
{
	static const char long_form[] = "uy ban nhan dan";
	size_t n = sizeof(long_form) - 1;
	struct words out = { .n = 0 };
	const char *end;

	while (*fold != '\0' && out.n < WORDS_MAX) {
		end = fold + strcspn(fold, " ");
		if (strncmp(fold, long_form, n) == 0 &&
		    (fold[n] == ' ' || fold[n] == '\0')) {
			end = fold + n;
			out.w[out.n++] = "ubnd";
		} else if (end > fold) {
			out.w[out.n++] = arena_strndup(mem, fold,
			    (size_t)(end - fold));
		}
		fold = end + (*end != '\0');
	}
	return out;
}

static bool
is_one_of(const char *word, const char *const *list)
{
	for (; *list != NULL; list++) {
		if (strcmp(word, *list) == 0)
			return true;
	}
	return false;
}

static struct words
without(const struct words *from, const char *const *dropped)
{
	struct words out = { .n = 0 };
	size_t i;

	for (i = 0; i < from->n; i++) {
		if (!is_one_of(from->w[i], dropped))
			out.w[out.n++] = from->w[i];
	}
	return out;
}

/* Do the words of part stand in whole from its i-th on? */
static bool
stands_at(const struct words *whole, size_t i, const struct words *part)
{
	size_t k;

	if (part->n == 0 || whole->n - i < part->n)
		return false;
	for (k = 0; k < part->n; k++) {
		if (strcmp(whole->w[i + k], part->w[k]) != 0)
			return false;
	}
	return true;
}

static bool
is_equal(const struct words *a, const struct words *b)
{
	return a->n == b->n && stands_at(a, 0, b);
}

static bool
stands_in(const struct words *whole, const struct words *part)
{
	size_t i;

	for (i = 0; i + part->n <= whole->n; i++) {
		if (stands_at(whole, i, part))
			return true;
	}
	return false;
}

/* Are the letters the initials of neighbouring words from the i-th on, "và"
 * and "các" left out or not? The place behind them, or 0. */
static size_t
initials_end(const struct words *name, size_t i, const char *letters)
{
	static const char *const joining[] = { "va", "cac", NULL };
	size_t end;

	if (*letters == '\0')
		return i;
	if (i == name->n)
		return 0;
	if (name->w[i][0] == *letters) {
		end = initials_end(name, i + 1, letters + 1);
		if (end > 0)
			return end;
	}
	if (is_one_of(name->w[i], joining))
		return initials_end(name, i + 1, letters);
	return 0;
}

/* Does every typed word from the t-th on begin a word of the name from the
 * i-th on, in order, or stand for initials there? */
static bool
is_begun(const struct words *name, size_t i, const struct words *typed,
    size_t t)
{
	const char *word;
	size_t end;

	if (t == typed->n)
		return true;
	word = typed->w[t];
	for (; i < name->n; i++) {
		if (strncmp(name->w[i], word, strlen(word)) == 0 &&
		    is_begun(name, i + 1, typed, t + 1))
			return true;
		if (word[1] == '\0' || name->w[i][0] != word[0])
			continue;
		end = initials_end(name, i, word);
		if (end > 0 && is_begun(name, end, typed, t + 1))
			return true;
	}
	return false;
}

/* What is typed, and a name, ready to be compared. */
struct form {
	struct words all;
	struct words no_ubnd;
	struct words core;
};

static struct form
form_of(struct arena *mem, const char *fold)
{
	static const char *const ubnd[] = { "ubnd", NULL };
	static const char *const plain[] = { "ubnd", "phuong", "xa", "dac",
		"khu", "tinh", NULL };
	struct form out;

	out.all = words_of(mem, fold);
	out.no_ubnd = without(&out.all, ubnd);
	out.core = without(&out.all, plain);
	return out;
}

static enum grade
grade_of(const struct form *name, const struct form *typed)
{
	if (is_equal(&name->all, &typed->all))
		return GRADE_EXACT;
	if (is_equal(&name->no_ubnd, &typed->no_ubnd))
		return GRADE_NO_UBND;
	/* Only out of the name: who typed "xã" does not mean a "phường". */
	if (is_equal(&name->core, &typed->no_ubnd))
		return GRADE_CORE;
	if (stands_at(&name->all, 0, &typed->all))
		return GRADE_START;
	if (stands_in(&name->all, &typed->all))
		return GRADE_INSIDE;
	if (is_begun(&name->all, 0, &typed->all, 0))
		return GRADE_BEGUN;
	return GRADE_NONE;
}

/* All names ready to be compared, once for a whole field. */
struct forms {
	struct cx *cx;
	const struct agency_name_list *names;
	const struct form *items;
};

static const struct form *
prepare(struct cx *cx, const struct agency_name_list *names)
{
	struct form *items;

	items = arena_array(cx->mem, names->n, sizeof(*items));
	for (size_t i = 0; i < names->n; i++)
		items[i] = form_of(cx->mem, names->items[i].fold);
	return items;
}

static struct forms
forms_of(struct cx *cx, const struct agency_name_list *names)
{
	struct forms out = { .cx = cx, .names = names };

	out.items = names->prepared != NULL ? names->prepared
					    : prepare(cx, names);
	return out;
}

void
agency_match_prepare(struct cx *cx, struct agency_name_list *names)
{
	names->prepared = prepare(cx, names);
}

static bool
is_same(const struct agency_name *a, const struct agency_name *b)
{
	return a->agency_id == b->agency_id && a->group_id == b->group_id;
}

static bool
holds(const struct agency_name *const *list, size_t n,
    const struct agency_name *name)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (is_same(list[i], name))
			return true;
	}
	return false;
}

/* What the agency is really called; itself when the list does not say. */
static const struct agency_name *
official(const struct forms *forms, const struct agency_name *name)
{
	size_t i;

	for (i = 0; name->is_alias && i < forms->names->n; i++) {
		const struct agency_name *other = &forms->names->items[i];

		if (!other->is_alias && is_same(other, name))
			return other;
	}
	return name;
}

/* Puts the names of one grade behind the n of out, each agency once. */
static size_t
add_grade(const struct forms *forms, const enum grade *grades, enum grade grade,
    const struct agency_name **out, size_t n, size_t max)
{
	const struct agency_name *name;
	size_t i;

	for (i = 0; i < forms->names->n && n < max; i++) {
		name = &forms->names->items[i];
		if (grades[i] == grade && !holds(out, n, name))
			out[n++] = official(forms, name);
	}
	return n;
}

static const enum grade *
grades_of(const struct forms *forms, const char *typed)
{
	struct arena *mem = forms->cx->mem;
	struct form form = form_of(mem, text_fold_words(mem, typed));
	enum grade *out;
	size_t i;

	out = arena_array(mem, forms->names->n, sizeof(*out));
	for (i = 0; i < forms->names->n; i++)
		out[i] = form.all.n == 0 ? GRADE_NONE
					 : grade_of(&forms->items[i], &form);
	return out;
}

/* Of several that differ by accents alone, the one spelled as typed. */
static const struct agency_name *
spelled_as(const struct forms *forms, const char *typed)
{
	const struct agency_name *name, *found = NULL;
	const char *clean = text_clean(forms->cx->mem, typed, TEXT_LINE);
	size_t i;

	for (i = 0; i < forms->names->n; i++) {
		name = &forms->names->items[i];
		if (!text_equal(name->name, clean))
			continue;
		if (found != NULL && !is_same(found, name))
			return NULL;
		found = official(forms, name);
	}
	return found;
}

/* A commune's name is whole: "xã Ninh Hòa" is not "xã Bắc Ninh Hòa". */
static bool
names_commune(struct arena *mem, const char *typed)
{
	static const char *const units[] = { "xa", "phuong", NULL };
	struct words words = words_of(mem, text_fold_words(mem, typed));

	return without(&words, units).n < words.n;
}

static void
match_one(const struct forms *forms, const char *typed, enum grade worst,
    struct agency_match *out)
{
	static const unsigned scores[N_GRADES] = { [GRADE_EXACT] = 100,
		[GRADE_NO_UBND] = 95,
		[GRADE_CORE] = 90,
		[GRADE_START] = 75,
		[GRADE_INSIDE] = 60,
		[GRADE_BEGUN] = 50 };
	const enum grade *grades = grades_of(forms, typed);
	enum grade grade;

	if (worst > GRADE_INSIDE && names_commune(forms->cx->mem, typed))
		worst = GRADE_INSIDE;
	*out = (struct agency_match){ .typed = typed, .outcome = MATCH_NONE };
	for (grade = GRADE_EXACT; grade <= worst; grade++) {
		out->n_candidates = add_grade(forms, grades, grade,
		    out->candidates, 0, CANDIDATES_MAX);
		if (out->n_candidates > 0)
			break;
	}
	if (out->n_candidates == 0)
		return;
	out->outcome = MATCH_SEVERAL;
	out->name = out->candidates[0];
	if (out->n_candidates > 1)
		out->name = spelled_as(forms, typed);
	if (out->name == NULL)
		return;
	out->outcome = MATCH_ONE;
	out->score = scores[grade];
	out->n_candidates = 0;
}

/* Splitting --------------------------------------------- */

/* Where the part of [s, end) that begins at s stops: behind count commas. */
static const char *
comma_after(const char *s, const char *end, size_t count)
{
	const char *comma;

	for (;; s = comma + 1) {
		comma = memchr(s, ',', (size_t)(end - s));
		if (comma == NULL)
			return end;
		if (count-- == 0)
			return comma;
	}
}

static size_t
n_commas(const char *s, const char *end)
{
	size_t n = 0;

	for (; s < end; s++)
		n += *s == ',';
	return n;
}

static const char *
part_of(const struct forms *forms, const char *s, const char *end)
{
	return text_clean(forms->cx->mem,
	    arena_strndup(forms->cx->mem, s, (size_t)(end - s)), TEXT_LINE);
}

/* Names have commas too: the longest run of parts that is a name is taken, and
 * a single part as well as it can be. Returns where the next begins. */
static const char *
take_part(const struct forms *forms, const char *s, const char *end,
    struct agency_matches *out)
{
	struct agency_match match;
	const char *part, *stop;
	size_t n = n_commas(s, end);

	for (;; n--) {
		stop = comma_after(s, end, n);
		part = part_of(forms, s, stop);
		match_one(forms, part, n > 0 ? GRADE_START : GRADE_BEGUN,
		    &match);
		if (n == 0 || match.outcome == MATCH_ONE)
			break;
	}
	if (*text_fold_words(forms->cx->mem, part) != '\0')
		out->items[out->n++] = match;
	return stop + (stop < end);
}

/* What stands between semicolons and line ends. */
static void
match_piece(const struct forms *forms, const char *s, const char *end,
    struct agency_matches *out)
{
	struct agency_match match;
	const char *part = part_of(forms, s, end);

	if (*text_fold_words(forms->cx->mem, part) == '\0')
		return;
	match_one(forms, part, GRADE_BEGUN, &match);
	if (match.outcome != MATCH_NONE || n_commas(s, end) == 0) {
		out->items[out->n++] = match;
		return;
	}
	while (s < end)
		s = take_part(forms, s, end, out);
}

void
agency_match_words(struct cx *cx, const struct agency_name_list *names,
    const char *typed, struct agency_matches *out)
{
	struct forms forms = forms_of(cx, names);
	size_t most = 1;
	const char *end;

	for (end = typed; *end != '\0'; end++)
		most += *end == ',' || *end == ';' || *end == '\r' ||
			*end == '\n';
	out->n = 0;
	out->items = arena_array(cx->mem, most, sizeof(*out->items));
	for (;; typed = end + 1) {
		end = typed + strcspn(typed, ";\r\n");
		match_piece(&forms, typed, end, out);
		if (*end == '\0')
			return;
	}
}

size_t
agency_match_find(struct cx *cx, const struct agency_name_list *names,
    const char *typed, size_t max, const struct agency_name **out)
{
	struct forms forms = forms_of(cx, names);
	const enum grade *grades = grades_of(&forms, typed);
	enum grade grade;
	size_t n = 0;

	for (grade = GRADE_EXACT; grade < N_GRADES && n < max; grade++)
		n = add_grade(&forms, grades, grade, out, n, max);
	return n;
}
