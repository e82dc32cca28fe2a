/* expect: work_is_counted failed=1 what=first()'s%20work */
#define BAD_first
#include "good.h"

int thing_first(const int *numbers, size_t n)
{
	int first = 0;

	for (size_t i = n; i > 0; i--)
		first = numbers[i - 1];
	return first;
}
