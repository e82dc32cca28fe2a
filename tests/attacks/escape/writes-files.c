/* attack: leaves files, folders, links and devices behind, by the old calls and the new
 * answer: not-yet denied says=mkdir
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();

	call_see("mkdir", call(SYS_mkdir, "/tmp/hone-attack", 0700));
	call_see("mkdirat", call(SYS_mkdirat, -100, "/tmp/hone-attack", 0700));
	call_see("mknod", call(SYS_mknod, "/tmp/hone-attack", 010600, 0L));
	call_see("mknodat", call(SYS_mknodat, -100, "/tmp/hone-attack", 010600, 0));
	call_see("symlink", call(SYS_symlink, "/etc/shadow", "/tmp/hone-attack"));
	call_see("link", call(SYS_link, "/etc/passwd", "/tmp/hone-attack"));
	call_see("rename", call(SYS_rename, "solution.so", "hone-attack"));
	call_see("unlink", call(SYS_unlink, "solution.so"));
	call_see("rmdir", call(SYS_rmdir, "/tmp/hone-attack"));
	call_see("truncate", call(SYS_truncate, "solution.so", 0L));
	call_see("ftruncate", call(SYS_ftruncate, 1, 0L));
	call_see("chmod", call(SYS_chmod, "/tmp/hone-attack", 0777));
	call_see("fchmodat2", call(452L, -100, "/tmp/hone-attack", 0777, 0));
	call_see("chown", call(SYS_chown, "/tmp/hone-attack", 0, 0));
	call_see("setxattr", call(SYS_setxattr, "/tmp", "user.hone", "x", 1L, 0));
	call_see("utimensat", call(SYS_utimensat, -100, "/tmp/hone-attack", NULL, 0));
}
