/*
 * notice_document: the notice ("phiếu báo", Phụ lục II) and the report to the
 * Chairman (R47) as papers: their wording, and the papers as files.
 */
#ifndef NOTICE_DOCUMENT_H
#define NOTICE_DOCUMENT_H

#include "letterhead.h"
#include "notice.h"

/* The sentences of a notice, the same on the page and in the files. */
struct notice_wording {
	const char *about; /* under PHIẾU BÁO */
	const char *nth; /* "(Lần thứ 2)"; "" when it lists several tasks */
	const char *address; /* "Kính gửi: ..." */
	const char *opening; /* on what, as of when, how many */
	const char *closing; /* what is asked for; the third one's sentence */
};
void notice_wording(struct cx *cx, const struct letterhead *letterhead,
    const struct notice *notice, const struct notice_item_list *items,
    struct notice_wording *out);

/* Keys of who gets a copy. */
enum { N_NOTICE_COPIES = 4 };
extern const char *const notice_document_copies[N_NOTICE_COPIES];

enum err notice_document_write(struct cx *cx,
    const struct letterhead *letterhead, const char *path,
    const struct notice *notice,
    const struct notice_item_list *items) MUST_CHECK;

/* The report to the Chairman, to be signed on paper. */
enum err escalation_document_write(struct cx *cx,
    const struct letterhead *letterhead, const char *path,
    const struct escalation_report *report,
    const struct escalation_list *list) MUST_CHECK;

#endif
