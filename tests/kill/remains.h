/* remains.h: what might be left of a grading. */
#ifndef KILL_REMAINS_H
#define KILL_REMAINS_H

#include "base/auto.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/xmem.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static char *read_mounts(void)
{
	AUTO(buf_release) struct buf text = BUF_INIT;
	char chunk[4096];
	AUTO(closep) int fd = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC);

	for (ssize_t n; (n = read(fd, chunk, sizeof chunk)) > 0; )
		buf_add(&text, chunk, (size_t)n);
	return xstrdup(text.s);
}

/* The first name in a folder; NULL: it is empty, or not there. */
static char *first_in(const char *folder)
{
	char **names = NULL, *first = NULL;
	size_t n = 0;

	if (fs_list(folder, &names, &n, NULL) && n)
		first = xstrdup(names[0]);
	fs_free_names(names, n);
	return first;
}

/* A file that was being written when its writer was killed. */
static char *half_written(const char *cache)
{
	AUTO(freep) char *suites = path_join(cache, "hone/suites");
	char **names = NULL, *found = NULL;
	size_t n = 0;

	fs_list(suites, &names, &n, NULL);
	for (size_t i = 0; i < n && !found; i++) {
		AUTO(freep) char *dir = path_join(suites, names[i]);
		char **files = NULL;
		size_t nfiles = 0;

		fs_list(dir, &files, &nfiles, NULL);
		for (size_t k = 0; k < nfiles && !found; k++)
			if (strchr(files[k], '.'))
				found = xfmt("%s/%s", names[i], files[k]);
		fs_free_names(files, nfiles);
	}
	fs_free_names(names, n);
	return found;
}

#endif
