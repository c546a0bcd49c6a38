#include "metrics.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FREE, CLAIMED, NAMED, SPINS_MAX = 1000000 };

struct slot {
	_Atomic uint32_t state;
	char name[METRICS_NAME_MAX];
	_Atomic uint64_t requests[METRICS_CLASSES];
	_Atomic uint64_t buckets[METRICS_BUCKETS];
	_Atomic uint64_t total_ms;
	_Atomic uint64_t database_errors;
	_Atomic uint64_t slow_statements;
	_Atomic uint64_t runs;
	_Atomic uint64_t last_run;
	_Atomic uint64_t last_good;
};

static const int64_t edges[METRICS_BUCKETS] = { 5, 10, 25, 50, 100, 250, 500,
	1000, 2500, 5000, 10000, -1 };

static struct slot own;
static struct slot *mine = &own;

int64_t
metrics_edge(size_t bucket)
{
	return edges[bucket];
}

static struct slot *
map(const char *path, bool to_write)
{
	const size_t size = METRICS_SLOTS * sizeof(struct slot);
	int fd = open(path,
	    (to_write ? O_RDWR | O_CREAT : O_RDONLY) | O_CLOEXEC, 0640);
	struct stat about;
	void *found = MAP_FAILED;

	if (fd < 0)
		return NULL;
	/* Two that make it longer at once make it equally long. */
	if ((!to_write || ftruncate(fd, (off_t)size) == 0) &&
	    fstat(fd, &about) == 0 && (size_t)about.st_size >= size)
		found = mmap(NULL, size,
		    to_write ? PROT_READ | PROT_WRITE : PROT_READ, MAP_SHARED,
		    fd, 0);
	close(fd);
	return found == MAP_FAILED ? NULL : found;
}

/* false: it belongs to another program. */
static bool
claim(struct slot *slot, const char *program)
{
	uint32_t state = FREE;

	if (atomic_compare_exchange_strong(&slot->state, &state, CLAIMED)) {
		memcpy(slot->name, program, strlen(program) + 1);
		atomic_store(&slot->state, NAMED);
		return true;
	}
	/* Whoever claimed it is about to write the name; unless it died. */
	for (int i = 0; i < SPINS_MAX; i++) {
		if (atomic_load(&slot->state) == NAMED)
			return strcmp(slot->name, program) == 0;
	}
	return false;
}

void
metrics_open(const char *path, const char *program)
{
	struct slot *slots = NULL;

	mine = &own;
	if (path != NULL && strlen(program) < METRICS_NAME_MAX)
		slots = map(path, true);
	if (slots == NULL)
		return;
	for (size_t i = 0; i < METRICS_SLOTS; i++) {
		if (claim(&slots[i], program)) {
			mine = &slots[i];
			return;
		}
	}
	munmap(slots, METRICS_SLOTS * sizeof(*slots));
}

void
metrics_request(int status, int64_t ms)
{
	size_t class = status >= 100 && status < 600 ? (size_t)status / 100 : 0;
	size_t i = 0;

	while (edges[i] >= 0 && ms > edges[i])
		i++;
	atomic_fetch_add(&mine->requests[class], 1);
	atomic_fetch_add(&mine->buckets[i], 1);
	atomic_fetch_add(&mine->total_ms, ms > 0 ? (uint64_t)ms : 0);
}

void
metrics_database_error(void)
{
	atomic_fetch_add(&mine->database_errors, 1);
}

void
metrics_slow_statement(void)
{
	atomic_fetch_add(&mine->slow_statements, 1);
}

void
metrics_run(int64_t now, bool good)
{
	atomic_fetch_add(&mine->runs, 1);
	atomic_store(&mine->last_run, (uint64_t)now);
	if (good)
		atomic_store(&mine->last_good, (uint64_t)now);
}

static void
copy(struct metrics *out, struct slot *slot)
{
	memcpy(out->name, slot->name, METRICS_NAME_MAX);
	for (size_t i = 0; i < METRICS_CLASSES; i++)
		out->requests[i] = atomic_load(&slot->requests[i]);
	for (size_t i = 0; i < METRICS_BUCKETS; i++)
		out->buckets[i] = atomic_load(&slot->buckets[i]);
	out->total_ms = atomic_load(&slot->total_ms);
	out->database_errors = atomic_load(&slot->database_errors);
	out->slow_statements = atomic_load(&slot->slow_statements);
	out->runs = atomic_load(&slot->runs);
	out->last_run = atomic_load(&slot->last_run);
	out->last_good = atomic_load(&slot->last_good);
}

size_t
metrics_read(const char *path, struct metrics out[METRICS_SLOTS])
{
	struct slot *slots = map(path, false);
	size_t n = 0;

	if (slots == NULL)
		return 0;
	for (size_t i = 0; i < METRICS_SLOTS; i++) {
		if (atomic_load(&slots[i].state) == NAMED)
			copy(&out[n++], &slots[i]);
	}
	munmap(slots, METRICS_SLOTS * sizeof(*slots));
	return n;
}
