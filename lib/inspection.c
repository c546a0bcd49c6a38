#include "inspection.h"

const char *const inspection_kind_names[N_INSPECTION_KINDS + 1] = {
	[INSPECTION_PERIODIC] = "periodic",
	[INSPECTION_AD_HOC] = "ad_hoc",
};

const char *const inspection_state_names[N_INSPECTION_STATES + 1] = {
	[INSPECTION_PLANNED] = "planned",
	[INSPECTION_CONCLUDED] = "concluded",
};
