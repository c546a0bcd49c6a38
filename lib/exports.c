#include "exports.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"

/* By then nginx has long opened an export, or nobody wants it any more. */
enum { EXPORT_SECONDS = 900 };

const char *
exports_folder(struct arena *mem, const char *upload_dir)
{
	return arena_printf(mem, "%s/exports", upload_dir);
}

static int
seconds_of(const char *name)
{
	return strncmp(name, EXPORT_KEPT, strlen(EXPORT_KEPT)) == 0
		   ? EXPORT_KEPT_SECONDS
		   : EXPORT_SECONDS;
}

unsigned
exports_sweep(const char *folder, int64_t now)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	struct stat st;
	unsigned n = 0;

	if (dir == NULL)
		return 0;
	while ((entry = readdir(dir)) != NULL)
		if (fstatat(dirfd(dir), entry->d_name, &st,
			AT_SYMLINK_NOFOLLOW) == 0 &&
		    S_ISREG(st.st_mode) &&
		    st.st_mtime < now - seconds_of(entry->d_name) &&
		    unlinkat(dirfd(dir), entry->d_name, 0) == 0)
			n++;
	(void)closedir(dir);
	return n;
}
