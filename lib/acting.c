#include "acting.h"

bool
acting_covers(enum perm needs)
{
	return needs == PERM_WATCH || needs == PERM_RECORD ||
	       needs == PERM_DECIDE || needs == PERM_READ_TASK ||
	       needs == PERM_REPORT || needs == PERM_NOTIFIED;
}
