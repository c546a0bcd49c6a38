/*
 * demo_inspect: inspections of the demo (R51), after everything else has
 * happened.
 */
#ifndef DEMO_INSPECT_H
#define DEMO_INSPECT_H

#include "demo_play.h"

enum err demo_inspect(struct demo_play *play,
    const struct actor *actor) MUST_CHECK;

#endif
