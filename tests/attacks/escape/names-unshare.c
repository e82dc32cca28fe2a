/* attack: makes namespaces and mounts of its own, by the functions for that
 * answer: refused says=uses unshare()
 * labs: sum */
#include <stddef.h>

int unshare(int flags);
int mount(const char *from, const char *to, const char *type, unsigned long flags,
	  const void *data);
int chroot(const char *path);
int setns(int fd, int type);

static void attack(void)
{
	unshare(0x10000000);
	mount("x", "/mnt", "tmpfs", 0, NULL);
	chroot("/mnt");
	setns(0, 0);
}
