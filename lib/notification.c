#include "notification.h"

bool
notification_may_mark(const struct actor *actor)
{
	return actor->agency_id == 0 || actor->role != ROLE_AGENCY_LEADER;
}
