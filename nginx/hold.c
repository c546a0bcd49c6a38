/*
 * hold: keeps the sockets of all actions open, and their workers alive.
 *
 *	hold <socket folder> <program folder> <action>:<workers> ...
 *
 * Each action has one listening socket, <socket folder>/<action>.sock, which
 * lives as long as this process: while workers come and go, requests wait in
 * the kernel's queue and none is refused. The workers of an action start with
 * its first connection, so that sixty programs cost nothing until somebody
 * wants them. A worker that dies is started again, later and later if it dies
 * young.
 *
 * SIGHUP: restart every worker, one after the other (a new version of the
 * programs). SIGTERM, SIGINT: stop the workers, remove the sockets, end.
 *
 * A socket that systemd holds (LISTEN_FDS) is taken over instead of made, and
 * left alone at the end: then hold itself can be replaced too, and what comes
 * in meanwhile waits. The reasons for signalfd and poll are in nginx/README.md.
 *
 * Who sets NOTIFY_SOCKET is told READY=1 (sd_notify(3)) when the signals above
 * have their meaning: a SIGHUP that comes earlier ends the process.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	POOLS_MAX = 300,
	WORKERS_MAX = 16,
	BACKLOG = 1024,
	YOUNG_MS = 2000,    /* a worker that dies younger than this is ill */
	DELAY_MIN_MS = 100, /* ... and waits before it is started again */
	DELAY_MAX_MS = 5000,
	PATIENCE_MS = 30000, /* for a worker told to stop; then SIGKILL */
	LISTEN_FIRST = 3,    /* sd_listen_fds(3) */
};

struct worker {
	pid_t pid; /* 0: not running */
	int64_t started_at;
	int64_t start_after; /* 0: not waiting to be started */
	int delay;
};

struct pool {
	const char *action;
	char program[PATH_MAX];
	struct sockaddr_un address;
	int fd;
	bool awake; /* had its first connection */
	bool given; /* by systemd, who holds the socket too */
	int n_workers;
	struct worker workers[WORKERS_MAX];
};

static struct pool pools[POOLS_MAX];
static int n_pools;
static bool stopping;
/* The worker being replaced by SIGHUP: index over all workers of all pools. */
static int rolling = -1;
static int64_t rolling_since;

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
give_up(const char *what, const char *name)
{
	fprintf(stderr, "hold: %s %s: %s\n", what, name, strerror(errno));
	exit(1);
}

/* "task-view:2" after the last pool. */
static void
add_pool(char *argument, const char *sockets, const char *programs)
{
	struct pool *pool = &pools[n_pools];
	char *colon = strchr(argument, ':');
	int n;

	errno = EINVAL;
	if (n_pools == POOLS_MAX || colon == NULL || colon[1] < '1' ||
	    colon[1] > '9' || colon[2] != '\0')
		give_up("not <action>:<workers from 1 to 9>", argument);
	*colon = '\0';
	pool->action = argument;
	pool->n_workers = colon[1] - '0';
	pool->address.sun_family = AF_UNIX;
	n = snprintf(pool->address.sun_path, sizeof pool->address.sun_path,
	    "%s/%s.sock", sockets, argument);
	errno = ENAMETOOLONG;
	if (n < 0 || (size_t)n >= sizeof pool->address.sun_path)
		give_up("socket of", argument);
	n = snprintf(pool->program, sizeof pool->program, "%s/%s.fcgi",
	    programs, argument);
	if (n < 0 || (size_t)n >= sizeof pool->program)
		give_up("program of", argument);
	n_pools++;
}

/* A number of the environment; 0 for none. */
static int
number_of(const char *name)
{
	const char *value = getenv(name);
	int n = 0;

	for (; value != NULL && *value >= '0' && *value <= '9' &&
	       n < INT_MAX / 10 - 1;
	     value++)
		n = n * 10 + (*value - '0');
	return n;
}

static struct pool *
pool_at(const char *path)
{
	int i;

	for (i = 0; i < n_pools; i++)
		if (!pools[i].given &&
		    strcmp(pools[i].address.sun_path, path) == 0)
			return &pools[i];
	return NULL;
}

/*
 * The sockets that were handed to this process, each known by its path. What
 * belongs to no pool is closed: nobody would ever accept there.
 */
static void
take_given(void)
{
	int n = number_of("LISTEN_PID") == (int)getpid()
		    ? number_of("LISTEN_FDS")
		    : 0;
	struct sockaddr_un address;
	struct pool *pool;
	int fd;

	for (fd = LISTEN_FIRST; fd < LISTEN_FIRST + n; fd++) {
		socklen_t size = sizeof address;

		memset(&address, 0, sizeof address);
		if (getsockname(fd, (struct sockaddr *)&address, &size) < 0)
			give_up("socket", "given by LISTEN_FDS");
		pool = pool_at(address.sun_path);
		if (pool == NULL) {
			fprintf(stderr, "hold: no program for %s\n",
			    address.sun_path);
			close(fd);
			continue;
		}
		if (fcntl(fd, F_SETFD, FD_CLOEXEC) < 0 ||
		    fcntl(fd, F_SETFL, O_NONBLOCK) < 0)
			give_up("socket of", pool->action);
		pool->fd = fd;
		pool->given = true;
	}
	unsetenv("LISTEN_PID");
	unsetenv("LISTEN_FDS");
	unsetenv("LISTEN_FDNAMES");
}

static void
listen_on(struct pool *pool)
{
	if (pool->given)
		return;
	unlink(pool->address.sun_path);
	pool->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK,
	    0);
	if (pool->fd < 0 ||
	    bind(pool->fd, (const struct sockaddr *)&pool->address,
		sizeof pool->address) < 0 ||
	    listen(pool->fd, BACKLOG) < 0)
		give_up("listen", pool->address.sun_path);
	chmod(pool->address.sun_path, 0660);
}

/* Whoever started us waits for this before he asks anything of us. */
static void
say_ready(void)
{
	static const char ready[] = "READY=1";
	const char *path = getenv("NOTIFY_SOCKET");
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	size_t n = path == NULL ? 0 : strlen(path);
	int fd;

	if (n == 0)
		return;
	errno = ENAMETOOLONG;
	if (n >= sizeof address.sun_path)
		give_up("tell", path);
	memcpy(address.sun_path, path, n);
	if (path[0] == '@') /* a name that is no file */
		address.sun_path[0] = '\0';
	fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd < 0 ||
	    sendto(fd, ready, sizeof ready - 1, MSG_NOSIGNAL,
		(const struct sockaddr *)&address,
		(socklen_t)(offsetof(struct sockaddr_un, sun_path) + n)) < 0)
		give_up("tell", path);
	close(fd);
	unsetenv("NOTIFY_SOCKET");
}

/* In the child: the socket as standard input is what libfcgi expects. */
static void
become_worker(const struct pool *pool, pid_t parent)
{
	sigset_t none;

	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(1); /* it died before we asked to be told */
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	if (dup2(pool->fd, STDIN_FILENO) < 0)
		give_up("dup2", pool->action);
	execl(pool->program, pool->program, (char *)NULL);
	give_up("start", pool->program);
}

static void
start_worker(const struct pool *pool, struct worker *worker)
{
	pid_t parent = getpid();

	worker->start_after = 0;
	worker->started_at = now_ms();
	worker->pid = fork();
	if (worker->pid == 0)
		become_worker(pool, parent);
	if (worker->pid > 0)
		return;
	fprintf(stderr, "hold: fork: %s\n", strerror(errno));
	worker->pid = 0;
	worker->start_after = worker->started_at + DELAY_MAX_MS;
}

static void
wake(struct pool *pool)
{
	int i;

	pool->awake = true;
	for (i = 0; i < pool->n_workers; i++)
		start_worker(pool, &pool->workers[i]);
}

/* One number for a worker among all of them; NULL: there is no such worker. */
static struct worker *
worker_at(int index, struct pool **out_pool)
{
	int i;

	for (i = 0; i < n_pools; i++) {
		if (index < pools[i].n_workers) {
			*out_pool = &pools[i];
			return &pools[i].workers[index];
		}
		index -= pools[i].n_workers;
	}
	return NULL;
}

/* Tells the next running worker to go; -1 when all have been replaced. */
static void
roll_on(void)
{
	struct pool *pool;
	struct worker *worker;

	for (rolling++; (worker = worker_at(rolling, &pool)); rolling++) {
		if (worker->pid == 0)
			continue;
		rolling_since = now_ms();
		kill(worker->pid, SIGTERM);
		return;
	}
	rolling = -1;
}

/* A worker that fails young waits longer each time. */
static void
start_later(struct worker *worker)
{
	int64_t now = now_ms();

	if (now - worker->started_at > YOUNG_MS)
		worker->delay = 0;
	worker->delay = worker->delay == 0 ? DELAY_MIN_MS : worker->delay * 2;
	if (worker->delay > DELAY_MAX_MS)
		worker->delay = DELAY_MAX_MS;
	worker->start_after = now + worker->delay;
}

static void
worker_ended(struct pool *pool, struct worker *worker, bool replaced,
    int status)
{
	worker->pid = 0;
	if (status != 0)
		fprintf(stderr, "hold: a worker of %s ended with status %x\n",
		    pool->action, (unsigned)status);
	if (stopping)
		return;
	if (status == 0 || replaced)
		start_worker(pool, worker);
	else
		start_later(worker);
	if (replaced)
		roll_on();
}

static void
reap(void)
{
	struct pool *pool;
	struct worker *worker;
	pid_t pid;
	int status, i;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		for (i = 0; (worker = worker_at(i, &pool)); i++)
			if (worker->pid == pid) {
				worker_ended(pool, worker, i == rolling,
				    status);
				break;
			}
}

static int
signal_workers(int signal)
{
	struct pool *pool;
	struct worker *worker;
	int i, n = 0;

	for (i = 0; (worker = worker_at(i, &pool)); i++)
		if (worker->pid > 0) {
			kill(worker->pid, signal);
			n++;
		}
	return n;
}

/* Starts what was waiting, and loses patience with who does not stop. Returns
 * how long to sleep: for ever when nothing waits. */
static int
look_at_the_clock(void)
{
	struct pool *pool;
	struct worker *worker;
	int64_t now = now_ms();
	int i, sleep_ms = rolling < 0 ? -1 : DELAY_MIN_MS;

	for (i = 0; (worker = worker_at(i, &pool)); i++) {
		if (worker->start_after != 0 && worker->start_after <= now)
			start_worker(pool, worker);
		if (worker->start_after != 0)
			sleep_ms = DELAY_MIN_MS;
		if (i == rolling && now - rolling_since > PATIENCE_MS)
			kill(worker->pid, SIGKILL);
	}
	return sleep_ms;
}

static void
read_signal(int signals)
{
	struct signalfd_siginfo info;

	while (read(signals, &info, sizeof info) == sizeof info) {
		if (info.ssi_signo == SIGCHLD)
			reap();
		else if (info.ssi_signo == SIGHUP && rolling < 0)
			roll_on();
		else if (info.ssi_signo != SIGHUP)
			stopping = true;
	}
}

static void
serve(int signals)
{
	struct pollfd fds[POOLS_MAX + 1];
	int i;

	while (!stopping) {
		fds[0] = (struct pollfd){ .fd = signals, .events = POLLIN };
		for (i = 0; i < n_pools; i++)
			fds[i + 1] = (struct pollfd){
				.fd = pools[i].awake ? -1 : pools[i].fd,
				.events = POLLIN,
			};
		if (poll(fds, (nfds_t)n_pools + 1, look_at_the_clock()) < 0 &&
		    errno != EINTR)
			give_up("poll", "");
		for (i = 0; i < n_pools; i++)
			if (!pools[i].awake && (fds[i + 1].revents & POLLIN))
				wake(&pools[i]);
		read_signal(signals);
	}
}

static void
stop(int signals)
{
	struct pollfd fd = { .fd = signals, .events = POLLIN };
	int64_t end = now_ms() + PATIENCE_MS;
	int i;

	signal_workers(SIGTERM);
	while (signal_workers(0) > 0 && now_ms() < end) {
		poll(&fd, 1, DELAY_MIN_MS);
		read_signal(signals);
	}
	signal_workers(SIGKILL);
	for (i = 0; i < n_pools; i++)
		if (!pools[i].given)
			unlink(pools[i].address.sun_path);
}

int
main(int argc, char **argv)
{
	sigset_t set;
	int signals, i;

	if (argc < 4) {
		fprintf(stderr, "usage: hold <socket folder> "
				"<program folder> <action>:<workers> ...\n");
		return 2;
	}
	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigprocmask(SIG_BLOCK, &set, NULL);
	signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	if (signals < 0)
		give_up("signalfd", "");
	for (i = 3; i < argc; i++)
		add_pool(argv[i], argv[1], argv[2]);
	take_given();
	for (i = 0; i < n_pools; i++)
		listen_on(&pools[i]);
	say_ready();
	serve(signals);
	stop(signals);
	return 0;
}
