#include "second_factor.h"

#include <string.h>

#include "arena.h"
#include "names.h"
#include "str.h"

static const char *const steps[N_SECOND_STEPS] = {
	[SECOND_STEP_DONE] = "done",
	[SECOND_STEP_CODE] = "code",
	[SECOND_STEP_ENROL] = "enrol",
};

const char *
second_step_name(enum second_step step)
{
	return names_name(steps, N_SECOND_STEPS, step);
}

bool
second_step_from_name(const char *name, enum second_step *out)
{
	unsigned value;

	if (!names_find(steps, N_SECOND_STEPS, name, &value))
		return false;
	*out = (enum second_step)value;
	return true;
}

bool
role_must_have_second_factor(enum role role)
{
	return role == ROLE_ADMINISTRATOR || role == ROLE_INFRASTRUCTURE ||
	       role == ROLE_EVALUATOR || role == ROLE_AUDITOR;
}

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

const char *
base32_encode(struct arena *mem, const void *data, size_t n)
{
	const uint8_t *bytes = data;
	char *out = arena_alloc(mem, n * 8 / 5 + 3);
	uint32_t held = 0;
	int bits = 0;
	size_t length = 0;

	for (size_t i = 0; i < n; i++) {
		held = held << 8 | bytes[i];
		for (bits += 8; bits >= 5; bits -= 5)
			out[length++] = alphabet[held >> (bits - 5) & 31];
	}
	if (bits > 0)
		out[length++] = alphabet[held << (5 - bits) & 31];
	return out;
}

static int
value_of(char c)
{
	const char *at;

	if (c >= 'a' && c <= 'z')
		c = (char)(c - 'a' + 'A');
	at = c == '\0' ? NULL : strchr(alphabet, c);
	return at == NULL ? -1 : (int)(at - alphabet);
}

size_t
base32_decode(const char *text, uint8_t *out, size_t max)
{
	uint32_t held = 0;
	int bits = 0;
	size_t n = 0;

	for (; *text != '\0'; text++) {
		int value = value_of(*text);

		if (*text == ' ' || *text == '-' || *text == '=')
			continue;
		if (value < 0)
			return 0;
		held = held << 5 | (uint32_t)value;
		bits += 5;
		if (bits < 8)
			continue;
		if (n == max)
			return 0;
		bits -= 8;
		out[n++] = (uint8_t)(held >> bits & 0xff);
	}
	return n;
}

/* Everything but letters and digits as %XX: blanks and marks included. */
static void
add_encoded(struct str *s, const char *text)
{
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9'))
			str_add_char(s, (char)c);
		else
			str_printf(s, "%%%02X", c);
	}
}

const char *
totp_uri(struct arena *mem, const char *issuer, const char *account,
    const char *secret32)
{
	struct str s;

	str_init(&s, mem,
	    200 + 6 * strlen(issuer) + 3 * strlen(account) + strlen(secret32));
	str_add(&s, "otpauth://totp/");
	add_encoded(&s, issuer);
	str_add(&s, ":");
	add_encoded(&s, account);
	str_printf(&s, "?secret=%s&issuer=", secret32);
	add_encoded(&s, issuer);
	return str_text(&s);
}

const char *
code_clean(struct arena *mem, const char *typed)
{
	char *out = arena_alloc(mem, strlen(typed) + 1);
	size_t n = 0;

	for (; *typed != '\0'; typed++) {
		if (*typed == ' ' || *typed == '-')
			continue;
		out[n++] = *typed >= 'A' && *typed <= 'Z'
			       ? (char)(*typed - 'A' + 'a')
			       : *typed;
	}
	return out;
}

bool
code_is_totp(const char *clean)
{
	return strlen(clean) == TOTP_DIGITS &&
	       strspn(clean, "0123456789") == TOTP_DIGITS;
}
