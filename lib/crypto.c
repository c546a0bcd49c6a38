#define BANNED_ALLOW_MEMORY

#include "crypto.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rand.h>

#include "arena.h"
#include "log.h"

enum {
	SCRYPT_LN = 15,
	SCRYPT_R = 8,
	SCRYPT_P = 3,
	/* 128 * N * r bytes and some; OpenSSL refuses above its own 32 MB
	 * unless told a limit. */
	SCRYPT_MEMORY = 64 * 1024 * 1024,
	SALT_SIZE = 16,
};

#define PARAMETERS "$scrypt$ln=15,r=8,p=3$"

static void
must(int done, const char *what)
{
	if (done != 1)
		log_die(70, "crypto: %s failed", what);
}

/* OpenSSL counts in int; nothing here comes near. */
static int
as_int(size_t n)
{
	if (n > INT32_MAX)
		log_die(70, "crypto: too long");
	return (int)n;
}

void
crypto_random(void *out, size_t n)
{
	must(RAND_bytes(out, as_int(n)), "random");
}

const char *
crypto_random_hex(struct arena *mem, size_t n)
{
	uint8_t *bytes = arena_alloc(mem, n);

	crypto_random(bytes, n);
	return hex_encode(mem, bytes, n);
}

void
crypto_sha256(const void *data, size_t n, uint8_t out[static SHA256_SIZE])
{
	must(EVP_Digest(data, n, out, NULL, EVP_sha256(), NULL), "sha256");
}

struct sha256 {
	EVP_MD_CTX *context;
};

struct sha256 *
sha256_open(void)
{
	struct sha256 *sum = malloc(sizeof(*sum));

	if (sum == NULL)
		log_die(70, "crypto: out of memory");
	sum->context = EVP_MD_CTX_new();
	must(sum->context != NULL &&
		 EVP_DigestInit_ex(sum->context, EVP_sha256(), NULL) == 1,
	    "sha256");
	return sum;
}

void
sha256_add(struct sha256 *sum, const void *data, size_t n)
{
	must(EVP_DigestUpdate(sum->context, data, n), "sha256");
}

void
sha256_finish(struct sha256 *sum, uint8_t out[static SHA256_SIZE])
{
	must(EVP_DigestFinal_ex(sum->context, out, NULL), "sha256");
	EVP_MD_CTX_free(sum->context);
	free(sum);
}

void
crypto_hmac(const void *key, size_t n_key, const void *data, size_t n,
    uint8_t out[static SHA256_SIZE])
{
	unsigned length = 0;

	must(HMAC(EVP_sha256(), key, as_int(n_key), data, n, out, &length) !=
		     NULL &&
		 length == SHA256_SIZE,
	    "hmac");
}

bool
crypto_equal(const void *a, const void *b, size_t n)
{
	return CRYPTO_memcmp(a, b, n) == 0;
}

/* Passwords
 * -------------------------------------------------------------------- */

static void
stretch(const char *password, const char *pepper,
    const uint8_t salt[static SALT_SIZE], uint8_t out[static SHA256_SIZE])
{
	uint8_t key[SHA256_SIZE];

	crypto_hmac(pepper, strlen(pepper), password, strlen(password), key);
	/* Key and result are bytes; only the type OpenSSL wants is char. */
	must(EVP_PBE_scrypt((const char *)key, sizeof(key), salt, SALT_SIZE,
		 1ULL << SCRYPT_LN, SCRYPT_R, SCRYPT_P, SCRYPT_MEMORY, out,
		 SHA256_SIZE),
	    "scrypt");
	OPENSSL_cleanse(key, sizeof(key));
}

static void
hex_into(char *out, const void *data, size_t n)
{
	static const char digits[] = "0123456789abcdef";
	const uint8_t *p = data;

	for (size_t i = 0; i < n; i++) {
		out[2 * i] = digits[p[i] >> 4];
		out[2 * i + 1] = digits[p[i] & 15];
	}
	out[2 * n] = '\0';
}

void
crypto_password_hash(const char *password, const char *pepper,
    char out[static HASH_TEXT_MAX])
{
	uint8_t salt[SALT_SIZE];
	uint8_t hash[SHA256_SIZE];
	char salt_hex[2 * SALT_SIZE + 1];
	char hash_hex[2 * SHA256_SIZE + 1];

	crypto_random(salt, sizeof(salt));
	stretch(password, pepper, salt, hash);
	hex_into(salt_hex, salt, sizeof(salt));
	hex_into(hash_hex, hash, sizeof(hash));
	snprintf(out, HASH_TEXT_MAX, PARAMETERS "%s$%s", salt_hex, hash_hex);
}

void
crypto_password_mark(const char *password, const char *pepper, const char *name,
    uint8_t out[static SHA256_SIZE])
{
	uint8_t salt[SHA256_SIZE];

	crypto_hmac(pepper, strlen(pepper), name, strlen(name), salt);
	stretch(password, pepper, salt, out);
}

/* "$scrypt$ln=15,r=8,p=3$<salt>$<hash>", and nothing else. */
static bool
parse(const char *stored, uint8_t salt[static SALT_SIZE],
    uint8_t hash[static SHA256_SIZE])
{
	char salt_hex[2 * SALT_SIZE + 1];
	const char *p = stored + sizeof(PARAMETERS) - 1;

	if (strncmp(stored, PARAMETERS, sizeof(PARAMETERS) - 1) != 0 ||
	    strnlen(p, sizeof(salt_hex)) < sizeof(salt_hex) ||
	    p[2 * SALT_SIZE] != '$')
		return false;
	memcpy(salt_hex, p, sizeof(salt_hex) - 1);
	salt_hex[sizeof(salt_hex) - 1] = '\0';
	return hex_decode(salt_hex, salt, SALT_SIZE) &&
	       hex_decode(p + 2 * SALT_SIZE + 1, hash, SHA256_SIZE);
}

bool
crypto_password_matches(const char *password, const char *pepper,
    const char *stored)
{
	uint8_t salt[SALT_SIZE] = { 0 };
	uint8_t wanted[SHA256_SIZE] = { 0 };
	uint8_t hash[SHA256_SIZE];
	bool known = stored != NULL && parse(stored, salt, wanted);

	/* Whoever does not exist costs as much time as whoever does. */
	stretch(password, pepper, salt, hash);
	return crypto_equal(hash, wanted, sizeof(hash)) && known;
}

/* Signatures
 * ------------------------------------------------------------------- */

static FILE *
create(const char *path, mode_t mode)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	FILE *file = fd < 0 ? NULL : fdopen(fd, "w");

	if (fd >= 0 && file == NULL)
		close(fd);
	return file;
}

static EVP_PKEY *
make_key(const char *path, const char *pub_path)
{
	EVP_PKEY *key = EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
	FILE *secret = create(path, 0600);
	FILE *pub = secret == NULL ? NULL : create(pub_path, 0644);
	bool done = key != NULL && secret != NULL && pub != NULL &&
		    PEM_write_PrivateKey(secret, key, NULL, NULL, 0, NULL,
			NULL) == 1 &&
		    PEM_write_PUBKEY(pub, key) == 1;

	if (secret != NULL && fclose(secret) != 0)
		done = false;
	if (pub != NULL && fclose(pub) != 0)
		done = false;
	if (done)
		return key;
	EVP_PKEY_free(key);
	return NULL;
}

bool
crypto_sign(const char *path, const char *pub_path, const void *data, size_t n,
    uint8_t out[static SIGNATURE_SIZE])
{
	FILE *file = fopen(path, "re");
	EVP_PKEY *key = NULL;
	EVP_MD_CTX *work;
	size_t size = SIGNATURE_SIZE;

	if (file != NULL) {
		key = PEM_read_PrivateKey(file, NULL, NULL, NULL);
		fclose(file);
	} else {
		key = make_key(path, pub_path);
	}
	if (key == NULL)
		return false;
	work = EVP_MD_CTX_new();
	must(EVP_DigestSignInit(work, NULL, NULL, NULL, key), "sign");
	must(EVP_DigestSign(work, out, &size, data, n), "sign");
	EVP_MD_CTX_free(work);
	EVP_PKEY_free(key);
	return size == SIGNATURE_SIZE;
}

bool
crypto_signed(const char *pub_path, const void *data, size_t n,
    const uint8_t signature[static SIGNATURE_SIZE])
{
	FILE *file = fopen(pub_path, "re");
	EVP_PKEY *key;
	EVP_MD_CTX *work;
	bool good;

	if (file == NULL)
		return false;
	key = PEM_read_PUBKEY(file, NULL, NULL, NULL);
	fclose(file);
	if (key == NULL)
		return false;
	work = EVP_MD_CTX_new();
	good = EVP_DigestVerifyInit(work, NULL, NULL, NULL, key) == 1 &&
	       EVP_DigestVerify(work, signature, SIGNATURE_SIZE, data, n) == 1;
	EVP_MD_CTX_free(work);
	EVP_PKEY_free(key);
	return good;
}

/* One-time codes, and what is sealed at rest
 * ------------------------------------------ */

void
crypto_totp(const void *secret, size_t n_secret, uint64_t step, unsigned digits,
    char out[static TOTP_DIGITS_MAX + 1])
{
	uint8_t counter[8];
	uint8_t mac[EVP_MAX_MD_SIZE];
	unsigned length = 0;
	uint32_t number;

	for (int i = 7; i >= 0; i--, step >>= 8)
		counter[i] = (uint8_t)(step & 0xff);
	must(HMAC(EVP_sha1(), secret, as_int(n_secret), counter,
		 sizeof(counter), mac, &length) != NULL &&
		 length == 20,
	    "hmac-sha1");
	memcpy(counter, mac + (mac[19] & 15), 4);
	number = (uint32_t)(counter[0] & 0x7f) << 24 |
		 (uint32_t)counter[1] << 16 | (uint32_t)counter[2] << 8 |
		 counter[3];
	if (digits > TOTP_DIGITS_MAX)
		digits = TOTP_DIGITS_MAX;
	out[digits] = '\0';
	while (digits > 0) {
		out[--digits] = (char)('0' + number % 10);
		number /= 10;
	}
}

void
crypto_seal(const uint8_t key[static SEAL_KEY_SIZE], const char *context,
    const void *data, size_t n, uint8_t *out)
{
	EVP_CIPHER_CTX *gcm = EVP_CIPHER_CTX_new();
	uint8_t *sealed = out + SEAL_NONCE;
	int length = 0;

	crypto_random(out, SEAL_NONCE);
	must(gcm != NULL &&
		 EVP_EncryptInit_ex(gcm, EVP_aes_256_gcm(), NULL, key, out) ==
		     1 &&
		 EVP_EncryptUpdate(gcm, NULL, &length, (const uint8_t *)context,
		     as_int(strlen(context))) == 1 &&
		 EVP_EncryptUpdate(gcm, sealed, &length, data, as_int(n)) ==
		     1 &&
		 EVP_EncryptFinal_ex(gcm, sealed + n, &length) == 1 &&
		 EVP_CIPHER_CTX_ctrl(gcm, EVP_CTRL_GCM_GET_TAG, SEAL_TAG,
		     sealed + n) == 1,
	    "seal");
	EVP_CIPHER_CTX_free(gcm);
}

bool
crypto_unseal(const uint8_t key[static SEAL_KEY_SIZE], const char *context,
    const void *sealed, size_t n_sealed, uint8_t *out)
{
	const uint8_t *bytes = sealed;
	uint8_t tag[SEAL_TAG];
	EVP_CIPHER_CTX *gcm;
	int length = 0;
	size_t n;
	bool good;

	if (n_sealed < SEAL_EXTRA)
		return false;
	n = n_sealed - SEAL_EXTRA;
	memcpy(tag, bytes + SEAL_NONCE + n, SEAL_TAG);
	gcm = EVP_CIPHER_CTX_new();
	must(gcm != NULL && EVP_DecryptInit_ex(gcm, EVP_aes_256_gcm(), NULL,
				key, bytes) == 1,
	    "unseal");
	good = EVP_DecryptUpdate(gcm, NULL, &length, (const uint8_t *)context,
		   as_int(strlen(context))) == 1 &&
	       EVP_DecryptUpdate(gcm, out, &length, bytes + SEAL_NONCE,
		   as_int(n)) == 1 &&
	       EVP_CIPHER_CTX_ctrl(gcm, EVP_CTRL_GCM_SET_TAG, SEAL_TAG, tag) ==
		   1 &&
	       EVP_DecryptFinal_ex(gcm, out + n, &length) == 1;
	EVP_CIPHER_CTX_free(gcm);
	return good;
}

/* Hexadecimal
 * ------------------------------------------------------------------- */

const char *
hex_encode(struct arena *mem, const void *data, size_t n)
{
	char *out = arena_alloc(mem, 2 * n + 1);

	hex_into(out, data, n);
	return out;
}

static int
digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool
hex_decode(const char *s, void *out, size_t n)
{
	uint8_t *bytes = out;

	for (size_t i = 0; i < n; i++) {
		int high = digit(s[2 * i]);
		int low = high < 0 ? -1 : digit(s[2 * i + 1]);

		if (low < 0)
			return false;
		bytes[i] = (uint8_t)(high << 4 | low);
	}
	return s[2 * n] == '\0';
}
