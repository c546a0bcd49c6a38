/*
 * mail_setting_store: the wishes of agencies (common to all who use the account
 * of the agency) and of persons of the office.
 */
#ifndef MAIL_SETTING_STORE_H
#define MAIL_SETTING_STORE_H

#include "db.h"
#include "mail_setting.h"

/* Of an agency, or (agency_id 0) of an account; everything when never set. */
enum err mail_setting_store_find(struct cx *cx, uint64_t agency_id,
    uint64_t account_id, struct mail_setting *out) MUST_CHECK;
/* version must be the one read; ERR_CONFLICT when someone was first. */
enum err mail_setting_store_set(struct cx *cx, uint64_t agency_id,
    uint64_t account_id, const struct mail_setting *setting) MUST_CHECK;

extern const struct db_stmt_list mail_setting_store_statements;

#endif
