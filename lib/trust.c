#include "trust.h"

#include <string.h>

#include "clock.h"
#include "text.h"

enum {
	SEAL_WARN = 5 * 60,
	SEAL_BAD = 60 * 60,
	VERIFY_WARN = 2 * DAY_SECONDS,
	BACKUP_WARN = 26 * 3600,
	BACKUP_BAD = 3 * DAY_SECONDS,
	RESTORE_WARN = 100 * DAY_SECONDS,
	OFFSET_WARN = 1,
	OFFSET_BAD = 60,
};

static const char *const items[] = {
	[TRUST_SEAL] = "seal",
	[TRUST_VERIFY] = "verify",
	[TRUST_BACKUP] = "backup",
	[TRUST_RESTORE] = "restore",
	[TRUST_MAIL] = "mail",
	[TRUST_CLOCK] = "clock",
	[TRUST_SECOND] = "second",
	[TRUST_UNUSED] = "unused",
};
static const char *const tones[] = {
	[TRUST_GOOD] = "good",
	[TRUST_WARN] = "warn",
	[TRUST_BAD] = "bad",
};

const char *
trust_item_name(enum trust_item item)
{
	return items[item];
}

const char *
trust_tone_name(enum trust_tone tone)
{
	return tones[tone];
}

static enum trust_tone
by_age(int64_t age, int64_t warn, int64_t bad)
{
	if (age > bad)
		return TRUST_BAD;
	return age > warn ? TRUST_WARN : TRUST_GOOD;
}

static enum trust_tone
judge_check(const struct audit_check *check, int64_t now, int64_t warn)
{
	if (check->at == NO_MOMENT)
		return TRUST_WARN;
	if (!check->good)
		return TRUST_BAD;
	return by_age(now - check->at, warn, INT64_MAX);
}

static enum trust_tone
judge_second(const struct trust *t)
{
	for (size_t i = 0; i < t->n_alone; i++) {
		if (strcmp(t->alone[i].role, "administrator") == 0 ||
		    strcmp(t->alone[i].role, "infrastructure") == 0)
			return TRUST_BAD;
	}
	return t->n_alone > 0 ? TRUST_WARN : TRUST_GOOD;
}

static enum trust_tone
judge_clock(const struct trust *t, int64_t now, bool disciplined)
{
	int64_t offset = t->database_now - now;

	if (offset < 0)
		offset = -offset;
	if (offset > OFFSET_BAD)
		return TRUST_BAD;
	return offset > OFFSET_WARN || !disciplined ? TRUST_WARN : TRUST_GOOD;
}

enum trust_tone
trust_judge(const struct trust *t, enum trust_item item, int64_t now,
    bool disciplined)
{
	switch (item) {
	case TRUST_SEAL:
		if (t->head_at == NO_MOMENT)
			return TRUST_BAD;
		return t->waiting_at == NO_MOMENT
			   ? TRUST_GOOD
			   : by_age(now - t->waiting_at, SEAL_WARN, SEAL_BAD);
	case TRUST_VERIFY:
		return judge_check(&t->verify, now, VERIFY_WARN);
	case TRUST_BACKUP:
		return t->backup.made_at == NO_MOMENT
			   ? TRUST_BAD
			   : by_age(now - t->backup.made_at, BACKUP_WARN,
				 BACKUP_BAD);
	case TRUST_RESTORE:
		return judge_check(&t->restore, now, RESTORE_WARN);
	case TRUST_MAIL:
		if (t->mail_refused > 0)
			return TRUST_BAD;
		return t->mail_deferred + t->mail_unknown > 0 ? TRUST_WARN
							      : TRUST_GOOD;
	case TRUST_CLOCK:
		return judge_clock(t, now, disciplined);
	case TRUST_SECOND:
		return judge_second(t);
	case TRUST_UNUSED:
		return t->unused > 0 ? TRUST_WARN : TRUST_GOOD;
	case N_TRUST_ITEMS:
		break;
	}
	return TRUST_BAD;
}

/* The words are batch/audit_check's; the first that stands in them decides. */
static const struct {
	const char *words;
	const char *kind;
} finding_kinds[] = {
	{ "there is no ledger", "no_ledger" },
	{ "the sealer does not run", "unsealed" },
	{ "not signed with this key", "key" },
	{ " by hand, as ", "by_hand" },
	{ "interval", "history" },
	{ "breaks the history", "history" },
	{ "by its history", "history" },
	{ "redaction ", "redaction" },
	{ "head ", "seal" },
	{ "shape ", "shape" },
	{ "is there and was never recorded", "row" },
	{ "is there twice", "row" },
	{ "is not what entry", "row" },
	{ "is missing (entry", "row" },
	{ "entry ", "entry" },
	{ "entries since", "unsealed" },
};

const char *
trust_finding_kind(const char *finding)
{
	if (text_is_empty(finding))
		return "";
	for (size_t i = 0; i < sizeof(finding_kinds) / sizeof(finding_kinds[0]);
	     i++) {
		if (strstr(finding, finding_kinds[i].words) != NULL)
			return finding_kinds[i].kind;
	}
	return "other";
}
