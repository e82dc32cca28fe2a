/* attack: mounts file systems and changes mounts that are there, by the old calls and the new
 * answer: not-yet denied says=mount
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	char attributes[32] = { 0 };

	call_see("mount", call(SYS_mount, "proc", "/mnt", "proc", 0L, NULL));
	call_see("bind", call(SYS_mount, "/", "/mnt", NULL, 4096L | 16384L, NULL));
	call_see("remount", call(SYS_mount, NULL, "/", NULL, 32L | 4096L, NULL));
	call_see("umount2", call(SYS_umount2, "/mnt", 2));
	call_see("open_tree", call(SYS_open_tree, -100, "/", 1));
	call_see("move_mount", call(SYS_move_mount, 0, "", -100, "/mnt", 4));
	call_see("fsopen", call(SYS_fsopen, "tmpfs", 0));
	call_see("fsconfig", call(SYS_fsconfig, 0, 6, NULL, NULL, 0));
	call_see("fsmount", call(SYS_fsmount, 0, 0, 0));
	call_see("fspick", call(SYS_fspick, -100, "/", 0));
	call_see("mount_setattr",
		 call(SYS_mount_setattr, -100, "/", 0, attributes, sizeof attributes));
}
