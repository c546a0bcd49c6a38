/*
 * setting_store: the values of the rules with their basis and their history.
 * What programs count with is rules_store; what a value may be is profile.
 */
#ifndef SETTING_STORE_H
#define SETTING_STORE_H

#include "db.h"
#include "setting.h"

enum err setting_store_list(struct cx *cx, struct setting_list *out) MUST_CHECK;
/* ERR_MISSING when there is none of this name. */
enum err setting_store_get(struct cx *cx, const char *name,
    struct setting *out) MUST_CHECK;
enum err setting_store_list_past(struct cx *cx, const char *name, unsigned max,
    struct setting_past_list *out) MUST_CHECK;
enum err setting_store_set(struct cx *cx, const char *name, const char *value,
    const char *basis) MUST_CHECK;
/* at and actor come from cx. */
enum err setting_store_add_past(struct cx *cx, const char *name,
    const struct setting_past *past) MUST_CHECK;

extern const struct db_stmt_list setting_store_statements;

#endif
