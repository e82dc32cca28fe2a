/* deed.h: what every forbidden deed shares.
 *
 * A deed tries one thing and says by its exit status whether it could: DONE, DENIED, or ODD when
 * it could not even be tried. The comment in its first line says what must come of it:
 *
 *	expect: denied | exit N | signal N | cpu | wall | memory | output
 *	tier1: the same, where the smaller tier gives another outcome; `none`: not tried there
 *	profile: compile, test-host or both
 *	unjailed: anyone | root | user | maybe: without a jail it must be DONE, else this test
 *	          cannot fail; maybe: only where the kernel offers it. Missing: it would do harm.
 *	with: more options for hone-jail; args: of the deed. @RW@ is a folder it may write to, @RO@
 *	          one that it may read, @OWN@ a file that belongs to it and was not granted,
 *	          @FILTERS@ where the filters are, @OUTSIDE@ the number of a process outside
 *	hits: yes: without a jail the process outside gets a signal
 *	setuid: yes: the program belongs to root and has the set-uid bit */
#ifndef JAIL_DEED_H
#define JAIL_DEED_H

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DONE = 0, DENIED = 10, ODD = 11 };

#define GIVE_UP_S 90 /* longer than any jail lets a deed run */

/* A deed must harm nobody even if no jail holds it: it takes a bounded part of the machine, and
 * ends by itself in the end; so does each process that it starts (start_child). */
static __attribute__((constructor)) void give_up_in_the_end(void)
{
	alarm(GIVE_UP_S);
}

static inline pid_t start_child(void)
{
	pid_t pid = fork();

	if (pid == 0)
		alarm(GIVE_UP_S);
	return pid;
}

#define RECORD_FD 200
#define PID_PLACEHOLDER 0x7a7a7a7a

/* What came of a call that returns a negative number when it fails. */
static inline int tried(long result)
{
	printf("%s\n", result < 0 ? strerror(errno) : "done");
	return result < 0 ? DENIED : DONE;
}

static inline int odd(const char *what)
{
	printf("%s: %s\n", what, strerror(errno));
	return ODD;
}

/* Loads the filter of a test's process from a file, as the test host does. */
static inline void enter_test_filter(const char *path)
{
	static struct sock_filter code[4096];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, code, sizeof code);
	struct sock_fprog program = { (unsigned short)((size_t)n / sizeof *code), code };

	if (n <= 0)
		exit(odd("cannot read the filter"));
	close(fd);
	for (size_t i = 0; i < program.len; i++)
		if (code[i].k == PID_PLACEHOLDER)
			code[i].k = (unsigned)getpid();
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
	    syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) != 0)
		exit(odd("cannot load the filter"));
}

#endif
