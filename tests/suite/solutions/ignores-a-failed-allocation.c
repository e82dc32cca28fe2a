/* expect: every_allocation_fails code=77 record=none sanitizer~null%20pointer calls=thing_make */
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
	int **things = malloc(n * sizeof *things);

	for (size_t i = 0; things && i < n; i++) {
		things[i] = malloc(sizeof *things[i]);
		*things[i] = (int)i;
	}
	return things;
}
