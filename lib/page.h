/*
 * page: what every page shows besides its own values: Page, User, Menu, Form
 * and Query. None of it is in the JSON answers. The names are listed in
 * templates/README.md.
 */
#ifndef PAGE_H
#define PAGE_H

struct request;

/* Sets all of it in rq->view; for pages and error pages, also when nobody is
 * signed in and when the request broke off early. */
void page_view(struct request *rq);

/* The path of ours a person came from (parameter "back"), or "". */
const char *page_back(const struct request *rq);

#endif
