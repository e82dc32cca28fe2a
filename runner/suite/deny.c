#include "deny.h"

#include <dlfcn.h>
#include <errno.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>

#define LEN(a) (sizeof (a) / sizeof (a)[0])

/* ---- answers ---- */

/* EPERM, but where libc takes ENOSYS for "use the older call" it gets that, and the older call is
 * denied in turn. */
static int error_for(int number)
{
	static const int newer[] = {
#ifdef SYS_clone3
		SYS_clone3,
#endif
#ifdef SYS_openat2
		SYS_openat2,
#endif
#ifdef SYS_faccessat2
		SYS_faccessat2,
#endif
#ifdef SYS_close_range
		SYS_close_range,
#endif
		SYS_statx,
	};

	for (size_t i = 0; i < LEN(newer); i++)
		if (newer[i] == number)
			return -ENOSYS;
	return -EPERM;
}

static void answer(int listener, const struct seccomp_notif *asked)
{
	struct seccomp_notif_resp response = { .id = asked->id };

	response.error = error_for(asked->data.nr);
	ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &response);
}

/* ---- the path argument ---- */

static const struct { int number, arg; } path_arg[] = {
	{ SYS_openat, 1 }, { SYS_unlinkat, 1 }, { SYS_mkdirat, 1 }, { SYS_mknodat, 1 },
	{ SYS_renameat2, 1 }, { SYS_linkat, 1 }, { SYS_symlinkat, 0 }, { SYS_readlinkat, 1 },
	{ SYS_fchmodat, 1 }, { SYS_fchownat, 1 }, { SYS_faccessat, 1 }, { SYS_utimensat, 1 },
	{ SYS_statx, 1 }, { SYS_execve, 0 }, { SYS_execveat, 1 }, { SYS_chdir, 0 },
	{ SYS_chroot, 0 }, { SYS_truncate, 0 }, { SYS_statfs, 0 }, { SYS_mount, 1 },
#ifdef SYS_open
	{ SYS_open, 0 }, { SYS_creat, 0 }, { SYS_stat, 0 }, { SYS_lstat, 0 }, { SYS_access, 0 },
	{ SYS_unlink, 0 }, { SYS_rmdir, 0 }, { SYS_mkdir, 0 }, { SYS_rename, 0 }, { SYS_link, 0 },
	{ SYS_symlink, 0 }, { SYS_readlink, 0 }, { SYS_chmod, 0 }, { SYS_chown, 0 },
	{ SYS_mknod, 0 }, { SYS_newfstatat, 1 }, { SYS_renameat, 1 },
#endif
#ifdef SYS_openat2
	{ SYS_openat2, 1 },
#endif
#ifdef SYS_faccessat2
	{ SYS_faccessat2, 1 },
#endif
};

static bool path_address(const struct seccomp_notif *asked, uint64_t *address)
{
	for (size_t i = 0; i < LEN(path_arg); i++)
		if (path_arg[i].number == asked->data.nr) {
			*address = asked->data.args[path_arg[i].arg];
			return true;
		}
	return false;
}

/* The text may end just before a page that is not there, so pages are asked for one by one. */
static bool read_text(pid_t tid, uint64_t address, char *text, size_t size)
{
	size_t n = 0;

	while (n < size - 1) {
		size_t to_page = 4096 - (size_t)((address + n) % 4096);
		size_t want = to_page < size - 1 - n ? to_page : size - 1 - n;
		struct iovec here = { text + n, want };
		struct iovec there = { (void *)(uintptr_t)(address + n), want };
		ssize_t got = process_vm_readv(tid, &here, 1, &there, 1, 0);

		if (got <= 0)
			break;
		if (memchr(text + n, '\0', (size_t)got))
			return true;
		n += (size_t)got;
	}
	text[n] = '\0';
	return n > 0;
}

/* ---- whose call it is ---- */

/* The sanitizers make system calls of their own, with their own instructions; every one of their
 * reports tries to open something. The parent has them where its children have them. */
static bool is_sanitizers(uint64_t pc)
{
	static const void *sanitizer[2];
	static bool known;
	static const char *const name[] = { "__asan_init", "__ubsan_handle_divrem_overflow" };
	Dl_info info;

	for (size_t i = 0; !known && i < LEN(name); i++) {
		void *symbol = dlsym(RTLD_DEFAULT, name[i]);

		if (symbol && dladdr(symbol, &info))
			sanitizer[i] = info.dli_fbase;
	}
	known = true;
	if (!dladdr((void *)(uintptr_t)pc, &info))
		return false;
	return info.dli_fbase == sanitizer[0] || info.dli_fbase == sanitizer[1];
}

/* It is stopped in the kernel and waits for the answer. */
static void find_caller(struct hone_denied *d, pid_t tid, const struct hone_mapped *solution,
			const struct hone_page *page)
{
	struct hone_thread thread;
	struct hone_frame frame;

	if (!hone_thread_read(&thread, tid) ||
	    !hone_stack_walk(&thread, solution, page, &frame, 1))
		return;
	d->at = frame.at;
	if (frame.returns)
		hone_callsite_name(tid, frame.returns, d->through);
}

static void note(int listener, const struct seccomp_notif *asked, struct hone_denied *denied,
		 const struct hone_mapped *solution, const struct hone_page *page)
{
	struct hone_denied d = { .any = true, .number = asked->data.nr, .at = HONE_NOWHERE };
	pid_t tid = (pid_t)asked->pid;
	uint64_t address;

	memcpy(d.args, asked->data.args, sizeof d.args);
	d.has_path = path_address(asked, &address) &&
		     read_text(tid, address, d.path, sizeof d.path);
	find_caller(&d, tid, solution, page);
	/* what was read is of that process only if it still waits for the answer */
	if (ioctl(listener, SECCOMP_IOCTL_NOTIF_ID_VALID, &asked->id) == 0)
		*denied = d;
}

/* False: it was killed meanwhile. */
static bool receive(int listener, struct seccomp_notif *asked)
{
	memset(asked, 0, sizeof *asked); /* the kernel insists */
	return ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, asked) == 0;
}

void hone_deny(int listener, struct hone_denied *denied, const struct hone_mapped *solution,
	       const struct hone_page *page)
{
	struct seccomp_notif asked;

	if (!receive(listener, &asked))
		return;
	if (is_sanitizers(asked.data.instruction_pointer))
		;
	else if (denied->any)
		denied->others++;
	else
		note(listener, &asked, denied, solution, page);
	answer(listener, &asked);
}

void hone_deny_silently(int listener)
{
	struct seccomp_notif asked;

	if (receive(listener, &asked))
		answer(listener, &asked);
}
