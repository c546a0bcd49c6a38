#include "problem.h"

#include "action.h"
#include "arena.h"
#include "auth.h"
#include "text.h"

/* Where the messages of a form go. */
struct list {
	struct request *rq;
	struct node *root;
	size_t n;
};

/* A text by its key, or "" when there is none. */
static const char *
words(const struct request *rq, const char *key)
{
	const char *language = rq->session.account_id != 0
				   ? rq->session.actor.language
				   : "vi";
	const char *text = pages_text(rq->pages, language, key);

	return text_equal(text, key) ? "" : text;
}

/* RFC 6901, into what was sent: "/task/0/content". */
static const char *
pointer(struct request *rq, const struct form_message *message)
{
	struct arena *mem = rq->cx.mem;
	const char *tail;
	size_t n;

	if (!message->in_row)
		return arena_printf(mem, "/%s", message->field);
	tail = arena_printf(mem, "_%zu_%s", message->row, message->label);
	n = strlen(message->field) - strlen(tail);
	return arena_printf(mem, "/%s/%zu/%s",
	    arena_strndup(mem, message->field, n), message->row,
	    message->label);
}

static void
tell(void *thing, const struct form_message *message)
{
	struct list *list = thing;
	struct node *item = node_item(list->root, "errors", list->n++);

	node_text(item, "pointer", pointer(list->rq, message));
	node_text(item, "field", message->field);
	node_text(item, "key", message->key);
	node_text(item, "detail",
	    words(list->rq,
		arena_printf(list->rq->cx.mem, "error.%s", message->key)));
}

void
problem_view(struct request *rq, struct node *root, enum err kind, int status)
{
	struct arena *mem = rq->cx.mem;
	const char *name = err_name(kind);
	struct list list = { rq, root, 0 };
	const char *detail = "";

	if (rq->reason != NULL)
		detail = words(rq,
		    arena_printf(mem, "error_page.reason.%s", rq->reason));
	if (detail[0] == '\0')
		detail = words(rq,
		    arena_printf(mem, "error_page.%s.text", name));
	node_text(root, "type",
	    arena_printf(mem, "urn:nhacviec:problem:%s", name));
	node_text(root, "title",
	    words(rq, arena_printf(mem, "error_page.%s.title", name)));
	node_int(root, "status", status);
	node_text(root, "detail", detail);
	node_text(root, "instance",
	    arena_printf(mem, "urn:nhacviec:request:%s", rq->http.request_id));
	node_text(root, "kind", name);
	node_text(root, "request_id", rq->http.request_id);
	node_text(root, "action", rq->action->name);
	if (rq->reason != NULL)
		node_text(root, "reason", rq->reason);
	if (text_equal(rq->reason, "wrong_site"))
		node_text(root, "site_url",
		    auth_role_url(rq->config, rq->session.actor.role));
	if (rq->form != NULL && kind == ERR_INPUT) {
		node_list(root, "errors");
		form_each_error(rq->form, tell, &list);
	}
}
