/*
 * Fuzzes params_parse_cookies: what comes out is plain ASCII, and little.
 */
#include "fuzz.h"

#include "arena.h"
#include "request.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *mem = arena_open(16 * 1024 * 1024);
	const char *s = arena_strndup(mem, (const char *)data, n);
	struct param_list list;

	if (params_parse_cookies(mem, s, &list)) {
		fuzz_require(list.n <= 64);
		for (size_t i = 0; i < list.n; i++) {
			const char *value = list.items[i].value;

			fuzz_require(list.items[i].name[0] != '\0');
			for (; *value != '\0'; value++)
				fuzz_require(*value > ' ' && *value <= '~');
		}
	}
	arena_close(mem);
	return 0;
}
