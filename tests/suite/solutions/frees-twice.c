/* expect: does code=77 record=none bad_free=1 sanitizer~double-free at:HERE */
#define BAD_do
#include "good.h"

int thing_do(void)
{
	int *volatile one = malloc(4);

	free(one);
	free(one); /* HERE */
	return 0;
}
