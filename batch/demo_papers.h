/*
 * demo_papers: what the office does each morning of the demo with the ladder of
 * notices (R46, R47): notices are proposed, approved, signed and sent; tasks at
 * its end are reported, and the Chairman speaks. Today's are left to be done.
 * Nothing where the province has no ladder.
 */
#ifndef DEMO_PAPERS_H
#define DEMO_PAPERS_H

#include "demo_play.h"

/* Every morning that has come by this moment and was not played yet. */
enum err demo_papers_until(struct demo_play *play, int64_t at) MUST_CHECK;

#endif
