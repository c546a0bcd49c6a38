#define BANNED_ALLOW_MEMORY
#include "sandbox.h"

#include <errno.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <seccomp.h>

enum { FIRST_ROOM = 1 << 20 };

/* What a library needs to compute with what it has. */
static const int allowed[] = {
	SCMP_SYS(read),
	SCMP_SYS(pread64),
	SCMP_SYS(write),
	SCMP_SYS(writev),
	SCMP_SYS(lseek),
	SCMP_SYS(close),
	SCMP_SYS(fstat),
	SCMP_SYS(brk),
	SCMP_SYS(mmap),
	SCMP_SYS(munmap),
	SCMP_SYS(mremap),
	SCMP_SYS(mprotect),
	SCMP_SYS(madvise),
	SCMP_SYS(futex),
	SCMP_SYS(getrandom),
	SCMP_SYS(clock_gettime),
	SCMP_SYS(gettimeofday),
	SCMP_SYS(time),
	SCMP_SYS(getpid),
	SCMP_SYS(gettid),
	SCMP_SYS(getuid),
	SCMP_SYS(geteuid),
	SCMP_SYS(getgid),
	SCMP_SYS(getegid),
	SCMP_SYS(getrusage),
	SCMP_SYS(sysinfo),
	SCMP_SYS(sched_yield),
	SCMP_SYS(sched_getaffinity),
	SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(rt_sigreturn),
	SCMP_SYS(sigaltstack),
	SCMP_SYS(exit),
	SCMP_SYS(exit_group),
};

static bool
limit(__rlimit_resource_t what, rlim_t value)
{
	const struct rlimit both = { value, value };

	return setrlimit(what, &both) == 0;
}

static bool
set_limits(const struct sandbox_limits *limits)
{
#ifndef __SANITIZE_ADDRESS__
	/* The sanitizer's shadow is terabytes of address space. */
	if (!limit(RLIMIT_AS, limits->memory))
		return false;
#endif
	return limit(RLIMIT_CPU, limits->cpu_seconds) &&
	       limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0);
}

static bool
filter_calls(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	bool done = filter != NULL;

	for (size_t i = 0; done && i < sizeof(allowed) / sizeof(allowed[0]);
	     i++)
		done = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i],
			   0) == 0;
	done = done && seccomp_load(filter) == 0;
	if (filter != NULL)
		seccomp_release(filter);
	return done;
}

bool
sandbox_enter(const struct sandbox_limits *limits)
{
	return set_limits(limits) &&
	       prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && filter_calls();
}

bool
sandbox_read_input(size_t max, unsigned char **out, size_t *out_n)
{
	size_t room = FIRST_ROOM;
	size_t n = 0;
	unsigned char *data = malloc(room);

	while (data != NULL) {
		ssize_t got = read(STDIN_FILENO, data + n, room - n);
		unsigned char *more;

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			*out = data;
			*out_n = n;
			return got == 0;
		}
		n += (size_t)got;
		if (n < room)
			continue;
		if (room > max)
			break;
		room *= 2;
		more = realloc(data, room);
		if (more == NULL)
			break;
		data = more;
	}
	free(data);
	return false;
}
