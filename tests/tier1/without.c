/* Runs a command where something of the kernel is not to be had.
 *
 *	without userns COMMAND…      no user namespace can be made any more, by whoever it is
 *	without landlock COMMAND…    the kernel knows no Landlock
 *	without seccomp COMMAND…     the kernel knows no seccomp filters
 *	without nothing COMMAND…
 *	without probe                exit status 0: a user namespace can be made; 1: it cannot
 *
 * For the first, the command is put into a user namespace of its own, as who it is, in which the
 * kernel's own bound is 0: nothing is pretended. For the others a filter answers as such a kernel
 * would. */
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define LEN(a) (sizeof(a) / sizeof(a)[0])
#define FAIL(call, error)                                              \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1),             \
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (error))
#define LOAD(field) \
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)offsetof(struct seccomp_data, field))
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

static bool write_text(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	bool ok = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);

	close(fd);
	return ok;
}

static bool without_userns(void)
{
	char user[64], group[64];

	snprintf(user, sizeof user, "%u %u 1", (unsigned)getuid(), (unsigned)getuid());
	snprintf(group, sizeof group, "%u %u 1", (unsigned)getgid(), (unsigned)getgid());
	return unshare(CLONE_NEWUSER) == 0 && write_text("/proc/self/setgroups", "deny") &&
	       write_text("/proc/self/uid_map", user) && write_text("/proc/self/gid_map", group) &&
	       write_text("/proc/sys/user/max_user_namespaces", "0");
}

static bool enter(struct sock_filter *code, size_t n)
{
	struct sock_fprog program = { (unsigned short)n, code };

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

static bool without_landlock(void)
{
	struct sock_filter code[] = { LOAD(nr), FAIL(SYS_landlock_create_ruleset, ENOSYS), ALLOW };

	return enter(code, LEN(code));
}

static bool without_seccomp(void)
{
	struct sock_filter code[] = {
		LOAD(nr),
		FAIL(SYS_seccomp, ENOSYS),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_prctl, 1, 0),
		ALLOW,
		LOAD(args[0]),
		FAIL(PR_SET_SECCOMP, EINVAL),
		FAIL(PR_GET_SECCOMP, EINVAL),
		ALLOW,
	};

	return enter(code, LEN(code));
}

static bool without_nothing(void)
{
	return true;
}

int main(int argc, char **argv)
{
	static const struct {
		const char *what;
		bool (*take_away)(void);
	} row[] = {
		{ "userns", without_userns },
		{ "landlock", without_landlock },
		{ "seccomp", without_seccomp },
		{ "nothing", without_nothing },
	};

	if (argc == 2 && strcmp(argv[1], "probe") == 0)
		return unshare(CLONE_NEWUSER) == 0 ? 0 : 1;
	for (size_t i = 0; argc > 2 && i < LEN(row); i++) {
		if (strcmp(argv[1], row[i].what) != 0)
			continue;
		if (!row[i].take_away()) {
			fprintf(stderr, "without %s: %s\n", argv[1], strerror(errno));
			return 126;
		}
		execvp(argv[2], argv + 2);
		return 127;
	}
	return 2;
}
