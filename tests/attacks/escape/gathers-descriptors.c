/* attack: makes descriptors of every kind that needs no file
 * answer: not-yet denied says=eventfd
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	unsigned long none = 0;

	call_see("eventfd", call(SYS_eventfd2, 0, 0));
	call_see("epoll", call(SYS_epoll_create1, 0));
	call_see("timerfd", call(SYS_timerfd_create, 1, 0));
	call_see("signalfd", call(SYS_signalfd4, -1, &none, 8L, 0));
	call_see("inotify", call(SYS_inotify_init1, 0));
	call_see("dup", call(SYS_dup, 1));
	call_see("dup2", call(SYS_dup2, 1, 9));
	call_see("dup3", call(SYS_dup3, 1, 9, 0));
	call_see("F_DUPFD", call(SYS_fcntl, 1, 0, 9));
	call_see("landlock", call(444L, NULL, 0L, 1));
	call_see("timer_create", call(SYS_timer_create, 0, NULL, &none));
}
