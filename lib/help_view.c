#include "help_view.h"

#include "text.h"

void
help_screen_view(struct cx *cx, struct node *node,
    const struct help_screen *screen)
{
	node_text(node, "action", screen->action);
	node_text(node, "key", help_key(cx->mem, screen->action));
	node_text(node, "chapter", help_chapter_name(screen->chapter));
}

static size_t
chapter_view(struct cx *cx, struct node *node, enum help_chapter chapter,
    help_may_fn *may, void *from, const char *current)
{
	size_t n = 0;

	for (size_t i = 0; i < help_n_screens; i++) {
		const struct help_screen *screen = &help_screens[i];
		struct node *item;

		if (screen->chapter != chapter || !may(from, screen))
			continue;
		item = node_item(node, "Screens", n++);
		help_screen_view(cx, item, screen);
		node_bool(item, "current", text_equal(screen->action, current));
	}
	return n;
}

void
help_chapters_view(struct cx *cx, struct node *node, const char *name,
    help_may_fn *may, void *from, const char *current)
{
	size_t n = 0;

	for (unsigned i = 0; i < N_HELP_CHAPTERS; i++) {
		enum help_chapter chapter = (enum help_chapter)i;
		struct node *item = node_item(node, name, n);

		if (chapter_view(cx, item, chapter, may, from, current) == 0)
			continue;
		node_text(item, "chapter", help_chapter_name(chapter));
		n++;
	}
}

void
help_guides_view(struct node *node, const char *name, const char *current)
{
	for (size_t i = 0; help_guides[i] != NULL; i++) {
		struct node *item = node_item(node, name, i);

		node_text(item, "name", help_guides[i]);
		node_bool(item, "current", text_equal(help_guides[i], current));
	}
}
