/* sys.h: system calls that libc does not wrap everywhere, and constants that older headers lack.
 *
 * Thin: the arguments are the kernel's, failure is -1 with errno. Names of our own, because newer
 * headers declare some of these in two places that cannot be included together. */
#ifndef JAIL_SYS_H
#define JAIL_SYS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

/* ---- mounts ---- */

#define TREE_CLONE 1u              /* OPEN_TREE_CLONE */
#define TREE_CLOEXEC 02000000u     /* OPEN_TREE_CLOEXEC */
#define TREE_RECURSIVE 0x8000u     /* AT_RECURSIVE */
#define TREE_EMPTY_PATH 0x1000u    /* AT_EMPTY_PATH */
#define MOVE_FROM_FD 4u            /* MOVE_MOUNT_F_EMPTY_PATH */
#define MOUNT_READ_ONLY 1u         /* MOUNT_ATTR_RDONLY, and so on */
#define MOUNT_NO_SETUID 2u
#define MOUNT_NO_DEVICES 4u
#define MOUNT_NO_EXEC 8u
#define OPEN_NO_SYMLINKS 4u        /* RESOLVE_NO_SYMLINKS */
#define OPEN_IN_ROOT 16u           /* RESOLVE_IN_ROOT */

struct mount_change { uint64_t set, clear, propagation, userns_fd; };
struct open_request { uint64_t flags, mode, resolve; };

static inline int sys_openat2(int dir, const char *path, const struct open_request *how)
{
	return (int)syscall(SYS_openat2, dir, path, how, sizeof *how);
}

static inline int sys_open_tree(int dir, const char *path, unsigned flags)
{
	return (int)syscall(SYS_open_tree, dir, path, flags);
}

static inline int sys_move_mount(int tree, const char *to)
{
	return (int)syscall(SYS_move_mount, tree, "", -100 /* AT_FDCWD */, to, MOVE_FROM_FD);
}

static inline int sys_mount_setattr(int dir, const char *path, unsigned flags, uint64_t set)
{
	struct mount_change change = { .set = set };

	return (int)syscall(SYS_mount_setattr, dir, path, flags, &change, sizeof change);
}

/* A file system that is not mounted anywhere yet. */
static inline int sys_fsopen(const char *type)
{
	return (int)syscall(SYS_fsopen, type, 1 /* FSOPEN_CLOEXEC */);
}

static inline int sys_fs_option(int fs, const char *key, const char *value)
{
	return (int)syscall(SYS_fsconfig, fs, 1 /* FSCONFIG_SET_STRING */, key, value, 0);
}

static inline int sys_fs_create(int fs)
{
	return (int)syscall(SYS_fsconfig, fs, 6 /* FSCONFIG_CMD_CREATE */, NULL, NULL, 0);
}

static inline int sys_fs_mount(int fs, unsigned attributes)
{
	return (int)syscall(SYS_fsmount, fs, 1 /* FSMOUNT_CLOEXEC */, attributes);
}

static inline int sys_pivot_root(const char *new_root, const char *put_old)
{
	return (int)syscall(SYS_pivot_root, new_root, put_old);
}

static inline int sys_close_range(unsigned from, unsigned to)
{
	return (int)syscall(SYS_close_range, from, to, 0);
}

/* ---- Landlock: the ABI's structures, up to version 6 ---- */

#define LANDLOCK_ASK_VERSION 1u
#define LANDLOCK_BELOW_PATH 1

struct landlock_rights { uint64_t files, net, scopes; };
struct landlock_path { uint64_t access; int32_t fd; } __attribute__((packed));

static inline int sys_landlock_create(const struct landlock_rights *rights, size_t n,
				      unsigned flags)
{
	return (int)syscall(SYS_landlock_create_ruleset, rights, n, flags);
}

static inline int sys_landlock_allow(int rules, const struct landlock_path *path)
{
	return (int)syscall(SYS_landlock_add_rule, rules, LANDLOCK_BELOW_PATH, path, 0);
}

static inline int sys_landlock_enter(int rules)
{
	return (int)syscall(SYS_landlock_restrict_self, rules, 0);
}

#endif
