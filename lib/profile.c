#include "profile.h"

#include <stddef.h>
#include <string.h>

#include "address.h"
#include "clock.h"
#include "text.h"

static const char *const update_words[] = {
	[UPDATE_AFTER_REPLY] = "after_reply",
	[UPDATE_AFTER_DUE] = "after_due",
	NULL,
};
static const char *const result_words[] = {
	[RESULT_BY_REPLY] = "reply",
	[RESULT_BY_SUBMISSION] = "submission",
	[RESULT_BY_CONFIRMATION] = "confirmation",
	NULL,
};

static const struct rule {
	const char *name;
	size_t offset;
	enum rule_kind kind;
	int min;
	int max;
	const char *const *words; /* RULE_CHOICE */
	size_t n_offset;          /* RULE_LIST: the member n_... */
	int max_n;
	bool rising;
} profile_rules[] = {
#define AT(member) #member, offsetof(struct profile, member)
#define N(member)  .n_offset = offsetof(struct profile, n_##member)
	{ AT(code), RULE_CODE, .max = 0 },
	{ AT(record_days), RULE_NUMBER, .min = 0, .max = 60 },
	{ AT(record_days_many), RULE_NUMBER, .min = 0, .max = 60 },
	{ AT(record_many_tasks), RULE_NUMBER, .min = 1, .max = 1000 },
	{ AT(record_many_agencies), RULE_NUMBER, .min = 1, .max = 1000 },
	{ AT(record_tolerance_minutes), RULE_NUMBER, .min = 0, .max = 1440 },
	{ AT(update_rule), RULE_CHOICE, .words = update_words },
	{ AT(update_days), RULE_NUMBER, .min = 0, .max = 60 },
	{ AT(report_always), RULE_SWITCH, .max = 0 },
	{ AT(no_deadline_each_quarter), RULE_SWITCH, .max = 0 },
	{ AT(before_is_strict), RULE_SWITCH, .max = 0 },
	{ AT(result_rule), RULE_CHOICE, .words = result_words },
	{ AT(sent_back_counts_first), RULE_SWITCH, .max = 0 },
	{ AT(due_soon_days), RULE_NUMBER, .min = 0, .max = 60 },
	{ AT(remind_before), RULE_LIST, .min = 0, .max = 60, N(remind_before),
	    .max_n = PROFILE_REMIND_DAYS_MAX },
	{ AT(remind_after_every), RULE_NUMBER, .min = 1, .max = 60 },
	{ AT(remind_after_max), RULE_NUMBER, .min = 0, .max = 60 },
	{ AT(notice_enabled), RULE_SWITCH, .max = 0 },
	{ AT(notice_every_days), RULE_NUMBER, .min = 1, .max = 60 },
	{ AT(notice_in_working_days), RULE_SWITCH, .max = 0 },
	{ AT(notice_max), RULE_NUMBER, .min = 1, .max = 20 },
	{ AT(digest_hours), RULE_LIST, .min = 0, .max = 23, N(digest_hours),
	    .max_n = PROFILE_DIGEST_SLOTS_MAX, .rising = true },
	{ AT(password_min), RULE_NUMBER, .min = 8, .max = 64 },
	{ AT(session_idle_minutes), RULE_NUMBER, .min = 1, .max = 1440 },
	{ AT(session_idle_minutes_admin), RULE_NUMBER, .min = 1, .max = 1440 },
	{ AT(session_hours), RULE_NUMBER, .min = 1, .max = 720 },
	{ AT(session_idle_minutes_leader), RULE_NUMBER, .min = 1, .max = 1440 },
	{ AT(session_idle_minutes_agency), RULE_NUMBER, .min = 1, .max = 1440 },
	{ AT(session_hours_leader), RULE_NUMBER, .min = 1, .max = 720 },
	{ AT(session_hours_agency), RULE_NUMBER, .min = 1, .max = 720 },
	{ AT(session_hours_admin), RULE_NUMBER, .min = 1, .max = 720 },
	{ AT(password_history), RULE_NUMBER, .min = 0, .max = 24 },
	{ AT(second_factor_required), RULE_SWITCH, .max = 0 },
	{ AT(unused_days), RULE_NUMBER, .min = 0, .max = 365 },
	{ AT(password_min_admin), RULE_NUMBER, .min = 8, .max = 64 },
	{ AT(office_ranges), RULE_RANGES, .max = 0 },
	{ AT(portal_ranges), RULE_RANGES, .max = 0 },
	{ AT(admin_ranges), RULE_RANGES, .max = 0 },
	{ AT(admin_hours), RULE_LIST, .min = 0, .max = 24, N(admin_hours),
	    .max_n = 2, .rising = true },
	{ AT(period_first_day), RULE_NUMBER, .min = 1, .max = 28 },
	{ AT(report_days), RULE_NUMBER, .min = 0, .max = 60 },
	{ AT(score_late_percent), RULE_NUMBER, .min = 0, .max = 100 },
	{ AT(score_notice_tenths), RULE_NUMBER, .min = 0, .max = 1000 },
	{ AT(score_escalation_tenths), RULE_NUMBER, .min = 0, .max = 1000 },
	{ AT(score_update_late_tenths), RULE_NUMBER, .min = 0, .max = 1000 },
	{ AT(praise_score), RULE_NUMBER, .min = 0, .max = 100 },
	{ AT(praise_min_due), RULE_NUMBER, .min = 0, .max = 10000 },
	{ AT(discipline_score), RULE_NUMBER, .min = 0, .max = 100 },
	{ AT(period_has_nine_months), RULE_SWITCH, .max = 0 },
	{ AT(periodic_report_remind_days), RULE_NUMBER, .min = 0, .max = 10 },
	{ AT(periodic_report_monthly), RULE_SWITCH, .max = 0 },
	{ AT(public_summary), RULE_SWITCH, .max = 0 },
	{ AT(undo_minutes), RULE_NUMBER, .min = 0, .max = 60 },
#undef AT
#undef N
};

enum { N_RULES = sizeof(profile_rules) / sizeof(profile_rules[0]) };

static bool
take_code(char *to, const char *value)
{
	size_t length = strlen(value);

	if (length == 0 || length >= PROFILE_CODE_SIZE ||
	    strspn(value, "abcdefghijklmnopqrstuvwxyz0123456789_") != length)
		return false;
	memcpy(to, value, length + 1);
	return true;
}

static bool
take_number(int *to, const char *value, int min, int max)
{
	long long n;

	if (!text_to_int(value, min, max, &n))
		return false;
	*to = (int)n;
	return true;
}

static bool
take_switch(bool *to, const char *value)
{
	*to = text_equal(value, "yes");
	return *to || text_equal(value, "no");
}

static bool
take_choice(const struct rule *rule, void *to, const char *value)
{
	unsigned i;

	for (i = 0; rule->words[i] != NULL; i++) {
		if (!text_equal(rule->words[i], value))
			continue;
		/* The enums of struct profile have no negative value. */
		memcpy(to, &i, sizeof(i));
		return true;
	}
	return false;
}

/* An empty value is an empty list: no reminders, no digest. */
static bool
take_list(const struct rule *rule, int *to, int *n, const char *value)
{
	char item[16];
	size_t length;

	for (*n = 0; *value != '\0'; value += length + (value[length] == ',')) {
		value += strspn(value, " ");
		length = strcspn(value, ",");
		if (length >= sizeof(item) || *n == rule->max_n)
			return false;
		memcpy(item, value, length);
		item[length] = '\0';
		if (!take_number(&to[*n], item, rule->min, rule->max))
			return false;
		if (*n > 0 && (to[*n] == to[*n - 1] ||
				  (to[*n] > to[*n - 1]) != rule->rising))
			return false;
		(*n)++;
	}
	return true;
}

static bool
take_ranges(char *to, const char *value)
{
	size_t length = strlen(value);

	if (length >= PROFILE_RANGES_SIZE || !ranges_are_good(value))
		return false;
	memcpy(to, value, length + 1);
	return true;
}

static bool
take(const struct rule *rule, struct profile *out, const char *value)
{
	void *to = (char *)out + rule->offset;
	void *n = (char *)out + rule->n_offset;

	switch (rule->kind) {
	case RULE_CODE:
		return take_code(to, value);
	case RULE_NUMBER:
		return take_number(to, value, rule->min, rule->max);
	case RULE_SWITCH:
		return take_switch(to, value);
	case RULE_CHOICE:
		return take_choice(rule, to, value);
	case RULE_RANGES:
		return take_ranges(to, value);
	case RULE_LIST:
		return take_list(rule, to, n, value);
	}
	return false;
}

static const char *
value_of(const struct rule_row *rows, size_t n, const char *name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (text_equal(rows[i].name, name))
			return rows[i].value;
	return NULL;
}

enum err
profile_from_rows(struct cx *cx, const struct rule_row *rows, size_t n,
    struct profile *out)
{
	struct profile profile = { .code = "" };
	const char *value;
	size_t i;

	for (i = 0; i < N_RULES; i++) {
		value = value_of(rows, n, profile_rules[i].name);
		if (value == NULL)
			return fail(cx, ERR_SYSTEM, "rule %s is missing",
			    profile_rules[i].name);
		if (!take(&profile_rules[i], &profile, value))
			return fail(cx, ERR_SYSTEM, "rule %s has a wrong value",
			    profile_rules[i].name);
	}
	*out = profile;
	return OK;
}

static struct rule_info
info_of(const struct rule *rule)
{
	return (struct rule_info){
		.name = rule->name,
		.kind = rule->kind,
		.min = rule->min,
		.max = rule->max,
		.words = rule->words,
		.max_n = rule->max_n,
		.rising = rule->rising,
	};
}

bool
profile_rule_at(size_t i, struct rule_info *out)
{
	if (i >= N_RULES)
		return false;
	*out = info_of(&profile_rules[i]);
	return true;
}

static const struct rule *
find(const char *name)
{
	size_t i;

	for (i = 0; i < N_RULES; i++)
		if (text_equal(profile_rules[i].name, name))
			return &profile_rules[i];
	return NULL;
}

bool
profile_rule_find(const char *name, struct rule_info *out)
{
	const struct rule *rule = find(name);

	if (rule == NULL)
		return false;
	*out = info_of(rule);
	return true;
}

bool
profile_rule_takes(const char *name, const char *value)
{
	const struct rule *rule = find(name);
	struct profile scratch = { .code = "" };

	return rule != NULL && value != NULL && take(rule, &scratch, value);
}

bool
profile_set(struct profile *profile, const char *name, const char *value)
{
	const struct rule *rule = find(name);

	return rule != NULL && take(rule, profile, value);
}

static const char *
ranges_of(const struct profile *profile, const char *site)
{
	if (text_equal(site, "office"))
		return profile->office_ranges;
	return text_equal(site, "admin") ? profile->admin_ranges
					 : profile->portal_ranges;
}

static bool
is_open_hour(const struct profile *profile, int64_t now)
{
	int64_t second = now - clock_day_start(clock_day(now));
	int hour = (int)(second / 3600);

	return profile->n_admin_hours != 2 ||
	       (hour >= profile->admin_hours[0] &&
		   hour < profile->admin_hours[1]);
}

enum admission
profile_admits(const struct profile *profile, const char *site,
    const char *address, int64_t now)
{
	if (!address_is_in(address, ranges_of(profile, site)))
		return NOT_FROM_THERE;
	if (text_equal(site, "admin") && !is_open_hour(profile, now))
		return NOT_AT_THIS_HOUR;
	return ADMITTED;
}

const char *
rule_kind_name(enum rule_kind kind)
{
	switch (kind) {
	case RULE_CODE:
		return "code";
	case RULE_NUMBER:
		return "number";
	case RULE_SWITCH:
		return "switch";
	case RULE_CHOICE:
		return "choice";
	case RULE_RANGES:
		return "ranges";
	case RULE_LIST:
		return "list";
	}
	return "";
}

/* Whose sessions have limits of their own (domain 2.4). */
static int
by_group(enum role role, int office, int leader, int agency, int admin)
{
	switch (role) {
	case ROLE_CREATOR:
		return office;
	case ROLE_GENERAL_MANAGER:
	case ROLE_LEADER:
		return leader;
	case ROLE_RESPONDER:
	case ROLE_AGENCY_LEADER:
	case ROLE_EVALUATOR:
		return agency;
	case ROLE_ADMINISTRATOR:
	case ROLE_INFRASTRUCTURE:
	case ROLE_AUDITOR:
	case N_ROLES:
		break;
	}
	return admin;
}

int
profile_idle_seconds(const struct profile *profile, enum role role)
{
	return 60 * by_group(role, profile->session_idle_minutes,
			profile->session_idle_minutes_leader,
			profile->session_idle_minutes_agency,
			profile->session_idle_minutes_admin);
}

int
profile_session_seconds(const struct profile *profile, enum role role)
{
	return 3600 * by_group(role, profile->session_hours,
			  profile->session_hours_leader,
			  profile->session_hours_agency,
			  profile->session_hours_admin);
}
