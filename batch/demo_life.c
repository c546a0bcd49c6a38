/* What happens to an assignment, by its story or by chance. */
#include <string.h>

#include "arena.h"
#include "clock.h"
#include "demo_play.h"

enum { MINUTE = 60, HOUR = 3600 };

static unsigned
roll(struct demo_play *play, unsigned n)
{
	return demo_roll(&play->chance, n);
}

/* A moment of office hours. */
static int64_t
office_hours(struct demo_play *play, int32_t day)
{
	int64_t second = 8 * HOUR + roll(play, 200 * MINUTE);

	if (roll(play, 2) == 1)
		second += 5 * HOUR + 30 * MINUTE;
	return clock_day_start(day) + second;
}

/* So many working days after from; 0: within the hour or two. */
static int64_t
later(struct demo_play *play, int64_t from, int days)
{
	int32_t day = clock_day(from);
	int64_t at = from + 10 * MINUTE + roll(play, 70 * MINUTE);

	if (days == 0 && at - clock_day_start(day) < 17 * HOUR)
		return at;
	return office_hours(play,
	    calendar_add(play->words.calendar, day, days > 0 ? days : 1));
}

static int32_t
working_day(struct demo_play *play, int32_t day, int step)
{
	while (!calendar_is_working(play->words.calendar, day))
		day += step;
	return day;
}

static void
act(struct demo_play *play, struct demo_life *life, int64_t at,
    enum demo_act_kind kind)
{
	play_add(play, (struct demo_act){ .at = at,
			   .kind = kind,
			   .document = life->document,
			   .life = life,
			   .day = NO_DAY });
}

static void
act_decide(struct demo_play *play, struct demo_life *life, int64_t at,
    enum demo_act_kind kind, enum decision decision, int32_t day)
{
	play_add(play, (struct demo_act){ .at = at,
			   .kind = kind,
			   .document = life->document,
			   .life = life,
			   .decision = decision,
			   .day = day });
}

/* Some agencies are quick, some are slow, and stay so. */
static unsigned
slowness(const struct demo_life *life)
{
	return (unsigned)(life->agency->agency.id * 7 % 5);
}

static bool
is_express(const struct demo_life *life)
{
	return life->document->directive->urgency >= URGENCY_VERY_URGENT;
}

static int64_t
see(struct demo_play *play, struct demo_life *life, int64_t from)
{
	int64_t at;

	if (is_express(life))
		at = from + 5 * MINUTE + roll(play, 40 * MINUTE);
	else if (life->document->directive->urgency == URGENCY_URGENT)
		at = later(play, from, 0);
	else
		at = later(play, from, (int)roll(play, 2 + slowness(life) / 2));
	act(play, life, at, ACT_SEE);
	return at;
}

static int64_t
receive(struct demo_play *play, struct demo_life *life, int64_t from)
{
	int64_t at = is_express(life) ? from + 10 * MINUTE
				      : later(play, from, (int)roll(play, 2));

	act(play, life, at, ACT_RECEIVE);
	/* Most agencies say who of theirs it is. */
	if (life->id % 5 < 3 && life->agency->actor.account_id != 0)
		act(play, life, at, ACT_DELEGATE);
	return at;
}

static int64_t
progress(struct demo_play *play, struct demo_life *life, int64_t from, int days)
{
	int64_t at = is_express(life) ? from + HOUR + roll(play, 2 * HOUR)
				      : later(play, from, days);

	act(play, life, at, ACT_PROGRESS);
	return at;
}

/* The result, and what the office says to it. */
static void
hand_in(struct demo_play *play, struct demo_life *life, int64_t at)
{
	act(play, life, at, ACT_SUBMIT);
	at = later(play, at, (int)roll(play, 3));
	act(play, life, at, ACT_CONFIRM);
	if (life->task->marks & ON_PAPER)
		act(play, life, later(play, at, 2), ACT_PAPER);
}

static void
urge_and_explain(struct demo_play *play, struct demo_life *life, int64_t end)
{
	int64_t at = later(play, clock_day_end(life->due_on), 1);

	if (roll(play, 10) < 5 && at < end)
		act(play, life, at, ACT_URGE);
	at = later(play, at, 1);
	if (roll(play, 10) < 3 && at < end)
		act(play, life, at, ACT_EXPLAIN);
}

/* Progress now and then, and the result on a day. */
static void
finish(struct demo_play *play, struct demo_life *life, int64_t from, int32_t on)
{
	int32_t begun = clock_day(from);
	int64_t at;
	int span;

	/* In an emergency nobody waits for office hours. */
	if (is_express(life)) {
		at = from + 3 * HOUR + roll(play, 5 * HOUR);
		if (on > clock_day(at))
			at = clock_day_start(on) + 15 * HOUR +
			     roll(play, 2 * HOUR);
		hand_in(play, life, at);
		return;
	}
	on = working_day(play, on, on > begun ? -1 : 1);
	if (on <= begun)
		on = calendar_add(play->words.calendar, begun, 1);
	span = calendar_between(play->words.calendar, begun, on);
	at = office_hours(play, on);
	if (life->due_on != NO_DAY && on > life->due_on)
		urge_and_explain(play, life, at);
	if (span > 25 && roll(play, 3) == 0)
		act(play, life, later(play, from, 2), ACT_PLAN);
	for (int i = 3 + (int)roll(play, 12); i < span - 1;
	     i += 8 + (int)roll(play, 25))
		act(play, life, later(play, from, i), ACT_PROGRESS);
	hand_in(play, life, at);
}

/* How long before or after the due date. */
static int32_t
finish_day(struct demo_play *play, struct demo_life *life, int64_t from,
    enum demo_story story)
{
	int32_t span = life->due_on - clock_day(from);
	unsigned chance = roll(play, 100);
	unsigned late = 4 + 8 * slowness(life);
	int32_t days = 1 + (int32_t)roll(play, 8);

	if (story == DONE_LATE)
		return life->due_on + days;
	/* Who is late once is often late for long. */
	if (story == BY_CHANCE && chance < late)
		return life->due_on + days +
		       (chance % 5 < 3 ? 8 + (int32_t)roll(play, 60) : 0);
	if (story == DONE_ON_TIME || (story == BY_CHANCE && chance < 55))
		return life->due_on;
	if (span < 4)
		return life->due_on;
	return life->due_on - 1 - (int32_t)roll(play, (unsigned)span / 2);
}

/* Without a date: told of from time to time, sometimes finished. */
static void
go_on_undated(struct demo_play *play, struct demo_life *life, int64_t from)
{
	unsigned times = roll(play, 3);

	for (unsigned i = 0; i < times; i++)
		from = progress(play, life, from, 15 + (int)roll(play, 45));
	if (roll(play, 100) < 35)
		hand_in(play, life, later(play, from, 5 + (int)roll(play, 20)));
}

/* Asks at a moment and is answered; gives the moment of the answer. */
static int64_t
extend(struct demo_play *play, struct demo_life *life, int64_t at,
    enum decision decision)
{
	int32_t asked = working_day(play,
	    life->due_on + 10 + (int32_t)roll(play, 25), 1);
	int32_t given = working_day(play, life->due_on + 7, 1);

	act_decide(play, life, at, ACT_ASK_EXTENSION, DECISION_PENDING, asked);
	at = later(play, at, 1 + (int)roll(play, 3));
	if (decision == DECISION_PENDING)
		return at;
	act_decide(play, life, at, ACT_DECIDE_EXTENSION, decision, given);
	if (at < play->now && decision == DECISION_GRANTED)
		life->due_on = asked;
	else if (at < play->now && decision == DECISION_CHANGED)
		life->due_on = given;
	return at;
}

/* Some days before the due date, but not before the work began. */
static int64_t
near_due(struct demo_play *play, struct demo_life *life, int64_t from, int days)
{
	int32_t day = calendar_subtract(play->words.calendar, life->due_on,
	    days);

	if (day <= clock_day(from))
		return later(play, from, 1);
	return office_hours(play, working_day(play, day, 1));
}

/* Gives the moment of the decision, or of the report. */
static int64_t
trouble(struct demo_play *play, struct demo_life *life, int64_t from,
    bool decided)
{
	int64_t at = later(play, from, 2 + (int)roll(play, 6));

	act(play, life, at, ACT_REPORT_DIFFICULTY);
	if (!decided)
		return at;
	at = later(play, at, 2 + (int)roll(play, 4));
	act(play, life, at, ACT_DECIDE_DIFFICULTY);
	return at;
}

static void
go_on_by_chance(struct demo_play *play, struct demo_life *life, int64_t from,
    enum demo_story story)
{
	static const enum decision answers[] = { DECISION_GRANTED,
		DECISION_GRANTED, DECISION_CHANGED, DECISION_REFUSED };
	int32_t span = life->due_on - clock_day(from);

	if (story == BY_CHANCE && span > 15 && roll(play, 100) < 6)
		from = extend(play, life, near_due(play, life, from, 6),
		    answers[roll(play, 4)]);
	if (story == BY_CHANCE && span > 15 && roll(play, 100) < 3)
		from = trouble(play, life, from, true);
	if (story == BY_CHANCE && span > 15 && roll(play, 100) < 4) {
		int64_t at = near_due(play, life, from, 5);

		act(play, life, at, ACT_SUBMIT);
		from = later(play, at, 1);
		act(play, life, from, ACT_SEND_BACK);
	}
	finish(play, life, from, finish_day(play, life, from, story));
}

void
life_go_on(struct demo_play *play, struct demo_life *life, int64_t from)
{
	from = see(play, life, from);
	from = receive(play, life, from);
	if (life->due_on == NO_DAY)
		go_on_undated(play, life, from);
	else
		go_on_by_chance(play, life, from, BY_CHANCE);
}

static void
go_on_extension(struct demo_play *play, struct demo_life *life, int64_t from)
{
	static const enum decision answers[] = {
		[EXTENSION_ASKED] = DECISION_PENDING,
		[EXTENSION_GRANTED] = DECISION_GRANTED,
		[EXTENSION_TWICE] = DECISION_GRANTED,
		[EXTENSION_CHANGED] = DECISION_CHANGED,
		[EXTENSION_REFUSED] = DECISION_REFUSED,
	};
	int32_t recent = calendar_subtract(play->words.calendar,
	    play->words.today, 2);
	int64_t at = near_due(play, life, from, 6);

	if (life->story == EXTENSION_ASKED) {
		if (recent > clock_day(from))
			at = office_hours(play, recent);
		(void)extend(play, life, at, DECISION_PENDING);
		return;
	}
	/* What is due far away was asked for early. */
	if (at >= play->now)
		at = later(play, from, 1);
	at = extend(play, life, at, answers[life->story]);
	if (life->story == EXTENSION_TWICE)
		at = extend(play, life, near_due(play, life, at, 4),
		    DECISION_GRANTED);
	finish(play, life, at, finish_day(play, life, at, DONE_ON_TIME));
}

static void
go_on_return(struct demo_play *play, struct demo_life *life, int64_t from)
{
	static const enum decision answers[] = {
		[RETURN_PENDING] = DECISION_PENDING,
		[RETURN_CORRECTED] = DECISION_CORRECTED,
		[RETURN_TRANSFERRED] = DECISION_TRANSFERRED,
		[RETURN_REFUSED] = DECISION_REFUSED,
	};
	int64_t at = later(play, from, 1);

	act(play, life, at, ACT_RETURN);
	if (life->story == RETURN_PENDING)
		return;
	act_decide(play, life, later(play, at, 1), ACT_DECIDE_RETURN,
	    answers[life->story], NO_DAY);
}

static void
go_on_sent_back(struct demo_play *play, struct demo_life *life, int64_t from)
{
	int64_t at = near_due(play, life, from, 3);

	if (at >= play->now)
		at = later(play, from, 2);
	act(play, life, at, ACT_SUBMIT);
	at = later(play, at, 1);
	act(play, life, at, ACT_SEND_BACK);
	if (life->story == SENT_BACK_DONE)
		hand_in(play, life, later(play, at, 3));
}

static void
go_on_overdue(struct demo_play *play, struct demo_life *life, int64_t from)
{
	int64_t at = later(play, clock_day_end(life->due_on), 1);

	if (life->story == EXPLAINED)
		from = progress(play, life, from, 2);
	if (at <= from)
		at = later(play, from, 1);
	act(play, life, at, ACT_URGE);
	if (life->story == EXPLAINED)
		act(play, life, later(play, at, 0), ACT_EXPLAIN);
	else
		act(play, life, later(play, at, 2), ACT_URGE);
}

static void
go_on_waiting(struct demo_play *play, struct demo_life *life, int64_t from)
{
	int32_t day = calendar_subtract(play->words.calendar, play->words.today,
	    1);
	int64_t at = office_hours(play, working_day(play, day, -1));

	from = progress(play, life, from, 1);
	act(play, life, at > from ? at : later(play, from, 1), ACT_SUBMIT);
}

/* What the story says of the task rather than of this agency. */
static void
plan_task(struct demo_play *play, struct demo_life *life, int64_t from)
{
	if (life->story == AMENDED) {
		int32_t day = working_day(play, life->due_on + 20, 1);

		from = later(play, from, 15);
		act_decide(play, life, from, ACT_AMEND, DECISION_PENDING, day);
		if (from < play->now)
			life->due_on = day;
		finish(play, life, from, life->due_on);
	}
	if (life->story == FOLLOWER_CHANGED)
		act(play, life, later(play, from, 3), ACT_CHANGE_FOLLOWER);
	if (life->story == EVENT_KNOWN)
		act_decide(play, life, later(play, from, 20), ACT_EVENT,
		    DECISION_PENDING,
		    calendar_subtract(play->words.calendar, play->words.today,
			8));
}

static void
go_on(struct demo_play *play, struct demo_life *life, int64_t from)
{
	switch (life->story) {
	case UNSEEN:
	case SEEN:
	case RECEIVED:
		break;
	case AMENDED:
		plan_task(play, life, from);
		break;
	case DOING:
	case FOLLOWER_CHANGED:
	case EVENT_KNOWN:
		plan_task(play, life, from);
		from = progress(play, life, from, 1 + (int)roll(play, 3));
		(void)progress(play, life, from, 8 + (int)roll(play, 20));
		break;
	case WAITING:
		go_on_waiting(play, life, from);
		break;
	case RETURN_PENDING:
	case RETURN_CORRECTED:
	case RETURN_TRANSFERRED:
	case RETURN_REFUSED:
		go_on_return(play, life, from);
		break;
	case RECALLED:
		act(play, life, later(play, from, 4), ACT_RECALL);
		break;
	case CANCELLED:
		(void)progress(play, life, from, 10);
		act(play, life, later(play, from, 30), ACT_CANCEL);
		break;
	case EXTENSION_ASKED:
	case EXTENSION_GRANTED:
	case EXTENSION_TWICE:
	case EXTENSION_CHANGED:
	case EXTENSION_REFUSED:
		go_on_extension(play, life, progress(play, life, from, 1));
		break;
	case DIFFICULTY_OPEN:
	case DIFFICULTY_DECIDED:
		from = progress(play, life, from, 3);
		from = trouble(play, life, from,
		    life->story == DIFFICULTY_DECIDED);
		if (life->story == DIFFICULTY_DECIDED)
			go_on_by_chance(play, life, from, DONE_LATE);
		break;
	case SILENT:
	case EXPLAINED:
		go_on_overdue(play, life, from);
		break;
	case SENT_BACK:
	case SENT_BACK_DONE:
		go_on_sent_back(play, life, from);
		break;
	case BY_CHANCE:
	case DONE_EARLY:
	case DONE_ON_TIME:
	case DONE_LATE:
		go_on_by_chance(play, life, from, life->story);
		break;
	}
}

void
life_plan(struct demo_play *play, struct demo_life *life)
{
	bool undated = life->due_on == NO_DAY;
	int64_t from = life->assigned_at;

	if (life->story == UNSEEN)
		return;
	from = see(play, life, from);
	if (life->story == SEEN)
		return;
	/* A return comes before the agency has taken it on. */
	if (life->story < RETURN_PENDING || life->story > RETURN_REFUSED)
		from = receive(play, life, from);
	if (undated && (life->story == BY_CHANCE || life->story > RECALLED) &&
	    life->story != EVENT_KNOWN)
		go_on_undated(play, life, from);
	else
		go_on(play, life, from);
}
