/* file_store: rows of attached files; the bytes are file_verbs'. */
#ifndef FILE_STORE_H
#define FILE_STORE_H

#include "db.h"
#include "file.h"

enum err file_store_add(struct cx *cx, struct file *file) MUST_CHECK;
enum err file_store_get(struct cx *cx, uint64_t id,
    struct file *out) MUST_CHECK;
/* Of the directive itself. */
enum err file_store_list_directive(struct cx *cx, uint64_t directive_id,
    struct file_list *out) MUST_CHECK;
/* Of every entry of a register; kind as in the database. */
enum err file_store_list_register(struct cx *cx, const char *kind,
    struct file_list *out) MUST_CHECK;
/* Of a document issued. */
enum err file_store_list_outgoing(struct cx *cx, uint64_t outgoing_id,
    struct file_list *out) MUST_CHECK;
/* The signed paper of an agency's periodic report. */
enum err file_store_list_periodic_report(struct cx *cx, uint64_t report_id,
    struct file_list *out) MUST_CHECK;
/* Of replies, requests, extensions, difficulties of one assignment. */
enum err file_store_list_assignment(struct cx *cx, uint64_t assignment_id,
    struct file_list *out) MUST_CHECK;

/* The first after after_id that no scanner has seen: held, or from before there
 * was one. out->id 0: none. */
enum err file_store_next_unseen(struct cx *cx, uint64_t after_id,
    struct file *out) MUST_CHECK;
/* Of the rows with these bytes that no scanner has seen. */
enum err file_store_list_people(struct cx *cx, const uint8_t sha256[static 32],
    struct file_people_list *out) MUST_CHECK;
/* Of all rows with these bytes that no scanner has seen. */
enum err file_store_set_scan(struct cx *cx, const uint8_t sha256[static 32],
    enum file_scan scan) MUST_CHECK;
/* How many are held, and how many held for good. */
enum err file_store_count_held(struct cx *cx, uint64_t *out_pending,
    uint64_t *out_infected) MUST_CHECK;

extern const struct db_stmt_list file_store_statements;

#endif
