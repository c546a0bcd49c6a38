/*
 * profile: the rules that differ between provinces, as one const struct.
 *
 * Filled from the table rule_setting (rules_store); data, never constants in C
 * (domain 1.17, 4.7). profile_rules is the whole list: name, kind, range, and
 * which member it fills. A missing or wrong row is an error naming it.
 *
 * A row is named as its member; a switch is "yes" or "no"; update_rule is
 * "after_reply" or "after_due"; result_rule "reply", "submission" or
 * "confirmation"; remind_before ("7,3,1", falling) and digest_hours ("7,13",
 * rising) are lists. A row nobody knows belongs to a newer program and is left
 * alone. The struct points to nothing: it may outlive the rows.
 */
#ifndef PROFILE_H
#define PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "account.h"
#include "cx.h"

enum {
	PROFILE_CODE_SIZE = 16,
	PROFILE_RANGES_SIZE = 201,
	PROFILE_REMIND_DAYS_MAX = 8,
	PROFILE_DIGEST_SLOTS_MAX = 4
};

enum update_rule {
	UPDATE_AFTER_REPLY, /* reply document + n working days (A Đ10.2) */
	UPDATE_AFTER_DUE    /* due date + n working days (B Đ7.2.c) */
};

enum result_rule { /* 4.7 rule 2: which date counts as done */
	RESULT_BY_REPLY,
	RESULT_BY_SUBMISSION,
	RESULT_BY_CONFIRMATION
};

struct profile {
	char code[PROFILE_CODE_SIZE]; /* "kh", "tth" */
	int record_days;              /* R24: working days, normal */
	int record_days_many;         /* many tasks x many agencies */
	int record_many_tasks;        /* R25: from how many tasks ... */
	int record_many_agencies;     /* ... and agencies it is "many" */
	int record_tolerance_minutes; /* khẩn, hỏa tốc: late after this */
	enum update_rule update_rule;
	int update_days;
	bool report_always;            /* KH: must_report is not asked */
	bool no_deadline_each_quarter; /* B Đ7.2.c: update each quarter */
	bool before_is_strict;         /* "trước ngày 30/7" is 29/7 */
	enum result_rule result_rule;
	bool sent_back_counts_first; /* R40: which submission date counts */
	int due_soon_days;           /* 4.7: n, working days */
	int remind_before[PROFILE_REMIND_DAYS_MAX]; /* R49: 7, 3, 1 working days
						     */
	int n_remind_before;
	int remind_after_every;      /* days after due between reminders */
	int remind_after_max;        /* how many of them */
	bool notice_enabled;         /* R46: the ladder of notices */
	int notice_every_days;       /* after the day one was sent */
	bool notice_in_working_days; /* R48: else calendar days */
	int notice_max;              /* then to the Chairman (R47) */
	int digest_hours[PROFILE_DIGEST_SLOTS_MAX]; /* local hours, ascending */
	int n_digest_hours;
	int password_min;
	int session_idle_minutes;
	int session_idle_minutes_admin;
	int session_hours; /* absolute */
	int session_idle_minutes_leader;
	int session_idle_minutes_agency;
	int session_hours_leader;
	int session_hours_agency;
	int session_hours_admin;
	int password_history; /* so many of the last are not taken again */
	bool second_factor_required; /* for the roles of 2.4 */
	int password_min_admin; /* of those who administer or run machines */
	char office_ranges[PROFILE_RANGES_SIZE]; /* R85: address.h */
	char portal_ranges[PROFILE_RANGES_SIZE];
	char admin_ranges[PROFILE_RANGES_SIZE];
	int admin_hours[2]; /* local, from and to; none: at any hour */
	int n_admin_hours;
	int unused_days;      /* closed when not used for so long; 0: never */
	int period_first_day; /* 15: a month runs 15th to 14th */
	int report_days;      /* send within n working days */
	/* R59, R84 (evaluation.h): parts of a point, and what is proposed. */
	int score_late_percent;  /* of a task on time */
	int score_notice_tenths; /* off for each notice beyond the first */
	int score_escalation_tenths;
	int score_update_late_tenths;
	int praise_score;            /* from this score ... */
	int praise_min_due;          /* ... and with as many tasks fallen due */
	int discipline_score;        /* below this one */
	bool period_has_nine_months; /* B Đ9.2 */
	/* R55: working days before the last day of an agency's own report when
	 * the program reminds of it; 0: it does not */
	int periodic_report_remind_days;
	bool periodic_report_monthly; /* also of a month without a quarter */
	bool public_summary;          /* R78: anybody may see the sums */
	int undo_minutes;             /* held_act.h; 0: nothing is held */
};

enum rule_kind {
	RULE_CODE,   /* short lower case name */
	RULE_NUMBER, /* min to max */
	RULE_SWITCH, /* yes, no */
	RULE_CHOICE, /* one of words, stored as an enum from 0 */
	RULE_RANGES, /* ranges of addresses, or none */
	RULE_LIST    /* numbers from min to max, strictly falling or rising */
};

/* What a rule is, for the pages of the administrator. */
struct rule_info {
	const char *name;
	enum rule_kind kind;
	int min;
	int max;
	const char *const *words; /* RULE_CHOICE: NULL-terminated */
	int max_n;                /* RULE_LIST: how many numbers */
	bool rising;
};

/* The i-th rule in the order of struct profile; false past the last. */
bool profile_rule_at(size_t i, struct rule_info *out);
bool profile_rule_find(const char *name, struct rule_info *out);
/* Sets one member; false: no such rule, or no value for it. */
bool profile_set(struct profile *profile, const char *name, const char *value);
/* What a session of this role may last: without being used, and at all. */
int profile_idle_seconds(const struct profile *profile, enum role role);
int profile_session_seconds(const struct profile *profile, enum role role);
/* R85: may this address use this site ("office", "portal", "admin") now? */
enum admission { ADMITTED, NOT_FROM_THERE, NOT_AT_THIS_HOUR };
enum admission profile_admits(const struct profile *profile, const char *site,
    const char *address, int64_t now);
/* Is this a value profile_from_rows would take for it? */
bool profile_rule_takes(const char *name, const char *value);
const char *rule_kind_name(enum rule_kind kind); /* "number" */

struct rule_row {
	const char *name;
	const char *value;
};

/* Fills out from n rows; ERR_SYSTEM names the first missing or wrong one. */
enum err profile_from_rows(struct cx *cx, const struct rule_row *rows, size_t n,
    struct profile *out) MUST_CHECK;

#endif
