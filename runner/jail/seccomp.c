/* The filter, made at build time (generate.c) from the rules in syscalls.c. */
#include "jail/jail.h"
#include "jail/sys.h"
#include "base/auto.h"
#include "base/err.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>

#include "filters.inc"

bool seccomp_is_there(void)
{
	uint32_t action = SECCOMP_RET_KILL_PROCESS;

	return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

static bool load(const struct sock_filter *code, size_t n)
{
	/* the kernel only reads it */
	struct sock_fprog program = { (unsigned short)n, (struct sock_filter *)code };

	return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}

/* What Landlock does not look at: changing the mode of a file. In tier 2 everything else is
 * mounted read-only; in tier 1 it would reach whatever belongs to the user. Foreign architectures
 * need no check here: the other filter kills them. Only profiles that may change modes need it: in
 * a test's host it would come before the test's own filter, which tells of the call. */
static bool deny_modes(void)
{
	static const unsigned calls[] = {
#ifdef SYS_chmod
		SYS_chmod,
#endif
		SYS_fchmod, SYS_fchmodat,
	};
	struct sock_filter code[LEN(calls) + 3];
	size_t n = 0;

	code[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
						 offsetof(struct seccomp_data, nr));
	for (size_t i = 0; i < LEN(calls); i++)
		code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, calls[i],
							 (unsigned char)(LEN(calls) - i), 0);
	code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
	return load(code, n);
}

static bool may_change_modes(enum jail_profile profile)
{
	return profile == JAIL_COMPILE || profile == JAIL_MEASURE;
}

bool restrict_syscalls(struct run *r, struct err *e)
{
	const enum jail_profile profile = r->spec.profile;

	if (r->ground->tier < 2 && may_change_modes(profile) && !deny_modes())
		return err_errno(e, ERR_SANDBOX, "cannot load the filter of tier 1");
	if (!load(filters[profile].code, filters[profile].n))
		return err_errno(e, ERR_SANDBOX, "cannot load the filter '%s'",
				 jail_profile_name(profile));
	return true;
}
