#include "export_file.h"

#include "exports.h"
#include "names.h"

static const char *const of_names[] = {
	[EXPORT_REPORT_ROWS] = "report_rows",
	[EXPORT_TASK_LIST] = "task_list",
};
static const char *const format_names[] = {
	[EXPORT_XLSX] = "xlsx",
	[EXPORT_CSV] = "csv",
};
static const char *const state_names[] = {
	[EXPORT_RUNNING] = "running",
	[EXPORT_DONE] = "done",
	[EXPORT_CANCELLED] = "cancelled",
	[EXPORT_FAILED] = "failed",
	[EXPORT_INTERRUPTED] = "interrupted",
	[EXPORT_EXPIRED] = "expired",
};

const char *
export_of_name(enum export_of of)
{
	return names_name(of_names, N_NAMES(of_names), of);
}

const char *
export_format_name(enum export_format format)
{
	return names_name(format_names, N_NAMES(format_names), format);
}

const char *
export_state_name(enum export_state state)
{
	return names_name(state_names, N_NAMES(state_names), state);
}

bool
export_of_from_name(const char *name, enum export_of *out)
{
	unsigned value = 0;

	if (!names_find(of_names, N_NAMES(of_names), name, &value))
		return false;
	*out = (enum export_of)value;
	return true;
}

bool
export_format_from_name(const char *name, enum export_format *out)
{
	unsigned value = 0;

	if (!names_find(format_names, N_NAMES(format_names), name, &value))
		return false;
	*out = (enum export_format)value;
	return true;
}

bool
export_state_from_name(const char *name, enum export_state *out)
{
	unsigned value = 0;

	if (!names_find(state_names, N_NAMES(state_names), name, &value) ||
	    value > EXPORT_FAILED)
		return false;
	*out = (enum export_state)value;
	return true;
}

enum export_state
export_file_state(const struct export_file *file, int64_t now)
{
	if (file->state == EXPORT_RUNNING &&
	    file->beat_at < now - EXPORT_FILE_BEAT_MAX)
		return EXPORT_INTERRUPTED;
	if (file->state == EXPORT_DONE &&
	    file->ended_at < now - EXPORT_KEPT_SECONDS)
		return EXPORT_EXPIRED;
	return file->state;
}

int
export_file_percent(const struct export_file *file)
{
	if (file->n_expected == 0)
		return -1;
	if (file->n_rows >= file->n_expected)
		return 100;
	return (int)((uint64_t)file->n_rows * 100 / file->n_expected);
}
