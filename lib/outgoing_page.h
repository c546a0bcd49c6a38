/*
 * outgoing_page: a document issued fills in the form that makes a directive of
 * it; the e-office links here.
 */
#ifndef OUTGOING_PAGE_H
#define OUTGOING_PAGE_H

#include "action.h"
#include "outgoing_store.h"
#include "outgoing_verbs.h"
#include "outgoing_view.h"

/* By its number here, else by its code; out->id 0: none was asked for, or a
 * code that has not come in (then Document.unknown is set). */
enum err outgoing_page_find(struct request *rq, uint64_t id, const char *code,
    struct outgoing *out) MUST_CHECK;
/* "Document", with .n_unread and .unread: files nobody has looked into. */
enum err outgoing_page_show(struct request *rq,
    const struct outgoing *o) MUST_CHECK;
/* rq->form becomes the form with what the document says: the directive, and a
 * first task with its recipients and the day it proposes. */
enum err outgoing_page_fill(struct request *rq, const struct outgoing *o,
    const struct form_table *table) MUST_CHECK;

#endif
