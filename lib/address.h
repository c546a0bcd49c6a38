/*
 * address: ranges of network addresses that are admitted (R85). Pure.
 *
 * "10.0.0.0/8, 203.113.152.7, 2001:db8::/32": IPv4 and IPv6, one or many,
 * separated by commas or blanks; without a length it is one address. "" admits
 * everybody.
 */
#ifndef ADDRESS_H
#define ADDRESS_H

#include <stdbool.h>

/* Can each of them be read? No bit may be set behind the length. */
bool ranges_are_good(const char *ranges);
/* Is this address in one of them, or is there none? What can not be read is
 * in none. An IPv4 address written as IPv6 is the IPv4 address. */
bool address_is_in(const char *address, const char *ranges);

#endif
