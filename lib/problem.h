/*
 * problem: a failure as a program reads it (RFC 9457,
 *application/problem+json).
 *
 *	{"type": "urn:nhacviec:problem:input", "title": "Thông tin gửi lên chưa
 *	 hợp lệ", "status": 422, "detail": "...", "instance": "urn:nhacviec:
 *	 request:9f...", "kind": "input", "request_id": "9f...", "action":
 *	 "task-reply", "errors": [{"pointer": "/reply_text", "field":
 *	 "reply_text", "key": "required", "detail": "..."}]}
 *
 * kind, reason and key are constants to decide by; title and detail are words
 * for the person who reads the log of the program, in the language of the
 * account.
 */
#ifndef PROBLEM_H
#define PROBLEM_H

#include "err.h"

struct node;
struct request;

#define PROBLEM_CONTENT_TYPE "application/problem+json"

void problem_view(struct request *rq, struct node *root, enum err kind,
    int status);

#endif
