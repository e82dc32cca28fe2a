/* Three days of a shop. */
#include "sum.h"

#include <stdio.h>

int main(void)
{
	const int sold[] = { 4, 7, 1 };

	printf("sold in three days: %ld\n", sum(sold, 3));
	return sum(sold, 3) == 12 ? 0 : 1;
}
