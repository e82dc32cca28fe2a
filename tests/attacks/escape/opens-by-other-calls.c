/* attack: opens files by every call that can, besides openat
 * answer: not-yet denied says=openat2
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	unsigned long how[3] = { 0 };
	unsigned handle[34] = { 128, 1 };
	int mount_id;

	call_see("openat2", call(SYS_openat2, -100, "/etc/passwd", how, sizeof how));
	call_see("open", call(SYS_open, "/etc/passwd", 0));
	call_see("creat", call(SYS_creat, "/tmp/hone-attack", 0600));
	call_see("name_to_handle_at",
		 call(SYS_name_to_handle_at, -100, "/", handle, &mount_id, 0));
	call_see("open_by_handle_at", call(SYS_open_by_handle_at, -100, handle, 0));
	call_see("open_tree", call(SYS_open_tree, -100, "/etc/passwd", 0));
	call_see("uselib", call(SYS_uselib, "/etc/passwd"));
	call_see("inotify_add_watch", call(SYS_inotify_add_watch, 0, "/etc", 2));
	call_see("readlink", call(SYS_readlink, "/proc/self/exe", handle, 8L));
	call_see("stat", call(SYS_stat, "/etc/shadow", handle));
	call_see("statx", call(SYS_statx, -100, "/etc/shadow", 0, 0, handle));
	call_see("getdents64", call(SYS_getdents64, 0, handle, sizeof handle));
}
