#include "filter.h"
#include "page.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

bool hone_filter_load(struct hone_filter *filter, const char *path)
{
	size_t max = HONE_FILTER_MAX * sizeof *filter->code;
	ssize_t n;
	int fd;

	*filter = (struct hone_filter){ 0, NULL };
	if (strcmp(path, "none") == 0)
		return true;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	filter->code = malloc(max);
	n = filter->code ? read(fd, filter->code, max) : -1;
	close(fd);
	if (n > 0 && (size_t)n < max && n % (ssize_t)sizeof *filter->code == 0) {
		filter->n = (unsigned short)((size_t)n / sizeof *filter->code);
		return true;
	}
	free(filter->code);
	filter->code = NULL;
	if (n >= 0)
		errno = EINVAL;
	return false;
}

int hone_filter_enter(const struct hone_filter *filter)
{
	struct sock_fprog program = { filter->n, filter->code };
	long listener;

	if (!filter->n)
		return -1;
	for (size_t i = 0; i < filter->n; i++)
		if (filter->code[i].k == HONE_PID_PLACEHOLDER)
			filter->code[i].k = (unsigned)getpid();
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return -2;
	listener = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
			   SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
	return listener < 0 ? -2 : (int)listener;
}
