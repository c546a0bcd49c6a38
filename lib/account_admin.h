/*
 * account_admin: accounts and officers as an administrator sees and types
 * them (R14, R19, R20, R79). Pure: what may be in an entry; no database.
 */
#ifndef ACCOUNT_ADMIN_H
#define ACCOUNT_ADMIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "account.h"
#include "agency.h"

struct arena;

enum {
	ACCOUNT_LOGIN_MAX = 254,
	ACCOUNT_NAME_MAX = 120,
	ACCOUNT_PHONE_MAX = 40,
	ACCOUNT_BASIS_MAX = 200,
	SECRET_CHARACTERS = 16 /* of a secret the program makes */
};

/* Accounts -----------------------------------------------------------------*/

struct account_entry {
	enum account_kind kind;
	const char *login; /* of an agency: filled in from its e-mail (R20a) */
	const char *name;  /* of an agency: its name */
	const char *title;
	const char *email;
	const char *phone;
	enum role role;
	enum position position;
	uint64_t agency_id;
	const char *basis; /* who or which document ordered it (R14) */
};

struct account_row {
	struct account_line line;
	const char *phone;
	const char *basis;
	const char *agency_name;
	const char *agency_email;
	bool must_change_password;
	int64_t created_at;
	int64_t closed_at;   /* NO_MOMENT: open */
	int64_t seen_at;     /* NO_MOMENT: never signed in */
	unsigned n_officers; /* of its agency, in office today */
	uint64_t version;
};
struct account_rows {
	size_t n;
	struct account_row *items;
};

enum account_state {
	ACCOUNTS_OPEN,
	ACCOUNTS_NEVER,      /* open, and nobody ever signed in with it */
	ACCOUNTS_NO_OFFICER, /* of an agency that has no officer today */
	ACCOUNTS_CLOSED,
	ACCOUNTS_ALL,
	N_ACCOUNT_STATES
};

struct account_filter {
	const char *text; /* part of a name or login; "" any */
	int role;         /* enum role, -1 any */
	enum account_state state;
	uint64_t agency_id; /* 0: any */
	uint64_t after_id;  /* 0: the first page */
	unsigned size;
};

/* Officers -----------------------------------------------------------------*/

struct officer_entry {
	uint64_t agency_id;
	const char *name;
	const char *title;
	bool leader_in_charge;
	const char *email;
	const char *phone;
	const char *basis; /* the document that assigned the duty */
	int32_t valid_from;
	int32_t valid_to; /* LAST_DAY: no end is set */
};

struct officer_row {
	struct officer officer;
	const char *agency_name;
	const char *basis;
	bool must_change_secret;
	int64_t seen_at; /* NO_MOMENT: never */
	uint64_t version;
};
struct officer_rows {
	size_t n;
	struct officer_row *items;
};

enum officer_when {
	OFFICERS_CURRENT, /* in office today, or to come */
	OFFICERS_ENDED,
	OFFICERS_ALL,
	N_OFFICER_WHENS
};

struct officer_filter {
	const char *text;
	uint64_t agency_id;
	int duty; /* 0 responder, 1 leader in charge, -1 any */
	enum officer_when when;
	uint64_t after_id;
	unsigned size;
};

/* An agency that lacks a responder or a named leader today (R19, R79). */
struct agency_gap {
	uint64_t agency_id;
	const char *agency_name;
	bool has_account;
	bool has_responder;
	bool has_leader;
};
struct agency_gaps {
	size_t n;
	struct agency_gap *items;
};

/* An account that nobody of the register stands behind, or somebody of the
 * register who has no account to work with (R19, R20a, R79). */
enum staff_mismatch_kind {
	STAFF_AGENCY_UNMANNED, /* account of an agency without an officer */
	STAFF_LEADER_UNLISTED, /* a leader's own account, not in the register */
	STAFF_OFFICER_STRANDED, /* an officer whose agency has no account */
	N_STAFF_MISMATCHES
};
struct staff_mismatch {
	enum staff_mismatch_kind kind;
	uint64_t id; /* of the account, or of the officer */
	const char *name;
	const char *login; /* "": an officer */
	uint64_t agency_id;
	const char *agency_name;
};
struct staff_mismatches {
	size_t n;
	struct staff_mismatch *items;
};
const char *staff_mismatch_name(enum staff_mismatch_kind kind);

/* Sessions -----------------------------------------------------------------*/

struct session_row {
	const char
	    *id; /* hex of the hash of its token: names it, opens nothing */
	const char *officer_name;
	const char *address;
	const char *device;
	int64_t created_at;
	int64_t seen_at;
};
struct session_rows {
	size_t n;
	struct session_row *items;
};

/* What may be in it --------------------------------------------------------*/

/* Letters, digits and . _ @ + - of ASCII, at least three. */
bool login_is_good(const char *login);
/* Looks like an address; "" is none, and good. */
bool email_is_good(const char *email);

/* Is the combination of kind, role, position and agency one of the regulation?
 * NULL: yes; otherwise a key in Text.error, *out_field the field it is at. */
const char *account_objection(const struct account_entry *entry,
    const char **out_field);

/* What a person typed of a name, as a pattern that finds it anywhere: folded,
 * between two '%', with its own '%', '_' and '\\' taken literally. In mem. */
const char *name_pattern(struct arena *mem, const char *typed);

const char *account_state_name(enum account_state state);
const char *officer_when_name(enum officer_when when);
const char *officer_duty_name(bool leader_in_charge); /* as in the database */

#endif
