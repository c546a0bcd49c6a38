/*
 * view: the same calls as a page and as JSON; one tree, many pages; nothing a
 * person typed comes out as markup.
 */
#include "check.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "clock.h"
#include "view.h"

static struct cx cx;
static char folder[] = "/tmp/nhacviec-test-XXXXXX";

static const struct {
	const char *name, *text;
} files[] = {
	{ "layout.cs", "<html><?cs call:content() ?></html>\n" },
	/* What nobody calls could not be parsed: it may not even be tried. */
	{ "macros.cs",
	    "<?cs # every one\n?><?cs\ndef:inner(x) ?>(<?cs var:x ?>)"
	    "<?cs /def ?><?cs\n\n# not called ?><?cs\ndef:idle(x) ?>\n"
	    "<?cs call:nobody(x) ?><?cs /def ?><?cs\n\n"
	    "def:outer(x) ?><?cs call:inner(x) ?><?cs /def ?>\n" },
	{ "pages/called.cs",
	    "<?cs include:\"macros.cs\" ?>"
	    "<?cs def:unused() ?><?cs call:nobody(1) ?><?cs /def ?>"
	    "<?cs def:content() ?><?cs call:outer(\"a\") ?><?cs /def ?>"
	    "<?cs include:\"layout.cs\" ?>" },
	{ "error.cs", "<?cs def:content() ?><?cs var:Text.error[Error.kind] ?>"
		      "<?cs /def ?><?cs include:\"layout.cs\" ?>" },
	{ "pages/list.cs",
	    "<?cs def:row(r) ?>[<?cs var:r.id ?> <?cs var:r.title ?> "
	    "<?cs var:r.due_on ?> "
	    "<?cs if:r.late ?>late<?cs /if ?> "
	    "<?cs var:Text.state[r.state] ?>]<?cs /def ?>"
	    "<?cs def:content() ?><?cs each:r = Tasks ?>"
	    "<?cs call:row(r) ?><?cs /each ?>"
	    "<a href=\"/x?q=<?cs var:url_escape(Page.q) ?>\">"
	    "<?cs var:Count_shown ?> <?cs var:Rate ?> <?cs var:Rate_of ?> "
	    "<?cs each:w = Words ?><?cs var:w ?>,<?cs /each ?>"
	    "<?cs /def ?><?cs include:\"layout.cs\" ?>" },
	{ "mail/digest.cs",
	    "Việc của <?cs var:Name ?>\n\nKính gửi <?cs var:Name ?> & mọi "
	    "người\n" },
	{ "mail/bad.cs", "no subject" },
	{ "text/vi.hdf",
	    "Text.state.assigned = Chưa tiếp nhận\nText.error.busy = "
	    "Hệ thống đang bận\nText.help.home = Trang chủ\n" },
	{ "text/en.hdf",
	    "Text.state.assigned = Not yet received\nText.error.busy = "
	    "The system is busy\n" },
};
enum { N_FILES = sizeof(files) / sizeof(files[0]) };
static const char *const folders[] = { "pages", "mail", "text" };

static const char *
path_of(const char *name)
{
	return arena_printf(cx.mem, "%s/%s", folder, name);
}

static int
open_all(void **state)
{
	(void)state;
	cx = (struct cx){ .mem = arena_open(64 * 1024 * 1024) };
	if (mkdtemp(folder) == NULL)
		return 1;
	for (size_t i = 0; i < 3; i++)
		mkdir(path_of(folders[i]), 0755);
	for (size_t i = 0; i < N_FILES; i++) {
		FILE *file = fopen(path_of(files[i].name), "w");

		if (file == NULL || fputs(files[i].text, file) < 0 ||
		    fclose(file) != 0)
			return 1;
	}
	return 0;
}

static int
close_all(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_FILES; i++)
		unlink(path_of(files[i].name));
	for (size_t i = 0; i < 3; i++)
		rmdir(path_of(folders[i]));
	rmdir(folder);
	arena_close(cx.mem);
	return 0;
}

static void
fill(struct view *view)
{
	struct node *root = view_root(view);
	struct node *task = node_item(root, "Tasks", 0);

	node_id(task, "id", UINT64_C(9007199254740993));
	node_text(task, "title", "<b>\"Họp\" & 'họp'</b>");
	node_day(task, "due_on", day_from_date(2026, 4, 24));
	node_bool(task, "late", true);
	node_text(task, "state", "assigned");
	task = node_item(root, "Tasks", 1);
	node_id(task, "id", 2);
	node_text(task, "title", NULL);
	node_day(task, "due_on", NO_DAY);
	node_bool(task, "late", false);
	node_int(root, "Count", -1234567);
	node_rate(root, "Rate", 141, 143);
	node_word(root, "Words", "one");
	node_word(root, "Words", "two");
	node_list(root, "Nothing");
	node_text(view_furniture(view, "Page"), "q", "a&b <c>");
}

static const char *
page(struct pages *pages, const char *language)
{
	struct view *view = view_open(&cx, VIEW_HTML, language);
	const char *out = NULL;
	size_t n;

	fill(view);
	assert_int_equal(view_render_page(&cx, pages, view, &out, &n), OK);
	assert_int_equal(strlen(out), n);
	return out;
}

static void
a_page_is_escaped_and_whole(void **state)
{
	struct pages *pages = pages_open(folder, "list");

	(void)state;
	assert_string_equal(page(pages, "vi"),
	    "<html>[9007199254740993 &lt;b&gt;&quot;Họp&quot; &amp; "
	    "&#39;họp&#39;&lt;/b&gt; 24/04/2026 late "
	    "Chưa tiếp nhận][2    ]<a href=\"/x?q=a%26b+%3Cc%3E\">"
	    "-1.234.567 98,60% 141/143 one,two,</html>\n");
	pages_close(pages);
}

static void
one_tree_makes_many_pages(void **state)
{
	struct pages *pages = pages_open(folder, "list");
	const char *vietnamese = page(pages, "vi");
	const char *english = page(pages, "en");
	struct view *empty = view_open(&cx, VIEW_HTML, "vi");
	const char *out = NULL;
	size_t n;

	(void)state;
	assert_non_null(strstr(english, "Not yet received"));
	assert_null(strstr(english, "Chưa"));
	assert_int_equal(view_render_page(&cx, pages, empty, &out, &n), OK);
	assert_null(strstr(out, "[")); /* nothing left of the page before */
	for (int i = 0; i < 100; i++)
		assert_string_equal(page(pages, "vi"), vietnamese);
	pages_close(pages);
}

static void
an_error_page_needs_no_page(void **state)
{
	struct pages *pages = pages_open(folder, NULL);
	struct view *view = view_open(&cx, VIEW_HTML, "en");
	const char *out = NULL;
	size_t n;

	(void)state;
	node_text(view_furniture(view, "Error"), "kind", "busy");
	assert_int_equal(view_render_error(&cx, pages, view, &out, &n), OK);
	assert_string_equal(out, "<html>The system is busy</html>\n");
	error_reset(&cx.error);
	assert_int_equal(view_render_page(&cx, pages, view, &out, &n), ERR_BUG);
	pages_close(pages);
}

static void
json_has_raw_values_and_no_furniture(void **state)
{
	struct view *view = view_open(&cx, VIEW_JSON, "vi");
	const char *out = NULL;
	size_t n;

	(void)state;
	fill(view);
	node_rate(view_root(view), "None", 0, 0);
	assert_int_equal(view_render_page(&cx, NULL, view, &out, &n), OK);
	assert_non_null(strstr(out, "\"id\": 9007199254740993"));
	assert_non_null(strstr(out, "\"title\": \"<b>\\\"Họp"));
	assert_non_null(strstr(out, "\"due_on\": \"2026-04-24\""));
	assert_non_null(strstr(out, "\"due_on\": null"));
	assert_non_null(strstr(out, "\"late\": true"));
	assert_non_null(strstr(out, "\"Count\": -1234567"));
	assert_non_null(strstr(out, "\"Nothing\": []"));
	assert_non_null(strstr(out, "\"Rate\": 98.59"));
	assert_non_null(strstr(out, "\"None\": null"));
	assert_null(strstr(out, "Page"));
	assert_null(strstr(out, "_shown"));
}

static void
rates_are_rounded_and_never_divide_by_zero(void **state)
{
	static const struct {
		int64_t a, b;
		const char *shown;
	} cases[] = { { 1, 2, "50%" }, { 1, 3, "33,33%" }, { 2, 3, "66,67%" },
		{ 0, 5, "0%" }, { 5, 5, "100%" }, { 1, 20000, "0,01%" },
		{ 0, 0, "–" } };
	struct pages *pages = pages_open(folder, "list");

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct view *view = view_open(&cx, VIEW_HTML, "vi");
		const char *out = NULL;
		size_t n;

		node_rate(view_root(view), "Rate", cases[i].a, cases[i].b);
		assert_int_equal(view_render_page(&cx, pages, view, &out, &n),
		    OK);
		assert_non_null(strstr(out, cases[i].shown));
	}
	pages_close(pages);
}

static void
a_mail_is_plain_text(void **state)
{
	struct view *view = view_open(&cx, VIEW_HTML, "vi");
	const char *subject = NULL;
	const char *body = NULL;

	(void)state;
	error_reset(&cx.error);
	node_text(view_root(view), "Name", "Sở <A> & B");
	assert_int_equal(view_render_mail(&cx, folder, "digest", view, &subject,
			     &body),
	    OK);
	assert_string_equal(subject, "Việc của Sở <A> & B");
	assert_string_equal(body, "Kính gửi Sở <A> & B & mọi người\n");
	assert_int_equal(view_render_mail(&cx, folder, "bad", view, &subject,
			     &body),
	    ERR_SYSTEM);
	error_reset(&cx.error);
	assert_int_equal(view_render_mail(&cx, folder, "none", view, &subject,
			     &body),
	    ERR_SYSTEM);
}

static void
texts_are_found_by_key(void **state)
{
	struct pages *pages = pages_open(folder, NULL);

	(void)state;
	assert_string_equal(pages_text(pages, "vi", "state.assigned"),
	    "Chưa tiếp nhận");
	assert_string_equal(pages_text(pages, "en", "state.assigned"),
	    "Not yet received");
	assert_string_equal(pages_text(pages, "xx", "error.busy"),
	    "Hệ thống đang bận");
	assert_string_equal(pages_text(pages, "vi", "no.such"), "no.such");
	pages_close(pages);
}

/* A process keeps the words of its templates; those of a letter or a file it
 * makes are found all the same, and what was found before stays. */
static void
texts_no_template_names_are_found(void **state)
{
	struct pages *pages = pages_open(folder, "list");
	const char *before = pages_text(pages, "vi", "state.assigned");

	(void)state;
	assert_string_equal(pages_text(pages, "vi", "help.home"), "Trang chủ");
	assert_string_equal(before, "Chưa tiếp nhận");
	assert_ptr_equal(before, pages_text(pages, "vi", "state.assigned"));
	assert_non_null(strstr(page(pages, "vi"), "Chưa tiếp nhận"));
	pages_close(pages);
}

static void
only_macros_that_are_called_are_parsed(void **state)
{
	struct pages *pages = pages_open(folder, "called");

	(void)state;
	assert_string_equal(page(pages, "vi"), "<html>(a)</html>\n");
	pages_close(pages);
}

static void
the_room_of_a_long_page_is_given_back(void **state)
{
	struct pages *pages = pages_open(folder, "list");
	struct view *view = view_open(&cx, VIEW_HTML, "vi");
	char *before = arena_strdup(cx.mem, page(pages, "vi"));
	const char *out;
	size_t n;

	(void)state;
	for (int i = 0; i < 20000; i++)
		node_word(view_root(view), "Words", "nhiệm vụ");
	assert_int_equal(view_render_page(&cx, pages, view, &out, &n), OK);
	assert_true(n > 200000);
	pages_give_back(pages);
	assert_string_equal(page(pages, "vi"), before);
	pages_close(pages);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_is_escaped_and_whole),
		cmocka_unit_test(one_tree_makes_many_pages),
		cmocka_unit_test(an_error_page_needs_no_page),
		cmocka_unit_test(json_has_raw_values_and_no_furniture),
		cmocka_unit_test(rates_are_rounded_and_never_divide_by_zero),
		cmocka_unit_test(a_mail_is_plain_text),
		cmocka_unit_test(texts_are_found_by_key),
		cmocka_unit_test(texts_no_template_names_are_found),
		cmocka_unit_test(only_macros_that_are_called_are_parsed),
		cmocka_unit_test(the_room_of_a_long_page_is_given_back),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
