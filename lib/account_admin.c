#include "account_admin.h"

#include <string.h>

#include "arena.h"
#include "str.h"
#include "text.h"

enum { LOGIN_MIN = 3 };

#define AT(position) (1U << (position))

/* Which positions a role goes with (R16, R17, R19). */
static const unsigned positions[N_ROLES] = {
	[ROLE_CREATOR] = AT(POSITION_SPECIALIST) | AT(POSITION_DIVISION_HEAD),
	[ROLE_GENERAL_MANAGER] = AT(POSITION_OFFICE_LEADER) |
				 AT(POSITION_DIVISION_HEAD),
	[ROLE_LEADER] = AT(POSITION_CHAIRMAN) | AT(POSITION_VICE_CHAIRMAN),
	[ROLE_RESPONDER] = AT(POSITION_NONE),
	[ROLE_AGENCY_LEADER] = AT(POSITION_NONE),
	[ROLE_ADMINISTRATOR] = AT(POSITION_NONE),
	[ROLE_INFRASTRUCTURE] = AT(POSITION_NONE),
	[ROLE_EVALUATOR] = AT(POSITION_NONE),
	[ROLE_AUDITOR] = AT(POSITION_NONE),
};

static bool
is_login_character(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || (c != '\0' && strchr("._@+-", c));
}

bool
login_is_good(const char *login)
{
	size_t n = strlen(login);

	if (n < LOGIN_MIN || n > ACCOUNT_LOGIN_MAX)
		return false;
	for (; *login != '\0'; login++)
		if (!is_login_character(*login))
			return false;
	return true;
}

bool
email_is_good(const char *email)
{
	const char *at = strchr(email, '@');
	const char *dot;

	if (*email == '\0')
		return true;
	if (!login_is_good(email) || at == NULL || at == email ||
	    strchr(at + 1, '@') != NULL)
		return false;
	dot = strrchr(at, '.');
	return dot != NULL && dot > at + 1 && dot[1] != '\0';
}

static const char *
personal_objection(const struct account_entry *e, const char **out_field)
{
	*out_field = "role";
	if (e->role == ROLE_RESPONDER)
		return "role_of_kind";
	*out_field = "position";
	if ((positions[e->role] & AT(e->position)) == 0)
		return "position_of_role";
	*out_field = "agency_id";
	if (role_is_office(e->role) && e->agency_id != 0)
		return "office_without_agency";
	if (e->role == ROLE_AGENCY_LEADER && e->agency_id == 0)
		return "required";
	return NULL;
}

const char *
account_objection(const struct account_entry *e, const char **out_field)
{
	*out_field = "kind";
	if (e->kind == ACCOUNT_PERSONAL)
		return personal_objection(e, out_field);
	if (e->kind != ACCOUNT_AGENCY)
		return "bad_choice";
	*out_field = "role";
	if (e->role != ROLE_RESPONDER)
		return "role_of_kind";
	*out_field = "agency_id";
	return e->agency_id == 0 ? "required" : NULL;
}

const char *
name_pattern(struct arena *mem, const char *typed)
{
	const char *folded = text_fold(mem, typed);
	struct str s;

	str_init(&s, mem, 2 * strlen(folded) + 3);
	str_add_char(&s, '%');
	for (; *folded != '\0'; folded++) {
		if (strchr("%_\\", *folded) != NULL)
			str_add_char(&s, '\\');
		str_add_char(&s, *folded);
	}
	str_add_char(&s, '%');
	return str_text(&s);
}

static const char *const states[N_ACCOUNT_STATES] = { [ACCOUNTS_OPEN] = "open",
	[ACCOUNTS_NEVER] = "never",
	[ACCOUNTS_NO_OFFICER] = "no_officer",
	[ACCOUNTS_CLOSED] = "closed",
	[ACCOUNTS_ALL] = "all" };
static const char *const whens[N_OFFICER_WHENS] = {
	[OFFICERS_CURRENT] = "current",
	[OFFICERS_ENDED] = "ended",
	[OFFICERS_ALL] = "all"
};

const char *
account_state_name(enum account_state state)
{
	return (unsigned)state < N_ACCOUNT_STATES ? states[state] : "";
}

const char *
officer_when_name(enum officer_when when)
{
	return (unsigned)when < N_OFFICER_WHENS ? whens[when] : "";
}

const char *
staff_mismatch_name(enum staff_mismatch_kind kind)
{
	static const char *const kinds[N_STAFF_MISMATCHES] = {
		[STAFF_AGENCY_UNMANNED] = "agency_unmanned",
		[STAFF_LEADER_UNLISTED] = "leader_unlisted",
		[STAFF_OFFICER_STRANDED] = "officer_stranded",
	};

	return (unsigned)kind < N_STAFF_MISMATCHES ? kinds[kind] : "";
}

const char *
officer_duty_name(bool leader_in_charge)
{
	return leader_in_charge ? "leader_in_charge" : "responder";
}
