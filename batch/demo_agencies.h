/* demo_agencies: reorganisations of the demo province, and Phụ lục I. */
#ifndef DEMO_AGENCIES_H
#define DEMO_AGENCIES_H

#include "demo_play.h"

/* Before anything is handed out; after everything was. */
enum err demo_agencies_past(struct demo_play *play) MUST_CHECK;
enum err demo_agencies_now(struct demo_play *play) MUST_CHECK;

#endif
