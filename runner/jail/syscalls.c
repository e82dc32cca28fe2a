/* To allow one more call: add a row, or a name to a row, with its reason. `make` then fails if the
 * name is misspelt, and tests/jail shows what it opened. */
#include "jail/syscalls.h"
#include "base/auto.h"
#include "jail/spec.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/socket.h>

#define COMPILE (IN(JAIL_COMPILE) | IN(JAIL_MEASURE))
#define HOST (IN(JAIL_TEST_HOST) | IN(JAIL_MEASURE))
#define PURE IN(JAIL_TEST_PURE)
#define THREADS IN(JAIL_TEST_THREADS)
#define PROGRAMS (COMPILE | HOST) /* what is started by execve */
#define TESTS (PURE | THREADS)    /* what a test host adds in each test's process */
#define ALL (PROGRAMS | TESTS)

_Static_assert(F_DUPFD == 0 && F_GETFL == 3, "fcntl's commands, by their bits");

#define LOW 0xffffffffu /* the half that counts where the kernel takes an int */
#define IF(...) .nconditions = 1, .condition = { __VA_ARGS__ }
#define IS(arg, number) { arg, LOW, number }
#define IS_LONG(arg, number) { arg, UINT64_MAX, number }
#define WITHOUT(arg, bits) { arg, bits, 0 }

_Static_assert(SIGKILL == 9, "the one signal that a test may not send itself, by its bits");
#define RAISE "abort() and raise()"
#define A_SIGNAL(bit, value) \
	.nconditions = 2, .condition = { IS(0, JAIL_PID_PLACEHOLDER), { 2, bit, value } }

#define NAMESPACES (CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | \
		    CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET)
/* exactly what pthread_create asks for */
#define A_THREAD (CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | \
		  CLONE_SYSVSEM | CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID)
#define WRITING (O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY))
#define NOTIFY_FLAGS 0x40082104u /* SECCOMP_IOCTL_NOTIF_SET_FLAGS, younger than some headers */
#define NOTIFY_VALID 0x80082102u /* SECCOMP_IOCTL_NOTIF_ID_VALID as kernels before 5.9 had it */

const struct syscall_rule syscall_rules[] = {
	/* ---- memory, time and ending: what every program does ---- */
	{ ALL, "exit exit_group", "to end" },
	{ ALL, "brk munmap madvise", "memory" },
	/* not in tests: what it moves may still be run, so it could lay one code over another */
	{ PROGRAMS, "mremap", "memory" },
	{ PROGRAMS, "mmap mprotect", "memory, and loading programs and libraries" },
	{ TESTS, "mmap mprotect", "memory that cannot be executed", IF(WITHOUT(2, PROT_EXEC)) },
	{ PROGRAMS, "msync mincore", "mapped files; sanitizers ask what is mapped" },
	{ ALL, "rt_sigprocmask rt_sigreturn sigaltstack", "handling a fault" },
	/* not in tests, where the handlers are set before: one for SIGTRAP could stop at each
	 * instruction of the suite, and change what it got to what it expects */
	{ PROGRAMS, "rt_sigaction", "handling a fault" },
	{ TESTS, "rt_sigaction", "asks only", IF(IS_LONG(1, 0)) },
	{ TESTS, "rt_sigaction", "cmocka puts it back; the others are the sanitizers'",
	  IF(IS(0, SIGSYS)) },
	{ THREADS, "rt_sigaction", "the first thread: libc's own signals, which stop no thread",
	  IF(IS(0, 32)) },
	{ THREADS, "rt_sigaction", "the same", IF(IS(0, 33)) },
	/* Not across processes: two runs that map the same file, if only libc, could wake each
	 * other, and whoever wakes is told whether somebody waited. pthread_join waits so, and the
	 * kernel wakes it. */
	{ ALL, "futex", "locks", IF({ 1, FUTEX_PRIVATE_FLAG, FUTEX_PRIVATE_FLAG }) },
	{ PROGRAMS | THREADS, "futex", "the end of a thread",
	  IF({ 1, LOW & ~FUTEX_CLOCK_REALTIME, FUTEX_WAIT }) },
	{ PROGRAMS | THREADS, "futex", "the end of a thread",
	  IF({ 1, LOW & ~FUTEX_CLOCK_REALTIME, FUTEX_WAIT_BITSET }) },
	{ ALL, "clock_gettime gettimeofday", "the time" },
	{ ALL, "getpid gettid sched_yield restart_syscall", "harmless" },
	{ PROGRAMS, "clock_getres clock_nanosleep nanosleep time times getitimer setitimer alarm "
		    "pause", "time passes" },
	{ PROGRAMS, "getrandom", "seeds of hash tables, keys of allocators" },
	{ PROGRAMS, "arch_prctl set_tid_address set_robust_list rseq", "the start of libc" },
	{ PROGRAMS, "getppid getuid geteuid getgid getegid getresuid getresgid getgroups getpgrp "
		    "getpgid getsid", "who am I" },
	{ PROGRAMS, "uname sysinfo getrusage getrlimit getcpu sched_getaffinity",
	  "how much there is of the machine" },
	{ PROGRAMS, "setrlimit", "narrower limits; the jail's own cannot be widened" },
	{ PROGRAMS, "prlimit64", "its own limits, not those of others", IF(IS(0, 0)) },

	/* ---- descriptors ---- */
	{ PROGRAMS, "read write readv writev pread64 pwrite64 lseek close close_range dup dup2 "
		    "dup3 pipe pipe2 poll ppoll select pselect6", "descriptors it holds" },
	{ TESTS, "write", "standard output", IF(IS(0, 1)) },
	{ TESTS, "write", "standard error", IF(IS(0, 2)) },
	{ TESTS, "write", "the record of a test", IF(IS(0, JAIL_RECORD_FD)) },
	{ TESTS, "write", "what sanitizers say", IF(IS(0, JAIL_SANITIZER_FD)) },
	{ TESTS, "fstat newfstatat lseek", "stdio looks at standard output", IF(IS(0, 1)) },
	{ TESTS, "fstat newfstatat lseek", "stdio looks at standard error", IF(IS(0, 2)) },
	/* F_DUPFD to F_GETFL. Not locks: on a file that was granted to two runs, one would see
	 * whether the other holds one. Nor F_SETOWN, which makes signals for others; O_ASYNC
	 * without it signals nobody. */
	{ PROGRAMS, "fcntl", "copies and flags of descriptors", IF({ 1, LOW & ~3u, 0 }) },
	{ PROGRAMS, "fcntl", "flags of descriptors", IF(IS(1, F_SETFL)) },
	{ PROGRAMS, "fcntl", "a copy that exec closes", IF(IS(1, F_DUPFD_CLOEXEC)) },
	{ HOST, "fcntl", "the size of a test's pipe", IF(IS(1, F_GETPIPE_SZ)) },
	{ HOST, "fcntl", "the size of a test's pipe", IF(IS(1, F_SETPIPE_SZ)) },
	/* ioctl: all 64 bits are compared, so that no bit of the upper half slips past */
	{ PROGRAMS, "ioctl", "is it a terminal?", IF(IS_LONG(1, TCGETS)) },
	{ PROGRAMS, "ioctl", "how wide is it?", IF(IS_LONG(1, TIOCGWINSZ)) },
	{ PROGRAMS, "ioctl", "how much is there to read?", IF(IS_LONG(1, FIONREAD)) },
	{ PROGRAMS, "ioctl", "exec shall close it", IF(IS_LONG(1, FIOCLEX)) },

	/* ---- files: what is reached, the root and Landlock decide ---- */
	{ PROGRAMS, "stat lstat fstat newfstatat statx access faccessat faccessat2 readlink "
		    "readlinkat getcwd getdents getdents64 statfs fstatfs fadvise64 chdir fchdir",
	  "reading" },
	/* not O_TRUNC without writing: Landlock before ABI 3 would let it empty any file */
	{ COMPILE, "creat", "what is made, is written" },
	{ COMPILE, "open", "anything but emptying", IF(WITHOUT(1, O_TRUNC)) },
	{ COMPILE, "open", "to write", IF({ 1, O_ACCMODE, O_WRONLY }) },
	{ COMPILE, "open", "to read and write", IF({ 1, O_ACCMODE, O_RDWR }) },
	{ COMPILE, "openat", "anything but emptying", IF(WITHOUT(2, O_TRUNC)) },
	{ COMPILE, "openat", "to write", IF({ 2, O_ACCMODE, O_WRONLY }) },
	{ COMPILE, "openat", "to read and write", IF({ 2, O_ACCMODE, O_RDWR }) },
	{ HOST, "open", "reading only", IF(WITHOUT(1, WRITING)) },
	{ HOST, "openat", "reading only", IF(WITHOUT(2, WRITING)) },
	{ COMPILE, "rename renameat renameat2 unlink unlinkat mkdir mkdirat rmdir link linkat "
		   "symlink symlinkat umask ftruncate fallocate copy_file_range sendfile fsync "
		   "fdatasync", "compilers and linkers write objects and temporary files" },
	{ COMPILE, "chmod fchmod fchmodat", "linkers make programs executable; not in tier 1, "
					   "where it would reach all files of the user" },
	{ COMPILE, "getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr",
	  "tools then take files to have none", .error = EOPNOTSUPP },
	{ COMPILE, "openat2", "libc then takes openat", .error = ENOSYS },

	/* ---- processes ---- */
	{ PROGRAMS, "execve", "the start itself; compilers start their passes" },
	{ PROGRAMS, "fork vfork wait4 waitid", "compilers and their passes; a host and its tests" },
	{ PROGRAMS, "clone", "fork, posix_spawn, threads; never new namespaces",
	  IF(WITHOUT(0, NAMESPACES)) },
	{ THREADS, "clone", "a thread", IF(IS(0, A_THREAD)) },
	/* its flags lie in memory, where no filter sees them; EPERM would break pthread_create */
	{ COMPILE | THREADS, "clone3", "libc then takes clone", .error = ENOSYS },
	{ THREADS, "set_robust_list rseq sched_getaffinity", "the start of a thread" },
	/* a signal to itself, but for SIGKILL, which would look as if somebody else had sent it: a
	 * number that differs from 9 in one bit */
	{ TESTS, "tgkill", RAISE, A_SIGNAL(1, 0) },
	{ TESTS, "tgkill", RAISE, A_SIGNAL(2, 2) },
	{ TESTS, "tgkill", RAISE, A_SIGNAL(4, 4) },
	{ TESTS, "tgkill", RAISE, A_SIGNAL(8, 0) },
	{ TESTS, "tgkill", RAISE, A_SIGNAL(16, 16) },
	{ TESTS, "tgkill", RAISE, A_SIGNAL(32, 32) },
	{ TESTS, "tgkill", RAISE, A_SIGNAL(64, 64) },

	/* ---- the test host: starts tests, bounds them, explains what they were denied ---- */
	{ HOST, "kill tgkill tkill", "ends its tests" },
	{ HOST, "pidfd_open pidfd_getfd pidfd_send_signal", "watches its tests" },
	{ HOST, "process_vm_readv", "reads the stack of a test that called something denied" },
	{ HOST, "timer_create timer_settime timer_gettime timer_getoverrun timer_delete",
	  "bounds the CPU time of its tests" },
	{ HOST, "eventfd2 signalfd4 timerfd_create timerfd_settime timerfd_gettime epoll_create1 "
		"epoll_ctl epoll_wait epoll_pwait", "waits for several things at once" },
	{ HOST, "setpgid rt_sigtimedwait rt_sigpending rt_sigsuspend rt_sigqueueinfo",
	  "signals among its tests" },
	{ HOST, "socketpair", "hands descriptors to and fro", IF(IS(0, AF_UNIX)) },
	{ HOST, "sendmsg recvmsg", "over the pair: other sockets cannot be made" },
	{ HOST, "seccomp", "the stricter filter of its tests",
	  IF(IS(0, SECCOMP_SET_MODE_FILTER)) },
	{ HOST, "seccomp", "what notifications look like", IF(IS(0, SECCOMP_GET_NOTIF_SIZES)) },
	{ HOST, "seccomp", "is there notification?", IF(IS(0, SECCOMP_GET_ACTION_AVAIL)) },
	{ HOST, "ioctl", "a notification", IF(IS_LONG(1, SECCOMP_IOCTL_NOTIF_RECV)) },
	{ HOST, "ioctl", "its answer", IF(IS_LONG(1, SECCOMP_IOCTL_NOTIF_SEND)) },
	{ HOST, "ioctl", "is it still open?", IF(IS_LONG(1, SECCOMP_IOCTL_NOTIF_ID_VALID)) },
	{ HOST, "ioctl", "is it still open?", IF(IS_LONG(1, NOTIFY_VALID)) },
	{ HOST, "ioctl", "answers wake the asker on its CPU", IF(IS_LONG(1, NOTIFY_FLAGS)) },
	{ HOST, "prctl", "before a filter", IF(IS(0, PR_SET_NO_NEW_PRIVS)) },
	{ HOST, "prctl", "tests end with the host", IF(IS(0, PR_SET_PDEATHSIG)) },
	{ HOST, "prctl", "names of threads", IF(IS(0, PR_SET_NAME)) },
	{ HOST, "prctl", "names of threads", IF(IS(0, PR_GET_NAME)) },
	{ HOST, "prctl", "sanitizers ask", IF(IS(0, PR_GET_DUMPABLE)) },
	{ HOST, "prctl", "no core files", IF(IS(0, PR_SET_DUMPABLE)) },
	{ HOST, "prctl", "names of mappings", IF(IS(0, 0x53564d41 /* PR_SET_VMA */)) },
	{ HOST, "personality", "asks", IF(IS(0, LOW)) },
	{ HOST, "personality", "the same addresses each time", IF(IS(0, ADDR_NO_RANDOMIZE)) },
};

const size_t n_syscall_rules = LEN(syscall_rules);
