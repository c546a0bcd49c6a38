#include "paper_form.h"

#include "arena.h"
#include "config.h"

const char *const paper_formats[] = { "html", "pdf", "docx", NULL };

static const char *
text_of(void *from, const char *key)
{
	const struct request *rq = from;

	return pages_text(rq->pages, "vi", key);
}

bool
paper_is_wanted(const struct request *rq, size_t format_field)
{
	return form_choice(rq->query, format_field) > 0;
}

enum document_format
paper_format(const struct request *rq, size_t format_field)
{
	return form_choice(rq->query, format_field) == 2 ? DOCUMENT_DOCX
							 : DOCUMENT_PDF;
}

struct letterhead
paper_letterhead(struct request *rq, enum document_format format)
{
	struct words *words = arena_alloc(rq->cx.mem, sizeof(*words));

	*words = (struct words){ text_of, rq };
	return (struct letterhead){
		.words = words,
		.unit_name = rq->config->unit_name,
		.unit_kind = rq->config->unit_kind,
		.template_dir = rq->config->template_dir,
		.format = format,
	};
}

const char *
paper_path(struct request *rq, const struct letterhead *letterhead)
{
	return respond_export_path(rq, document_extension(letterhead->format));
}

enum err
paper_send(struct request *rq, const struct letterhead *letterhead,
    const char *path, const char *name)
{
	return respond_download(rq, path,
	    arena_printf(rq->cx.mem, "%s.%s", name,
		document_extension(letterhead->format)),
	    document_content_type(letterhead->format));
}

void
paper_view(struct node *node, const struct document_head *head,
    const struct document_foot *foot)
{
	node_text(node, "parent", head->parent);
	node_text(node, "agency", head->agency);
	node_text(node, "number", head->number);
	node_text(node, "state_name", head->state_name);
	node_text(node, "motto", head->motto);
	node_text(node, "place_day", head->place_day);
	node_text(node, "copies_heading", foot->copies_heading);
	for (size_t i = 0; i < foot->n_copies; i++)
		node_word(node, "Copies", foot->copies[i]);
	for (size_t i = 0; i < foot->n_offices; i++)
		node_word(node, "Offices", foot->offices[i]);
	node_text(node, "signer", foot->signer);
}
