/*
 * pdf-signature_cms: the part that knows CMS and certificates (OpenSSL).
 *
 * Two questions, asked apart: is what was signed unchanged, and is the signer
 * somebody the operator trusts. "Unchanged, but by somebody unknown" is an
 * answer of its own.
 */
#define BANNED_ALLOW_MEMORY
#define BANNED_ALLOW_STDIO
#include "pdf-signature_parts.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <openssl/cms.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include "clock.h"

enum { SUM_WEAK_BITS = 224 };

struct authorities {
	X509_STORE *store;
};

struct authorities *
authorities_read(const char *path)
{
	static struct authorities all;
	FILE *file = path[0] != '\0' ? fopen(path, "re") : NULL;
	X509 *one;

	all.store = X509_STORE_new();
	while (file != NULL && all.store != NULL &&
	       (one = PEM_read_X509(file, NULL, NULL, NULL)) != NULL) {
		(void)X509_STORE_add_cert(all.store, one);
		X509_free(one);
	}
	if (file != NULL)
		(void)fclose(file);
	/* So that what is built once is built before the sandbox closes. */
	(void)EVP_sha1();
	(void)EVP_sha256();
	return &all;
}

/* Do both signed pieces, as one, have the sum that was signed? */
static bool
holds(CMS_ContentInfo *cms, const unsigned char *data,
    const struct place *place)
{
	size_t n = place->before + (place->to - place->from);
	unsigned char *joined = n > INT32_MAX ? NULL : malloc(n + 1);
	BIO *text;
	bool good;

	if (joined == NULL)
		return false;
	memcpy(joined, data, place->before);
	memcpy(joined + place->before, data + place->from,
	    place->to - place->from);
	text = BIO_new_mem_buf(joined, (int)n);
	good = text != NULL &&
	       CMS_verify(cms, NULL, NULL, text, NULL,
		   CMS_DETACHED | CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY) == 1;
	BIO_free(text);
	free(joined);
	return good;
}

static void
read_signer(X509 *certificate, struct verdict *out)
{
	const X509_NAME *name = X509_get_subject_name(certificate);
	int i = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
	const X509_NAME_ENTRY *entry;
	unsigned char *text = NULL;
	int n;

	if (i < 0)
		return;
	entry = X509_NAME_get_entry(name, i);
	n = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(entry));
	for (int k = 0; k < n && k < SIGNER_SIZE - 1; k++)
		out->signer[k] = (char)(text[k] < ' ' ? ' ' : text[k]);
	/* Never half a letter at the end. */
	for (int k = SIGNER_SIZE - 1; n >= SIGNER_SIZE && k > 0; k--) {
		unsigned char c = (unsigned char)out->signer[k];

		out->signer[k] = '\0';
		if (c != 0 && (c & 0xc0) != 0x80)
			break;
	}
	OPENSSL_free(text);
}

static void
read_time(const CMS_SignerInfo *info, struct verdict *out)
{
	int i = CMS_signed_get_attr_by_NID(info, NID_pkcs9_signingTime, -1);
	X509_ATTRIBUTE *attribute = i < 0 ? NULL : CMS_signed_get_attr(info, i);
	const ASN1_TYPE *value = attribute == NULL
				     ? NULL
				     : X509_ATTRIBUTE_get0_type(attribute, 0);
	struct tm tm;

	if (value == NULL || (value->type != V_ASN1_UTCTIME &&
				 value->type != V_ASN1_GENERALIZEDTIME))
		return;
	if (ASN1_TIME_to_tm(value->value.asn1_string, &tm) == 1)
		out->at = timegm(&tm);
}

static void
read_sum(CMS_SignerInfo *info, struct verdict *out)
{
	X509_ALGOR *digest = NULL;
	const ASN1_OBJECT *object;
	const EVP_MD *md;

	CMS_SignerInfo_get0_algs(info, NULL, NULL, &digest, NULL);
	if (digest == NULL)
		return;
	X509_ALGOR_get0(&object, NULL, NULL, digest);
	md = EVP_get_digestbyobj(object);
	out->weak = md == NULL || EVP_MD_get_size(md) * 8 < SUM_WEAK_BITS;
}

/* By the operator's list, on the day the signature says, else today. A purpose
 * is not asked for: national certificates bear purposes of their own. What has
 * run out by today is said to have run out: the day the signature says is its
 * own word. */
static void
check_chain(X509 *certificate, CMS_ContentInfo *cms,
    const struct authorities *authorities, struct verdict *out)
{
	STACK_OF(X509) *others = CMS_get1_certs(cms);
	X509_STORE_CTX *ctx = X509_STORE_CTX_new();
	time_t now = (time_t)clock_now();
	time_t at = out->at >= 0 ? (time_t)out->at : now;

	if (ctx == NULL || authorities->store == NULL ||
	    X509_STORE_CTX_init(ctx, authorities->store, certificate, others) !=
		1)
		return;
	X509_STORE_CTX_set_time(ctx, 0, at);
	out->trusted = X509_verify_cert(ctx) == 1;
	out->expired = X509_cmp_time(X509_get0_notAfter(certificate), &now) < 0;
	X509_STORE_CTX_free(ctx);
}

static void
read_message(CMS_ContentInfo *cms, const struct authorities *authorities,
    struct verdict *out)
{
	STACK_OF(CMS_SignerInfo) *infos = CMS_get0_SignerInfos(cms);
	STACK_OF(X509) *signers = CMS_get0_signers(cms);
	CMS_SignerInfo *info;

	if (infos == NULL || sk_CMS_SignerInfo_num(infos) != 1)
		return;
	info = sk_CMS_SignerInfo_value(infos, 0);
	read_time(info, out);
	read_sum(info, out);
	if (signers == NULL || sk_X509_num(signers) != 1)
		return;
	read_signer(sk_X509_value(signers, 0), out);
	check_chain(sk_X509_value(signers, 0), cms, authorities, out);
}

void
place_verify(const unsigned char *data, const struct place *place,
    struct authorities *authorities, struct verdict *out)
{
	const unsigned char *der = place->der;
	CMS_ContentInfo *cms;

	*out = (struct verdict){ .at = INT64_MIN };
	if (place->n_der > INT32_MAX)
		return;
	cms = d2i_CMS_ContentInfo(NULL, &der, (long)place->n_der);
	if (cms == NULL || CMS_get0_SignerInfos(cms) == NULL)
		return;
	for (; der < place->der + place->n_der; der++)
		if (*der != 0)
			return;
	out->checked = true;
	out->intact = place->good && holds(cms, data, place);
	/* Who it was is read also of what does not hold. */
	if (!out->intact)
		(void)CMS_set1_signers_certs(cms, NULL, 0);
	read_message(cms, authorities, out);
}
