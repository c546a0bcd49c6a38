#include "import_verbs.h"

#include <string.h>

#include "account.h"
#include "agency_match.h"
#include "arena.h"
#include "clock.h"
#include "crypto.h"
#include "import_words.h"
#include "inspect.h"
#include "scan.h"
#include "str.h"
#include "text.h"

enum {
	NAMES_MAX = 60,
	WORDS_MAX = 2000,
	IMPORT_WHOLE = 90 /* score of a name that is said whole */
};

void
import_lexicon_of(struct cx *cx, const struct agency_name_list *names,
    struct import_lexicon *out)
{
	const char **folds = arena_array(cx->mem, names->n, sizeof(*folds));
	struct import_lexicon plain = { names->n, folds };

	/* What is stored without its fold is a short name. */
	for (size_t i = 0; i < names->n; i++)
		folds[i] = text_is_empty(names->items[i].fold)
			       ? text_fold_words(cx->mem, names->items[i].name)
			       : names->items[i].fold;
	words_lexicon(cx->mem, &plain, out);
}

struct matching {
	struct cx *cx;
	const struct agency_name_list *names;
	struct import_lexicon lexicon;
	struct import_names *out;
};

static bool
is_vague(const char *fold)
{
	static const char *const words[] = { "lien quan", "khac", "cac don vi",
		"cac co quan", "cac to chuc", "cac nganh", NULL };

	for (size_t i = 0; words[i] != NULL; i++) {
		size_t n = strlen(words[i]);
		const char *at = strstr(fold, words[i]);

		if (at != NULL && (at[n] == ' ' || at[n] == '\0') &&
		    (i < 2 || at == fold))
			return true;
	}
	return false;
}

/* Words of a kind that are written with capitals all the same. */
static bool
is_common(const char *fold)
{
	static const char *const words[] = { "truong", "vien", "dh", "nc",
		"thanh", "tinh", "tp", NULL };

	for (size_t i = 0; words[i] != NULL; i++)
		if (strcmp(words[i], fold) == 0)
			return true;
	return false;
}

/* "các viện, trường", "doanh nghiệp trên địa bàn": a kind of bodies, none of
 * them by its name. A proper name has capitals that its kind has not. */
static bool
is_kind(struct arena *mem, const char *typed, const char *fold)
{
	static const char *const some[] = { "mot so ", "nhung ", NULL };
	static const char *const plural[] = { "tat ca cac ", "cac ", NULL };
	static const char *const kinds[] = { "vien", "truong", "to chuc",
		"co so", "doanh nghiep", "hiep hoi", "don vi", "co quan",
		"ca nhan", "chu dau tu", "nha dau tu", "nha thau", "nha mang",
		"tap doan", "hop tac xa", "ho kinh doanh", "doan the",
		"ngan hang", "cong ty", "hoi", NULL };
	size_t n_plural = 0;
	struct words w;

	for (size_t i = 0; some[i] != NULL; i++)
		if (strncmp(fold, some[i], strlen(some[i])) == 0)
			return true;
	for (size_t i = 0; plural[i] != NULL && n_plural == 0; i++)
		if (strncmp(fold, plural[i], strlen(plural[i])) == 0)
			n_plural = strlen(plural[i]);
	words_read(mem, &(struct import_lexicon){ .n = 0 }, typed, &w);
	fold += n_plural;
	for (size_t i = 0; kinds[i] != NULL; i++) {
		size_t n = strlen(kinds[i]);

		if (strncmp(fold, kinds[i], n) != 0 ||
		    (fold[n] != ' ' && fold[n] != '\0'))
			continue;
		/* One of these may be somebody: "công ty", "hội". */
		if (n_plural == 0 && i >= sizeof(kinds) / sizeof(*kinds) - 4)
			return false;
		for (size_t k = 1; k < w.n; k++)
			if (w.items[k].capital && !is_common(w.items[k].fold))
				return false;
		return true;
	}
	return false;
}

/* Other ways to say the same: in the order in which they are tried. */
enum { WAYS = 7 };

/* "cấp ", where its committees are meant by their level. */
static const char *
committees_of(struct arena *mem, const char *typed)
{
	static const char *const committees[] = { "UBND ", "Ủy ban nhân dân ",
		"Uỷ ban nhân dân ", NULL };

	for (size_t i = 0; committees[i] != NULL; i++) {
		size_t m = strlen(committees[i]);

		if (strncmp(typed, committees[i], m) != 0)
			continue;
		if (strncmp(typed + m, "cấp ", strlen("cấp ")) == 0)
			return arena_printf(mem, "UBND các %s, phường",
			    typed + m + strlen("cấp "));
		return arena_printf(mem, "UBND các %s", typed + m);
	}
	return NULL;
}

/* typed without one of the ends, and with another one instead. */
static const char *
with_end(struct arena *mem, const char *typed, const char *const *ends,
    const char *instead)
{
	size_t n = strlen(typed);

	for (size_t i = 0; ends[i] != NULL; i++) {
		size_t m = strlen(ends[i]);

		if (n > m && strcmp(typed + n - m, ends[i]) == 0)
			return arena_printf(mem, "%.*s%s", (int)(n - m), typed,
			    instead);
	}
	return NULL;
}

static const char *
with_all(struct arena *mem, const char *typed)
{
	if (typed == NULL || strncmp(typed, "các ", strlen("các ")) == 0 ||
	    strncmp(typed, "Các ", strlen("Các ")) == 0)
		return NULL;
	return arena_printf(mem, "Các %s", typed);
}

static const char *
said_otherwise(struct arena *mem, const char *typed, unsigned way)
{
	static const char *const ends[] = { " tỉnh", " của tỉnh", " thuộc tỉnh",
		" trên địa bàn tỉnh", " trên địa bàn", " cấp tỉnh",
		" trên địa bàn thành phố", " thuộc thành phố", NULL };
	/* In a city of the central government they say "Thành phố". */
	static const char *const cities[] = { " Thành phố", " thành phố", " TP",
		NULL };

	switch (way) {
	case 1:
		return with_end(mem, typed, ends, "");
	case 2:
		return committees_of(mem, typed);
	case 3:
		return with_all(mem, typed);
	case 4:
		return with_end(mem, typed, cities, " tỉnh");
	case 5:
		return with_end(mem, typed, cities, "");
	case 6:
		return with_all(mem, with_end(mem, typed, cities, ""));
	default:
		return with_all(mem, with_end(mem, typed, ends, ""));
	}
}

static bool
match_once(const struct matching *m, const char *typed,
    struct agency_match *out)
{
	struct agency_matches matches;

	agency_match_words(m->cx, m->names, typed, &matches);
	if (matches.n != 1 || matches.items[0].outcome != MATCH_ONE)
		return false;
	*out = matches.items[0];
	return true;
}

/* A word of a name is not the name: "trường" is no "Trường Sa". */
static bool
is_sure(const struct matching *m, const char *typed,
    const struct agency_match *match)
{
	const char *fold = text_fold_words(m->cx->mem, typed);

	return match->score >= IMPORT_SURE &&
	       (match->score >= IMPORT_WHOLE ||
		   strchr(fold + strspn(fold, " "), ' ') != NULL);
}

/* The name itself, else what it may be said by; a likeness only of itself. */
static void
match_name(const struct matching *m, struct import_name *name)
{
	struct agency_match match;
	bool found = match_once(m, name->typed, &match);
	bool sure = found && is_sure(m, name->typed, &match);

	for (unsigned way = 1; way <= WAYS && !sure; way++) {
		const char *words = said_otherwise(m->cx->mem, name->typed,
		    way);
		struct agency_match other;

		if (words == NULL || !match_once(m, words, &other) ||
		    !is_sure(m, words, &other))
			continue;
		found = sure = true;
		match = other;
	}
	if (!found)
		return;
	name->kind = sure ? IMPORT_NAME_FOUND : IMPORT_NAME_LIKE;
	name->name = match.name->name;
	name->score = match.score;
	name->is_group = match.name->group_id != 0;
}

static struct import_name *
next_name(struct matching *m, const char *typed)
{
	struct import_name *name = &m->out->items[m->out->n];
	const char *fold = text_fold_words(m->cx->mem, typed);

	if (fold[strspn(fold, " ")] == '\0' || m->out->n == NAMES_MAX)
		return NULL;
	m->out->n++;
	*name = (struct import_name){ .kind = IMPORT_NAME_UNKNOWN,
		.typed = typed,
		.name = "" };
	return name;
}

static void
add_name(struct matching *m, const char *typed)
{
	const char *fold = text_fold_words(m->cx->mem, typed);
	struct import_name *name = next_name(m, typed);

	if (name == NULL)
		return;
	fold += strspn(fold, " ");
	if (is_vague(fold)) {
		name->kind = IMPORT_NAME_VAGUE;
		return;
	}
	match_name(m, name);
	if ((name->kind != IMPORT_NAME_FOUND || name->score < IMPORT_WHOLE) &&
	    is_kind(m->cx->mem, typed, fold))
		*name = (struct import_name){ .kind = IMPORT_NAME_VAGUE,
			.typed = typed,
			.name = "" };
}

/* Words beside a name that are none: in brackets, or what it is to do. */
static void
add_remark(struct matching *m, const char *typed)
{
	const char *fold = text_fold_words(m->cx->mem, typed);
	struct import_name *name = next_name(m, typed);

	/* "(hoặc sở quản lý chuyên ngành)": who is meant is not said. */
	if (name != NULL && strncmp(fold + strspn(fold, " "), "hoac ", 5) != 0)
		name->kind = IMPORT_NAME_VAGUE;
}

/* Each name of a list as words_naming writes it. */
static void
add_names(struct matching *m, const char *list)
{
	while (*list != '\0') {
		size_t n = strcspn(list, ";");

		add_name(m, text_clean(m->cx->mem,
				arena_strndup(m->cx->mem, list, n), TEXT_LINE));
		list += n + (list[n] == ';');
	}
}

/* Up to the next sign that ends something, or "và" before the next name. */
static size_t
unnamed_end(const struct words *w, size_t i)
{
	for (; i < w->n; i++) {
		struct naming next;

		if (w->items[i].sign != '\0' &&
		    strchr("-&/", w->items[i].sign) == NULL)
			break;
		if (words_is(w, i, "va") && words_naming(w, i + 1, &next))
			break;
	}
	return i;
}

/* What goes on behind a name without a sign between is a part of it, and makes
 * another of it; but not where it lies, not what it does, not the next name. */
static const char *
with_rest(struct matching *m, const struct words *w, const char *names,
    size_t *at, const char **out_remark)
{
	struct naming next;
	size_t end = unnamed_end(w, *at);
	size_t from = *at;

	*out_remark = "";
	if (from == end || words_is(w, from, "va") ||
	    w->items[from].sign != '\0' || words_naming(w, from, &next))
		return names;
	*at = end;
	/* A group that does something is those of it that do. */
	if (words_acts(w, from) && strstr(names, "ác ") == NULL) {
		if (end - from > 2 || words_phrase(w, from, "chu tri") == 0)
			*out_remark = words_slice(w, from, end);
		return names;
	}
	if (words_phrase(w, from, "tren dia ban") > 0 ||
	    ((words_phrase(w, from, "thanh pho") > 0 ||
		 words_is(w, from, "tp")) &&
		end - from <= 2 && strstr(names, "ác ") != NULL))
		return names;
	return arena_printf(m->cx->mem, "%s %s", names,
	    words_slice(w, from, end));
}

/* The bracket at i and what is in it, up to the end if it is never closed. */
static size_t
take_bracket(struct matching *m, const struct words *w, size_t i)
{
	char closing = w->items[i].sign == '(' ? ')' : ']';
	size_t end = i + 1;

	while (end < w->n && w->items[end].sign != closing)
		end++;
	add_remark(m, words_slice(w, i + 1, end));
	return end + (end < w->n);
}

/* "Sở, ngành và các đơn vị liên quan": those of the groups that are concerned,
 * too. */
static void
spread_vague(struct matching *m, size_t first)
{
	size_t n = m->out->n;

	if (n == first || m->out->items[n - 1].kind != IMPORT_NAME_VAGUE ||
	    strstr(text_fold_words(m->cx->mem, m->out->items[n - 1].typed),
		"lien quan") == NULL)
		return;
	for (size_t i = first; i + 1 < n; i++) {
		struct import_name *name = &m->out->items[i];

		if (name->kind != IMPORT_NAME_FOUND || !name->is_group)
			continue;
		*name = (struct import_name){ .kind = IMPORT_NAME_VAGUE,
			.typed = name->typed,
			.name = "" };
	}
}

static void
match_line(struct matching *m, const char *line)
{
	size_t first = m->out->n;
	struct agency_match match;
	struct words w;
	size_t at = 0;

	if (match_once(m, line, &match) && match.score >= IMPORT_WHOLE) {
		add_name(m, line);
		return;
	}
	words_read(m->cx->mem, &m->lexicon, line, &w);
	while (at < w.n) {
		struct naming naming;
		const char *remark;
		size_t end;

		if (w.items[at].sign == '(' || w.items[at].sign == '[') {
			at = take_bracket(m, &w, at);
		} else if (w.items[at].sign != '\0' || words_is(&w, at, "va")) {
			at++;
		} else if (words_naming(&w, at, &naming)) {
			at = naming.end;
			add_names(m,
			    with_rest(m, &w, naming.words, &at, &remark));
			add_remark(m, remark);
		} else {
			end = unnamed_end(&w, at);
			add_name(m, words_slice(&w, at, end));
			at = end > at ? end : at + 1;
		}
	}
	spread_vague(m, first);
}

static void
add_words(struct str *s, const char *words)
{
	if (s->length + strlen(words) + 3 > WORDS_MAX)
		return;
	if (s->length > 0)
		str_add(s, "; ");
	str_add(s, words);
}

static void
sum_up(struct arena *mem, struct import_names *out)
{
	struct str words;
	struct str vague;

	str_init(&words, mem, WORDS_MAX + 1);
	str_init(&vague, mem, WORDS_MAX + 1);
	out->sure = true;
	for (size_t i = 0; i < out->n; i++) {
		const struct import_name *name = &out->items[i];

		if (name->kind == IMPORT_NAME_VAGUE) {
			add_words(&vague, name->typed);
			continue;
		}
		if (name->kind != IMPORT_NAME_FOUND)
			out->sure = false;
		add_words(&words,
		    *name->name == '\0' ? name->typed : name->name);
	}
	out->words = str_text(&words);
	out->vague = str_text(&vague);
}

void
import_match(struct cx *cx, const struct agency_name_list *names,
    const struct import_lexicon *lexicon, const char *cell,
    struct import_names *out)
{
	struct matching m = { .cx = cx,
		.names = names,
		.lexicon = *lexicon,
		.out = out };

	*out = (struct import_names){ .n = 0 };
	out->items = arena_array(cx->mem, NAMES_MAX + 1, sizeof(*out->items));
	while (*cell != '\0') {
		size_t n = strcspn(cell, ";\n");

		match_line(&m, text_clean(cx->mem,
				   arena_strndup(cx->mem, cell, n), TEXT_LINE));
		cell += n + (cell[n] != '\0');
	}
	if (out->n >= 2)
		spread_vague(&m, out->n - 2);
	sum_up(cx->mem, out);
}

/* Reading ------------------------------------------------------------------ */

static bool
is_office(const char *type, const char *kind)
{
	static const char
	    office[] = "application/vnd.openxmlformats-officedocument.";
	size_t n = sizeof(office) - 1;

	return strncmp(type, office, n) == 0 &&
	       strncmp(type + n, kind, strlen(kind)) == 0;
}

/* The tables of a file as lines, where its kind has tables; and its words. */
static enum err
read_file(struct cx *cx, const struct import_input *input,
    const char **out_lines, const char **out_words)
{
	const char *type;
	enum err err = scan_type(cx, input->path, &type);

	*out_lines = *out_words = "";
	if (err)
		return err;
	if (is_office(type, "spreadsheetml") ||
	    is_office(type, "wordprocessingml"))
		(void)inspect_table(cx->mem, input->path, type, out_lines);
	if (!is_office(type, "spreadsheetml"))
		(void)inspect_text(cx->mem, input->path, type, out_words);
	if (strncmp(type, "text/", 5) == 0)
		*out_lines = *out_words;
	if (text_is_empty(*out_lines) && text_is_empty(*out_words))
		return fail_field(cx, "files", "import_unread");
	return OK;
}

static enum err
refuse_secret(struct cx *cx, const char *field, const struct import_rows *rows)
{
	for (size_t i = 0; i < rows->n; i++) {
		const struct import_row *row = &rows->items[i];

		if (secrecy_marked(cx->mem, row->content) ||
		    secrecy_marked(cx->mem, row->source) ||
		    secrecy_marked(cx->mem, row->section))
			return fail_field(cx, field, "secret");
	}
	return OK;
}

static bool
read_table(struct cx *cx, const char *html, const char *lines,
    struct import_rows *out)
{
	struct grid grid;

	if (!text_is_empty(html) && grid_read_html(cx->mem, html, &grid) &&
	    import_read_table(cx->mem, &grid, out))
		return true;
	return import_read_lines(cx->mem, lines, out);
}

enum err
import_read_input(struct cx *cx, const struct import_lexicon *lexicon,
    const struct import_input *input, int32_t issued_on,
    struct import_rows *out)
{
	const char *field = input->path == NULL ? "source_text" : "files";
	const char *html = input->path == NULL ? input->html : "";
	const char *lines = input->text;
	const char *words = input->text;
	enum err err = OK;

	if (input->path != NULL)
		err = read_file(cx, input, &lines, &words);
	if (err)
		return err;
	if (input->kind == IMPORT_TEXT || !read_table(cx, html, lines, out)) {
		if (input->kind != IMPORT_TEXT &&
		    import_is_headless(cx->mem, lines)) {
			if (secrecy_marked(cx->mem, lines))
				return fail_field(cx, field, "secret");
			out->headless = lines;
			return OK;
		}
		if (input->kind == IMPORT_TABLE || text_is_empty(words))
			return fail_field(cx, field, "import_no_table");
		import_read_text(cx->mem, lexicon, words, issued_on, out);
	}
	if (out->n == 0)
		return fail_field(cx, field, "import_no_tasks");
	return refuse_secret(cx, field, out);
}

/* Bringing in ------------------------------------------------------------- */

const char *
import_sum(struct cx *cx, const struct import_rows *rows)
{
	uint8_t sum[IMPORT_SUM_SIZE] = { 0 };

	for (size_t i = 0; i < rows->n; i++) {
		const struct import_row *row = &rows->items[i];
		const char *words = arena_printf(cx->mem, "%s|%s|%s|%s|%s|%s",
		    row->number, row->content, row->lead, row->coordinating,
		    row->deadline, row->product);
		const char *line = text_clean(cx->mem, words, TEXT_LINE);
		struct sha256 *next = sha256_open();

		sha256_add(next, sum, IMPORT_SUM_SIZE);
		sha256_add(next, line, strlen(line));
		sha256_finish(next, sum);
	}
	return hex_encode(cx->mem, sum, IMPORT_SUM_SIZE);
}

bool
import_sum_read(const char *hex, uint8_t out[static IMPORT_SUM_SIZE])
{
	return strlen(hex) == (size_t)2 * IMPORT_SUM_SIZE &&
	       hex_decode(hex, out, IMPORT_SUM_SIZE);
}

enum err
import_create(struct cx *cx, const uint8_t sum[static IMPORT_SUM_SIZE],
    struct directive *directive, struct task_entry *entries, size_t n)
{
	struct import_source source;
	enum err err;

	err = import_store_find(cx, sum, &source);
	if (err)
		return err;
	if (source.id != 0 && source.n_left > 0)
		return fail_field(cx, "source", "imported_before");
	err = directive_create_many(cx, directive, entries, n);
	if (err)
		return err;
	source.directive_id = directive->id;
	source.account_id = cx->actor->account_id;
	source.created_at = cx->now;
	source.n_tasks = (unsigned)n;
	if (source.id != 0)
		return import_store_set(cx, &source);
	err = import_store_add(cx, sum, &source);
	if (err && db_is_duplicate(cx)) {
		error_reset(&cx->error);
		return fail_field(cx, "source", "imported_before");
	}
	return err;
}
