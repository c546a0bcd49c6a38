/*
 * sso_store: the settings of signing on, who is who at the service, and the
 * answers that were taken. What follows from them is sso_verbs.
 */
#ifndef SSO_STORE_H
#define SSO_STORE_H

#include "db.h"
#include "sign_in_store.h"
#include "sso.h"

/* The one in force; id 0 when none was ever made. */
enum err sso_store_get_setting(struct cx *cx,
    struct sso_setting *out) MUST_CHECK;
enum err sso_store_list_settings(struct cx *cx, unsigned max,
    struct sso_setting_list *out) MUST_CHECK;
/* at and actor come from cx. */
enum err sso_store_add_setting(struct cx *cx,
    const struct sso_setting *setting) MUST_CHECK;

/* The account of an identity, without its secrets; *out_found false: none. */
enum err sso_store_find_account(struct cx *cx, const char *issuer,
    const char *subject, bool *out_found, struct credential *out) MUST_CHECK;
enum err sso_store_get_link(struct cx *cx, uint64_t account_id,
    struct sso_link *out) MUST_CHECK;
enum err sso_store_list_links(struct cx *cx, uint64_t account_id, unsigned max,
    struct sso_link_list *out) MUST_CHECK;
/* db_is_duplicate when the account or the identity has one. */
enum err sso_store_add_link(struct cx *cx, uint64_t account_id,
    const struct sso_identity *identity, const char *basis) MUST_CHECK;
/* *out_n 0: it has ended already. */
enum err sso_store_end_link(struct cx *cx, uint64_t id, const char *basis,
    uint64_t *out_n) MUST_CHECK;

/* Takes a state; *out_first false: it was taken before. Those older than
 * before are forgotten. */
enum err sso_store_use_state(struct cx *cx, const uint8_t *hash, int64_t before,
    bool *out_first) MUST_CHECK;

extern const struct db_stmt_list sso_store_statements;

#endif
