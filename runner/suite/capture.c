#include "capture.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool hone_capture_open(struct hone_capture *c, int *other)
{
	int end[2];

	*c = (struct hone_capture){ .fd = -1 };
	if (pipe2(end, O_CLOEXEC) != 0)
		return false;
	c->fd = end[0];
	*other = end[1];
	c->bytes = malloc(HONE_KEPT_BYTES);
	return c->bytes && fcntl(c->fd, F_SETFL, O_NONBLOCK) == 0;
}

void hone_capture_read(struct hone_capture *c)
{
	char chunk[16 * 1024];

	/* bounded: whoever writes faster than we read must not keep us here */
	for (int rounds = 0; c->fd >= 0 && rounds < 16; rounds++) {
		ssize_t n = read(c->fd, chunk, sizeof chunk);
		size_t kept;

		if (n < 0 && (errno == EAGAIN || errno == EINTR))
			return;
		if (n <= 0) {
			close(c->fd);
			c->fd = -1;
			return;
		}
		kept = HONE_KEPT_BYTES - c->n;
		if (kept > (size_t)n)
			kept = (size_t)n;
		memcpy(c->bytes + c->n, chunk, kept);
		c->n += kept;
		c->total += (size_t)n;
		if ((size_t)n < sizeof chunk)
			return;
	}
}

void hone_capture_release(struct hone_capture *c)
{
	if (c->fd >= 0)
		close(c->fd);
	free(c->bytes);
	*c = (struct hone_capture){ .fd = -1 };
}
