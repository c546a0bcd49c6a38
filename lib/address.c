#include "address.h"

#include <arpa/inet.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "text.h"

enum { IPV4 = 4, IPV6 = 16, PIECE_MAX = 64, BYTE = 8 };

struct range {
	size_t size; /* bytes of an address */
	uint8_t from[IPV6];
	int bits;
};

static bool
read_address(const char *text, uint8_t out[static IPV6], size_t *out_size)
{
	static const uint8_t mapped[] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff,
		0xff };

	*out_size = IPV4;
	if (inet_pton(AF_INET, text, out) == 1)
		return true;
	*out_size = IPV6;
	if (inet_pton(AF_INET6, text, out) != 1)
		return false;
	if (memcmp(out, mapped, sizeof(mapped)) == 0) {
		memmove(out, out + sizeof(mapped), IPV4);
		*out_size = IPV4;
	}
	return true;
}

/* Do both agree in their first bits? */
static bool
agree(const uint8_t *a, const uint8_t *b, int bits)
{
	int whole = bits / BYTE;
	int rest = bits % BYTE;

	if (memcmp(a, b, (size_t)whole) != 0)
		return false;
	return rest == 0 ||
	       a[whole] >> (BYTE - rest) == b[whole] >> (BYTE - rest);
}

static bool
nothing_behind(const struct range *range)
{
	for (int i = range->bits; i < (int)range->size * BYTE; i++)
		if ((range->from[i / BYTE] >> (BYTE - 1 - i % BYTE) & 1) != 0)
			return false;
	return true;
}

static bool
read_range(const char *piece, size_t n, struct range *out)
{
	char text[PIECE_MAX];
	long long bits;
	char *slash;

	if (n >= sizeof(text))
		return false;
	memcpy(text, piece, n);
	text[n] = '\0';
	slash = strchr(text, '/');
	if (slash != NULL)
		*slash++ = '\0';
	if (!read_address(text, out->from, &out->size))
		return false;
	bits = (long long)out->size * BYTE;
	if (slash != NULL && !text_to_int(slash, 0, bits, &bits))
		return false;
	out->bits = (int)bits;
	return nothing_behind(out);
}

/* The next piece; its length, 0 at the end. */
static size_t
next(const char **at)
{
	*at += strspn(*at, ", ");
	return strcspn(*at, ", ");
}

bool
ranges_are_good(const char *ranges)
{
	struct range range;
	size_t n;

	for (; (n = next(&ranges)) > 0; ranges += n)
		if (!read_range(ranges, n, &range))
			return false;
	return true;
}

bool
address_is_in(const char *address, const char *ranges)
{
	uint8_t bytes[IPV6];
	struct range range;
	bool none = true;
	size_t size;
	size_t n;

	if (!read_address(address, bytes, &size))
		return next(&ranges) == 0;
	for (; (n = next(&ranges)) > 0; ranges += n) {
		none = false;
		if (read_range(ranges, n, &range) && range.size == size &&
		    agree(range.from, bytes, range.bits))
			return true;
	}
	return none;
}
