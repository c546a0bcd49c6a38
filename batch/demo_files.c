#include "demo_files.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "clock.h"
#include "config.h"
#include "crypto.h"
#include "document.h"
#include "file_verbs.h"
#include "text.h"

/* In capitals as on the paper; an official letter has no name of its kind. */
static const char *
kind_in_capitals(const char *doc_type)
{
	static const struct {
		const char *code, *capitals;
	} kinds[] = { { "QĐ", "QUYẾT ĐỊNH" }, { "TB", "THÔNG BÁO" },
		{ "KH", "KẾ HOẠCH" }, { "CT", "CHỈ THỊ" },
		{ "CĐ", "CÔNG ĐIỆN" }, { "CTr", "CHƯƠNG TRÌNH" },
		{ "KL", "KẾT LUẬN" } };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (text_equal(kinds[i].code, doc_type))
			return kinds[i].capitals;
	return NULL;
}

static void
write_head(struct demo_play *play, struct document *document,
    const struct directive *directive)
{
	struct arena *mem = play->cx->mem;
	struct date day = day_to_date(directive->issued_on);
	const char *capitals = kind_in_capitals(directive->doc_type);
	const char *kh = text_equal(play->words.profile, "kh") ? "Khánh Hòa"
							       : "Huế";
	const struct document_head head = {
		.parent = "",
		.agency = text_upper(mem,
		    arena_printf(mem, "Ủy ban nhân dân %s",
			play->words.unit_name)),
		.number = arena_printf(mem, "Số: %s/%s", directive->ref_number,
		    directive->ref_symbol),
		.subject = capitals == NULL ? directive->abstract : "",
		.state_name = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
		.motto = "Độc lập - Tự do - Hạnh phúc",
		.place_day = arena_printf(mem,
		    "%s, ngày %02d tháng %s%d năm %d", kh, day.day,
		    day.month < 3 ? "0" : "", day.month, day.year),
	};

	document_head(document, &head);
	if (capitals != NULL)
		document_title(document, capitals, directive->abstract);
}

static void
write_tasks(struct demo_play *play, struct document *document,
    const struct task_entry *entries, size_t n)
{
	struct arena *mem = play->cx->mem;

	document_paragraph(document, DOCUMENT_BODY,
	    arena_printf(mem,
		"Chủ tịch Ủy ban nhân dân %s giao các cơ quan, đơn vị, địa "
		"phương thực hiện các nhiệm vụ sau:",
		play->words.unit_kind));
	for (size_t i = 0; i < n; i++) {
		const struct task *task = &entries[i].task;
		bool together = !text_is_empty(task->coordinating_words);

		document_paragraph(document, DOCUMENT_BODY,
		    arena_printf(mem, "%zu. %s chủ trì%s%s: %s Thời hạn: %s.",
			i + 1, task->lead_words,
			together ? ", phối hợp với " : "",
			together ? task->coordinating_words : "", task->content,
			text_is_empty(task->deadline.text)
			    ? "thường xuyên"
			    : task->deadline.text));
	}
	document_paragraph(document, DOCUMENT_BODY,
	    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan "
	    "kịp thời báo cáo, đề xuất để xem xét, chỉ đạo./.");
}

static enum err
write_paper(struct demo_play *play, const char *path,
    const struct directive *directive, const struct task_entry *entries,
    size_t n)
{
	static const char *const copies[] = { "- Như trên;", "- Lưu: VT." };
	static const char *const offices[] = { "CHỦ TỊCH" };
	const struct document_setup setup = {
		.title = directive->abstract,
		.author = play->words.unit_name,
		.template_dir = play->config->template_dir,
	};
	const struct document_foot foot = {
		.copies_heading = "Nơi nhận:",
		.copies = copies,
		.n_copies = 2,
		.offices = offices,
		.n_offices = 1,
		.signer = directive->signer,
	};
	struct document *document;
	enum err err;

	err = document_open(play->cx, DOCUMENT_PDF, path, &setup, &document);
	if (err)
		return err;
	write_head(play, document, directive);
	write_tasks(play, document, entries, n);
	document_foot(document, &foot);
	return document_close(play->cx, document);
}

/* Its size and sum, as an upload has them. */
static enum err
measure(struct cx *cx, const char *path, uint64_t *size,
    uint8_t sha256[static SHA256_SIZE])
{
	struct sha256 *sum = sha256_open();
	uint8_t block[16384];
	ssize_t got = 0;
	int fd;

	*size = 0;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	while (fd >= 0 && (got = read(fd, block, sizeof(block))) > 0) {
		sha256_add(sum, block, (size_t)got);
		*size += (uint64_t)got;
	}
	sha256_finish(sum, sha256);
	if (fd < 0 || got < 0)
		return fail(cx, ERR_SYSTEM, "read %s: %s", path,
		    strerror(errno));
	(void)close(fd);
	return OK;
}

enum err
demo_files_attach(struct demo_play *play, const struct directive *directive,
    const struct task_entry *entries, size_t n)
{
	struct cx *cx = play->cx;
	uint8_t sha256[SHA256_SIZE];
	struct file_source source = {
		.path = arena_printf(cx->mem, "%s/demo-%d.pdf",
		    play->config->upload_dir, (int)getpid()),
		.name = arena_printf(cx->mem, "%s-%s.pdf",
		    directive->ref_number, directive->ref_symbol),
		.sha256 = sha256,
		.content = FILE_CONTENT_READ,
	};
	const struct file_rules rules = {
		.file_dir = play->config->file_dir,
		.size_max = play->config->upload_max,
		.authorities = play->config->signature_authorities,
	};
	enum err err;

	err = write_paper(play, source.path, directive, entries, n);
	if (!err)
		err = measure(cx, source.path, &source.size, sha256);
	if (!err)
		err = file_keep(cx, &rules, "files", &source, 1, FILE_DIRECTIVE,
		    directive->id, directive->id, 0);
	(void)unlink(source.path);
	return err;
}
