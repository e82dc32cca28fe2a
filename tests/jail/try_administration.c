/* expect: denied; profile: both */
#include "deed.h"

/* With arguments that do nothing even where they are allowed. */
int main(void)
{
	static const long call[] = {
		SYS_reboot, SYS_swapon, SYS_init_module, SYS_delete_module, SYS_settimeofday,
		SYS_clock_settime, SYS_sethostname, SYS_setdomainname, SYS_acct, SYS_quotactl,
		SYS_syslog, SYS_kexec_load, SYS_fanotify_init, SYS_inotify_init1, SYS_setxattr,
		SYS_capset, SYS_setgroups, SYS_fsopen, SYS_open_tree,
		SYS_landlock_create_ruleset, SYS_process_madvise, SYS_move_pages, SYS_mbind,
		SYS_lookup_dcookie, SYS_name_to_handle_at, SYS_kcmp, SYS_vhangup, SYS_mknodat,
	};

	for (size_t i = 0; i < sizeof call / sizeof *call; i++)
		if (syscall(call[i], -1L, -1L, -1L, -1L, -1L) >= 0 ||
		    (errno != EPERM && errno != ENOSYS)) {
			printf("call %ld: ", call[i]);
			return tried(0);
		}
	errno = EPERM;
	return tried(-1);
}
