/*
 * annex: an annex of N rows as PDF, DOCX, XLSX and CSV, the way reports write
 * theirs. Prints the seconds and the largest resident size of each, every one
 *in a process of its own.
 *
 *	annex <folder of the templates> <rows> ...
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "arena.h"
#include "document.h"
#include "sheet.h"
#include "text.h"

enum { MEMORY = 64 << 20, COLUMNS = 8 };
enum { PDF, DOCX, XLSX, CSV, N_KINDS };

static const char *const kinds[N_KINDS] = { "pdf", "docx", "xlsx", "csv" };
static const char *const headings[COLUMNS] = { "TT", "Văn bản giao", "Nhiệm vụ",
	"Vai trò", "Thời hạn", "Kết quả", "Trạng thái", "Nguyên nhân" };
static const char *const cells[COLUMNS] = { "1",
	"Văn bản số 1986/QĐ-UBND ngày 15/9/2026",
	"Chủ trì, phối hợp với các sở, ban, ngành và địa phương liên quan rà soát, tham mưu Ủy ban nhân dân tỉnh ban hành kế hoạch chuyển đổi số năm 2027, trong đó xác định rõ nguồn lực và lộ trình thực hiện",
	"Chủ trì", "30/10/2026", "Văn bản số 415/SKHCN-CĐS ngày 28/10/2026",
	"Hoàn thành đúng hạn",
	"Chờ ý kiến của Bộ chuyên ngành về tiêu chuẩn kỹ thuật" };

static int
write_document(struct cx *cx, const char *templates, int kind, const char *path,
    long n)
{
	const struct document_setup setup = { .title = "Phụ lục",
		.author = "Văn phòng",
		.template_dir = templates };
	struct document_column columns[COLUMNS];
	struct document_table table = { .columns = columns,
		.n_columns = COLUMNS,
		.size = 11 };
	struct document *document;

	if (document_open(cx, kind == PDF ? DOCUMENT_PDF : DOCUMENT_DOCX, path,
		&setup, &document))
		return 1;
	for (int i = 0; i < COLUMNS; i++)
		columns[i] = (struct document_column){ headings[i],
			i == 2 ? 60 : 25, DOCUMENT_LEFT };
	document_section(document, true);
	document_table(document, &table);
	for (long i = 0; i < n; i++)
		document_row(document, DOCUMENT_ROW, cells);
	document_table_end(document);
	return document_close(cx, document) != OK;
}

static int
write_sheet(struct cx *cx, int kind, const char *path, long n)
{
	struct sheet_column columns[COLUMNS];
	struct sheet *sheet;

	for (int i = 0; i < COLUMNS; i++)
		columns[i] = (struct sheet_column){ headings[i], 20 };
	if (sheet_open(cx, kind == XLSX ? SHEET_XLSX : SHEET_CSV, path,
		"Phụ lục", columns, COLUMNS, &sheet))
		return 1;
	for (long i = 0; i < n; i++) {
		for (int k = 0; k < COLUMNS; k++)
			sheet_text(sheet, cells[k]);
		sheet_row(sheet);
	}
	return sheet_close(cx, sheet) != OK;
}

static int
write_one(const char *templates, int kind, long n)
{
	struct cx cx = { .mem = arena_open(MEMORY), .request_id = "" };
	char path[] = "/tmp/annex-XXXXXX";
	struct timespec from, to;
	struct rusage usage;
	struct stat st;
	int bad, fd = mkstemp(path);

	if (fd < 0)
		return 1;
	clock_gettime(CLOCK_MONOTONIC, &from);
	bad = kind <= DOCX ? write_document(&cx, templates, kind, path, n)
			   : write_sheet(&cx, kind, path, n);
	clock_gettime(CLOCK_MONOTONIC, &to);
	if (!bad && stat(path, &st) == 0 && getrusage(RUSAGE_SELF, &usage) == 0)
		fprintf(stdout, "| %s | %ld | %.2f | %.1f | %.1f |\n",
		    kinds[kind], n,
		    (double)(to.tv_sec - from.tv_sec) +
			(double)(to.tv_nsec - from.tv_nsec) / 1e9,
		    (double)usage.ru_maxrss / 1024, (double)st.st_size / 1024);
	else
		fprintf(stderr, "annex: %s: %s\n", kinds[kind],
		    cx.error.message);
	fflush(stdout);
	close(fd);
	unlink(path);
	arena_close(cx.mem);
	return bad;
}

static long
rows_of(const char *text)
{
	long long n = 0;

	return text_to_int(text, 1, 10000000, &n) ? (long)n : 0;
}

int
main(int argc, char **argv)
{
	int bad = 0;

	if (argc < 3)
		return 2;
	fprintf(stdout, "| annex | rows | seconds | MB resident | kB file |\n"
			"| --- | --: | --: | --: | --: |\n");
	fflush(stdout);
	for (int i = 2; i < argc; i++)
		for (int kind = 0; kind < N_KINDS; kind++) {
			int status = 1;
			pid_t pid = fork();

			if (pid == 0)
				_exit(
				    write_one(argv[1], kind, rows_of(argv[i])));
			if (pid < 0 || waitpid(pid, &status, 0) < 0 || status)
				bad = 1;
		}
	return bad;
}
