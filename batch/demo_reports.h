/*
 * demo_reports: the agencies' reports about the period that ended last (R53),
 * after everything else has happened: most sent, some late, some while they are
 * written, the others missing, so that the office has somebody to urge (R55).
 */
#ifndef DEMO_REPORTS_H
#define DEMO_REPORTS_H

#include "demo_play.h"

enum err demo_reports(struct demo_play *play) MUST_CHECK;

#endif
