/*
 * fuzz: what every harness has: the entry point of libFuzzer, and a way to say
 * that something must hold.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static inline void
fuzz_require(int holds)
{
	if (!holds)
		abort();
}

#endif
