/* Which jail can be had here. Nothing is believed because of a version number or a setting: it is
 * tried, in a process that is thrown away. */
#include "jail/jail.h"
#include "base/auto.h"
#include "base/err.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

static bool has_floor(struct ground *g, struct err *e)
{
	struct watch seen;

	g->landlock_abi = landlock_abi();
	g->proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (!g->landlock_abi) {
		err_set(e, ERR_SANDBOX, "this kernel has no Landlock, without which there is no jail");
		return err_hint(e, "use Linux 5.13 or newer, booted with lsm=landlock,… if it is off");
	}
	if (!seccomp_is_there()) {
		err_set(e, ERR_SANDBOX, "this kernel has no seccomp filters, without which there is "
					"no jail");
		return err_hint(e, "use a kernel with CONFIG_SECCOMP_FILTER");
	}
	if (g->proc < 0)
		return err_errno(e, ERR_SANDBOX, "cannot open /proc");
	return watch_look(g->proc, &seen, e);
}

static int try_tier_2(struct ground *g)
{
	struct run r = RUN_INIT(g);
	struct err e = ERR_INIT;

	return steps_enter(STEP_ONCE, &r, &e) && unshare(CLONE_NEWPID | CLONE_NEWNS) == 0 ? 0 : 1;
}

static bool has_tier_2(struct ground *g)
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0)
		_exit(try_tier_2(g));
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return status == 0;
}

bool ground_find(struct ground *g, unsigned max_tier, struct err *e)
{
	*g = (struct ground)GROUND_INIT;
	g->is_root = geteuid() == 0;
	if (!has_floor(g, e))
		return false;
	g->tier = 2;
	if (max_tier < 2 || !has_tier_2(g))
		g->tier = 1;
	return true;
}
