#define BANNED_ALLOW_MEMORY
#include "rules_store.h"

#include "arena.h"
#include "log.h"

enum { RULES_MEMORY = 8 * 1024 * 1024, RULES_SECONDS = 30 };

struct rules {
	struct arena *mem;
	bool loaded;
	uint64_t version;
	int64_t asked_at; /* when the version was last asked for */
	const struct profile *profile;
	const struct calendar *calendar;
};

struct rules *
rules_open(void)
{
	struct rules *rules = calloc(1, sizeof(*rules));

	if (rules == NULL)
		log_die(70, "out of memory");
	rules->mem = arena_open(RULES_MEMORY);
	return rules;
}

void
rules_close(struct rules *rules)
{
	if (rules == NULL)
		return;
	arena_close(rules->mem);
	free(rules);
}

static const struct db_stmt RULES = STMT("rule.list",
    "SELECT name, value FROM rule_setting ORDER BY name LIMIT 500");

static enum err
load_profile(struct cx *cx)
{
	struct profile *profile = arena_alloc(cx->mem, sizeof(*profile));
	struct rule_row *items;
	struct db_rows *rows;
	size_t n = 0;
	enum err err;

	err = db_query(cx, &RULES, NO_ARGS, &rows);
	if (err)
		return err;
	items = arena_array(cx->mem, db_count(rows), sizeof(*items));
	for (; db_next(rows); n++) {
		items[n].name = row_str(rows);
		items[n].value = row_str(rows);
	}
	err = profile_from_rows(cx, items, n, profile);
	if (err)
		return err;
	cx->profile = profile;
	return OK;
}

static const struct db_stmt CALENDAR_DAYS = STMT("rule.days",
    "SELECT day, kind = 'makeup_workday', name FROM calendar_day"
    " WHERE kind <> 'removed' ORDER BY day LIMIT 10000");

static enum err
load_days(struct cx *cx, struct calendar *calendar)
{
	struct calendar_day *days;
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &CALENDAR_DAYS, NO_ARGS, &rows);
	if (err)
		return err;
	days = arena_array(cx->mem, db_count(rows), sizeof(*days));
	for (; db_next(rows); calendar->n_days++) {
		struct calendar_day *day = &days[calendar->n_days];

		day->day = row_day(rows);
		day->working = row_bool(rows);
		day->name = row_str(rows);
	}
	calendar->days = days;
	return OK;
}

static const struct db_stmt CALENDAR_YEARS = STMT("rule.years",
    "SELECT year, confirmed FROM calendar_year ORDER BY year LIMIT 1000");

static enum err
load_years(struct cx *cx, struct calendar *calendar)
{
	struct calendar_year *years;
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &CALENDAR_YEARS, NO_ARGS, &rows);
	if (err)
		return err;
	years = arena_array(cx->mem, db_count(rows), sizeof(*years));
	for (; db_next(rows); calendar->n_years++) {
		struct calendar_year *year = &years[calendar->n_years];

		year->year = (int)row_i64(rows);
		year->confirmed = row_bool(rows);
	}
	calendar->years = years;
	return OK;
}

enum err
rules_load(struct cx *cx)
{
	struct calendar *calendar = arena_alloc(cx->mem, sizeof(*calendar));
	enum err err;

	err = load_profile(cx);
	if (err)
		return err;
	err = load_days(cx, calendar);
	if (err)
		return err;
	err = load_years(cx, calendar);
	if (err)
		return err;
	cx->calendar = calendar;
	return OK;
}

/* Loading goes to the rules' own memory, which outlives the request. */
static enum err
reload(struct cx *cx, struct rules *rules)
{
	struct arena *mem = cx->mem;
	enum err err;

	rules->loaded = false;
	cx->profile = NULL;
	cx->calendar = NULL;
	arena_reset(rules->mem);
	cx->mem = rules->mem;
	err = rules_load(cx);
	cx->mem = mem;
	rules->profile = cx->profile;
	rules->calendar = cx->calendar;
	rules->loaded = !err;
	return err;
}

enum err
rules_use(struct cx *cx, struct rules *rules, uint64_t version)
{
	if (!rules->loaded || rules->version != version) {
		enum err err = reload(cx, rules);

		if (err)
			return err;
		rules->version = version;
	}
	cx->profile = rules->profile;
	cx->calendar = rules->calendar;
	return OK;
}

static const struct db_stmt RULE_VERSION = STMT("rule.version",
    "SELECT version FROM rule_version WHERE id = 1");

enum err
rules_refresh(struct cx *cx, struct rules *rules)
{
	struct db_rows *rows;
	enum err err;

	if (rules->loaded && cx->now - rules->asked_at < RULES_SECONDS)
		return rules_use(cx, rules, rules->version);
	err = db_query(cx, &RULE_VERSION, NO_ARGS, &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_SYSTEM, "no version of the rules");
	rules->asked_at = cx->now;
	return rules_use(cx, rules, row_u64(rows));
}

static const struct db_stmt RULE_HOLD = STMT("rule.hold",
    "SELECT version FROM rule_version WHERE id = 1 LOCK IN SHARE MODE");

enum err
rules_hold(struct cx *cx, struct rules *rules)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &RULE_HOLD, NO_ARGS, &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_SYSTEM, "no version of the rules");
	return rules_use(cx, rules, row_u64(rows));
}

static const struct db_stmt RULE_LOCK = STMT("rule.lock",
    "SELECT version FROM rule_version WHERE id = 1 FOR UPDATE");

enum err
rules_lock(struct cx *cx, uint64_t *out_version)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, &RULE_LOCK, NO_ARGS, &rows);
	if (err)
		return err;
	if (!db_next(rows))
		return fail(cx, ERR_SYSTEM, "no version of the rules");
	*out_version = row_u64(rows);
	return OK;
}

static const struct db_stmt RULE_CHANGED = STMT("rule.changed",
    "UPDATE rule_version SET version = version + 1 WHERE id = 1");

enum err
rules_changed(struct cx *cx)
{
	return db_exec(cx, &RULE_CHANGED, NO_ARGS, NULL);
}

static const struct db_stmt *const statements[] = { &RULES, &CALENDAR_DAYS,
	&CALENDAR_YEARS, &RULE_VERSION, &RULE_HOLD, &RULE_LOCK, &RULE_CHANGED };

const struct db_stmt_list rules_store_statements = { "rules", statements,
	sizeof(statements) / sizeof(statements[0]) };
