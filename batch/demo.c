#define BANNED_ALLOW_STDIO

/*
 * demo: fills an empty database with a believable province.
 *
 *	demo [--config FILE] [--now "YYYY-MM-DD HH:MM"] [--logins FILE]
 *
 * Everything is done with the verbs people use, in the order of time, so that
 * histories, clocks and notifications are what they would be. Chance has a
 * fixed seed: the same day gives the same world. All of it is one transaction:
 * a world that stops half way is none. --logins: where to write who can sign
 *in.
 *
 * Exit status: 0 done, 1 failed or the database is in use, 64 wrong use.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agency_match.h"
#include "agency_store.h"
#include "arena.h"
#include "assignment_store.h"
#include "clock.h"
#include "config.h"
#include "db.h"
#include "demo_accounts.h"
#include "demo_agencies.h"
#include "demo_files.h"
#include "demo_inspect.h"
#include "demo_papers.h"
#include "demo_play.h"
#include "demo_reports.h"
#include "demo_series.h"
#include "demo_store.h"
#include "directive_store.h"
#include "directive_verbs.h"
#include "log.h"
#include "rules_store.h"
#include "task_store.h"
#include "text.h"

enum {
	MEMORY = 256 * 1024 * 1024,
	SEED = 1986,
	UNREAD_DAYS = 3,
	HOUR = 3600,
	MINUTE = 60
};

struct options {
	int64_t now;
	const char *logins; /* NULL: nowhere */
};

/* Planning ------------------------------------------------------------- */

static int64_t
release_moment(struct demo_play *play, const struct demo_directive *it,
    size_t place)
{
	int32_t day = play->words.today - it->ago;

	/* Of today: some hours ago, at whatever time the demo is made. */
	if (it->ago == 0)
		return play->now - 3 * HOUR +
		       (int64_t)(place % 4) * 20 * MINUTE;
	/* An emergency does not look at the calendar. */
	while (it->urgency != URGENCY_EXPRESS &&
	       !calendar_is_working(play->words.calendar, day))
		day--;
	return clock_day_start(day) + 8 * HOUR +
	       demo_roll(&play->chance, 8 * HOUR);
}

static const struct actor *
recorder_of(struct demo_play *play, const struct demo_directive *it)
{
	int i = demo_specialist_of(it->tasks[0].field);

	return &play->people.specialists[i];
}

static int64_t
forward_moment(struct demo_play *play, const struct demo_directive *it,
    int64_t recorded)
{
	int32_t day = clock_day(recorded);

	if (it->way == FORWARDED_LATE)
		return clock_day_start(
			   calendar_add(play->words.calendar, day, 4)) +
		       10 * HOUR;
	if (it->urgency >= URGENCY_VERY_URGENT)
		return recorded + 15 * MINUTE;
	if (it->urgency == URGENCY_URGENT)
		return recorded + 40 * MINUTE;
	if (recorded - clock_day_start(day) < 15 * HOUR)
		return recorded + HOUR + demo_roll(&play->chance, HOUR);
	return clock_day_start(calendar_add(play->words.calendar, day, 1)) +
	       9 * HOUR;
}

static void
plan_directive(struct demo_play *play, size_t place)
{
	const struct demo_directive *it = &demo_directives.items[place];
	struct demo_document *document = arena_alloc(play->mem,
	    sizeof(*document));
	struct demo_act act = { .document = document };

	play->documents[place] = document;
	document->directive = it;
	document->released_at = release_moment(play, it, place);
	document->issued_on = clock_day(document->released_at);
	document->recorder = recorder_of(play, it);
	act.kind = ACT_RECORD;
	act.at = document->released_at + 20 * MINUTE;
	play_add(play, act);
	if (it->way == NOT_FORWARDED)
		return;
	act.kind = ACT_FORWARD;
	act.at = forward_moment(play, it, act.at);
	play_add(play, act);
	act.kind = ACT_MORE;
	act.at += DAY_SECONDS;
	if (it->way == MORE_TASKS_WAIT)
		play_add(play, act);
}

/* Recording ------------------------------------------------------------ */

static const char *
say(struct demo_play *play, const struct demo_document *document,
    const char *text)
{
	return demo_say(&play->words, play->cx->mem, text, document->issued_on,
	    NULL);
}

static struct follower
follower_of(const struct actor *actor)
{
	return (struct follower){ actor->account_id, actor->name, "" };
}

static enum err
understand(struct demo_play *play, const struct demo_document *document,
    const struct agency_name_list *names, size_t place,
    struct task_entry *entry)
{
	const struct demo_task *from = &document->directive->tasks[place];
	int specialist = demo_specialist_of(from->field);
	struct cx *cx = play->cx;
	struct task *task = &entry->task;
	struct deadline read;

	task->content = say(play, document, from->content);
	task->product = say(play, document, from->product);
	task->receiving_authority = from->product[0] == '\0'
					? ""
					: say(play, document, "UBND {u}");
	task->lead_words = say(play, document, from->lead);
	task->coordinating_words = say(play, document, from->coordinating);
	task->deadline.text = say(play, document, from->deadline);
	task->deadline.event_on = NO_DAY;
	task->field_id = play->people.fields[from->field];
	task->specialist = follower_of(&play->people.specialists[specialist]);
	task->division_head = follower_of(
	    &play->people.heads[demo_division_of(specialist)]);
	task->office_leader = follower_of(
	    &play->people.leaders[demo_leader_of(specialist)]);
	task->chairman = follower_of(
	    &play->people.chairs[demo_chair_of(from->field)]);
	task->starred = (from->marks & STARRED) != 0;
	task->paper_wanted = (from->marks & ON_PAPER) != 0;
	task->must_report = (from->marks & NO_REPORT) == 0;
	(void)deadline_read(cx->mem, cx->profile, cx->calendar,
	    task->deadline.text, document->issued_on, &read);
	task->has_deadline = read.kind != DEADLINE_NONE &&
			     read.kind != DEADLINE_CONTINUOUS;
	demo_series_read(play, document, entry);
	entry->class_given = true;
	entry->field_prefix = arena_printf(cx->mem, "task_%zu_", place);
	return task_entry_understand(cx, names, document->issued_on, entry);
}

static enum err
understand_all(struct demo_play *play, const struct demo_document *document,
    size_t from, size_t n, struct task_entry **out)
{
	struct task_entry *entries = arena_array(play->cx->mem, n,
	    sizeof(*entries));
	struct agency_name_list names;
	enum err err;

	err = agency_store_list_names(play->cx, clock_day(play->cx->now),
	    &names);
	for (size_t i = 0; !err && i < n; i++)
		err = understand(play, document, &names, from + i, &entries[i]);
	*out = entries;
	return err;
}

static uint64_t
submitting_agency(struct demo_play *play, const struct demo_document *document)
{
	const char *name = say(play, document,
	    document->directive->submitted_by);

	for (size_t i = 0; i < play->people.n_agencies; i++)
		if (text_equal(play->people.agencies[i].agency.name, name))
			return play->people.agencies[i].agency.id;
	return 0;
}

/* Each type has a series of its own; official letters by far the longest. */
static const char *
ref_number(struct demo_play *play, const struct demo_document *document)
{
	static const struct {
		const char *doc_type;
		int a_year;
	} series[] = { { "CV", 14000 }, { "QĐ", 3300 }, { "TB", 700 },
		{ "KH", 480 }, { "CT", 30 }, { "CĐ", 25 }, { "CTr", 12 } };
	struct date date = day_to_date(document->issued_on);
	int day = document->issued_on - day_from_date(date.year, 1, 1);
	int a_year = 300;

	for (size_t i = 0; i < sizeof(series) / sizeof(series[0]); i++)
		if (text_equal(series[i].doc_type,
			document->directive->doc_type))
			a_year = series[i].a_year;
	return arena_printf(play->cx->mem, "%d",
	    1 + day * a_year / 365 +
		(int)demo_roll(&play->chance, 1 + (unsigned)a_year / 400));
}

static const char *
signer_of(struct demo_play *play, const struct demo_directive *it)
{
	int i = it->assigner > 0 ? it->assigner - 1 : 0;

	return play->people.chairs[i].name;
}

static size_t
n_first(const struct demo_directive *it)
{
	return it->way == MORE_TASKS_WAIT ? it->n_tasks - 1 : it->n_tasks;
}

/* R61: what of the Government stands behind a directive. */
static const char *
central_reference(struct demo_play *play, const struct demo_directive *it,
    const struct demo_document *document)
{
	if (it->source != SOURCE_GOVERNMENT)
		return "";
	return arena_printf(play->cx->mem, "%d/VPCP-TH",
	    4000 + document->issued_on % 997);
}

/* After what the province asks of its agencies, with room for more time. */
static int32_t
central_due(struct demo_play *play, const struct demo_directive *it,
    const struct demo_document *document, const struct task_entry *entries)
{
	int32_t last = document->issued_on;

	if (it->source != SOURCE_GOVERNMENT)
		return NO_DAY;
	for (size_t i = 0; i < n_first(it); i++) {
		int32_t due_on = entries[i].task.deadline.due_on;

		if (due_on != NO_DAY && due_on > last)
			last = due_on;
	}
	return calendar_add(play->words.calendar, last, 30);
}

static enum err
record(struct demo_play *play, struct demo_document *document)
{
	const struct demo_directive *it = document->directive;
	struct directive directive = {
		.doc_type = it->doc_type,
		.ref_number = ref_number(play, document),
		.ref_symbol = it->symbol,
		.abstract = say(play, document, it->abstract),
		.issued_on = document->issued_on,
		.released_at = document->released_at,
		.signer = signer_of(play, it),
		.submitting_agency_id = submitting_agency(play, document),
		.assigner_id = play->people.assigners[it->assigner],
		.urgency = it->urgency,
		.source = it->source,
		.central_reference = central_reference(play, it, document),
	};
	struct task_entry *entries;
	enum err err;

	err = understand_all(play, document, 0, n_first(it), &entries);
	if (err)
		return err;
	directive.central_due_on = central_due(play, it, document, entries);
	err = directive_create(play->cx, &directive, entries, n_first(it));
	document->id = directive.id;
	if (err)
		return err;
	return demo_files_attach(play, &directive, entries, n_first(it));
}

static enum err
record_more(struct demo_play *play, struct demo_document *document)
{
	size_t from = n_first(document->directive);
	size_t n = document->directive->n_tasks - from;
	struct task_entry *entries;
	enum err err;

	err = understand_all(play, document, from, n, &entries);
	if (err)
		return err;
	return directive_add_tasks(play->cx, document->id, entries, n);
}

/* Handing out ---------------------------------------------------------- */

/* A task that is cancelled is cancelled for all who have it. */
static int64_t
end_of(struct demo_play *play, const struct demo_task *task)
{
	int32_t day;

	if (task->story != CANCELLED)
		return INT64_MAX;
	day = calendar_add(play->words.calendar, clock_day(play->cx->now), 24);
	return clock_day_start(day);
}

void
demo_begin_life(struct demo_play *play, struct demo_document *document,
    const struct demo_task *task, const struct assignment *a, bool first)
{
	struct demo_life *life = arena_alloc(play->mem, sizeof(*life));

	*life = (struct demo_life){
		.id = a->id,
		.task_id = a->task_id,
		.document = document,
		.task = task,
		.agency = demo_agency_find(&play->people, a->agency_id),
		.specialist = &play->people.specialists[demo_specialist_of(
		    task->field)],
		.story = first ? task->story : BY_CHANCE,
		.leads = a->role == ROLE_LEAD,
		.due_on = a->due_on,
		.assigned_at = play->cx->now,
		.ends_at = first ? INT64_MAX : end_of(play, task),
	};
	life_plan(play, life);
}

/* The first of each task lives its story. */
static enum err
begin_lives(struct demo_play *play, struct demo_document *document)
{
	const struct demo_directive *it = document->directive;
	struct assignment_lines lines;
	struct task_list tasks;
	enum err err;

	err = assignment_store_list_directive(play->cx, document->id, &lines);
	if (err)
		return err;
	err = task_store_list(play->cx, document->id, &tasks);
	if (err)
		return err;
	for (unsigned number = 1; number <= it->n_tasks; number++) {
		bool first = true;

		for (size_t i = 0; i < lines.n; i++) {
			const struct assignment_line *line = &lines.items[i];

			if (demo_series_number(&tasks, line->a.task_id) !=
				number ||
			    line->a.state != STATE_ASSIGNED)
				continue;
			demo_begin_life(play, document, &it->tasks[number - 1],
			    &line->a, first);
			first = false;
		}
	}
	return OK;
}

static enum err
forward(struct demo_play *play, struct demo_document *document)
{
	struct directive directive;
	size_t n;
	enum err err;

	err = directive_store_get(play->cx, document->id, &directive);
	if (err)
		return err;
	err = directive_forward(play->cx, document->id, directive.version, &n);
	if (err)
		return err;
	return begin_lives(play, document);
}

/* Playing -------------------------------------------------------------- */

static enum err
carry_out(struct demo_play *play, const struct demo_act *act)
{
	enum err err = demo_series_go_on(play, act->at);

	if (err)
		return err;
	play->cx->now = act->at;
	play->cx->actor = act->document->recorder;
	play->counts[act->kind]++;
	if (act->kind == ACT_RECORD)
		return record(play, act->document);
	if (act->kind == ACT_FORWARD)
		return forward(play, act->document);
	if (act->kind == ACT_MORE)
		return record_more(play, act->document);
	return play_carry_out(play, act);
}

static void
say_where(const struct demo_act *act)
{
	char when[24];

	fprintf(stderr, "demo: act %d, %s, %s, assignment %" PRIu64 "\n",
	    (int)act->kind, moment_format(act->at, when),
	    act->document->directive->abstract,
	    act->life == NULL ? 0 : act->life->id);
}

static enum err
play_all(struct demo_play *play)
{
	struct demo_act act;

	play->documents = arena_array(play->mem, demo_directives.n,
	    sizeof(struct demo_document *));
	for (size_t i = 0; i < demo_directives.n; i++)
		plan_directive(play, i);
	while (play_next(play, &act)) {
		enum err err = demo_papers_until(play, act.at);

		if (err)
			return err;
		arena_reset(play->cx->mem);
		err = carry_out(play, &act);
		if (err) {
			say_where(&act);
			return err;
		}
	}
	return demo_papers_until(play, play->now);
}

/* People and rules live as long as the play. */
static enum err
prepare(struct demo_play *play, const struct config *config)
{
	struct arena *of_one_act = play->cx->mem;
	int32_t from = play->words.today - 400;
	enum err err;

	play->cx->mem = play->mem;
	err = rules_load(play->cx);
	if (!err) {
		play->words.profile = play->cx->profile->code;
		play->words.unit_kind = config->unit_kind;
		play->words.unit_name = config->unit_name;
		play->words.calendar = play->cx->calendar;
		play->cx->now = clock_day_start(from) + 9 * HOUR;
		err = demo_people_read(play->cx, &play->words, &play->people);
	}
	if (!err)
		err = demo_people_add(play->cx, config, &play->words,
		    &play->chance, from, &play->people);
	play->cx->mem = of_one_act;
	return err;
}

static enum err
make_world(struct demo_play *play, const struct config *config)
{
	uint64_t directives = 0;
	uint64_t accounts = 0;
	enum err err;

	err = demo_store_count(play->cx, &directives, &accounts);
	if (err)
		return err;
	if (directives + accounts > 0)
		return fail(play->cx, ERR_CONFLICT,
		    "the database is in use: %" PRIu64 " directives, %" PRIu64
		    " accounts",
		    directives, accounts);
	err = prepare(play, config);
	if (!err)
		err = demo_agencies_past(play);
	if (!err)
		err = play_all(play);
	if (!err)
		err = demo_agencies_now(play);
	if (!err)
		err = play_books(play);
	if (!err)
		err = demo_store_add_sessions(play->cx);
	if (!err)
		err = demo_accounts_add(play);
	if (err)
		return err;
	arena_reset(play->cx->mem);
	err = demo_inspect(play, &play->people.heads[0]);
	if (!err)
		err = demo_reports(play);
	if (err)
		return err;
	/* The last days are still to be read, and to be told by e-mail. */
	return demo_store_settle(play->cx,
	    play->now - UNREAD_DAYS * DAY_SECONDS);
}

static enum err
in_one_transaction(struct demo_play *play, const struct config *config,
    const char *logins)
{
	enum err err = db_begin(play->cx);

	if (err)
		return err;
	err = make_world(play, config);
	if (!err && logins != NULL)
		err = demo_people_write_logins(play->cx, config, &play->words,
		    &play->people, logins);
	if (err) {
		db_rollback(play->cx);
		return err;
	}
	return db_commit(play->cx);
}

/* Start ---------------------------------------------------------------- */

static void __attribute__((noreturn)) usage(void)
{
	fputs("usage: demo [--config FILE] [--now \"YYYY-MM-DD HH:MM\"]"
	      " [--logins FILE]\n",
	    stderr);
	exit(64);
}

static void
take_options(struct options *options, char **argv)
{
	for (argv++; *argv != NULL; argv += 2) {
		if (argv[1] == NULL)
			usage();
		if (strcmp(argv[0], "--config") == 0)
			setenv("NHACVIEC_CONFIG", argv[1], 1);
		else if (strcmp(argv[0], "--logins") == 0)
			options->logins = argv[1];
		else if (strcmp(argv[0], "--now") != 0 ||
			 !moment_parse(argv[1], &options->now))
			usage();
	}
}

static void
conclude(const struct demo_play *play, enum err err, int64_t ticks)
{
	const struct error *e = &play->cx->error;

	if (!err) {
		printf("demo: %zu directives, %" PRIu64 " acts, %" PRId64
		       " ms\n",
		    demo_directives.n, play->order, clock_ticks() - ticks);
		return;
	}
	fprintf(stderr, "demo: %s: %s (%s:%d %s)\n", err_name(err), e->message,
	    e->file == NULL ? "" : e->file, e->line,
	    e->function == NULL ? "" : e->function);
	for (unsigned i = 0; i < e->n_fields; i++)
		fprintf(stderr, "demo: %s: %s\n", e->fields[i].field,
		    e->fields[i].key);
}

int
main(int argc, char **argv)
{
	struct options options = { .now = clock_now() };
	struct cx cx = { .mem = arena_open(MEMORY), .request_id = "" };
	struct demo_play play = { .cx = &cx, .mem = arena_open(MEMORY) };
	int64_t ticks = clock_ticks();
	const struct config *config;
	enum err err;

	(void)argc;
	take_options(&options, argv);
	config = config_load();
	play.config = config;
	log_open("-", "demo");
	play.now = options.now;
	play.words.today = clock_day(options.now);
	play.chance.state = SEED;
	cx.db = db_open(config->db_socket, config->db_name, config->secret_dir,
	    DB_MIGRATE);
	err = in_one_transaction(&play, config, options.logins);
	conclude(&play, err, ticks);
	db_close(cx.db);
	arena_close(cx.mem);
	arena_close(play.mem);
	return err ? 1 : 0;
}
