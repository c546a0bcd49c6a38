#define BANNED_ALLOW_STDIO

/*
 * pdf-signature: what the signatures of a PDF are worth (inspect.h).
 *
 *	pdf-signature AUTHORITIES.pem <file.pdf >answer
 *
 * Reads the certificates the operator trusts ("": none) and the file, gives up
 * everything a program can do (sandbox.h), and only then looks. The answer is
 * lines "name value": state, chain, whole, weak, count, signer, time. Nothing
 * is asked of anybody: whether a certificate was revoked is not known here.
 *
 * Exit status: 0 there is an answer, 1 nothing can be said, 64 wrong use.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "pdf-signature_parts.h"
#include "sandbox.h"

enum {
	INPUT_MAX = 256 * 1024 * 1024,
	MEMORY = 1024 * 1024 * 1024,
	CPU_SECONDS = 10,
	WRONG_USE = 64
};

struct total {
	bool checked;
	bool intact;
	bool weak;
	const struct verdict *last;
	size_t covered; /* where the last one ends */
};

static void
judge(const unsigned char *data, const struct places *places,
    struct authorities *authorities, struct verdict *verdicts,
    struct total *out)
{
	out->checked = out->intact = true;
	for (size_t i = 0; i < places->n; i++) {
		const struct place *place = &places->items[i];

		place_verify(data, place, authorities, &verdicts[i]);
		out->checked = out->checked && verdicts[i].checked;
		out->intact = out->intact && place->good && verdicts[i].intact;
		out->weak = out->weak || verdicts[i].weak;
		if (out->last != NULL && place->to < out->covered)
			continue;
		out->last = &verdicts[i];
		out->covered = place->to;
	}
}

static void
answer(const struct total *total, size_t count, size_t n)
{
	const char *state = "none";
	const char *chain = "unknown";

	if (count > 0)
		state = !total->checked ? "unchecked"
			: total->intact ? "intact"
					: "altered";
	if (count > 0 && total->last->expired)
		chain = "expired";
	else if (count > 0 && total->last->trusted)
		chain = "trusted";
	printf("state %s\nchain %s\nwhole %d\nweak %d\ncount %zu\n", state,
	    chain, count > 0 && total->covered == n, total->weak, count);
	if (count > 0 && total->last->signer[0] != '\0')
		printf("signer %s\n", total->last->signer);
	if (count > 0 && total->last->at >= 0)
		printf("time %" PRId64 "\n", total->last->at);
}

int
main(int argc, char **argv)
{
	static struct places places;
	static struct verdict verdicts[SIGNATURES_MAX];
	const struct sandbox_limits limits = { CPU_SECONDS, MEMORY };
	struct authorities *authorities;
	struct total total = { .last = NULL };
	unsigned char *data;
	size_t n;

	if (argc != 2)
		return WRONG_USE;
	authorities = authorities_read(argv[1]);
	if (!sandbox_read_input(INPUT_MAX, &data, &n) ||
	    !sandbox_enter(&limits))
		return 1;
	if (!places_find(data, n, &places))
		_exit(1);
	judge(data, &places, authorities, verdicts, &total);
	answer(&total, places.n, n);
	(void)fflush(stdout);
	/* Nothing is left to be tidied up, and nothing more may be run. */
	_exit(0);
}
