/*
 * periodic_report_mail_verbs: letters to agencies that are asked for their
 * report (R55); what batch/remind does between planning and sending.
 */
#ifndef PERIODIC_REPORT_MAIL_VERBS_H
#define PERIODIC_REPORT_MAIL_VERBS_H

#include "config.h"
#include "cx.h"
#include "periodic_report_verbs.h"

/* One letter, in one transaction of the caller. An agency without an address
 * gets it when it has one. */
enum err periodic_report_mail_step(struct cx *cx,
    struct periodic_report_work *work, const struct config *config,
    bool *out_more) MUST_CHECK;

#endif
