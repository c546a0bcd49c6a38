/*
 * reorganisation_page: what the pages about one reorganisation show alike: the
 * act, its parts, and the rehearsal while it is prepared.
 */
#ifndef REORGANISATION_PAGE_H
#define REORGANISATION_PAGE_H

#include "action.h"
#include "reorganisation_verbs.h"

/* Act, From, To, Works, Accounts, Officers, Groups, Rules, Counts, Problems,
 * digest, is_due. */
enum err reorganisation_page_show(struct request *rq, uint64_t id) MUST_CHECK;

#endif
