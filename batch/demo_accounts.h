/*
 * demo_accounts: what an administrator of the demo province has already
 * decided about signing in.
 */
#ifndef DEMO_ACCOUNTS_H
#define DEMO_ACCOUNTS_H

#include "demo_play.h"

enum err demo_accounts_add(struct demo_play *play) MUST_CHECK;

#endif
