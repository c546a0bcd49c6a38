/*
 * help: read what a screen or a role of the program is for.
 *
 * GET  shows the guide of one's own role; screen: the section of one screen;
 *      guide: that of another role; text: the sections that have all of these
 *      words; whole=1: everything that concerns oneself, to print. Who is not
 *      signed in reads what there is to know for signing in.
 */
#include "action.h"
#include "arena.h"
#include "auth.h"
#include "help_view.h"
#include "hint_store.h"
#include "text.h"

enum { SCREEN, GUIDE, WORDS, WHOLE };
enum { SCREEN_MAX = 60, WORDS_MAX = 100, STEPS_MAX = 20 };

static const struct field query[] = {
	[SCREEN] = { "screen", FIELD_LINE, SCREEN_MAX, FIELD_OPTIONAL, NULL },
	[GUIDE] = { "guide", FIELD_CHOICE, 0, FIELD_OPTIONAL, help_guides },
	[WORDS] = { "text", FIELD_LINE, WORDS_MAX, FIELD_OPTIONAL, NULL },
	[WHOLE] = { "whole", FIELD_BOOL, 0, FIELD_OPTIONAL, NULL },
};

/* Whose screens are shown: one's own, or those of a guide's role. */
struct reader {
	bool signed_in;
	enum role role;
};

static bool
concerns(void *from, const struct help_screen *screen)
{
	const struct reader *reader = from;

	return help_is_open(screen) ||
	       (reader->signed_in && role_may(reader->role, screen->needs));
}

/* Everything written about a screen, folded for the search. */
static const char *
words_of(struct request *rq, const struct help_screen *screen)
{
	static const char *const parts[] = { "title", "what", "note" };
	struct arena *mem = rq->cx.mem;
	const char *language = auth_language(rq);
	const char *base = arena_printf(mem, "guide.screen.%s",
	    help_key(mem, screen->action));
	const char *all = "";

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]) + STEPS_MAX;
	     i++) {
		size_t step = i - sizeof(parts) / sizeof(parts[0]);
		const char *key = i < sizeof(parts) / sizeof(parts[0])
				      ? arena_printf(mem, "%s.%s", base,
					    parts[i])
				      : arena_printf(mem, "%s.how.%zu", base,
					    step);
		const char *text = pages_text(rq->pages, language, key);

		if (text != key)
			all = arena_printf(mem, "%s %s", all, text);
	}
	return text_fold_words(mem, all);
}

/* Is every word of the question, folded, a part of the text? */
static bool
has_words(struct arena *mem, const char *text, const char *words)
{
	char *rest = arena_strdup(mem, words);

	while (*rest != '\0') {
		size_t n = strcspn(rest, " ");
		bool last = rest[n] == '\0';

		rest[n] = '\0';
		if (strstr(text, rest) == NULL)
			return false;
		rest += last ? n : n + 1;
	}
	return true;
}

/* The sections to be shown at length: found by words, or all of them. */
static void
show_sections(struct request *rq, struct reader *reader, const char *words)
{
	const char *folded = text_fold_words(rq->cx.mem, words);
	struct node *root = view_root(rq->view);
	size_t n = 0;

	node_list(root, "Sections");
	for (size_t i = 0; i < help_n_screens; i++) {
		const struct help_screen *screen = &help_screens[i];

		if (!concerns(reader, screen) ||
		    !has_words(rq->cx.mem, words_of(rq, screen), folded))
			continue;
		help_screen_view(&rq->cx, node_item(root, "Sections", n++),
		    screen);
	}
	node_int(root, "n_sections", (int64_t)n);
}

static enum err
show_hint(struct request *rq)
{
	bool closed;
	enum err err;

	err = hint_store_any_closed(&rq->cx, &closed);
	if (!err)
		node_bool(view_root(rq->view), "hint_closed", closed);
	return err;
}

static enum err
show(struct request *rq)
{
	const struct actor *actor = &rq->session.actor;
	struct reader reader = { auth_is_finished(&rq->session), actor->role };
	const char *asked = form_str(rq->query, SCREEN);
	const char *words = form_str(rq->query, WORDS);
	const char *own = help_guide_of(actor->role, actor->position);
	int chosen = form_choice(rq->query, GUIDE);
	const char *guide = chosen < 0 ? own : help_guides[chosen];
	const struct help_screen *screen = help_find(asked);
	struct node *root = view_root(rq->view);

	if (screen != NULL && !reader.signed_in && !help_is_open(screen))
		screen = NULL;
	if (chosen >= 0)
		reader.role = help_guide_role(guide);
	if (screen != NULL)
		help_screen_view(&rq->cx, node_child(root, "Screen"), screen);
	else if (!text_is_empty(words) || form_bool(rq->query, WHOLE))
		show_sections(rq, &reader, words);
	node_bool(root, "unknown", screen == NULL && !text_is_empty(asked));
	help_chapters_view(&rq->cx, root, "Chapters", concerns, &reader,
	    screen == NULL ? "" : screen->action);
	if (!reader.signed_in)
		return OK;
	node_text(root, "guide", guide);
	node_text(root, "own_guide", own);
	help_guides_view(root, "Guides", guide);
	return show_hint(rq);
}

const struct action action = {
	.name = "help",
	.needs = PERM_NONE,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
};
