/*
 * view: values for a template, and the one door to ClearSilver.
 *
 * A *_view function fills a tree of typed values under names that are
 * constants here and in the templates; a person's text is only ever a value,
 * never a name. The same calls build HDF for a page, or JSON with raw values
 * for the API. HTML escaping is on in every template (Config.VarEscapeMode).
 *
 *	struct node *n = node_item(view_root(rq->view), "Tasks", i);
 *	node_id(n, "id", task->id);
 *	node_text(n, "title", task->title);
 *	node_day(n, "due_on", task->due_on);
 *
 * gives Tasks.<i>.id, .title and .due_on ("24/04/2026"). Template and API see:
 *text as it is; int as digits (HDF: also <name>_shown with thousands points
 *when over 999); bool as 1 or "" (JSON true/false); days and moments formatted
 *for people (JSON: ISO 8601).
 *
 * A page is parsed once, at pages_open, and rendered many times.
 */
#ifndef VIEW_H
#define VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cx.h"

struct view;  /* the values of one answer */
struct node;  /* a place in them */
struct pages; /* parsed templates of a process */

/* Parses templates/pages/<page>.cs (NULL: none) and reads the Vietnamese texts
 * it names (texts.h). error.cs is parsed for the first page of an error, which
 * most processes never show. A template error ends the process with its place.
 * page is kept, not copied. */
struct pages *pages_open(const char *template_dir, const char *page);
void pages_close(struct pages *pages); /* accepts NULL */
/* Between two requests: frees the room a long page took. What was rendered last
 * is gone. */
void pages_give_back(struct pages *pages);

enum view_kind { VIEW_HTML, VIEW_JSON };
/* Lives in cx->mem. language: "vi" or "en". */
struct view *view_open(struct cx *cx, enum view_kind kind,
    const char *language);
struct node *view_root(struct view *view);

/* Sub-node by name; item i of a list by name. */
struct node *node_child(struct node *node, const char *name);
struct node *node_item(struct node *node, const char *list, size_t i);
/* A number set before as object.name of the JSON; false: there is none. */
bool view_find_number(const struct view *view, const char *object,
    const char *name, uint64_t *out);
/* An empty list is still a list (JSON []). */
void node_list(struct node *node, const char *list);

/* One more word of a list of plain words (HDF: <list>.0, <list>.1 ...). */
void node_word(struct node *node, const char *list, const char *value);

void node_text(struct node *node, const char *name, const char *value);
void node_int(struct node *node, const char *name, int64_t value);
void node_id(struct node *node, const char *name, uint64_t value);
void node_bool(struct node *node, const char *name, bool value);
void node_day(struct node *node, const char *name, int32_t day);
void node_moment(struct node *node, const char *name, int64_t moment);
/* "98,62%" with <name>_of "141/143"; b == 0 gives "–" (domain 4.7 rule 10). */
void node_rate(struct node *node, const char *name, int64_t a, int64_t b);

/* Page furniture (menu, texts, form): never part of the JSON answer. */
struct node *view_furniture(struct view *view, const char *name);

/* Renders the page (or error.cs) or prints the JSON; out in cx->mem. */
enum err view_render_page(struct cx *cx, struct pages *pages, struct view *view,
    const char **out, size_t *out_n) MUST_CHECK;
enum err view_render_error(struct cx *cx, struct pages *pages,
    struct view *view, const char **out, size_t *out_n) MUST_CHECK;
/* A mail template, escaping off: templates/mail/<name>.cs is a subject line,
 * a blank line, and plain text. Parsed on each call: only batch/ uses it. */
enum err view_render_mail(struct cx *cx, const char *template_dir,
    const char *name, struct view *view, const char **out_subject,
    const char **out_body) MUST_CHECK;
/* The same values as an HTML document, escaping on: templates/mail/
 * <name>.html.cs. */
enum err view_render_mail_html(struct cx *cx, const char *template_dir,
    const char *name, struct view *view, const char **out) MUST_CHECK;

/* One text of templates/text/<language>.hdf by its key ("state.assigned"), or
 * the key itself; for exports. */
const char *pages_text(struct pages *pages, const char *language,
    const char *key);

#endif
