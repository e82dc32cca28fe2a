/* expect: denied; profile: compile; args: @RW@; unjailed: anyone */
#include "deed.h"

#include <sys/stat.h>

/* Writes a program, itself, where it may write, and starts it. */
int main(int argc, char **argv)
{
	char path[4096], bytes[65536], *again[] = { path, (char *)"", (char *)"again", NULL };
	int from = open(argv[0], O_RDONLY), to;
	ssize_t n;

	if (argc > 2)
		return tried(0);
	snprintf(path, sizeof path, "%s/program", argc > 1 ? argv[1] : "");
	unlink(path);
	to = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0700);
	if (to < 0)
		return odd("cannot write");
	while ((n = read(from, bytes, sizeof bytes)) > 0)
		if (write(to, bytes, (size_t)n) != n)
			return odd("cannot write");
	close(to);
	chmod(path, 0700);
	execve(path, again, again + 3);
	return tried(-1);
}
