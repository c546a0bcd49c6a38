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
	[FILE_PERIODIC_REPORT] = "periodic_report",
	[FILE_OUTGOING] = "outgoing",
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

static const char *const file_content_names[] = {
	[FILE_CONTENT_UNKNOWN] = "unknown",
	[FILE_CONTENT_READ] = "read",
	[FILE_CONTENT_CONFIRMED] = "confirmed",
};

static const char *const file_scan_names[] = {
	[FILE_SCAN_UNSCANNED] = "unscanned",
	[FILE_SCAN_PENDING] = "pending",
	[FILE_SCAN_CLEAN] = "clean",
	[FILE_SCAN_INFECTED] = "infected",
};

static const char *const signature_state_names[] = {
	[SIGNATURE_NONE] = "none",
	[SIGNATURE_INTACT] = "intact",
	[SIGNATURE_ALTERED] = "altered",
	[SIGNATURE_UNCHECKED] = "unchecked",
};

static const char *const signature_chain_names[] = {
	[CHAIN_UNKNOWN] = "unknown",
	[CHAIN_TRUSTED] = "trusted",
	[CHAIN_EXPIRED] = "expired",
};

const char *
file_content_name(enum file_content content)
{
	return names_name(file_content_names, N_NAMES(file_content_names),
	    content);
}

bool
file_content_from_name(const char *name, enum file_content *out)
{
	unsigned value = 0;

	if (!names_find(file_content_names, N_NAMES(file_content_names), name,
		&value))
		return false;
	*out = (enum file_content)value;
	return true;
}

const char *
file_scan_name(enum file_scan scan)
{
	return names_name(file_scan_names, N_NAMES(file_scan_names), scan);
}

bool
file_scan_from_name(const char *name, enum file_scan *out)
{
	unsigned value = 0;

	if (!names_find(file_scan_names, N_NAMES(file_scan_names), name,
		&value))
		return false;
	*out = (enum file_scan)value;
	return true;
}

const char *
signature_state_name(enum signature_state state)
{
	return names_name(signature_state_names, N_NAMES(signature_state_names),
	    state);
}

bool
signature_state_from_name(const char *name, enum signature_state *out)
{
	unsigned value = 0;

	if (!names_find(signature_state_names, N_NAMES(signature_state_names),
		name, &value))
		return false;
	*out = (enum signature_state)value;
	return true;
}

const char *
signature_chain_name(enum signature_chain chain)
{
	return names_name(signature_chain_names, N_NAMES(signature_chain_names),
	    chain);
}

bool
signature_chain_from_name(const char *name, enum signature_chain *out)
{
	unsigned value = 0;

	if (!names_find(signature_chain_names, N_NAMES(signature_chain_names),
		name, &value))
		return false;
	*out = (enum signature_chain)value;
	return true;
}

bool
file_scan_allows(enum file_scan scan)
{
	return scan == FILE_SCAN_UNSCANNED || scan == FILE_SCAN_CLEAN;
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
