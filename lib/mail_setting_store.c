#include "mail_setting_store.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

enum { HOURS = 24 };

static const struct db_stmt SETTING_AGENCY = STMT("mail_setting.agency",
    "SELECT changes, hours, gateway_address, version FROM mail_setting WHERE agency_id = ?");

static const struct db_stmt SETTING_ACCOUNT = STMT("mail_setting.account",
    "SELECT changes, hours, gateway_address, version FROM mail_setting WHERE account_id = ?");

static const struct db_stmt SETTING_ADD = STMT("mail_setting.add",
    "INSERT IGNORE INTO mail_setting (agency_id, account_id, changes, hours,"
    " gateway_address, updated_at) VALUES (?, ?, ?, ?, ?, ?)");

static const struct db_stmt SETTING_SET_AGENCY = STMT("mail_setting.set_agency",
    "UPDATE mail_setting SET changes = ?, hours = ?, gateway_address = ?,"
    " updated_at = ?,"
    " version = version + 1 WHERE agency_id = ? AND version = ?");

static const struct db_stmt
    SETTING_SET_ACCOUNT = STMT("mail_setting.set_account",
	"UPDATE mail_setting SET changes = ?, hours = ?, gateway_address = ?,"
	" updated_at = ?,"
	" version = version + 1 WHERE account_id = ? AND version = ?");

static uint32_t
hours_from_text(const char *text)
{
	uint32_t hours = 0;

	while (*text != '\0') {
		int hour = 0;

		for (; *text >= '0' && *text <= '9'; text++)
			hour = hour * 10 + (*text - '0');
		if (hour < HOURS)
			hours |= UINT32_C(1) << hour;
		if (*text != '\0')
			text++;
	}
	return hours;
}

static const char *
hours_text(struct cx *cx, uint32_t hours)
{
	const char *text = "";

	for (int hour = 0; hour < HOURS; hour++)
		if ((hours >> hour & 1) != 0)
			text = arena_printf(cx->mem, "%s%s%d", text,
			    text[0] == '\0' ? "" : ",", hour);
	return text;
}

enum err
mail_setting_store_find(struct cx *cx, uint64_t agency_id, uint64_t account_id,
    struct mail_setting *out)
{
	struct db_rows *rows;
	enum err err;

	err = db_query(cx, agency_id != 0 ? &SETTING_AGENCY : &SETTING_ACCOUNT,
	    ARGS(db_u64(agency_id != 0 ? agency_id : account_id)), &rows);
	if (err)
		return err;
	*out = (struct mail_setting){ .changes = true, .gateway_address = "" };
	if (!db_next(rows))
		return OK;
	out->changes = row_u64(rows) != 0;
	out->hours = hours_from_text(row_str(rows));
	out->gateway_address = row_str(rows);
	out->version = row_u64(rows);
	return OK;
}

enum err
mail_setting_store_set(struct cx *cx, uint64_t agency_id, uint64_t account_id,
    const struct mail_setting *setting)
{
	const struct db_arg changes = db_u64(setting->changes);
	const struct db_arg hours = db_str(hours_text(cx, setting->hours));
	const struct db_arg address = db_str(setting->gateway_address);
	uint64_t changed;
	enum err err;

	if (setting->version == 0)
		err = db_exec(cx, &SETTING_ADD,
		    ARGS(db_id(agency_id),
			db_id(agency_id != 0 ? 0 : account_id), changes, hours,
			address, db_moment(cx->now)),
		    &changed);
	else
		err = db_exec(cx,
		    agency_id != 0 ? &SETTING_SET_AGENCY : &SETTING_SET_ACCOUNT,
		    ARGS(changes, hours, address, db_moment(cx->now),
			db_u64(agency_id != 0 ? agency_id : account_id),
			db_u64(setting->version)),
		    &changed);
	if (err)
		return err;
	if (changed == 0)
		return fail_stale(cx, "the mail settings changed");
	return OK;
}

static const struct db_stmt *const statements[] = {
	&SETTING_AGENCY,
	&SETTING_ACCOUNT,
	&SETTING_ADD,
	&SETTING_SET_AGENCY,
	&SETTING_SET_ACCOUNT,
};

const struct db_stmt_list mail_setting_store_statements = {
	"mail_setting",
	statements,
	sizeof(statements) / sizeof(statements[0]),
};
