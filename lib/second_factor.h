/*
 * second_factor: what a person has besides a password: a telephone that shows
 * a new code every thirty seconds (RFC 6238), and ten codes on paper for the
 * day it is lost. Pure: words and forms; no database.
 *
 * It belongs to an account, or to an officer who uses an agency's account
 * (R20d): never to the account many people share.
 */
#ifndef SECOND_FACTOR_H
#define SECOND_FACTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "account.h"

struct arena;

enum {
	TOTP_SECRET_SIZE = 20, /* bytes: the size of the HMAC */
	TOTP_DIGITS = 6,
	TOTP_WINDOW = 1,         /* steps a clock may be wrong either way */
	RECOVERY_CODES = 10,     /* made at enrolment, each good once */
	RECOVERY_CHARACTERS = 10 /* 50 random bits each */
};

/* Where a session stands. */
enum second_step {
	SECOND_STEP_DONE,  /* passed, or none is asked for */
	SECOND_STEP_CODE,  /* the code is still to be given */
	SECOND_STEP_ENROL, /* the role must have one and has none yet */
	N_SECOND_STEPS
};

const char *second_step_name(enum second_step step); /* as in the database */
bool second_step_from_name(const char *name, enum second_step *out);

/* Roles that administer, run the machines, or decide on marks must have one
 * while the rule second_factor_required says so. */
bool role_must_have_second_factor(enum role role);

/* RFC 4648, without '='. In mem. */
const char *base32_encode(struct arena *mem, const void *data, size_t n);
/* Blanks, hyphens and small letters are taken; at most max bytes; the number of
 * bytes, or 0 when it is none. */
size_t base32_decode(const char *text, uint8_t *out, size_t max);

/* What a telephone reads from the square: otpauth://totp/... issuer and
 * account as people know them. In mem. */
const char *totp_uri(struct arena *mem, const char *issuer, const char *account,
    const char *secret32);

/* As typed: blanks and hyphens dropped, small letters. In mem. */
const char *code_clean(struct arena *mem, const char *typed);
bool code_is_totp(const char *clean); /* six digits */

/* A factor as its owner and the administrator see it. */
struct second_factor {
	uint64_t id; /* 0: none */
	int64_t created_at;
	unsigned codes_left; /* recovery codes not yet used */
};

#endif
