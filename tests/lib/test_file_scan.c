/* file_verbs and scan with the real clamd of Debian: what it refuses, what is
 * held while it is away, and what becomes of that afterwards. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "crypto.h"
#include "file_store.h"
#include "file_verbs.h"
#include "scan.h"
#include "story.h"
#include "tool.h"

#define PDF(inside) "%PDF-1.4\n" inside "\n%%EOF\n"
/* In two pieces: this file is harmless. */
#define EICAR                                                                  \
	"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-"                         \
	"ANTIVIRUS-TEST-FILE!$H+H*"

enum { SIZE_MAX_HERE = 4 * 1024 * 1024, OVER_LIMIT = 2 * 1024 * 1024 };

static struct {
	struct arena *mem;
	pid_t clamd;
	const char *socket;
} scanner;

static struct file_rules rules;

static void
start_scanner(void)
{
	const char *folder = tool_folder(scanner.mem);
	const char *const argv[] = { tool_path(scanner.mem, "clamd.py"), folder,
		"1M", NULL };

	scanner.clamd = tool_start(scanner.mem, argv, &scanner.socket);
}

static int
begin(void **state)
{
	int result;

	world_reset();
	result = test_begin(state);
	rules = (struct file_rules){
		.file_dir = test_config()->file_dir,
		.size_max = SIZE_MAX_HERE,
		.authorities = "",
	};
	scanner.mem = arena_open(1024 * 1024);
	start_scanner();
	rules.scanner = scanner.socket;
	return result;
}

static int
end(void **state)
{
	if (scanner.clamd != 0)
		tool_stop(scanner.clamd);
	scanner.clamd = 0;
	arena_close(scanner.mem);
	return test_rollback(state);
}

static void
stop_scanner(void)
{
	tool_stop(scanner.clamd);
	scanner.clamd = 0;
}

static struct file_source
upload(struct cx *cx, const char *name, const void *bytes, size_t n)
{
	uint8_t *sum = arena_alloc(cx->mem, SHA256_SIZE);
	const char *path = arena_printf(cx->mem, "%s/%s",
	    test_config()->spool_dir, crypto_random_hex(cx->mem, 16));
	FILE *file = fopen(path, "we");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
	crypto_sha256(bytes, n, sum);
	return (struct file_source){
		.path = path,
		.name = name,
		.size = n,
		.sha256 = sum,
	};
}

static struct file_source
upload_text(struct cx *cx, const char *name, const char *text)
{
	return upload(cx, name, text, strlen(text));
}

/* As an action does: looked at, then kept. Gives the number of its row. */
static uint64_t
check_and_keep(struct cx *cx, const struct story *s, struct file_source *source)
{
	assert_ok(cx, file_check(cx, &rules, "files", source, 1));
	assert_ok(cx, file_keep(cx, &rules, "files", source, 1, FILE_DIRECTIVE,
			  1, s->directive_id, 0));
	assert_int_equal(unlink(source->path), 0);
	return STORY_COUNT(cx,
	    "SELECT MAX(id) FROM file WHERE directive_id = ?", s->directive_id);
}

static enum file_scan
scan_state(struct cx *cx, uint64_t id)
{
	struct file file;

	assert_ok(cx, file_store_get(cx, id, &file));
	return file.scan;
}

static void
assert_held(struct cx *cx, uint64_t id)
{
	struct file file;
	const char *place;

	assert_err(cx, file_open(cx, id, &file, &place), ERR_MISSING);
}

static void
assert_fetched(struct cx *cx, uint64_t id)
{
	struct file file;
	const char *place;

	assert_ok(cx, file_open(cx, id, &file, &place));
}

/* What batch/tidy does with one file, under its own account. */
static void
look_at(struct cx *cx, uint64_t id)
{
	struct cx *batch = test_cx(DB_BATCH);
	uint64_t seen;

	assert_ok(cx, db_commit(cx));
	assert_ok(batch, db_begin(batch));
	assert_ok(batch, file_scan_next(batch, &rules, id - 1, &seen));
	assert_ok(batch, db_commit(batch));
	assert_int_equal(seen, id);
	assert_ok(cx, db_begin(cx));
}

/* The scanner is asked again, and has nothing left to say. */
static void
look_at_nothing(uint64_t id)
{
	struct cx *batch = test_cx(DB_BATCH);
	uint64_t seen;

	assert_ok(batch, db_begin(batch));
	assert_ok(batch, file_scan_next(batch, &rules, id - 1, &seen));
	assert_ok(batch, db_commit(batch));
	assert_true(seen != id);
}

static void
harmful_files_are_refused(void **state)
{
	struct cx *cx = *state;
	struct file_source source;
	struct story s;

	story_begin(cx, "kh");
	story_forward(cx, &s, "");
	assert_true(file_scanner_answers(&rules));
	source = upload_text(cx, "sạch.pdf", PDF("Báo cáo quý"));
	assert_int_equal(scan_state(cx, check_and_keep(cx, &s, &source)),
	    FILE_SCAN_CLEAN);
	source = upload_text(cx, "hại.pdf", PDF(EICAR));
	assert_refused(cx, file_check(cx, &rules, "files", &source, 1), "files",
	    "file_harmful");
	assert_int_equal(unlink(source.path), 0);
	assert_int_equal(STORY_COUNT(cx,
			     "SELECT COUNT(*) FROM file WHERE directive_id = ?",
			     s.directive_id),
	    1);
}

static void
files_are_held_while_it_is_away(void **state)
{
	struct cx *cx = *state;
	struct file_source source;
	struct story s;
	uint64_t good, bad, none;

	story_begin(cx, "kh");
	story_forward(cx, &s, "");
	stop_scanner();
	assert_false(file_scanner_answers(&rules));
	source = upload_text(cx, "chờ.pdf", PDF("chờ quét"));
	good = check_and_keep(cx, &s, &source);
	source = upload_text(cx, "hại.pdf", PDF("later " EICAR));
	story_as(cx, WORLD_RESPONDER);
	bad = check_and_keep(cx, &s, &source);
	story_as(cx, WORLD_CREATOR);
	assert_int_equal(scan_state(cx, good), FILE_SCAN_PENDING);
	assert_held(cx, good);
	assert_held(cx, bad);
	assert_err(cx, file_scan_next(cx, &rules, 0, &none), ERR_BUSY);
	start_scanner();
	rules.scanner = scanner.socket;
	look_at(cx, good);
	look_at(cx, bad);
	assert_fetched(cx, good);
	assert_int_equal(scan_state(cx, bad), FILE_SCAN_INFECTED);
	assert_held(cx, bad);
	/* Who brought it and who follows are told, of this file, once. */
	look_at_nothing(bad);
	assert_int_equal(
	    STORY_COUNT(cx,
		"SELECT COUNT(*) FROM notification n JOIN file f ON"
		" f.directive_id = n.directive_id LEFT JOIN account"
		" c ON c.id = f.account_id WHERE n.kind ="
		" 'file_harmful' AND n.directive_id = ? AND f.name"
		" LIKE 'hại%' AND (n.agency_id = c.agency_id OR"
		" n.account_id IS NOT NULL)",
		s.directive_id),
	    2);
	assert_ok(cx, file_scan_next(cx, &rules, bad, &none));
	assert_int_equal(none, 0);
}

/* What it can not look into is not clean. */
static void
what_is_too_long_is_held(void **state)
{
	struct cx *cx = *state;
	char *bytes = arena_alloc(cx->mem, OVER_LIMIT);
	struct file_source source;
	enum scan_verdict verdict;
	const char *words;
	struct story s;
	uint64_t id;

	story_begin(cx, "kh");
	story_forward(cx, &s, "");
	memset(bytes, 'x', OVER_LIMIT);
	memcpy(bytes, PDF(""), strlen(PDF("")));
	source = upload(cx, "dài.pdf", bytes, OVER_LIMIT);
	assert_ok(cx,
	    scan_harm(cx, rules.scanner, source.path, 10, &verdict, &words));
	assert_int_equal(verdict, SCAN_REFUSED);
	assert_non_null(strstr(words, "size limit exceeded"));
	id = check_and_keep(cx, &s, &source);
	assert_int_equal(scan_state(cx, id), FILE_SCAN_PENDING);
	look_at(cx, id);
	assert_held(cx, id);
}

/* Files of the years before are looked at too, and can be fetched meanwhile. */
static void
old_files_are_looked_at(void **state)
{
	struct cx *cx = *state;
	struct file_source source;
	struct story s;
	uint64_t id;

	story_begin(cx, "kh");
	story_forward(cx, &s, "");
	rules.scanner = NULL;
	source = upload_text(cx, "cũ.pdf", PDF("từ trước"));
	id = check_and_keep(cx, &s, &source);
	assert_int_equal(scan_state(cx, id), FILE_SCAN_UNSCANNED);
	assert_fetched(cx, id);
	rules.scanner = scanner.socket;
	look_at(cx, id);
	assert_int_equal(scan_state(cx, id), FILE_SCAN_CLEAN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(harmful_files_are_refused,
		    begin, end),
		cmocka_unit_test_setup_teardown(files_are_held_while_it_is_away,
		    begin, end),
		cmocka_unit_test_setup_teardown(what_is_too_long_is_held, begin,
		    end),
		cmocka_unit_test_setup_teardown(old_files_are_looked_at, begin,
		    end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
