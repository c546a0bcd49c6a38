/* file_verbs: what is kept, where, and who may fetch it. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "crypto.h"
#include "file_store.h"
#include "file_verbs.h"
#include "story.h"

static const char pdf[] = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
			  "trailer\n<< /Root 1 0 R >>\n%%EOF\n";

static const struct file_rules *
rules(void)
{
	static struct file_rules all = { .size_max = 4096, .authorities = "" };

	all.file_dir = test_config()->file_dir;
	return &all;
}

/* An upload as the web layer leaves it. */
static struct file_source
upload(struct cx *cx, const char *name, const char *bytes)
{
	uint8_t *sum = arena_alloc(cx->mem, SHA256_SIZE);
	const char *path = arena_printf(cx->mem, "%s/%s",
	    test_config()->spool_dir, crypto_random_hex(cx->mem, 16));
	FILE *file = fopen(path, "we");

	assert_non_null(file);
	assert_true(fputs(bytes, file) >= 0);
	assert_int_equal(fclose(file), 0);
	crypto_sha256(bytes, strlen(bytes), sum);
	return (struct file_source){
		.path = path,
		.name = name,
		.size = strlen(bytes),
		.sha256 = sum,
	};
}

static enum err
keep(struct cx *cx, const struct story *s, const struct file_source *source,
    uint64_t assignment_id)
{
	return file_keep(cx, rules(), "files", source, 1,
	    assignment_id != 0 ? FILE_REPLY : FILE_DIRECTIVE, 1,
	    s->directive_id, assignment_id);
}

static uint64_t
only_file(struct cx *cx, const struct story *s)
{
	return STORY_COUNT(cx,
	    "SELECT MAX(id) FROM file WHERE directive_id = ?", s->directive_id);
}

static void
bytes_are_kept_by_their_sum(void **state)
{
	struct cx *cx = *state;
	struct file_source source;
	struct file_source same;
	struct story s;
	struct stat kept;
	struct stat again;
	struct file file;
	const char *place;
	const char *path;

	story_begin(cx, "kh");
	story_forward(cx, &s, "");
	source = upload(cx, "báo cáo.pdf", pdf);
	assert_ok(cx, keep(cx, &s, &source, 0));
	assert_ok(cx, file_open(cx, only_file(cx, &s), &file, &place));
	assert_string_equal(file.name, "báo cáo.pdf");
	assert_string_equal(file.content_type, "application/pdf");
	assert_memory_equal(file.sha256, source.sha256, SHA256_SIZE);
	path = arena_printf(cx->mem, "%s/%s", test_config()->file_dir, place);
	assert_int_equal(stat(path, &kept), 0);
	assert_int_equal(kept.st_size, strlen(pdf));
	assert_int_equal(kept.st_mode & 0777, 0640);
	assert_int_equal(place[2], '/');
	assert_int_equal(place[5], '/');
	assert_int_equal(strlen(place), 6 + 64);
	/* A repeated transaction finds the upload; the same bytes are one. */
	assert_ok(cx, keep(cx, &s, &source, 0));
	same = upload(cx, "bản khác.pdf", pdf);
	assert_ok(cx, keep(cx, &s, &same, 0));
	assert_int_equal(stat(path, &again), 0);
	assert_int_equal(again.st_ino, kept.st_ino);
	assert_int_equal(unlink(source.path), 0);
	assert_int_equal(unlink(same.path), 0);
	assert_int_equal(stat(path, &again), 0);
	assert_int_equal(again.st_nlink, 1);
	assert_int_equal(unlink(path), 0);
}

static void
what_may_not_come_in(void **state)
{
	static const struct {
		const char *name;
		const char *bytes;
		const char *key;
	} cases[] = {
		{ "chạy.exe", pdf, "file_type" },
		{ "báo cáo.docx", pdf, "file_type" },
		{ "báo cáo.pdf", "<html><script>x</script></html>",
		    "file_type" },
		{ "pdf", pdf, "file_type" },
		{ "rỗng.pdf", "", "file_empty" },
		{ "../../etc/a.pdf", pdf, "file_name" },
		{ "TỐI MẬT.pdf", pdf, "secret_file" },
		{ "TUYỆT_MẬT.pdf", pdf, "secret_file" },
	};
	struct cx *cx = *state;
	struct file_source source;
	struct story s;

	story_begin(cx, "kh");
	story_forward(cx, &s, "");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		source = upload(cx, cases[i].name, cases[i].bytes);
		assert_refused(cx, keep(cx, &s, &source, 0), "files",
		    cases[i].key);
		assert_int_equal(unlink(source.path), 0);
	}
	source = upload(cx, "lớn.pdf", pdf);
	source.size = 4097;
	assert_refused(cx, keep(cx, &s, &source, 0), "files", "file_size");
	assert_int_equal(unlink(source.path), 0);
	assert_int_equal(only_file(cx, &s), 0);
}

/* One bad file among good ones: none is kept. */
static void
all_or_none(void **state)
{
	struct cx *cx = *state;
	struct file_source two[2];
	struct story s;

	story_begin(cx, "kh");
	story_forward(cx, &s, "");
	two[0] = upload(cx, "tốt.pdf", "%PDF-1.4\nall or none\n%%EOF\n");
	two[1] = upload(cx, "xấu.exe", pdf);
	assert_refused(cx,
	    file_keep(cx, rules(), "files", two, 2, FILE_DIRECTIVE, 1,
		s.directive_id, 0),
	    "files", "file_type");
	assert_int_equal(only_file(cx, &s), 0);
	for (size_t i = 0; i < 2; i++) {
		const char *hex = hex_encode(cx->mem, two[i].sha256,
		    SHA256_SIZE);

		assert_int_equal(unlink(two[i].path), 0);
		if (i == 0)
			assert_int_equal(access(arena_printf(cx->mem,
						    "%s/%.2s/%.2s/%s",
						    test_config()->file_dir,
						    hex, hex + 2, hex),
					     F_OK),
			    -1);
	}
}

static void
may(struct cx *cx, enum who who, uint64_t id, enum err wanted)
{
	struct file file;
	const char *place;

	story_as(cx, who);
	assert_err(cx, file_open(cx, id, &file, &place), wanted);
}

static void
who_may_fetch_it(void **state)
{
	struct cx *cx = *state;
	struct file_source source;
	struct story s;
	uint64_t of_directive;
	uint64_t of_a;
	uint64_t of_b;

	story_begin(cx, "kh");
	story_forward(cx, &s, "");
	source = upload(cx, "báo cáo.pdf", pdf);
	assert_ok(cx, keep(cx, &s, &source, 0));
	of_directive = only_file(cx, &s);
	assert_ok(cx, keep(cx, &s, &source, s.a));
	of_a = only_file(cx, &s);
	assert_ok(cx, keep(cx, &s, &source, s.b));
	of_b = only_file(cx, &s);
	assert_int_equal(unlink(source.path), 0);
	may(cx, WORLD_NEWCOMER, of_directive, OK);
	may(cx, WORLD_CHAIRMAN, of_directive, OK);
	may(cx, WORLD_RESPONDER_B, of_directive, OK);
	may(cx, WORLD_UNNAMED, of_directive, ERR_MISSING);
	may(cx, WORLD_ADMINISTRATOR, of_directive, ERR_MISSING);
	may(cx, WORLD_INFRASTRUCTURE, of_directive, ERR_MISSING);
	may(cx, WORLD_NOBODY, of_directive, ERR_MISSING);
	may(cx, WORLD_RESPONDER, of_a, OK);
	may(cx, WORLD_AGENCY_LEADER, of_a, OK);
	may(cx, WORLD_MANAGER, of_a, OK);
	may(cx, WORLD_RESPONDER_B, of_a, ERR_MISSING);
	/* Who leads reads what the others answer (R18). */
	may(cx, WORLD_RESPONDER, of_b, OK);
	may(cx, WORLD_ADMINISTRATOR, of_b, ERR_MISSING);
	may(cx, WORLD_CREATOR, 999999, ERR_MISSING);
}

/* While it is a draft no agency reads it. */
static void
a_draft_shows_no_files(void **state)
{
	struct cx *cx = *state;
	struct directive d = story_directive("70");
	struct task_entry e;
	struct file_source source;
	struct story s = { .a = 0 };
	size_t n;

	story_begin(cx, "kh");
	e = story_entry("Rà soát", "Sở Nội vụ", "", "");
	assert_ok(cx, story_understand(cx, &e));
	assert_ok(cx, directive_create(cx, &d, &e, 1));
	s.directive_id = d.id;
	source = upload(cx, "văn bản.pdf", pdf);
	assert_ok(cx, keep(cx, &s, &source, 0));
	assert_int_equal(unlink(source.path), 0);
	may(cx, WORLD_RESPONDER, only_file(cx, &s), ERR_MISSING);
	story_as(cx, WORLD_CREATOR);
	assert_ok(cx, directive_forward(cx, d.id, d.version, &n));
	may(cx, WORLD_RESPONDER, only_file(cx, &s), OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_TRANSACTION(bytes_are_kept_by_their_sum),
		IN_TRANSACTION(what_may_not_come_in),
		IN_TRANSACTION(all_or_none),
		IN_TRANSACTION(who_may_fetch_it),
		IN_TRANSACTION(a_draft_shows_no_files),
	};

	return cmocka_run_group_tests(tests, world_setup, NULL);
}
