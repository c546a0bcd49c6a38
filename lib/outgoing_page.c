#include "outgoing_page.h"

#include "arena.h"
#include "clock.h"
#include "outgoing_view.h"
#include "task.h"
#include "text.h"

enum { PARAMS = 16 };

enum err
outgoing_page_find(struct request *rq, uint64_t id, const char *code,
    struct outgoing *out)
{
	enum err err;

	out->id = 0;
	if (id != 0)
		return outgoing_store_get(&rq->cx, id, out);
	if (text_is_empty(code))
		return OK;
	err = outgoing_store_find(&rq->cx, code, out);
	if (!err && out->id == 0)
		node_bool(node_child(view_root(rq->view), "Document"),
		    "unknown", true);
	return err;
}

enum err
outgoing_page_show(struct request *rq, const struct outgoing *o)
{
	struct node *node = node_child(view_root(rq->view), "Document");
	unsigned n;
	enum err err = outgoing_store_count_unread(&rq->cx, o->id, &n);

	if (err)
		return err;
	outgoing_view(&rq->cx, node, o);
	node_int(node, "n_unread", n);
	node_bool(node, "unread", n > 0);
	return OK;
}

static void
add(struct param_list *list, const char *name, const char *value)
{
	if (!text_is_empty(value))
		list->items[list->n++] = (struct param){ .name = name,
			.value = value };
}

static const char *
day_words(struct arena *mem, int32_t day)
{
	char text[16];

	return day == NO_DAY ? "" : arena_strdup(mem, day_format(day, text));
}

enum err
outgoing_page_fill(struct request *rq, const struct outgoing *o,
    const struct form_table *table)
{
	struct arena *mem = rq->cx.mem;
	struct param items[PARAMS];
	struct param_list list = { .items = items };
	char text[24];
	enum err err;

	add(&list, "doc_type", o->doc_type);
	add(&list, "ref_number", o->ref_number);
	add(&list, "ref_symbol", o->ref_symbol);
	add(&list, "abstract", o->abstract);
	add(&list, "issued_on", day_words(mem, o->issued_on));
	add(&list, "released_at",
	    arena_strdup(mem, moment_format(o->released_at, text)));
	add(&list, "signer", o->signer);
	add(&list, "urgency", urgency_name(o->urgency));
	add(&list, "source", "committee");
	/* Which of them leads is for a person to say. */
	if (text_length(o->recipients) <= TASK_WORDS_MAX)
		add(&list, "task_0_lead", o->recipients);
	if (o->due_on != NO_DAY)
		add(&list, "task_0_deadline_text", day_words(mem, o->due_on));
	err = form_read(&rq->cx, table, &list, NULL, &rq->form);
	if (!err)
		form_forget_errors(rq->form);
	return err;
}
