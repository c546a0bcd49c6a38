/*
 * Fuzzes cas_user_of: whoever is named is a plain line of text that stands in
 * an answer without a document type, and whoever is not has a reason.
 */
#include "fuzz.h"

#include "arena.h"
#include "cas.h"
#include "text.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *mem = arena_open(64 * 1024 * 1024);
	const char *why = NULL;
	const char *user = cas_user_of(mem, (const char *)data, n, &why);

	if (user != NULL) {
		fuzz_require(user[0] != '\0' && strlen(user) <= CAS_USER_MAX);
		fuzz_require(text_is_utf8(user, strlen(user)));
		fuzz_require(strchr(user, '\n') == NULL);
		fuzz_require(memmem(data, n, "<!DOCTYPE", 9) == NULL);
	} else {
		fuzz_require(why != NULL && text_is_utf8(why, strlen(why)));
		fuzz_require(strchr(why, '\n') == NULL);
	}
	arena_close(mem);
	return 0;
}
