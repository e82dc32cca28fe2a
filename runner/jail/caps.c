/* Who the command is, and that it can become nothing more. */
#include "jail/jail.h"
#include "jail/sys.h"
#include "base/auto.h"
#include "base/err.h"

#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/securebits.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

/* What execve could give back: nothing any more. INIT itself keeps what it has and needs. An
 * ordinary user in tier 1 may not empty the set, but has no capabilities at all, and with no new
 * privileges execve gives none. */
bool empty_bounding_set(struct run *r, struct err *e)
{
	for (int cap = 0; cap <= 63; cap++)
		if (prctl(PR_CAPBSET_DROP, cap, 0, 0, 0) != 0) {
			/* EINVAL: behind the last one */
			if (errno == EINVAL && cap > 0)
				break;
			if (r->ground->tier == 2 || r->ground->is_root)
				return err_errno(e, ERR_SANDBOX, "cannot empty it");
			return true;
		}
	if (prctl(PR_SET_SECUREBITS, SECBIT_NOROOT | SECBIT_NOROOT_LOCKED |
		  SECBIT_NO_CAP_AMBIENT_RAISE | SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED, 0, 0, 0) != 0 ||
	    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot forbid root its rights");
	return true;
}

/* INIT gives up root as soon as the file tree stands. */
bool become_nobody(struct run *r, struct err *e)
{
	if (!r->ground->is_root)
		return true;
	if (setgroups(0, NULL) != 0 || setresgid(JAIL_NOBODY, JAIL_NOBODY, JAIL_NOBODY) != 0 ||
	    setresuid(JAIL_NOBODY, JAIL_NOBODY, JAIL_NOBODY) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot become nobody");
	return true;
}

bool drop_capabilities(struct run *r UNUSED, struct err *e)
{
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct none[2] = { { 0 } };

	if (syscall(SYS_capset, &header, none) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot drop them");
	return true;
}

bool forbid_new_privileges(struct run *r UNUSED, struct err *e)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot forbid them");
	return true;
}
