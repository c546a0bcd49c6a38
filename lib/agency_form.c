#include "agency_form.h"

#include "agency_match.h"
#include "agency_store.h"
#include "arena.h"

enum { TYPED_MAX = 2000 };

static void
take(struct typed_agencies *out, uint64_t *items, uint64_t id)
{
	for (size_t i = 0; i < out->n; i++)
		if (items[i] == id)
			return;
	if (out->n < TYPED_MAX)
		items[out->n++] = id;
}

enum err
agency_form_read(struct cx *cx, const char *field, const char *typed,
    int32_t on, struct typed_agencies *out)
{
	uint64_t *items = arena_array(cx->mem, TYPED_MAX, sizeof(*items));
	struct agency_name_list names;
	struct agency_matches matches;
	struct agency_list members;
	enum err result = OK;
	enum err err;

	*out = (struct typed_agencies){ .items = items };
	err = agency_store_list_names(cx, on, &names);
	if (err)
		return err;
	agency_match_words(cx, &names, typed, &matches);
	for (size_t i = 0; i < matches.n; i++) {
		const struct agency_match *match = &matches.items[i];

		if (match->outcome != MATCH_ONE) {
			result = fail_field(cx, field,
			    match->outcome == MATCH_NONE ? "unknown_agency"
							 : "ambiguous_agency");
			continue;
		}
		if (match->name->agency_id != 0) {
			take(out, items, match->name->agency_id);
			continue;
		}
		err = agency_store_list_members(cx, match->name->group_id, on,
		    &members);
		if (err)
			return err;
		for (size_t k = 0; k < members.n; k++)
			take(out, items, members.items[k].id);
	}
	return result;
}
