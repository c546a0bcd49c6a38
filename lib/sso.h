/*
 * sso: signing on with the account of the e-office (R20c): the setting that is
 * in force, and who is who there. An identity is an issuer and a subject, never
 * an e-mail address. What a token must say is jose, asking is sso_provider,
 * what follows is sso_verbs.
 */
#ifndef SSO_H
#define SSO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	SSO_LABEL_MAX = 60,
	SSO_ISSUER_MAX = 255,
	SSO_CLIENT_MAX = 200,
	SSO_SECRET_MAX = 200,
	SSO_SUBJECT_MAX = 255,
	SSO_BASIS_MAX = 200,
	SSO_SEALED_MAX = 400,
	SSO_NEXT_MAX = 500
};

/* By which door somebody comes in; the names are those of the database. */
enum sso_door { SSO_OFF, SSO_OIDC, SSO_CAS, SSO_HEADER, N_SSO_DOORS };
extern const char *const sso_door_names[]; /* ends with NULL */
extern const char *const sso_algorithm_names[];

/* With SSO_HEADER there is no address: the identities are of this issuer. */
#define SSO_HEADER_ISSUER "header"

struct sso_setting {
	uint64_t id; /* 0: never set, everything is off */
	int64_t at;
	const char *actor_name;
	enum sso_door door;
	const char *label; /* "E-Office": what people call it */
	const char *issuer;
	const char *client_id;
	unsigned algorithms; /* bit i is sso_algorithm_names[i]; as JOSE_* */
	const uint8_t *sealed;
	size_t n_sealed; /* 0: a client without secret */
	const char *basis;
};
struct sso_setting_list {
	size_t n;
	struct sso_setting *items; /* newest first */
};

struct sso_identity {
	const char *issuer;
	const char *subject;
	const char *name; /* to be recognised by a person; may be "" */
};

struct sso_link {
	uint64_t id; /* 0: none */
	uint64_t account_id;
	const char *issuer;
	const char *subject;
	int64_t created_at;
	const char *created_by;
	const char *basis;
	int64_t ended_at; /* NO_MOMENT: it is live */
	const char *ended_by;
	const char *ended_basis;
};
struct sso_link_list {
	size_t n;
	struct sso_link *items; /* newest first */
};

/* https, or http to this machine; no query, no fragment, no blanks. */
bool sso_issuer_is_good(const char *url);
/* What this door needs is there: NULL, else the name of the field. */
const char *sso_setting_lacks(const struct sso_setting *setting);

#endif
