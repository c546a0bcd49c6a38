#include "clock_move.h"

const char *
clock_kind_name(enum clock_kind kind)
{
	switch (kind) {
	case CLOCK_TASK:
		return "task";
	case CLOCK_ASSIGNMENT:
		return "assignment";
	case CLOCK_UPDATE:
		return "update";
	case CLOCK_RECORD:
		return "record";
	}
	return "";
}
