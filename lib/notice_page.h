/*
 * notice_page: what every page about one notice begins with: Notice.*, Items
 * and Files (the signed paper), and Can.handle.
 */
#ifndef NOTICE_PAGE_H
#define NOTICE_PAGE_H

#include "action.h"
#include "notice.h"

enum err notice_page_open(struct request *rq, uint64_t id,
    struct notice *out) MUST_CHECK;
/* The same; 403 for who may not handle it, 409 when it is sent or withdrawn. */
enum err notice_page_open_for_handling(struct request *rq,
    uint64_t id) MUST_CHECK;

#endif
