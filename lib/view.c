#define BANNED_ALLOW_MEMORY
#include "view.h"

#include <cs/cs.h>
#include <inttypes.h>
#include <jansson.h>
#include <limits.h>
#include <util/neo_hdf.h>
#include <util/neo_misc.h>
#include <util/neo_str.h>

#include "arena.h"
#include "clock.h"
#include "log.h"
#include "macros.h"
#include "str.h"
#include "texts.h"

/* ROOM_KEPT: for the next page of the common length. */
enum { ROOM_KEPT = 128 * 1024 };
enum { RENDERED_MAX = 16 * 1024 * 1024, ITEM_NAME_MAX = 80, MESSAGE_MAX = 900 };

/* A parsed file, with the values it was parsed with: its tree points there. */
struct template
{
	CSPARSE *tree; /* NULL: none */
	HDF *boot;
	char *name;
};

struct pages {
	char *dir;
	struct template page;
	struct template error;
	struct texts *texts;
	char *buffer; /* what is being rendered; kept and reused */
	size_t length;
	size_t room;
};

struct view {
	enum view_kind kind;
	size_t language;
	struct arena *mem;
	HDF *hdf;     /* NULL in JSON */
	json_t *json; /* NULL in HTML */
	struct node *root;
};

/* Both NULL: furniture of a JSON answer, values go nowhere. */
struct node {
	struct arena *mem;
	HDF *hdf;
	json_t *json;
};

/* Failures of ClearSilver ------------------------------------------------- */

/* Takes the error; out gets its words on one line. */
static void
describe(NEOERR *error, char out[static MESSAGE_MAX])
{
	STRING text;

	string_init(&text);
	nerr_error_traceback(error, &text);
	snprintf(out, MESSAGE_MAX, "%s", text.buf == NULL ? "" : text.buf);
	string_clear(&text);
	nerr_ignore(&error);
}

/* Only memory can fail here, or a name that is not a constant of ours. */
static void
must(NEOERR *error)
{
	char message[MESSAGE_MAX];

	if (error == STATUS_OK)
		return;
	describe(error, message);
	log_die(70, "a template value cannot be set: %s", message);
}

/* Pages ------------------------------------------------------------------- */

/* For links in templates: part of the CGI kit, which is never linked. */
static NEOERR *
url_escape(const char *text, char **out)
{
	return nerr_pass(neos_url_escape(text, out, NULL));
}

/* What a parser asks while it parses. */
struct parsing {
	struct macros *macros;
	struct texts *texts;
};

static NEOERR *
load_file(void *thing, HDF *hdf, const char *name, char **out)
{
	const struct parsing *parsing = thing;
	NEOERR *error = macros_source(parsing->macros, name, out);

	(void)hdf;
	if (error == STATUS_OK)
		texts_want(parsing->texts, *out);
	return nerr_pass(error);
}

static NEOERR *
parse(struct template *t, struct pages *pages)
{
	struct parsing parsing = { .texts = pages->texts };
	NEOERR *error = macros_open(&parsing.macros, t->boot, t->name);

	if (error != STATUS_OK)
		return nerr_pass(error);
	cs_register_fileload(t->tree, &parsing, load_file);
	error = cs_parse_file(t->tree, t->name);
	cs_register_fileload(t->tree, NULL, NULL);
	macros_close(parsing.macros);
	return nerr_pass(error);
}

static NEOERR *
open_tree(struct template *t, struct pages *pages, const char *escape)
{
	NEOERR *error;

	must(hdf_init(&t->boot));
	must(hdf_set_value(t->boot, "Config.VarEscapeMode", escape));
	must(hdf_set_value(t->boot, "hdf.loadpaths.0", pages->dir));
	error = cs_init(&t->tree, t->boot);
	if (error != STATUS_OK)
		return nerr_pass(error);
	must(cs_register_esc_strfunc(t->tree, (char[]){ "url_escape" },
	    url_escape));
	return nerr_pass(parse(t, pages));
}

static void
close_tree(struct template *t)
{
	if (t->tree != NULL) {
		t->tree->hdf = t->boot;
		t->tree->global_hdf = NULL;
		cs_destroy(&t->tree);
	}
	hdf_destroy(&t->boot);
}

static void
open_template(struct template *t, struct pages *pages)
{
	char message[MESSAGE_MAX];
	NEOERR *error = open_tree(t, pages, "html");

	if (error == STATUS_OK)
		return;
	describe(error, message);
	log_die(70, "template %s: %s", t->name, message);
}

static char *
keep(const char *s)
{
	char *copy = strdup(s);

	if (copy == NULL)
		log_die(70, "out of memory");
	return copy;
}

struct pages *
pages_open(const char *template_dir, const char *page)
{
	struct pages *pages = calloc(1, sizeof(*pages));
	char name[PATH_MAX];

	if (pages == NULL)
		log_die(70, "out of memory");
	pages->dir = keep(template_dir);
	pages->texts = texts_open(pages->dir, page);
	pages->error.name = keep("error.cs");
	if (page == NULL)
		return pages;
	snprintf(name, sizeof(name), "pages/%s.cs", page);
	pages->page.name = keep(name);
	open_template(&pages->page, pages);
	(void)texts_of(pages->texts, 0);
	return pages;
}

void
pages_close(struct pages *pages)
{
	if (pages == NULL)
		return;
	close_tree(&pages->page);
	close_tree(&pages->error);
	texts_close(pages->texts);
	free(pages->page.name);
	free(pages->error.name);
	free(pages->dir);
	free(pages->buffer);
	free(pages);
}

void
pages_give_back(struct pages *pages)
{
	if (pages->room <= ROOM_KEPT)
		return;
	free(pages->buffer);
	pages->buffer = NULL;
	pages->length = pages->room = 0;
}

const char *
pages_text(struct pages *pages, const char *language, const char *key)
{
	const char *text = texts_find(pages->texts, texts_language(language),
	    key);

	return text == NULL ? key : text;
}

/* Values ------------------------------------------------------------------ */

static void
close_view(void *thing)
{
	struct view *view = thing;

	if (view->hdf != NULL)
		hdf_destroy(&view->hdf);
	json_decref(view->json);
}

static struct node *
new_node(struct arena *mem, HDF *hdf, json_t *json)
{
	struct node *node = arena_alloc(mem, sizeof(*node));

	node->mem = mem;
	node->hdf = hdf;
	node->json = json;
	return node;
}

struct view *
view_open(struct cx *cx, enum view_kind kind, const char *language)
{
	struct view *view = arena_alloc(cx->mem, sizeof(*view));

	view->kind = kind;
	view->language = texts_language(language);
	view->mem = cx->mem;
	if (kind == VIEW_HTML) {
		must(hdf_init(&view->hdf));
		/* Escaping is in the parsed tree; this is a second lock. */
		must(hdf_set_value(view->hdf, "Config.VarEscapeMode", "html"));
	} else {
		view->json = json_object();
	}
	arena_on_reset(cx->mem, close_view, view);
	view->root = new_node(cx->mem, view->hdf, view->json);
	return view;
}

struct node *
view_root(struct view *view)
{
	return view->root;
}

bool
view_find_number(const struct view *view, const char *object, const char *name,
    uint64_t *out)
{
	json_t *value = json_object_get(json_object_get(view->json, object),
	    name);

	if (!json_is_integer(value))
		return false;
	*out = (uint64_t)json_integer_value(value);
	return true;
}

struct node *
view_furniture(struct view *view, const char *name)
{
	HDF *hdf = NULL;

	if (view->hdf != NULL)
		must(hdf_get_node(view->hdf, name, &hdf));
	return new_node(view->mem, hdf, NULL);
}

/* The member of this name, made when it is not there. */
static json_t *
json_member(json_t *object, const char *name, bool is_list)
{
	json_t *member = json_object_get(object, name);

	if (member != NULL)
		return member;
	member = is_list ? json_array() : json_object();
	json_object_set_new(object, name, member);
	return member;
}

struct node *
node_child(struct node *node, const char *name)
{
	HDF *hdf = NULL;
	json_t *json = NULL;

	if (node->hdf != NULL)
		must(hdf_get_node(node->hdf, name, &hdf));
	if (node->json != NULL)
		json = json_member(node->json, name, false);
	return new_node(node->mem, hdf, json);
}

struct node *
node_item(struct node *node, const char *list, size_t i)
{
	HDF *hdf = NULL;
	json_t *json = NULL;

	if (node->hdf != NULL) {
		char name[ITEM_NAME_MAX];

		snprintf(name, sizeof(name), "%s.%zu", list, i);
		must(hdf_get_node(node->hdf, name, &hdf));
	}
	if (node->json != NULL) {
		json_t *array = json_member(node->json, list, true);

		while (json_array_size(array) <= i)
			json_array_append_new(array, json_object());
		json = json_array_get(array, i);
	}
	return new_node(node->mem, hdf, json);
}

void
node_list(struct node *node, const char *list)
{
	if (node->json != NULL)
		json_member(node->json, list, true);
}

static void
set(struct node *node, const char *name, const char *value)
{
	if (node->hdf != NULL)
		must(hdf_set_value(node->hdf, name, value));
}

static void
set_json(struct node *node, const char *name, json_t *value)
{
	if (json_object_set_new(node->json, name, value))
		log_die(70, "a value of the answer cannot be set");
}

void
node_text(struct node *node, const char *name, const char *value)
{
	if (value == NULL)
		value = "";
	set(node, name, value);
	if (node->json != NULL)
		set_json(node, name, json_string(value));
}

void
node_word(struct node *node, const char *list, const char *value)
{
	char name[ITEM_NAME_MAX];
	HDF *hdf = NULL;
	int n = 0;

	if (node->json != NULL)
		json_array_append_new(json_member(node->json, list, true),
		    json_string(value));
	if (node->hdf == NULL)
		return;
	for (hdf = hdf_get_child(node->hdf, list); hdf != NULL;
	     hdf = hdf_obj_next(hdf))
		n++;
	snprintf(name, sizeof(name), "%s.%d", list, n);
	set(node, name, value);
}

/* "1.234.567", as numbers are written here. */
static void
group_digits(int64_t value, char out[static 32])
{
	char digits[24];
	size_t n;
	size_t k = 0;

	snprintf(digits, sizeof(digits), "%" PRId64, value);
	n = strlen(digits);
	for (size_t i = 0; i < n; i++) {
		out[k++] = digits[i];
		if (digits[i] != '-' && i + 1 < n && (n - i - 1) % 3 == 0)
			out[k++] = '.';
	}
	out[k] = '\0';
}

void
node_int(struct node *node, const char *name, int64_t value)
{
	char text[32];
	char shown[ITEM_NAME_MAX];

	if (node->json != NULL)
		set_json(node, name, json_integer(value));
	if (node->hdf == NULL)
		return;
	snprintf(text, sizeof(text), "%" PRId64, value);
	set(node, name, text);
	if (value > -1000 && value < 1000)
		return;
	snprintf(shown, sizeof(shown), "%s_shown", name);
	group_digits(value, text);
	set(node, shown, text);
}

void
node_id(struct node *node, const char *name, uint64_t value)
{
	char text[32];

	if (node->json != NULL)
		set_json(node, name, json_integer((json_int_t)value));
	snprintf(text, sizeof(text), "%" PRIu64, value);
	set(node, name, text);
}

void
node_bool(struct node *node, const char *name, bool value)
{
	/* What is not there prints nothing and is false: a page of rows has
	 * hundreds of these. */
	if (value)
		set(node, name, "1");
	if (node->json != NULL)
		set_json(node, name, json_boolean(value));
}

/* People's form in a page, ISO 8601 in JSON. */
static void
set_time(struct node *node, const char *name, const char *shown,
    const char *iso)
{
	if (node->json != NULL)
		set_json(node, name,
		    iso[0] == '\0' ? json_null() : json_string(iso));
	set(node, name, shown);
}

void
node_day(struct node *node, const char *name, int32_t day)
{
	char shown[16];
	char iso[16];

	set_time(node, name, day_format(day, shown), day_format_iso(day, iso));
}

void
node_moment(struct node *node, const char *name, int64_t moment)
{
	char shown[24];
	char iso[32] = "";

	if (moment != NO_MOMENT)
		moment_format_iso(moment, iso);
	set_time(node, name, moment_format(moment, shown), iso);
}

void
node_rate(struct node *node, const char *name, int64_t a, int64_t b)
{
	char text[48];
	char of[48];
	char name_of[ITEM_NAME_MAX];
	int64_t hundredths;

	snprintf(name_of, sizeof(name_of), "%s_of", name);
	snprintf(of, sizeof(of), "%" PRId64 "/%" PRId64, a, b);
	if (b <= 0) {
		set(node, name, "–");
		set(node, name_of, of);
		if (node->json != NULL) {
			set_json(node, name, json_null());
			set_json(node, name_of, json_string(of));
		}
		return;
	}
	/* Half of a hundredth counts as one, without floating point. */
	hundredths = (a * 20000 + b) / (2 * b);
	if (hundredths % 100 == 0)
		snprintf(text, sizeof(text), "%" PRId64 "%%", hundredths / 100);
	else
		snprintf(text, sizeof(text), "%" PRId64 ",%02" PRId64 "%%",
		    hundredths / 100, hundredths % 100);
	set(node, name, text);
	set(node, name_of, of);
	if (node->json != NULL) {
		set_json(node, name, json_real((double)hundredths / 100.0));
		set_json(node, name_of, json_string(of));
	}
}

/* Rendering --------------------------------------------------------------- */

static NEOERR *
take_output(void *thing, char *text)
{
	struct pages *pages = thing;
	size_t n = text == NULL ? 0 : strlen(text);

	if (pages->length + n + 1 > RENDERED_MAX)
		return nerr_raise(NERR_OUTOFRANGE, "the page is too long");
	if (pages->length + n + 1 > pages->room) {
		size_t room = (pages->length + n + 1) * 2;
		char *buffer = realloc(pages->buffer, room);

		if (buffer == NULL)
			return nerr_raise(NERR_NOMEM, "no room for the page");
		pages->buffer = buffer;
		pages->room = room;
	}
	if (n > 0)
		memcpy(pages->buffer + pages->length, text, n);
	pages->length += n;
	return STATUS_OK;
}

/*
 * One tree renders many value trees: the values are lent for the time of the
 * rendering. After a failure the tree is not to be trusted; it is parsed anew.
 */
static enum err
render(struct cx *cx, struct pages *pages, struct template *t,
    struct view *view, const char **out, size_t *out_n)
{
	char message[MESSAGE_MAX];
	size_t blank = 0;
	NEOERR *error;

	if (t->tree == NULL)
		return fail(cx, ERR_BUG, "there is no template to render");
	pages->length = 0;
	t->tree->hdf = view->hdf;
	t->tree->global_hdf = texts_of(pages->texts, view->language);
	error = cs_render(t->tree, pages, take_output);
	t->tree->hdf = t->boot;
	t->tree->global_hdf = NULL;
	if (error != STATUS_OK) {
		describe(error, message);
		close_tree(t);
		open_template(t, pages);
		return fail(cx, ERR_SYSTEM, "%s: %s", t->name, message);
	}
	/* The ends of lines between the macros come before the document. */
	while (blank < pages->length && pages->buffer[blank] == '\n')
		blank++;
	*out_n = pages->length - blank;
	*out = *out_n == 0
		   ? ""
		   : arena_strndup(cx->mem, pages->buffer + blank, *out_n);
	return OK;
}

static enum err
print_json(struct cx *cx, struct view *view, const char **out, size_t *out_n)
{
	char *text = json_dumps(view->json, JSON_INDENT(1));

	if (text == NULL)
		return fail(cx, ERR_BUG, "the values are no JSON");
	*out_n = strlen(text);
	*out = arena_strndup(cx->mem, text, *out_n);
	free(text);
	return OK;
}

enum err
view_render_page(struct cx *cx, struct pages *pages, struct view *view,
    const char **out, size_t *out_n)
{
	if (view->kind == VIEW_JSON)
		return print_json(cx, view, out, out_n);
	return render(cx, pages, &pages->page, view, out, out_n);
}

enum err
view_render_error(struct cx *cx, struct pages *pages, struct view *view,
    const char **out, size_t *out_n)
{
	if (view->kind == VIEW_JSON)
		return print_json(cx, view, out, out_n);
	if (pages->error.tree == NULL)
		open_template(&pages->error, pages);
	return render(cx, pages, &pages->error, view, out, out_n);
}

/* Subject line, blank line, text. */
static enum err
split_mail(struct cx *cx, const char *name, const char *text,
    const char **out_subject, const char **out_body)
{
	const char *eol;

	while (*text == '\n')
		text++;
	eol = strchr(text, '\n');
	if (eol == NULL || eol[1] != '\n')
		return fail(cx, ERR_SYSTEM, "mail template %s has no subject",
		    name);
	*out_subject = arena_strndup(cx->mem, text, (size_t)(eol - text));
	*out_body = arena_strdup(cx->mem, eol + 2);
	return OK;
}

static NEOERR *
render_mail(struct template *t, struct pages *pages, struct view *view,
    const char *escape)
{
	NEOERR *error = open_tree(t, pages, escape);

	if (error != STATUS_OK)
		return nerr_pass(error);
	t->tree->hdf = view->hdf;
	t->tree->global_hdf = texts_of(pages->texts, view->language);
	return nerr_pass(cs_render(t->tree, pages, take_output));
}

static enum err
render_letter(struct cx *cx, const char *template_dir, const char *file,
    struct view *view, const char *escape, char **out)
{
	struct pages pages = { 0 };
	struct template t = { 0 };
	char message[MESSAGE_MAX];
	NEOERR *error;
	enum err err = OK;

	pages.dir = arena_strdup(cx->mem, template_dir);
	pages.texts = texts_open(pages.dir, NULL);
	t.name = arena_printf(cx->mem, "mail/%s", file);
	error = render_mail(&t, &pages, view, escape);
	if (error != STATUS_OK) {
		describe(error, message);
		err = fail(cx, ERR_SYSTEM, "%s: %s", t.name, message);
	} else {
		*out = arena_strndup(cx->mem,
		    pages.buffer == NULL ? "" : pages.buffer, pages.length);
	}
	close_tree(&t);
	texts_close(pages.texts);
	free(pages.buffer);
	return err;
}

enum err
view_render_mail(struct cx *cx, const char *template_dir, const char *name,
    struct view *view, const char **out_subject, const char **out_body)
{
	char *text;
	enum err err;

	err = render_letter(cx, template_dir,
	    arena_printf(cx->mem, "%s.cs", name), view, "none", &text);
	if (err)
		return err;
	return split_mail(cx, name, text, out_subject, out_body);
}

enum err
view_render_mail_html(struct cx *cx, const char *template_dir, const char *name,
    struct view *view, const char **out)
{
	char *text;
	enum err err;

	err = render_letter(cx, template_dir,
	    arena_printf(cx->mem, "%s.html.cs", name), view, "html", &text);
	if (err)
		return err;
	*out = text;
	return OK;
}
