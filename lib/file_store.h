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
/* The signed paper of an agency's periodic report. */
enum err file_store_list_periodic_report(struct cx *cx, uint64_t report_id,
    struct file_list *out) MUST_CHECK;
/* Of replies, requests, extensions, difficulties of one assignment. */
enum err file_store_list_assignment(struct cx *cx, uint64_t assignment_id,
    struct file_list *out) MUST_CHECK;

extern const struct db_stmt_list file_store_statements;

#endif
