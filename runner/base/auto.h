/* auto.h: locals that release themselves, and the few macros that everything uses.
 *
 *	AUTO(freep) char *text = xstrdup("…");   freed on every way out of the block
 *	return take_ptr(&text);                  unless it is taken
 */
#ifndef BASE_AUTO_H
#define BASE_AUTO_H

#include <stdlib.h>
#include <unistd.h>

#define AUTO(release) __attribute__((cleanup(release)))
#define LEN(array) (sizeof(array) / sizeof *(array))
#define UNUSED __attribute__((unused))

/* The value of *p, which becomes NULL (take_fd: -1): whoever calls this owns it now. */
#define take_ptr(p)                                                         \
	__extension__({                                                     \
		__typeof__(*(p)) taken_ = *(p);                             \
		*(p) = NULL;                                                \
		taken_;                                                     \
	})

static inline int take_fd(int *fd)
{
	int taken = *fd;

	*fd = -1;
	return taken;
}

/* For AUTO: frees *(void **)p; closes *fd unless it is negative, and leaves -1. */
static inline void freep(void *p)
{
	free(*(void **)p);
}

static inline void closep(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

#endif
