/*
 * await: the next request of a bare program; only for tests/bench.
 *
 * The socket is shared by the workers of a pool and never blocks, so that a
 * worker that comes too late waits again. Who holds it starts its workers with
 * their signals blocked, and libfcgi would take SIGTERM for a hint.
 */
#ifndef AWAIT_H
#define AWAIT_H

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>

#include <fcgiapp.h>

static inline bool
await_init(FCGX_Request *request)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	if (FCGX_Init() != 0 || FCGX_InitRequest(request, 0, 0) != 0)
		return false;
	return signal(SIGTERM, SIG_DFL) != SIG_ERR;
}

static inline bool
await(FCGX_Request *request)
{
	struct pollfd fd = { .fd = 0, .events = POLLIN };
	int rc;

	do {
		if (poll(&fd, 1, -1) < 0 && errno != EINTR)
			return false;
		rc = FCGX_Accept_r(request);
	} while (rc == -EAGAIN || rc == -EINTR || rc == -ECONNABORTED);
	return rc == 0;
}

#endif
