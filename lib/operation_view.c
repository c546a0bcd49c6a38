#include "operation_view.h"

#include "clock.h"

enum {
	HOUR = 3600,
	MB = 1024 * 1024,
	OFFSET_MAX = 2,          /* seconds two clocks may differ */
	MAIL_LATE = HOUR,        /* a letter that waits longer needs a look */
	PLANNER_LATE = 26 * HOUR /* it finishes once a day at least */
};

static void
database_view(struct node *node, const struct operation *o)
{
	node_text(node, "version", o->database_version);
	node_int(node, "offset", o->database_offset);
	node_bool(node, "clock_wrong",
	    o->database_offset > OFFSET_MAX ||
		o->database_offset < -OFFSET_MAX);
	node_int(node, "up_hours", o->database_up / HOUR);
	node_int(node, "connections", o->connections);
	node_text(node, "migration", o->migration);
	node_moment(node, "migrated_at", o->migrated_at);
}

static void
work_view(struct node *node, const struct operation *o, int64_t now)
{
	node_moment(node, "oldest_mail_at", o->oldest_mail_at);
	node_bool(node, "mail_late",
	    o->oldest_mail_at != NO_MOMENT &&
		now - o->oldest_mail_at > MAIL_LATE);
	node_moment(node, "planned_at", o->planned_at);
	node_bool(node, "planner_late",
	    o->planned_at == NO_MOMENT || now - o->planned_at > PLANNER_LATE);
	node_int(node, "sessions", o->sessions);
	node_int(node, "throttled", o->throttled);
	node_int(node, "files", (int64_t)o->files);
	node_int(node, "file_mb", (int64_t)(o->file_bytes / MB));
	node_int(node, "files_pending", (int64_t)o->files_pending);
	node_int(node, "files_infected", (int64_t)o->files_infected);
}

void
operation_view(struct node *root, const struct operation *o, int64_t now)
{
	struct node *mail = node_child(root, "Mail");

	database_view(node_child(root, "Database"), o);
	work_view(node_child(root, "Work"), o, now);
	for (int i = 0; i < N_OUTBOX_STATES; i++)
		node_int(mail, outbox_state_name((enum outbox_state)i),
		    (int64_t)o->mail.n[i]);
}

void
disk_space_view(struct node *root, const char *name,
    const struct disk_space *space)
{
	struct node *node = node_child(root, name);

	if (!space->known)
		return;
	node_int(node, "free_mb", (int64_t)space->free_mb);
	node_int(node, "total_mb", (int64_t)space->total_mb);
	node_int(node, "free_percent", space->free_percent);
	node_bool(node, "low", space->low);
}
