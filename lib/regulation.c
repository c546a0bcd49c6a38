#include "regulation.h"

const char *const regulation_figure_names[N_REGULATION_FIGURES + 1] = {
	[REGULATION_TASKS] = "tasks",
	[REGULATION_ASSIGNMENTS] = "assignments",
	[REGULATION_UPDATES] = "updates",
	[REGULATION_UPDATES_IN_TIME] = "updates_in_time",
	[REGULATION_RETURNS] = "returns",
	[REGULATION_RETURNS_ACCEPTED] = "returns_accepted",
	[REGULATION_EXTENSIONS] = "extensions",
	[REGULATION_DIFFICULTIES] = "difficulties",
	[REGULATION_NOTICES] = "notices",
	[REGULATION_ESCALATIONS] = "escalations",
	[REGULATION_INSPECTIONS] = "inspections",
	[REGULATION_INCIDENTS] = "incidents",
	[REGULATION_INCIDENTS_CLOSED] = "incidents_closed",
	[REGULATION_FEEDBACKS] = "feedbacks",
	[REGULATION_FEEDBACKS_ANSWERED] = "feedbacks_answered",
	[REGULATION_TRAININGS] = "trainings",
};
