#include "log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"

enum { LINE_MAX_BYTES = 2000 };

static int log_fd = STDERR_FILENO;
static char log_program[64] = "nhacviec";

void
log_open(const char *path, const char *program)
{
	int fd;

	snprintf(log_program, sizeof(log_program), "%s", program);
	if (strcmp(path, "-") == 0) {
		log_fd = STDERR_FILENO;
		return;
	}
	fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
	if (fd < 0)
		log_die(78, "cannot open log file %s: %s", path,
		    strerror(errno));
	if (log_fd != STDERR_FILENO)
		close(log_fd);
	log_fd = fd;
}

static void write_line(int fd, const char *level, const char *request_id,
    const char *format, va_list args) __attribute__((format(printf, 4, 0)));

/* One write(2): lines of several programs never mix in one file. */
static void
write_line(int fd, const char *level, const char *request_id,
    const char *format, va_list args)
{
	char line[LINE_MAX_BYTES], when[32];
	size_t i, length;

	moment_format_iso(clock_now(), when);
	if (request_id == NULL || request_id[0] == '\0')
		request_id = "-";
	snprintf(line, sizeof(line), "%s %s %s %s: ", when, level, request_id,
	    log_program);
	length = strlen(line);
	vsnprintf(line + length, sizeof(line) - length, format, args);
	length = strlen(line);
	for (i = 0; i < length; i++)
		if ((unsigned char)line[i] < 0x20 || line[i] == 0x7f)
			line[i] = '?';
	line[length++] = '\n';
	while (write(fd, line, length) < 0 && errno == EINTR)
		;
}

void
log_line(const char *level, const char *request_id, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	write_line(log_fd, level, request_id, format, args);
	va_end(args);
}

void
log_die(int status, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	write_line(log_fd, "fatal", "", format, args);
	va_end(args);
	/* Who starts a program by hand looks at the terminal. */
	if (log_fd != STDERR_FILENO) {
		va_start(args, format);
		write_line(STDERR_FILENO, "fatal", "", format, args);
		va_end(args);
	}
	exit(status);
}
