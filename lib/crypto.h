/*
 * crypto: the one door to OpenSSL.
 *
 * Random bytes come from RAND_bytes at each call, never from a seed taken
 * before a fork; a failing source ends the process.
 */
#ifndef CRYPTO_H
#define CRYPTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

struct arena;

enum {
	SHA256_SIZE = 32,
	TOKEN_SIZE = 32,
	HASH_TEXT_MAX = 200,
	SIGNATURE_SIZE = 64
};

void crypto_random(void *out, size_t n);
/* n random bytes as lower-case hex, in mem. */
const char *crypto_random_hex(struct arena *mem, size_t n);

void crypto_sha256(const void *data, size_t n, uint8_t out[static SHA256_SIZE]);
/* Streaming: open, add ..., finish (frees). */
struct sha256;
struct sha256 *sha256_open(void) __attribute__((returns_nonnull));
void sha256_add(struct sha256 *sum, const void *data, size_t n);
void sha256_finish(struct sha256 *sum, uint8_t out[static SHA256_SIZE]);

void crypto_hmac(const void *key, size_t n_key, const void *data, size_t n,
    uint8_t out[static SHA256_SIZE]);
bool crypto_equal(const void *a, const void *b, size_t n); /* constant time */

/*
 * scrypt N=2^15, r=8, p=3 (about 0.36 s, 36 MB; the login pool is small for
 * this reason) over HMAC-SHA-256(pepper, NFC password), stored as
 * "$scrypt$ln=15,r=8,p=3$salt$hash". Passwords longer than 128 bytes are
 * refused by password_acceptable before they get here.
 */
void crypto_password_hash(const char *password, const char *pepper,
    char out[static HASH_TEXT_MAX]);
/* stored NULL: burns the same time on a dummy and says no. */
bool crypto_password_matches(const char *password, const char *pepper,
    const char *stored);

/*
 * The same stretching with a salt made of a name ("account:7") and the pepper:
 * one password has one mark under one name, so that old ones can be compared.
 */
void crypto_password_mark(const char *password, const char *pepper,
    const char *name, uint8_t out[static SHA256_SIZE]);

/*
 * Ed25519. crypto_sign reads the private key (PEM) in path; when there is none
 * it makes one, mode 0600, and writes the public key beside it as pub_path.
 * False, with errno where the system said something, when a file cannot be
 * read or written. crypto_signed: does the signature hold for the public key?
 */
bool crypto_sign(const char *path, const char *pub_path, const void *data,
    size_t n, uint8_t out[static SIGNATURE_SIZE]);
bool crypto_signed(const char *pub_path, const void *data, size_t n,
    const uint8_t signature[static SIGNATURE_SIZE]);

/*
 * RFC 6238 with HMAC-SHA-1: the code of this step of 30 seconds as decimal
 * digits (6 or 8) with its zeroes in front; out holds digits + 1 characters.
 */
enum { TOTP_SECONDS = 30, TOTP_DIGITS_MAX = 8 };
void crypto_totp(const void *secret, size_t n_secret, uint64_t step,
    unsigned digits, char out[static TOTP_DIGITS_MAX + 1]);

/*
 * AES-256-GCM: out is a nonce, the sealed bytes and the tag, n + SEAL_EXTRA in
 * all. context is bound in, so that what was sealed for one row opens nothing
 * in another. unseal: false when anything was changed.
 */
enum { SEAL_KEY_SIZE = 32, SEAL_NONCE = 12, SEAL_TAG = 16, SEAL_EXTRA = 28 };
void crypto_seal(const uint8_t key[static SEAL_KEY_SIZE], const char *context,
    const void *data, size_t n, uint8_t *out);
bool crypto_unseal(const uint8_t key[static SEAL_KEY_SIZE], const char *context,
    const void *sealed, size_t n_sealed, uint8_t *out);

const char *hex_encode(struct arena *mem, const void *data, size_t n);
/* Exactly 2*n hex digits; otherwise false. */
bool hex_decode(const char *s, void *out, size_t n);

#endif
