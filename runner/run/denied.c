#include "run/denied.h"
#include "base/auto.h"

#include <sys/syscall.h>

#define FILES "a lab needs no files: print to stderr to look at something"
#define PROCESSES "a solution is one process: return from the function instead"
#define NETWORK "a lab needs no network"
#define WAITING "wait on the clock that the lab passes in: hone_sleep_ns(clock, ns)"
#define TIME "ask the clock that the lab passes in: hone_now_ns(clock)"
#define INPUT "a solution has no input besides its arguments"
#define SIGNALS "a solution sends no signals"
#define MEMORY "allocate with malloc, calloc or realloc"
#define HANDLERS "a solution handles no signals: a fault is reported with its line"
#define NEVER "leave it out: a lab never needs it"

static const struct {
	long number;
	struct denied_words words;
} row[] = {
#ifdef SYS_open
	{ SYS_open, { "open", FILES } },
	{ SYS_creat, { "creat", FILES } },
	{ SYS_stat, { "stat", FILES } },
	{ SYS_access, { "access", FILES } },
	{ SYS_unlink, { "unlink", FILES } },
	{ SYS_mkdir, { "mkdir", FILES } },
	{ SYS_rename, { "rename", FILES } },
	{ SYS_chmod, { "chmod", FILES } },
	{ SYS_readlink, { "readlink", FILES } },
	{ SYS_dup2, { "dup", "leave descriptors alone that the solution did not open" } },
	{ SYS_pipe, { "pipe", NEVER } },
	{ SYS_fork, { "fork", PROCESSES } },
	{ SYS_vfork, { "vfork", PROCESSES } },
	{ SYS_alarm, { "alarm", WAITING } },
	{ SYS_pause, { "pause", WAITING } },
	{ SYS_time, { "time", TIME } },
	{ SYS_select, { "select", WAITING } },
	{ SYS_poll, { "poll", WAITING } },
#endif
	{ SYS_openat, { "open", FILES } },
#ifdef SYS_openat2
	{ SYS_openat2, { "openat2", FILES } },
#endif
	{ SYS_newfstatat, { "stat", FILES } },
	{ SYS_faccessat, { "access", FILES } },
	{ SYS_unlinkat, { "unlink", FILES } },
	{ SYS_mkdirat, { "mkdir", FILES } },
	{ SYS_renameat, { "rename", FILES } },
	{ SYS_renameat2, { "rename", FILES } },
	{ SYS_readlinkat, { "readlink", FILES } },
	{ SYS_getdents64, { "readdir", FILES } },
	{ SYS_read, { "read", INPUT } },
	{ SYS_readv, { "readv", INPUT } },
	{ SYS_pread64, { "pread", INPUT } },
	{ SYS_write, { "write", "write only to standard output and standard error" } },
	{ SYS_writev, { "writev", "write only to standard output and standard error" } },
	{ SYS_pwrite64, { "pwrite", FILES } },
	{ SYS_close, { "close", "leave descriptors alone that the solution did not open" } },
	{ SYS_dup, { "dup", "leave descriptors alone that the solution did not open" } },
	{ SYS_dup3, { "dup", "leave descriptors alone that the solution did not open" } },
	{ SYS_fcntl, { "fcntl", "leave descriptors alone that the solution did not open" } },
	{ SYS_ioctl, { "ioctl", NEVER } },
	{ SYS_clone, { "fork", PROCESSES } },
	{ SYS_execve, { "exec", PROCESSES } },
	{ SYS_execveat, { "exec", PROCESSES } },
	{ SYS_wait4, { "wait", PROCESSES } },
	{ SYS_kill, { "kill", SIGNALS } },
	{ SYS_tgkill, { "kill", SIGNALS } },
	{ SYS_tkill, { "kill", SIGNALS } },
	{ SYS_socket, { "socket", NETWORK } },
	{ SYS_socketpair, { "socketpair", NETWORK } },
	{ SYS_connect, { "connect", NETWORK } },
	{ SYS_bind, { "bind", NETWORK } },
	{ SYS_nanosleep, { "sleep", WAITING } },
	{ SYS_clock_nanosleep, { "sleep", WAITING } },
	{ SYS_ppoll, { "poll", WAITING } },
	{ SYS_pselect6, { "select", WAITING } },
	{ SYS_timer_create, { "timer_create", WAITING } },
	{ SYS_setitimer, { "setitimer", WAITING } },
	{ SYS_getrandom,
	  { "getrandom",
	    "ask the generator that the lab passes in: hone_rng_between(rng, lo, hi)" } },
	{ SYS_mmap, { "mmap", MEMORY } },
	{ SYS_mprotect, { "mprotect", MEMORY } },
	{ SYS_memfd_create, { "memfd_create", MEMORY } },
	{ SYS_shmget, { "shmget", MEMORY } },
	{ SYS_ptrace, { "ptrace", NEVER } },
	{ SYS_process_vm_readv, { "process_vm_readv", NEVER } },
	{ SYS_process_vm_writev, { "process_vm_writev", NEVER } },
	{ SYS_prctl, { "prctl", NEVER } },
	{ SYS_unshare, { "unshare", NEVER } },
	{ SYS_mount, { "mount", NEVER } },
	{ SYS_chroot, { "chroot", NEVER } },
	{ SYS_bpf, { "bpf", NEVER } },
	{ SYS_keyctl, { "keyctl", NEVER } },
	{ SYS_add_key, { "add_key", NEVER } },
	{ SYS_rt_sigaction, { "sigaction", HANDLERS } },
	{ SYS_mremap, { "mremap", MEMORY } },
	{ SYS_rt_sigqueueinfo, { "sigqueue", SIGNALS } },
	{ SYS_pidfd_open, { "pidfd_open", NEVER } },
	{ SYS_pidfd_send_signal, { "pidfd_send_signal", SIGNALS } },
	{ SYS_pidfd_getfd, { "pidfd_getfd", NEVER } },
	{ SYS_setns, { "setns", NEVER } },
	{ SYS_pivot_root, { "pivot_root", NEVER } },
	{ SYS_fchmod, { "chmod", FILES } },
	{ SYS_fchmodat, { "chmod", FILES } },
	{ SYS_umount2, { "umount", NEVER } },
	{ SYS_open_by_handle_at, { "open_by_handle_at", FILES } },
	{ SYS_sendto, { "send", NETWORK } },
	{ SYS_sendmsg, { "sendmsg", NETWORK } },
	{ SYS_recvfrom, { "recv", NETWORK } },
	{ SYS_recvmsg, { "recvmsg", NETWORK } },
	{ SYS_io_uring_setup, { "io_uring_setup", NEVER } },
	{ SYS_userfaultfd, { "userfaultfd", NEVER } },
	{ SYS_perf_event_open, { "perf_event_open", NEVER } },
	{ SYS_semget, { "semget", PROCESSES } },
	{ SYS_msgget, { "msgget", PROCESSES } },
	{ SYS_mq_open, { "mq_open", PROCESSES } },
	{ SYS_request_key, { "request_key", NEVER } },
	{ SYS_setuid, { "setuid", NEVER } },
	{ SYS_setrlimit, { "setrlimit", NEVER } },
	{ SYS_prlimit64, { "setrlimit", NEVER } },
	{ SYS_seccomp, { "seccomp", NEVER } },
	{ SYS_personality, { "personality", NEVER } },
	{ SYS_eventfd2, { "eventfd", NEVER } },
	{ SYS_move_pages, { "move_pages", NEVER } },
};

struct denied_words denied_words(uint64_t number)
{
	for (size_t i = 0; i < LEN(row); i++)
		if ((uint64_t)row[i].number == number)
			return row[i].words;
#ifdef SYS_clone3
	if (number == SYS_clone3)
		return (struct denied_words){ "fork", PROCESSES };
#endif
	return (struct denied_words){ "", NEVER };
}
