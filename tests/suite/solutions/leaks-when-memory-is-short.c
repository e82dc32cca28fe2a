/* expect: every_allocation_fails failed=1 what=blocks%20held%20after%20allocation%203%20failed expected=0 got=1 */
#define BAD_make
#include "good.h"

void thing_unmake(int **things, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(things[i]);
	free(things);
}

int **thing_make(size_t n)
{
	int **things = calloc(n, sizeof *things);

	for (size_t i = 0; things && i < n; i++) {
		things[i] = malloc(sizeof *things[i]);
		if (!things[i]) {
			free(things); /* and those before it? */
			return NULL;
		}
		*things[i] = (int)i;
	}
	return things;
}
