/*
 * account: who may sign in, and what a role may do (R13-R20, R60).
 */
#ifndef ACCOUNT_H
#define ACCOUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum account_kind { ACCOUNT_PERSONAL, ACCOUNT_AGENCY, ACCOUNT_SERVICE };

enum role {
	ROLE_CREATOR, /* người tạo "nhắc việc": office, records (R17) */
	ROLE_GENERAL_MANAGER, /* quản lý hoạt động chung: reads all (R16) */
	ROLE_LEADER,         /* Chairman, Vice-Chairman: reads own list (R19) */
	ROLE_RESPONDER,      /* người trả lời: agency (R18) */
	ROLE_AGENCY_LEADER,  /* leader in charge inside an agency: reads */
	ROLE_ADMINISTRATOR,  /* system administrator (R14) */
	ROLE_INFRASTRUCTURE, /* runs machines, sees no data (R15) */
	ROLE_EVALUATOR,      /* Sở Nội vụ: evaluation data only (R60) */
	ROLE_AUDITOR, /* reads the security log and who has which right */
	N_ROLES
};

enum position {
	POSITION_NONE,
	POSITION_SPECIALIST,
	POSITION_DIVISION_HEAD,
	POSITION_OFFICE_LEADER,
	POSITION_VICE_CHAIRMAN,
	POSITION_CHAIRMAN,
	N_POSITIONS
};

/* What an action needs. Named for the sentence, not for the role. */
enum perm {
	PERM_NONE,        /* open to everybody, signed in or not */
	PERM_SECOND_STEP, /* any session, even before its second step */
	PERM_SIGNED_IN,   /* any other session, even an unfinished one */
	PERM_HOME,        /* any finished session */
	PERM_RECORD,      /* enter, amend, forward directives */
	PERM_DECIDE,      /* decide on returns, results, extensions */
	PERM_WATCH,       /* read everything the office reads */
	PERM_ASSIGNED,    /* read what is assigned to the own agency */
	PERM_RESPOND,     /* answer for the own agency */
	PERM_DELEGATE,    /* hand on inside the own agency */
	PERM_READ_TASK,   /* open a task: WATCH, or own agency */
	PERM_REPORT,      /* reports */
	PERM_NOTIFIED,    /* own notifications */
	PERM_FILTER,      /* save filters of lists */
	PERM_ADMINISTER,  /* administration pages */
	PERM_OPERATE,     /* operations pages: health, mail queue counts */
	PERM_FREEZE,      /* freeze reports; the verb asks for a head */
	PERM_EVALUATION,  /* read the evaluation of a year (R59, R60) */
	PERM_AUDIT,       /* the security log, rights, the six-monthly review */
	PERM_OUTGOING,    /* bring documents issued in (R64) */
	N_PERMS
};

/* The person behind a request. */
struct actor {
	uint64_t account_id;
	const char *login;
	const char *name; /* of the account */
	enum account_kind kind;
	enum role role;
	enum position position;
	uint64_t agency_id; /* 0 for people of the office */
	const char *agency_name;
	uint64_t officer_id; /* agency accounts: who it is (R20d) */
	const char *officer_name;
	const char *address;  /* client address */
	const char *language; /* "vi", "en" */
	/* Works for another (acting.h): the account of who really sits there;
	 * all else is then the other's, and name names both. 0: nobody else. */
	uint64_t deputy_id;
};

/* An account as everybody may see it. */
struct account_line {
	uint64_t id;
	const char *login;
	const char *name;
	const char *title;
	const char *email;
	enum account_kind kind;
	enum role role;
	enum position position;
	uint64_t agency_id;
};
struct account_list {
	size_t n;
	struct account_line *items;
};

bool role_may(enum role role, enum perm perm);
bool role_is_office(enum role role);   /* creator, general manager, leader */
const char *role_name(enum role role); /* as in the database */
const char *position_name(enum position position);
const char *perm_name(enum perm perm); /* "record" */
const char *account_kind_name(enum account_kind kind);
/* false when no such name. */
bool role_from_name(const char *name, enum role *out);
bool position_from_name(const char *name, enum position *out);
bool account_kind_from_name(const char *name, enum account_kind *out);
/* Who signs an event: the officer when there is one, else the account. */
const char *actor_shown_name(const struct actor *actor);

/*
 * May this become a password? Floor 8 characters (R20b), min from the rules,
 * at most 128 bytes; not a well-known one, not made of the login or of words
 * of the place. NULL: yes; otherwise a key in Text.error ("password_short",
 * "password_long", "password_common", "password_context").
 */
const char *password_objection(const char *password, const char *login,
    const char *fold_of_names, size_t min_length);

#endif
