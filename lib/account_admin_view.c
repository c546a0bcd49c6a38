#include "account_admin_view.h"

#include "clock.h"
#include "text.h"

void
account_row_view(struct node *node, const struct account_row *row)
{
	const struct account_line *line = &row->line;

	node_id(node, "id", line->id);
	node_text(node, "login", line->login);
	node_text(node, "name", line->name);
	node_text(node, "title", line->title);
	node_text(node, "email", line->email);
	node_text(node, "phone", row->phone);
	node_text(node, "kind", account_kind_name(line->kind));
	node_text(node, "role", role_name(line->role));
	node_text(node, "position", position_name(line->position));
	if (line->agency_id != 0)
		node_id(node, "agency_id", line->agency_id);
	node_text(node, "agency", row->agency_name);
	node_text(node, "agency_email", row->agency_email);
	node_bool(node, "login_differs",
	    line->kind == ACCOUNT_AGENCY &&
		!text_equal(line->login, row->agency_email));
	node_text(node, "basis", row->basis);
	node_bool(node, "must_change", row->must_change_password);
	node_bool(node, "closed", row->closed_at != NO_MOMENT);
	node_moment(node, "created_at", row->created_at);
	node_moment(node, "closed_at", row->closed_at);
	node_bool(node, "never", row->seen_at == NO_MOMENT);
	node_moment(node, "seen_at", row->seen_at);
	node_bool(node, "no_officer",
	    line->kind == ACCOUNT_AGENCY && row->n_officers == 0);
	node_int(node, "n_officers", row->n_officers);
	node_id(node, "version", row->version);
}

void
account_rows_view(struct node *node, const char *name,
    const struct account_rows *rows)
{
	node_list(node, name);
	for (size_t i = 0; i < rows->n; i++)
		account_row_view(node_item(node, name, i), &rows->items[i]);
}

void
officer_row_view(struct node *node, const struct officer_row *row,
    int32_t today)
{
	const struct officer *o = &row->officer;

	node_id(node, "id", o->id);
	node_id(node, "agency_id", o->agency_id);
	node_text(node, "agency", row->agency_name);
	node_text(node, "name", o->name);
	node_text(node, "title", o->title);
	node_text(node, "duty", officer_duty_name(o->leader_in_charge));
	node_text(node, "email", o->email);
	node_text(node, "phone", o->phone);
	node_text(node, "basis", row->basis);
	node_day(node, "valid_from", o->valid_from);
	node_day(node, "valid_to",
	    o->valid_to == LAST_DAY ? NO_DAY : o->valid_to);
	node_bool(node, "ended", o->valid_to < today);
	node_bool(node, "to_come", o->valid_from > today);
	node_bool(node, "must_change", row->must_change_secret);
	node_bool(node, "never", row->seen_at == NO_MOMENT);
	node_moment(node, "seen_at", row->seen_at);
	node_id(node, "version", row->version);
}

void
officer_rows_view(struct node *node, const char *name,
    const struct officer_rows *rows, int32_t today)
{
	node_list(node, name);
	for (size_t i = 0; i < rows->n; i++)
		officer_row_view(node_item(node, name, i), &rows->items[i],
		    today);
}

void
staff_mismatches_view(struct node *node, const char *name,
    const struct staff_mismatches *mismatches)
{
	node_list(node, name);
	for (size_t i = 0; i < mismatches->n; i++) {
		const struct staff_mismatch *one = &mismatches->items[i];
		struct node *item = node_item(node, name, i);

		node_text(item, "kind", staff_mismatch_name(one->kind));
		node_id(item, "id", one->id);
		node_text(item, "name", one->name);
		node_text(item, "login", one->login);
		node_id(item, "agency_id", one->agency_id);
		node_text(item, "agency", one->agency_name);
	}
}

void
agency_gaps_view(struct node *node, const char *name,
    const struct agency_gaps *gaps)
{
	node_list(node, name);
	for (size_t i = 0; i < gaps->n; i++) {
		const struct agency_gap *gap = &gaps->items[i];
		struct node *item = node_item(node, name, i);

		node_id(item, "agency_id", gap->agency_id);
		node_text(item, "agency", gap->agency_name);
		node_bool(item, "has_account", gap->has_account);
		node_bool(item, "has_responder", gap->has_responder);
		node_bool(item, "has_leader", gap->has_leader);
	}
}

void
session_rows_view(struct node *node, const char *name,
    const struct session_rows *rows, const char *own)
{
	node_list(node, name);
	for (size_t i = 0; i < rows->n; i++) {
		const struct session_row *row = &rows->items[i];
		struct node *item = node_item(node, name, i);

		node_text(item, "id", row->id);
		node_text(item, "officer", row->officer_name);
		node_text(item, "address", row->address);
		node_text(item, "device", row->device);
		node_moment(item, "created_at", row->created_at);
		node_moment(item, "seen_at", row->seen_at);
		node_bool(item, "own", text_equal(row->id, own));
	}
}

void
made_view(struct node *node, const char *who, const char *secret)
{
	struct node *made = node_child(node, "Made");

	node_text(made, "who", who);
	node_text(made, "secret", secret);
}
