/* history_view: events, replies, requests and files of a task, as values. */
#ifndef HISTORY_VIEW_H
#define HISTORY_VIEW_H

#include "cx.h"
#include "event.h"
#include "file.h"
#include "reply.h"
#include "view.h"

/* <name>.<i>: at, kind, from_state, to_state, actor, actor_agency, agency,
 * reason, document, decided_by, Changes.<j>.field/.old/.new */
void event_list_view(struct node *node, const char *name,
    const struct event_list *list);
/* <name>.<i>: id, kind, reply_text, reference, reply_issued_on, created_at,
 * author, Files.<j> */
void reply_list_view(struct cx *cx, struct node *node, const char *name,
    const struct reply_list *list, const struct file_list *files);
void return_request_view(struct node *node,
    const struct return_request *request);
void extension_list_view(struct node *node, const char *name,
    const struct extension_list *list);
void difficulty_list_view(struct node *node, const char *name,
    const struct difficulty_list *list);
/* Files of one owner (owner_id 0: every file of that kind):
 * <name>.<i>: id, name, size_kb, content_type, created_at */
void file_list_view(struct node *node, const char *name,
    const struct file_list *list, enum file_owner owner, uint64_t owner_id);

#endif
