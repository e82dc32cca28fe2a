#include "jail/jail.h"
#include "jail/sys.h"
#include "base/auto.h"
#include "base/err.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>

void run_release(struct run *r)
{
	for (size_t i = 0; i < r->nfds; i++)
		closep(&r->fd[i]);
	r->nfds = 0;
	jail_spec_release(&r->spec);
}

/* Is this something that can be run here at all? */
static bool is_runnable(const struct run *r, struct err *e)
{
	if (r->spec.profile != JAIL_COMPILE && r->spec.profile != JAIL_TEST_HOST)
		return err_set(e, ERR_SANDBOX, "nothing can be started under '%s': it is the filter "
					       "that a test host loads in each test",
			       jail_profile_name(r->spec.profile));
	if (r->spec.min_tier > r->ground->tier) {
		err_set(e, ERR_SANDBOX, "tier %u is asked for, but only tier %u can be had here",
			r->spec.min_tier, r->ground->tier);
		return err_hint(e, "allow user namespaces: sysctl user.max_user_namespaces=10000 "
				   "(Ubuntu: kernel.apparmor_restrict_unprivileged_userns=0)");
	}
	return true;
}

bool run_start(const struct run *r, int *pid, struct err *e)
{
	int flags = r->ground->tier == 2 ? CLONE_NEWPID | CLONE_NEWNS : 0;
	struct run copy = *r;
	long child;

	if (!is_runnable(r, e))
		return false;
	limits_fill(&r->spec, &copy.limits);
	/* like fork, with namespaces; the order of the arguments differs between machines, but all
	 * that are not in front are 0 */
	child = syscall(SYS_clone, (unsigned long)flags | SIGCHLD, 0, 0, 0, 0);
	if (child < 0)
		return err_errno(e, ERR_SANDBOX, "cannot start a process for the jail");
	if (child == 0)
		init_main(&copy);
	if (pid)
		*pid = (int)child;
	return true;
}
