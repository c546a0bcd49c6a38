/*
 * file: an attached document. Bytes are stored once, by SHA-256, outside the
 * web root; who may fetch one is who may read its directive or assignment.
 */
#ifndef FILE_H
#define FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum file_owner {
	FILE_DIRECTIVE,
	FILE_REPLY,
	FILE_RETURN_REQUEST,
	FILE_EXTENSION,
	FILE_DIFFICULTY,
	FILE_NOTICE,  /* the signed paper, once for each assignment in it */
	FILE_REGISTER /* of an entry of a register; belongs to no directive */
};

struct file {
	uint64_t id;
	uint8_t sha256[32];
	uint64_t size;
	const char *name;
	const char *content_type;
	int64_t created_at;
	uint64_t directive_id;
	uint64_t assignment_id; /* 0: everyone who sees the directive sees it */
	enum file_owner owner;
	uint64_t owner_id;
};

struct file_list {
	size_t n;
	struct file *items;
};

const char *file_owner_name(enum file_owner owner);
bool file_owner_from_name(const char *name, enum file_owner *out);
/* pdf, docx, xlsx, doc, xls, jpeg, png by content and matching extension. */
bool file_type_allowed(const char *content_type, const char *name);

#endif
