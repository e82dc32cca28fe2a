/* attack: attaches to its parent and reads its memory, by the functions for that
 * answer: refused says=uses ptrace()
 * labs: sum */
#include <sys/ptrace.h>
#include <sys/types.h>
#include <unistd.h>

struct iovec;
ssize_t process_vm_readv(pid_t pid, const struct iovec *here, unsigned long n,
			 const struct iovec *there, unsigned long m, unsigned long flags);

static void attack(void)
{
	ptrace(PTRACE_ATTACH, getppid(), NULL, NULL);
	process_vm_readv(getppid(), NULL, 0, NULL, 0, 0);
}
