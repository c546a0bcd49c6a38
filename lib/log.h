/*
 * log: one line per request or batch step, for us, in English.
 *
 * A line is "time level request-id words...", one write(2), never longer than
 * 2000 bytes, control characters replaced, no text a person typed. Who decides
 * what to log is action.c and the mains of batch/; libraries record with
 * fail().
 */
#ifndef LOG_H
#define LOG_H

#include "err.h"

/* path: "-" for standard error. Opened for appending. */
void log_open(const char *path, const char *program);
void log_line(const char *level, const char *request_id, const char *format,
    ...) PRINTF_LIKE(3, 4);
/* For asserts of the world at start: log, then exit(status). */
void log_die(int status, const char *format, ...) PRINTF_LIKE(2, 3)
    __attribute__((noreturn));

#endif
