/*
 * inspection_page: one inspection with its list, as view and conclusion show
 * it: Inspection, Items.
 */
#ifndef INSPECTION_PAGE_H
#define INSPECTION_PAGE_H

#include "action.h"
#include "inspection.h"

enum err inspection_page_open(struct request *rq, uint64_t id,
    struct inspection *out) MUST_CHECK;

#endif
