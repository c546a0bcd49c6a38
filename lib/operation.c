#include "operation.h"

#include <sys/statvfs.h>

enum { MB = 1024 * 1024, LOW_PERCENT = 10, LOW_MB = 1024 };

struct disk_space
disk_space_of(const char *folder)
{
	struct disk_space space = { .known = false };
	struct statvfs about;

	if (statvfs(folder, &about) != 0 || about.f_blocks == 0)
		return space;
	space.known = true;
	space.total_mb = (uint64_t)about.f_blocks * about.f_frsize / MB;
	space.free_mb = (uint64_t)about.f_bavail * about.f_frsize / MB;
	space.free_percent = (int)(about.f_bavail * 100 / about.f_blocks);
	space.low = space.free_percent < LOW_PERCENT || space.free_mb < LOW_MB;
	return space;
}
