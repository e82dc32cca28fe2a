/* attack: raises its limits and its priority, and moves to another processor
 * answer: not-yet denied says=setrlimit
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	unsigned long most[2] = { ~0ul, ~0ul }, all = ~0ul;
	int priority = 1;

	for (int what = 0; what < 16; what++) {
		call_see("setrlimit", call(SYS_setrlimit, what, most));
		call_see("prlimit64", call(SYS_prlimit64, 0, what, most, NULL));
	}
	call_see("setpriority", call(SYS_setpriority, 0, 0, -20));
	call_see("sched_setaffinity", call(SYS_sched_setaffinity, 0, sizeof all, &all));
	call_see("sched_setscheduler", call(SYS_sched_setscheduler, 0, 1, &priority));
	call_see("ioprio_set", call(SYS_ioprio_set, 1, 0, 1 << 13));
	call_see("mlockall", call(SYS_mlockall, 3));
}
