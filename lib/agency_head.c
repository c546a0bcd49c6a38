#include "agency_head.h"

bool
agency_head_may_read(const struct actor *actor)
{
	return role_is_office(actor->role) ||
	       role_may(actor->role, PERM_ADMINISTER);
}
