/* expect: work_is_counted failed=1 what=first()'s%20work */
#define BAD_first
#include "good.h"

static int copy[10000];

int thing_first(const int *numbers, size_t n)
{
	memcpy(copy, numbers, n * sizeof *numbers);
	return copy[0];
}
