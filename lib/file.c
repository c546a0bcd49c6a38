#include "file.h"

#include <string.h>
#include <strings.h>

#include "names.h"
#include "text.h"

static const char *const owner_names[] = {
	[FILE_DIRECTIVE] = "directive",
	[FILE_REPLY] = "reply",
	[FILE_RETURN_REQUEST] = "return_request",
	[FILE_EXTENSION] = "extension",
	[FILE_DIFFICULTY] = "difficulty",
	[FILE_NOTICE] = "notice",
	[FILE_REGISTER] = "register",
};

const char *
file_owner_name(enum file_owner owner)
{
	return names_name(owner_names, N_NAMES(owner_names), owner);
}

bool
file_owner_from_name(const char *name, enum file_owner *out)
{
	unsigned value = 0;

	if (!names_find(owner_names, N_NAMES(owner_names), name, &value))
		return false;
	*out = (enum file_owner)value;
	return true;
}

/* What libmagic says of each kind of file we keep, and how its name may end.
 * An office file of the old kind is called by several names. */
static const struct file_type {
	const char *extension;
	const char *content_type;
} types[] = {
	{ "pdf", "application/pdf" },
	{ "docx", "application/vnd.openxmlformats-officedocument"
		  ".wordprocessingml.document" },
	{ "xlsx", "application/vnd.openxmlformats-officedocument"
		  ".spreadsheetml.sheet" },
	{ "doc", "application/msword" },
	{ "doc", "application/CDFV2" },
	{ "doc", "application/x-ole-storage" },
	{ "xls", "application/vnd.ms-excel" },
	{ "xls", "application/CDFV2" },
	{ "xls", "application/x-ole-storage" },
	{ "jpg", "image/jpeg" },
	{ "jpeg", "image/jpeg" },
	{ "png", "image/png" },
};

bool
file_type_allowed(const char *content_type, const char *name)
{
	const char *dot = strrchr(name, '.');
	size_t i;

	if (dot == NULL || dot == name)
		return false;
	for (i = 0; i < N_NAMES(types); i++) {
		if (strcasecmp(dot + 1, types[i].extension) == 0 &&
		    text_equal(content_type, types[i].content_type))
			return true;
	}
	return false;
}
