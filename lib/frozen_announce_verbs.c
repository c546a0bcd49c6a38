#include "frozen_announce_verbs.h"

#include <inttypes.h>
#include <string.h>

#include "arena.h"
#include "frozen_store.h"
#include "frozen_view.h"
#include "outbox_store.h"
#include "text.h"
#include "view.h"

enum { SUBJECT_MAX = 300 };

static enum err
render(struct cx *cx, const struct config *config, const struct frozen *frozen,
    const struct frozen_reader *reader, struct outbox *mail)
{
	struct view *view = view_open(cx, VIEW_HTML, reader->language);
	struct node *node = node_child(view_root(view), "Mail");
	enum err err;

	frozen_view(cx, node_child(view_root(view), "Frozen"), frozen);
	node_text(node, "recipient", reader->name);
	node_text(node, "office_name", config->office_name);
	node_text(node, "hotline", config->hotline);
	node_text(node, "link",
	    arena_printf(cx->mem, "%s/report-frozen-view?id=%" PRIu64,
		config->office_url, frozen->id));
	err = view_render_mail(cx, config->template_dir, "report-frozen", view,
	    &mail->subject, &mail->body);
	if (err)
		return err;
	return view_render_mail_html(cx, config->template_dir, "report-frozen",
	    view, &mail->html);
}

static enum err
write_letter(struct cx *cx, const struct config *config,
    const struct frozen *frozen, const struct frozen_reader *reader,
    bool *out_added)
{
	const char *domain = strrchr(config->mail_from, '@');
	struct outbox mail = { .recipient = reader->email };
	enum err err;

	err = render(cx, config, frozen, reader, &mail);
	if (err)
		return err;
	mail.dedup_key = arena_printf(cx->mem, "frozen:%" PRIu64 ":%" PRIu64,
	    frozen->id, reader->account_id);
	mail.message_id = arena_printf(cx->mem,
	    "frozen.%" PRIu64 ".%" PRIu64 "@%s", frozen->id, reader->account_id,
	    domain == NULL || domain[1] == '\0' ? "localhost" : domain + 1);
	mail.subject = text_shorten(cx->mem,
	    text_clean(cx->mem, mail.subject, TEXT_LINE), SUBJECT_MAX);
	mail.account_id = reader->account_id;
	return outbox_store_add(cx, &mail, out_added);
}

enum err
frozen_announce(struct cx *cx, const struct config *config,
    const struct frozen *frozen, unsigned *out_n)
{
	struct frozen_readers readers;
	enum err err;

	*out_n = 0;
	err = frozen_store_list_readers(cx, &readers);
	for (size_t i = 0; !err && i < readers.n; i++) {
		bool added = false;

		err = write_letter(cx, config, frozen, &readers.items[i],
		    &added);
		*out_n += added;
	}
	return err;
}
