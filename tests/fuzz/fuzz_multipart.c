/*
 * Fuzzes multipart_read. The first byte says in what pieces the body comes;
 * the result must not depend on it.
 */
#include "fuzz.h"

#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "multipart.h"
#include "text.h"

struct body {
	const uint8_t *data;
	size_t left;
	size_t step;
};

struct result {
	struct body_defect defect;
	struct param_list params;
	struct upload_list uploads;
};

static const char *
folder(void)
{
	static char name[] = "/tmp/nhacviec-fuzz-XXXXXX";
	static int is_made;

	if (!is_made)
		fuzz_require(mkdtemp(name) != NULL);
	is_made = 1;
	return name;
}

static size_t
give(void *thing, char *buf, size_t n)
{
	struct body *body = thing;

	if (n > body->step)
		n = body->step;
	if (n > body->left)
		n = body->left;
	memcpy(buf, body->data, n);
	body->data += n;
	body->left -= n;
	return n;
}

static void
read_all(struct arena *mem, const uint8_t *data, size_t n, size_t step,
    struct result *out)
{
	struct body body = { data, n, step };
	const struct body_source source = { give, &body };
	const struct body_limits limits = { folder(), 2000 };

	*out = (struct result){ 0 };
	out->defect = multipart_read(mem, &limits, "B", &source, &out->params,
	    &out->uploads);
	fuzz_require(body.left == 0);
	for (size_t i = 0; i < out->uploads.n; i++) {
		struct stat st;

		fuzz_require(stat(out->uploads.items[i].path, &st) == 0);
		fuzz_require(
		    (uint64_t)st.st_size == out->uploads.items[i].size);
		fuzz_require(strchr(out->uploads.items[i].name, '/') == NULL);
		unlink(out->uploads.items[i].path);
	}
}

static void
compare(const struct result *a, const struct result *b)
{
	fuzz_require(a->defect.kind == b->defect.kind);
	if (a->defect.kind)
		return;
	fuzz_require(a->params.n == b->params.n);
	fuzz_require(a->uploads.n == b->uploads.n);
	for (size_t i = 0; i < a->params.n; i++) {
		const char *value = a->params.items[i].value;

		fuzz_require(text_is_utf8(value, strlen(value)));
		fuzz_require(strcmp(value, b->params.items[i].value) == 0);
	}
	for (size_t i = 0; i < a->uploads.n; i++)
		fuzz_require(memcmp(a->uploads.items[i].sha256,
				 b->uploads.items[i].sha256, 32) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *mem = arena_open(256 * 1024 * 1024);
	struct result whole;
	struct result pieces;

	if (n > 0) {
		read_all(mem, data + 1, n - 1, n, &whole);
		read_all(mem, data + 1, n - 1, 1 + data[0] % 50U, &pieces);
		compare(&whole, &pieces);
	}
	arena_close(mem);
	return 0;
}
