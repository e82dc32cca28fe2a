/* The object files come out of a jail in which the learner's text was compiled: any bytes may come.
 * The first byte chooses which of the two readings it meets. */
#include "base/buf.h"
#include "base/err.h"
#include "model/lab.h"
#include "run/object.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

static char path[64];

static void remove_file(void)
{
	unlink(path);
}

static void write_file(const unsigned char *bytes, size_t n)
{
	static int fd = -1;

	if (fd < 0) {
		snprintf(path, sizeof path, "%s/hone-fuzz-XXXXXX",
			 access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
		fd = mkstemp(path);
		atexit(remove_file);
	}
	if (ftruncate(fd, 0) != 0 || pwrite(fd, bytes, n, 0) != (ssize_t)n)
		abort();
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	static const char *api[] = { "first", "second" };
	const struct lab lab = { .solution = (char *)"a_lab.c", .api = api, .napi = 2 };
	struct findings found = { NULL, 0 };
	struct buf text = BUF_INIT;
	struct err e = ERR_INIT;

	if (n == 0)
		return 0;
	write_file(bytes + 1, n - 1);
	if (*bytes == 's')
		object_check_loadable(path, &e);
	else
		object_check(path, &lab, &text, &found, &e);
	findings_release(&found);
	return 0;
}
