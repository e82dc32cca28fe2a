/* expect: exit 0; profile: both */
#include "deed.h"

/* Nothing forbidden: an ordinary program has to run. */
int main(void)
{
	FILE *null = fopen("/dev/null", "r");
	char *block = malloc(1 << 20);

	if (!null || !block || printf("hello\n") < 0)
		return ODD;
	fclose(null);
	free(block);
	return 0;
}
