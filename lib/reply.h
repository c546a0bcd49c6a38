/*
 * reply: what an agency says about its assignment, and what it asks for
 * (R30, R32, R33, R37, R42, R43). Replies are written once.
 */
#ifndef REPLY_H
#define REPLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum reply_kind {
	REPLY_PROGRESS, /* cập nhật tình hình */
	REPLY_RESULT,   /* kết quả: number, symbol, date of the document */
	REPLY_EXPLANATION, /* giải trình (R37) */
	REPLY_PLAN         /* kế hoạch của đơn vị (R32) */
};

enum { REPLY_TEXT_MAX = 8000, REASON_MAX = 4000 };

struct reply {
	uint64_t id;
	uint64_t assignment_id;
	enum reply_kind kind;
	const char *reply_text;
	const char *reply_number;
	const char *reply_symbol;
	int32_t reply_issued_on;
	int64_t created_at;
	const char *author_name; /* officer, else account */
};

struct reply_list {
	size_t n;
	struct reply *items;
};

enum return_category {
	RETURN_WRONG_CONTENT,
	RETURN_NOT_COMPETENT,
	RETURN_DUPLICATE,
	RETURN_OTHER
};

enum decision {
	DECISION_PENDING,
	DECISION_CORRECTED,
	DECISION_TRANSFERRED,
	DECISION_REFUSED,
	DECISION_GRANTED,
	DECISION_CHANGED, /* another date than asked for */
	DECISION_WITHDRAWN
};

struct return_request {
	uint64_t id;
	uint64_t assignment_id;
	enum return_category category;
	const char *reason;
	const char *head_informed;
	uint64_t proposed_agency_id;
	const char *proposed_agency_name;
	int64_t created_at;
	enum decision decision;
	const char *decision_reason;
	int64_t decided_at;
	uint64_t version;
};

struct extension {
	uint64_t id;
	uint64_t assignment_id;
	int32_t due_on_before;
	int32_t asked_due_on;
	const char *reason;
	const char *document;
	int64_t created_at;
	enum decision decision;
	int32_t granted_due_on;
	const char *decision_reason;
	const char *decided_by_name;
	const char *decision_document;
	int64_t decided_at;
	uint64_t version;
};

struct extension_list {
	size_t n;
	struct extension *items;
};

struct difficulty {
	uint64_t id;
	uint64_t assignment_id;
	const char *description;
	const char *cause;
	const char *proposal;
	const char *document;
	int64_t created_at;
	bool open;
	const char *advice;
	const char *decision;
	const char *decided_by_name;
	const char *decision_document;
	int64_t decided_at;
	uint64_t version;
};

struct difficulty_list {
	size_t n;
	struct difficulty *items;
};

const char *reply_kind_name(enum reply_kind kind);
bool reply_kind_from_name(const char *name, enum reply_kind *out);
const char *return_category_name(enum return_category category);
bool return_category_from_name(const char *name, enum return_category *out);
const char *decision_name(enum decision decision);
bool decision_from_name(const char *name, enum decision *out);

#endif
