#include "demo_play.h"

#include <string.h>

#include "arena.h"

static bool
is_before(const struct demo_act *a, const struct demo_act *b)
{
	return a->at != b->at ? a->at < b->at : a->order < b->order;
}

static void
swap(struct demo_act *a, struct demo_act *b)
{
	struct demo_act c = *a;

	*a = *b;
	*b = c;
}

static void
make_room(struct demo_play *play)
{
	size_t max = play->max_acts == 0 ? 1024 : play->max_acts * 2;
	struct demo_act *acts;

	if (play->n_acts < play->max_acts)
		return;
	acts = arena_array(play->mem, max, sizeof(*acts));
	if (play->n_acts > 0)
		memcpy(acts, play->acts, play->n_acts * sizeof(*acts));
	play->acts = acts;
	play->max_acts = max;
}

void
play_add(struct demo_play *play, struct demo_act act)
{
	size_t i;

	if (act.at >= play->now ||
	    (act.life != NULL && act.at >= act.life->ends_at))
		return;
	make_room(play);
	act.order = play->order++;
	i = play->n_acts++;
	play->acts[i] = act;
	for (; i > 0 && is_before(&play->acts[i], &play->acts[(i - 1) / 2]);
	     i = (i - 1) / 2)
		swap(&play->acts[i], &play->acts[(i - 1) / 2]);
}

bool
play_next(struct demo_play *play, struct demo_act *out)
{
	size_t i = 0;

	if (play->n_acts == 0)
		return false;
	*out = play->acts[0];
	play->acts[0] = play->acts[--play->n_acts];
	for (;;) {
		size_t first = i;

		for (size_t j = 2 * i + 1; j <= 2 * i + 2; j++)
			if (j < play->n_acts &&
			    is_before(&play->acts[j], &play->acts[first]))
				first = j;
		if (first == i)
			return true;
		swap(&play->acts[i], &play->acts[first]);
		i = first;
	}
}
