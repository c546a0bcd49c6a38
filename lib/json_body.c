#include "json_body.h"

#include <jansson.h>

#include "arena.h"
#include "multipart.h"

struct reader {
	struct arena *mem;
	struct param_list *out;
	const char *reason;
};

static bool
refuse(struct reader *r, const char *reason)
{
	r->reason = reason;
	return false;
}

static bool
add(struct reader *r, const char *name, const char *value, enum param_kind kind)
{
	struct param *param;

	if (r->out->n == PARAMS_MAX)
		return refuse(r, "too many values");
	param = &r->out->items[r->out->n++];
	param->name = name;
	param->value = value;
	param->kind = kind;
	return true;
}

static bool
take_scalar(struct reader *r, const char *name, const json_t *value)
{
	switch (json_typeof(value)) {
	case JSON_STRING:
		return add(r, name,
		    arena_strdup(r->mem, json_string_value(value)), PARAM_TEXT);
	case JSON_INTEGER:
		return add(r, name,
		    arena_printf(r->mem, "%" JSON_INTEGER_FORMAT,
			json_integer_value(value)),
		    PARAM_NUMBER);
	case JSON_TRUE:
		return add(r, name, "1", PARAM_TRUE);
	case JSON_FALSE:
		return add(r, name, "0", PARAM_FALSE);
	case JSON_NULL:
		return true;
	case JSON_REAL:
		return refuse(r, "a number that is not whole");
	case JSON_OBJECT:
	case JSON_ARRAY:
		break;
	}
	return refuse(r, "an object or a list where a value belongs");
}

static bool
take_list(struct reader *r, const char *name, const json_t *list)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *value = json_array_get(list, i);

		if (!json_is_string(value) && !json_is_integer(value))
			return refuse(r, "a list of more than words");
		if (!take_scalar(r, name, value))
			return false;
	}
	return true;
}

/* The whole name of a parameter; NULL: it can be none. */
static const char *
param_name(struct reader *r, const char *group, size_t row, const char *key)
{
	const char *name = group == NULL ? arena_strdup(r->mem, key)
					 : arena_printf(r->mem, "%s_%zu_%s",
					       group, row, key);

	return param_name_is_good(name, strlen(name)) ? name : NULL;
}

static bool
take_row(struct reader *r, const char *group, size_t number, json_t *row)
{
	const char *key;
	json_t *value;

	if (!json_is_object(row))
		return refuse(r, "a row that is no object");
	json_object_foreach(row, key, value)
	{
		const char *name = param_name(r, group, number, key);
		bool taken;

		if (name == NULL)
			return refuse(r, "a name that is none");
		taken = json_is_array(value) ? take_list(r, name, value)
					     : take_scalar(r, name, value);
		if (!taken)
			return false;
	}
	return true;
}

static bool
take_member(struct reader *r, const char *key, json_t *value)
{
	const char *name = param_name(r, NULL, 0, key);

	if (name == NULL)
		return refuse(r, "a name that is none");
	if (!json_is_array(value))
		return take_scalar(r, name, value);
	if (!json_is_object(json_array_get(value, 0)))
		return take_list(r, name, value);
	for (size_t i = 0; i < json_array_size(value); i++)
		if (!take_row(r, name, i, json_array_get(value, i)))
			return false;
	return true;
}

static bool
take_all(struct reader *r, json_t *root)
{
	const char *key;
	json_t *value;

	if (!json_is_object(root))
		return refuse(r, "the body is no object");
	json_object_foreach(root, key, value)
	{
		if (!take_member(r, key, value))
			return false;
	}
	return true;
}

bool
params_parse_json(struct arena *mem, const char *s, size_t n,
    struct param_list *out, const char **out_reason)
{
	struct reader r = { .mem = mem, .out = out };
	json_error_t error;
	json_t *root;
	bool good;

	*out = (struct param_list){ 0 };
	*out_reason = "the body is too long for JSON";
	if (n > JSON_BODY_MAX)
		return false;
	root = json_loadb(s, n, JSON_REJECT_DUPLICATES, &error);
	*out_reason = "the body is no JSON";
	if (root == NULL)
		return false;
	out->items = arena_array(mem, PARAMS_MAX, sizeof(*out->items));
	good = take_all(&r, root);
	*out_reason = r.reason;
	json_decref(root);
	return good;
}
