/*
 * ledger: how what is written is witnessed, so that a change behind the
 * program's back is found. Pure sums; rows are seal_store's, the triggers
 * batch/migrate's, the check batch/audit's.
 *
 * Entry. Each INSERT, UPDATE and DELETE of a table of sql/ledger.tsv adds one
 * entry, by a trigger, in the same transaction:
 *
 *	content = SHA-256(shape, value ...)
 *	hash    = SHA-256(HEX(hash of the entry before) | prev_id | at |
 *	          shape_id | act | row_key | program | HEX(content))
 *
 * shape is "table|kind|key columns|columns"; a value is its length in bytes,
 * ':' and its text (bytes as upper-case hex), or '-' for NULL; row_key the key
 * columns with ':' between. A shape is witnessed by an entry without a row_key,
 * whose content is the SHA-256 of the shape. "Before" is the entry before of
 * the same database connection: each writer has a chain of its own, so nobody
 * waits for anybody, and the row itself is locked by whoever writes it. After a
 * rollback a chain begins anew (prev_id 0, 32 zero bytes).
 *
 * History. event.chain links the events of one assignment (of one directive,
 * where no assignment is named); the verbs hold that row's lock.
 *
 * Head. The sealer (batch/audit seal) takes the entries since the last head,
 * builds a Merkle tree as RFC 6962 does, its leaves SHA-256(0x00, id, ':',
 * hash), and signs
 *
 *	nhacviec seal 1\nhead N\nat YYYY-MM-DD HH:MM:SS\nids A-B\n
 *	entries E\nroot HEX\nprevious HEX\n
 *
 * with Ed25519; sum is the SHA-256 of that text, previous the sum of the head
 * before. The key lies outside the database (secret_dir/seal.key).
 *
 * Redaction (R12). What must go is replaced in place, and in the same
 * transaction a row of table redaction names it with the content it had: the
 * new entry is then lawful, the old one proves the words for who holds them.
 *
 * What this shows: any row changed, added, taken away or exchanged after its
 * head was printed in somebody's mailbox; before that, whatever was not done
 * through the triggers by a named program. What it cannot show: a false act
 * done with the program's own account, which looks like any other act.
 */
#ifndef LEDGER_H
#define LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "crypto.h"

struct ledger_entry {
	uint64_t id;
	uint64_t prev_id;
	const char *at; /* "2026-11-22 10:00:00", UTC */
	uint64_t shape_id;
	const char *act;
	const char *row_key;
	const char *program;
	uint8_t content[SHA256_SIZE];
	uint8_t hash[SHA256_SIZE];
};

/* The hash this entry should have after one with the hash prev. */
void ledger_hash(const struct ledger_entry *entry,
    const uint8_t prev[static SHA256_SIZE], uint8_t out[static SHA256_SIZE]);
void ledger_leaf(uint64_t id, const uint8_t hash[static SHA256_SIZE],
    uint8_t out[static SHA256_SIZE]);

/* A Merkle tree that grows; zeroed when empty. Needs 2 KB however large. */
struct merkle {
	uint64_t n;
	uint8_t peaks[64][SHA256_SIZE];
};
void merkle_add(struct merkle *tree, const uint8_t leaf[static SHA256_SIZE]);
/* Of an empty tree the SHA-256 of nothing. */
void merkle_root(const struct merkle *tree, uint8_t out[static SHA256_SIZE]);

struct seal_head {
	uint64_t number;
	const char *at;
	uint64_t first_id;
	uint64_t last_id;
	uint64_t entries;
	uint8_t root[SHA256_SIZE];
	uint8_t prev[SHA256_SIZE];
	uint8_t sum[SHA256_SIZE];
	uint8_t signature[SIGNATURE_SIZE];
};

enum { SEAL_TEXT_MAX = 400 };
/* The signed text; gives its length. */
size_t seal_text(const struct seal_head *head, char out[static SEAL_TEXT_MAX]);
/* What is printed for many mailboxes: "42 3f2a 91c0 ... " number and the first
 * half of the sum in groups of four. In mem. "" for no head (number 0). */
const char *seal_head_text(struct arena *mem, const struct seal_head *head);

#endif
