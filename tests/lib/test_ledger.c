/* ledger: the tree is that of RFC 6962, and a sum changes with every part. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "check.h"
#include "ledger.h"

enum { LEAVES = 40 };

static void
leaf_of(uint64_t i, uint8_t out[static SHA256_SIZE])
{
	uint8_t hash[SHA256_SIZE];

	memset(hash, (int)i, sizeof(hash));
	ledger_leaf(i, hash, out);
}

/* As the RFC defines it: the left part is the largest power of two below n. */
static void
root_of(uint64_t first, uint64_t n, uint8_t out[static SHA256_SIZE])
{
	uint8_t both[1 + 2 * SHA256_SIZE] = { 1 };
	uint64_t k = 1;

	if (n == 1) {
		leaf_of(first, out);
		return;
	}
	while (k * 2 < n)
		k *= 2;
	root_of(first, k, both + 1);
	root_of(first + k, n - k, both + 1 + SHA256_SIZE);
	crypto_sha256(both, sizeof(both), out);
}

static void
test_tree(void **state)
{
	struct merkle tree = { 0 };
	uint8_t leaf[SHA256_SIZE], root[SHA256_SIZE], wanted[SHA256_SIZE];

	(void)state;
	merkle_root(&tree, root);
	crypto_sha256("", 0, wanted);
	assert_memory_equal(root, wanted, SHA256_SIZE);
	for (uint64_t i = 0; i < LEAVES; i++) {
		leaf_of(i, leaf);
		merkle_add(&tree, leaf);
		merkle_root(&tree, root);
		root_of(0, i + 1, wanted);
		assert_memory_equal(root, wanted, SHA256_SIZE);
	}
}

static void
test_entry(void **state)
{
	static const uint8_t zero[SHA256_SIZE];
	const struct ledger_entry e = { .id = 7,
		.prev_id = 3,
		.at = "2026-11-22 10:00:00",
		.shape_id = 2,
		.act = "insert",
		.row_key = "41",
		.program = "nv_web task-reply #9" };
	struct ledger_entry other;
	uint8_t one[SHA256_SIZE], two[SHA256_SIZE];

	(void)state;
	ledger_hash(&e, zero, one);
	for (int i = 0; i < 7; i++) {
		other = e;
		if (i == 0)
			other.prev_id++;
		else if (i == 1)
			other.at = "2026-11-22 10:00:01";
		else if (i == 2)
			other.shape_id++;
		else if (i == 3)
			other.act = "update";
		else if (i == 4)
			other.row_key = "42";
		else if (i == 5)
			other.program = "root  #9";
		else
			other.content[31] = 1;
		ledger_hash(&other, zero, two);
		assert_memory_not_equal(one, two, SHA256_SIZE);
	}
	ledger_hash(&e, one, two);
	assert_memory_not_equal(one, two, SHA256_SIZE);
}

static void
test_head(void **state)
{
	struct arena *mem = arena_open(65536);
	struct seal_head head = { .number = 0, .at = "" };
	char text[SEAL_TEXT_MAX];

	(void)state;
	assert_string_equal(seal_head_text(mem, &head), "");
	head.number = 42;
	head.at = "2026-11-22 10:00:00";
	head.first_id = 1;
	head.last_id = 9;
	head.entries = 8;
	head.sum[0] = 0x3f;
	head.sum[1] = 0x2a;
	assert_string_equal(seal_head_text(mem, &head),
	    "42 - 3f2a 0000 0000 0000 0000 0000 0000 0000");
	assert_true(seal_text(&head, text) > 0);
	assert_non_null(strstr(text, "head 42\nat 2026-11-22 10:00:00\n"
				     "ids 1-9\nentries 8\n"));
	arena_close(mem);
}

static void
test_signature(void **state)
{
	char folder[] = "/tmp/nhacviec-test-XXXXXX";
	char key[64], pub[64];
	uint8_t signature[SIGNATURE_SIZE];

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(key, sizeof(key), "%s/k", folder);
	snprintf(pub, sizeof(pub), "%s/p", folder);
	assert_false(crypto_signed(pub, "a", 1, signature));
	assert_true(crypto_sign(key, pub, "a", 1, signature));
	assert_true(crypto_signed(pub, "a", 1, signature));
	assert_false(crypto_signed(pub, "b", 1, signature));
	assert_true(crypto_sign(key, pub, "a", 1, signature));
	assert_true(crypto_signed(pub, "a", 1, signature));
	signature[5] ^= 1;
	assert_false(crypto_signed(pub, "a", 1, signature));
	assert_false(crypto_sign("/nowhere/k", pub, "a", 1, signature));
	unlink(key);
	unlink(pub);
	rmdir(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tree),
		cmocka_unit_test(test_entry),
		cmocka_unit_test(test_head),
		cmocka_unit_test(test_signature),
	};

	return cmocka_run_group_tests_name("ledger", tests, NULL, NULL);
}
