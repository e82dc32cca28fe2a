/* expect: does code=77 record=none bad_free=1 sanitizer~double-free */
#define BAD_do
#include "good.h"

int thing_do(void)
{
	char *volatile block = malloc(16);

	free(block);
	block = realloc(block, 32);
	return 0;
}
