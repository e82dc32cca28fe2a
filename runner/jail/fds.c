/* The command's descriptors: 0, 1, 2, then the extra ones as 3, 4, …, and nothing else. */
#include "jail/jail.h"
#include "jail/sys.h"
#include "base/auto.h"
#include "base/err.h"

#include <errno.h>
#include <fcntl.h>

#define ASIDE 64 /* above every number that is given out */

/* Which of the run's descriptors the command finds as number i. */
static size_t source_of(size_t i)
{
	return i < JAIL_STATUS ? i : i + 1; /* the status descriptor is not for it */
}

bool place_descriptors(struct run *r, struct err *e)
{
	size_t n = r->nfds - 1;
	int aside[JAIL_FIRST_EXTRA + JAIL_MAX_EXTRA];

	/* first out of the way, since one may stand where another must go */
	for (size_t i = 0; i < n; i++) {
		aside[i] = fcntl(r->fd[source_of(i)], F_DUPFD_CLOEXEC, ASIDE);
		if (aside[i] < 0)
			return err_errno(e, ERR_SANDBOX, "cannot move descriptor %zu", i);
	}
	for (size_t i = 0; i < n; i++)
		if (dup2(aside[i], (int)i) < 0)
			return err_errno(e, ERR_SANDBOX, "cannot place descriptor %zu", i);
	if (sys_close_range((unsigned)n, ~0u) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot close the others");
	return true;
}
