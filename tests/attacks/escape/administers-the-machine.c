/* attack: makes the calls that only an administrator may, with arguments that would do no harm
 * answer: not-yet denied
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();

	call_see("sethostname", call(SYS_sethostname, NULL, 1L));
	call_see("settimeofday", call(SYS_settimeofday, 1L, 1L));
	call_see("clock_settime", call(SYS_clock_settime, 0, NULL));
	call_see("clock_adjtime", call(SYS_clock_adjtime, 0, NULL));
	call_see("reboot", call(SYS_reboot, 0, 0, 0, NULL));
	call_see("init_module", call(SYS_init_module, NULL, 0L, NULL));
	call_see("finit_module", call(SYS_finit_module, -1, NULL, 0));
	call_see("delete_module", call(SYS_delete_module, NULL, 0));
	call_see("kexec_load", call(SYS_kexec_load, 0L, 0L, NULL, -1L));
	call_see("swapon", call(SYS_swapon, NULL, 0));
	call_see("acct", call(SYS_acct, 1L));
	call_see("syslog", call(SYS_syslog, 3, NULL, 0));
	call_see("quotactl", call(SYS_quotactl, 0, NULL, 0, NULL));
	call_see("ioperm", call(SYS_ioperm, 0x80L, 1L, 1));
	call_see("iopl", call(SYS_iopl, 3));
	call_see("fanotify_init", call(SYS_fanotify_init, 0, 0));
}
