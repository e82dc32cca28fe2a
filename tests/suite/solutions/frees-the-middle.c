/* expect: does code=77 record=none bad_free=1 sanitizer~attempting%20free */
#define BAD_do
#include "good.h"

int thing_do(void)
{
	char *volatile block = malloc(16);

	free(block + 8);
	return 0;
}
