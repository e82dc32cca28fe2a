/* expect: denied; profile: both; with: --proc; unjailed: root */
#include "deed.h"

/* Is there any capability left, now or after another execve? The bounding set of an ordinary user
 * stays what it was where there is no user namespace, and no process namespace either. */
int main(void)
{
	static const char *const set[] = { "CapInh:", "CapPrm:", "CapEff:", "CapBnd:", "CapAmb:" };
	char text[8192], *at;
	int fd = open("/proc/self/status", O_RDONLY);
	ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof text - 1);

	if (n <= 0)
		return odd("cannot read /proc/self/status");
	text[n] = '\0';
	for (size_t i = 0; i < sizeof set / sizeof *set; i++) {
		at = strstr(text, set[i]);
		if (strcmp(set[i], "CapBnd:") == 0 && getuid() != 0 && getpid() > 2)
			continue;
		if (!at || strtoull(at + strlen(set[i]), NULL, 16) != 0)
			return tried(0);
	}
	at = strstr(text, "NoNewPrivs:\t1");
	errno = EPERM;
	return tried(at ? -1 : 0);
}
