/*
 * admin-calendar: a year of working days at a glance, and which years are
 * known.
 *
 * GET  shows twelve months, the days off and worked Saturdays with their basis,
 *      the list of years and the history of the one shown.
 */
#include "action.h"
#include "arena.h"
#include "calendar_store.h"
#include "calendar_view.h"
#include "clock.h"
#include "held_act_store.h"
#include "held_act_view.h"

enum { YEAR };
enum { PAST_MAX = 100 };

static const struct field query[] = {
	[YEAR] = { "year", FIELD_INT, CALENDAR_YEAR_MAX, FIELD_OPTIONAL, NULL },
};

/* The last change, as long as it can be undone. */
static enum err
show_act(struct request *rq)
{
	struct held_act act;
	enum err err = held_act_store_find(&rq->cx, HELD_CALENDAR, 0, false,
	    &act);

	if (!err && act.id != 0 && held_act_is_waiting(&act, rq->cx.now))
		held_act_view(&rq->cx, node_child(view_root(rq->view), "Act"),
		    &act);
	return err;
}

static enum err
show(struct request *rq)
{
	struct node *root = view_root(rq->view);
	int32_t today = clock_day(rq->cx.now);
	int year = (int)form_int(rq->query, YEAR);
	struct calendar_year_list years;
	struct calendar_day_list days;
	struct calendar_past_list past;
	enum err err;

	if (!form_present(rq->query, YEAR))
		year = day_to_date(today).year;
	if (year < CALENDAR_YEAR_MIN || year > CALENDAR_YEAR_MAX)
		return fail(&rq->cx, ERR_MISSING, "no year %d", year);
	err = calendar_store_list_years(&rq->cx, &years);
	if (err)
		return err;
	err = calendar_store_list_days(&rq->cx, year, &days);
	if (err)
		return err;
	err = calendar_store_list_past(&rq->cx, year, PAST_MAX, &past);
	if (err)
		return err;
	node_text(root, "year", arena_printf(rq->cx.mem, "%d", year));
	if (year > CALENDAR_YEAR_MIN)
		node_text(root, "previous",
		    arena_printf(rq->cx.mem, "%d", year - 1));
	if (year < CALENDAR_YEAR_MAX)
		node_text(root, "next",
		    arena_printf(rq->cx.mem, "%d", year + 1));
	node_bool(root, "confirmed",
	    calendar_is_confirmed(rq->cx.calendar, day_from_date(year, 1, 1)));
	calendar_years_view(root, "Years", &years, year);
	calendar_months_view(root, year, &days, today);
	calendar_days_view(root, "Days", &days);
	calendar_past_view(root, "Past", &past);
	return show_act(rq);
}

const struct action action = {
	.name = "admin-calendar",
	.needs = PERM_ADMINISTER,
	.sites = SITE_ADMIN,
	.db = DB_READ,
	.query = { FIELDS(query) },
	.get = show,
};
