/* Which jail can be had here. Nothing is believed because of a version number or a setting: it is
 * tried, in a process that is thrown away. */
#include "jail/jail.h"
#include "base/auto.h"
#include "base/err.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static bool has_floor(struct ground *g, struct err *e)
{
	struct watch seen;

	g->landlock_abi = landlock_abi();
	g->proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (!g->landlock_abi) {
		err_set(e, ERR_SANDBOX, "this kernel has no Landlock, without which there is no "
					"jail");
		return err_hint(e, "use Linux 5.13 or newer; boot with lsm=landlock,…");
	}
	if (!seccomp_is_there()) {
		err_set(e, ERR_SANDBOX, "this kernel has no seccomp filters, without which there "
					"is no jail");
		return err_hint(e, "use a kernel with CONFIG_SECCOMP_FILTER");
	}
	if (g->proc < 0)
		return err_errno(e, ERR_SANDBOX, "cannot open /proc");
	return watch_look(g->proc, &seen, e);
}

/* As in ahead.c, to the last mount: containers often hide parts of /proc, and then no other may be
 * mounted, which shows no earlier. */
static int try_run(const struct ground *g, int go)
{
	struct run r = RUN_INIT(g);
	struct err e = ERR_INIT;
	char byte;

	return read(go, &byte, 1) != 1 || !steps_enter(STEP_AHEAD, &r, &e) || open_proc(&e) < 0;
}

static int try_tier_2(const struct ground *g)
{
	struct run r = RUN_INIT(g);
	struct err e = ERR_INIT;
	int go[2], status = -1;
	long pid;

	if (!steps_enter(STEP_ONCE, &r, &e) || pipe2(go, O_CLOEXEC) != 0)
		return 1;
	pid = syscall(SYS_clone, CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | SIGCHLD, 0, 0, 0, 0);
	if (pid == 0) {
		close(go[1]);
		_exit(try_run(g, go[0]));
	}
	if (pid < 0 || !map_users(g, (int)pid, &e) || write(go[1], "", 1) != 1)
		return 1; /* which closes the pipe, and so ends the other */
	waitpid((pid_t)pid, &status, 0);
	return status == 0 ? 0 : 1;
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
