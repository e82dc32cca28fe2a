/* INSIDE, from its start to the command. INIT starts it ahead of any request, so that a request
 * waits neither for a process to be made nor for INIT to be woken: INSIDE takes it itself.
 *
 * Until it becomes the command it shares INIT's memory, on a stack of its own, and until it parts
 * from INIT, its descriptors: so INIT sees the request, and what went wrong. Two who share memory
 * must not both use it: INIT only waits until INSIDE has parted, and INSIDE allocates nothing after
 * that. (They share errno, too; INIT makes no call that fails while it waits.) */
#include "jail/jail.h"
#include "jail/sys.h"
#include "base/trace.h"
#include "base/auto.h"
#include "base/err.h"

#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>

static int inside_main(void *run);
static bool take_request(struct run *r);
static bool is_runnable(const struct run *r, struct err *e);
static bool part(struct run *r, struct err *e);
static void become_command(struct run *r, struct err *e);

pid_t inside_start(struct run *r)
{
	static char stack[128 * 1024] __attribute__((aligned(16)));

	r->init = getpid();
	return clone(inside_main, stack + sizeof stack, CLONE_VM | CLONE_FILES | SIGCHLD, r);
}

/* Without INIT we are nothing. It matters in tier 1; in tier 2 we end with its namespace. */
static void end_with_init(const struct run *r)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	if (getppid() != r->init)
		_exit(JAIL_EXEC_FAILED);
}

static int inside_main(void *run)
{
	struct run *r = run;
	struct err *e = &r->err;

	end_with_init(r);
	/* what went wrong ahead of the request is told to whoever sends one */
	if (take_request(r) && !err_is(e) && is_runnable(r, e)) {
		limits_fill(&r->spec, &r->limits);
		if (steps_enter(STEP_REQUEST, r, e) && part(r, e) && steps_enter(STEP_INSIDE, r, e))
			become_command(r, e);
	}
	_exit(JAIL_EXEC_FAILED);
}

static bool take_request(struct run *r)
{
	struct err malformed = ERR_INIT;
	bool received = request_receive(r->requests, r, &malformed);

	trace_mark("request");
	r->started_ms = jail_now_ms();
	r->has_request = received || err_is(&malformed);
	if (err_is(&malformed))
		err_set(&r->err, malformed.kind, "%s", malformed.text);
	return received;
}

/* Is this something that can be run here at all? */
static bool is_runnable(const struct run *r, struct err *e)
{
	if (r->spec.profile > JAIL_MEASURE)
		return err_set(e, ERR_SANDBOX, "nothing can be started under '%s': it is the "
					       "filter that a test host loads in each test",
			       jail_profile_name(r->spec.profile));
	if (r->spec.min_tier <= r->ground->tier)
		return true;
	err_set(e, ERR_SANDBOX, "tier %u is asked for, but only tier %u can be had here",
		r->spec.min_tier, r->ground->tier);
	return err_hint(e, "allow user namespaces: sysctl user.max_user_namespaces=10000 "
			   "(Ubuntu: kernel.apparmor_restrict_unprivileged_userns=0)");
}

/* From here on INIT closes and keeps what it likes, and it watches us. */
static bool part(struct run *r, struct err *e)
{
	const uint64_t one = 1;

	end_with_init(r); /* once more, because becoming another user has cleared it */
	if (unshare(CLONE_FILES) != 0 || write(r->parted, &one, sizeof one) != sizeof one)
		return err_errno(e, ERR_SANDBOX, "jail: cannot part from INIT");
	return true;
}

/* Returns only if that failed. */
static void become_command(struct run *r, struct err *e)
{
	static char *const no_settings[] = { NULL };
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	trace_mark("exec");
	execve(r->spec.argv[0], r->spec.argv, r->spec.env ? r->spec.env : no_settings);
	err_errno(e, ERR_SANDBOX, "cannot start '%s'", r->spec.argv[0]);
	err_hint(e, "grant it, its libraries and its loader");
}
