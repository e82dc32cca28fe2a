/* expect: does code=86 record=one output=to%20stdouto%20stderr:%00%1b%ff */
#define BAD_do
#include "good.h"

#include <stdio.h>

int thing_do(void)
{
	printf("to stdou");
	fflush(stdout);
	fprintf(stderr, "to stderr:");
	fwrite("\0\033\377", 1, 3, stdout);
	return 0;
}
