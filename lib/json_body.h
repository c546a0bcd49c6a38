/*
 * json_body: the body of a POST in JSON, as the parameters of a form.
 *
 * A program sends an object whose members are the fields:
 *
 *	{"id": 41, "note": "xong", "must_report": true,
 *	 "lead": [3, 7], "task": [{"content": "..."}, {"content": "..."}]}
 *
 * and it is read as "id=41&note=xong&must_report=1&lead=3&lead=7&
 * task_0_content=...&task_1_content=...": from here on nobody asks how it came,
 * but form.c, which sees by the kind of a parameter that a number was sent
 * where a number belongs. null and [] are what is not sent; false is "0", which
 * a box that may be ticked takes for not sent.
 */
#ifndef JSON_BODY_H
#define JSON_BODY_H

#include <stddef.h>

#include "request.h"

enum { JSON_BODY_MAX = 2 * 1024 * 1024 };

/* false: no such object; *out_reason is English, for the log. */
bool params_parse_json(struct arena *mem, const char *s, size_t n,
    struct param_list *out, const char **out_reason);

#endif
