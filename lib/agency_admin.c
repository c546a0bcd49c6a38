#include "agency_admin.h"

#include "arena.h"

const char *const agency_kind_choices[] = { "department", "locality", "office",
	"other", NULL };
const char *const agency_when_names[] = { "current", "ended", "planned", "all",
	NULL };
const char *const agency_sort_names[] = { "tree", "name", "open", NULL };

enum { DEPTH_MAX = 8 };

static bool
is_among(const struct agency_rows *rows, uint64_t id)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->items[i].id == id)
			return true;
	return false;
}

/* The rows below one, each followed by those below it. */
static void
take_children(const struct agency_rows *rows, uint64_t parent_id,
    unsigned depth, bool *taken, struct agency_rows *out)
{
	for (size_t i = 0; i < rows->n; i++) {
		struct agency_row row = rows->items[i];
		bool top = row.entry.parent_id == 0 ||
			   !is_among(rows, row.entry.parent_id);

		if (taken[i] ||
		    (parent_id == 0 ? !top : row.entry.parent_id != parent_id))
			continue;
		taken[i] = true;
		row.depth = depth;
		out->items[out->n++] = row;
		if (depth < DEPTH_MAX)
			take_children(rows, row.id, depth + 1, taken, out);
	}
}

void
agency_rows_as_tree(struct arena *mem, struct agency_rows *rows)
{
	struct agency_rows out = { .n = 0 };
	bool *taken = arena_array(mem, rows->n + 1, sizeof(*taken));

	out.items = arena_array(mem, rows->n + 1, sizeof(*out.items));
	take_children(rows, 0, 0, taken, &out);
	/* What hangs in a circle, or too deep, is shown all the same. */
	for (size_t i = 0; i < rows->n; i++)
		if (!taken[i])
			out.items[out.n++] = rows->items[i];
	*rows = out;
}
