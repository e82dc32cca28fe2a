/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

/* A program that never was a file: this one, through a descriptor. */
int main(int argc, char **argv)
{
	char *again[] = { argv[0], (char *)"again", NULL };
	int from = open(argv[0], O_RDONLY), to = (int)syscall(SYS_memfd_create, "x", 0);
	char bytes[65536];
	ssize_t n;

	if (argc > 1 && strcmp(argv[1], "again") == 0)
		return tried(0);
	while ((n = read(from, bytes, sizeof bytes)) > 0)
		if (write(to, bytes, (size_t)n) != n)
			return tried(-1);
	syscall(SYS_execveat, to, "", again, again + 2, 0x1000 /* AT_EMPTY_PATH */);
	return tried(-1);
}
