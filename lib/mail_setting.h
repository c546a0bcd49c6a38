/*
 * mail_setting: what a recipient wants of e-mail. Duties are no matter of
 * wishes: reminders, what is overdue, new tasks, urgings, notices, decisions
 * and urgent documents come in any case.
 */
#ifndef MAIL_SETTING_H
#define MAIL_SETTING_H

#include <stdbool.h>
#include <stdint.h>

struct mail_setting {
	bool changes;   /* small changes too, or only inside the program */
	uint32_t hours; /* of the digest, bit h; 0: all of the province */
	const char *gateway_address; /* short messages too (gateway.h); "" no */
	uint64_t version;            /* 0: never set */
};

/* Does the digest of this hour of the province go to this recipient? Who chose
 * hours that the province no longer has gets all of them. */
bool mail_setting_wants(const struct mail_setting *setting,
    const int *province_hours, int n_hours, int slot);

enum { GATEWAY_ADDRESS_MAX = 60 };
/* 3 to 60 of the signs a telephone number or a name at a gateway has. */
bool mail_setting_gateway_is_good(const char *address);

#endif
