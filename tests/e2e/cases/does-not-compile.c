/* expect: not-compiled exit=3
 * diagnostic: line says=total */
#include "sum.h"

long sum(const int *values, size_t n)
{
	for (size_t i = 0; i < n; i++)
		total += values[i]; /* HERE */
	return total;
}
