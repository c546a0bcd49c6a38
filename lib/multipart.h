/*
 * multipart: the body of a POST, from bytes to parameters and files.
 *
 * The bytes come from a source, so that FastCGI, a shell, a test and a fuzzer
 * are read by the same code. Nothing larger than one window is held of a file:
 * it streams into upload_dir while its SHA-256 is computed. Limits are hard;
 * what breaks one is a kind of err.h in `defect`, and the rest of the body is
 * still read to its end, so that the server in front can hear the answer.
 *
 * It knows no field names: that is form.h.
 */
#ifndef MULTIPART_H
#define MULTIPART_H

#include <stddef.h>
#include <stdint.h>

#include "request.h"

enum {
	BODY_TEXT_MAX = 8 * 1024 * 1024, /* everything besides files */
	PARAMS_MAX = 6000,
	PARAM_NAME_MAX = 60,
	UPLOADS_MAX = 50,
	UPLOAD_NAME_MAX = 180 /* bytes kept of a file's name, from its end */
};

/* read gives at most n bytes and says how many; 0 is the end. */
struct body_source {
	size_t (*read)(void *thing, char *buf, size_t n);
	void *thing;
};

struct body_limits {
	const char *upload_dir;
	uint64_t upload_max; /* bytes of one file */
};

/* What was wrong, if anything; reason is English, for the log. */
struct body_defect {
	enum err kind;
	const char *reason;
};

/*
 * Reads a multipart/form-data body with this boundary. params and uploads are
 * filled as far as the body was good; files already written stay in uploads
 * also after a defect, so that request_end removes them.
 */
struct body_defect multipart_read(struct arena *mem,
    const struct body_limits *limits, const char *boundary,
    const struct body_source *source, struct param_list *params,
    struct upload_list *uploads);

/* The boundary of a Content-Type, or NULL when it is not a good one. */
const char *multipart_boundary(struct arena *mem, const char *content_type);

/* [a-z0-9_]{1,60}: the only names of parameters there are. */
bool param_name_is_good(const char *name, size_t n);

#endif
