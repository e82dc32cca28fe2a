/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

int main(int argc, char **argv)
{
	char *again[] = { argv[0], (char *)"again", NULL };

	if (argc > 1 && strcmp(argv[1], "again") == 0)
		return tried(0);
	syscall(SYS_execveat, -100, argv[0], again, again + 2, 0);
	return tried(-1);
}
