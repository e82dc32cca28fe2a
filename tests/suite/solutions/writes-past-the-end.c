/* expect: does how=exit code=77 record=none sanitizer~heap-buffer-overflow sanitizer~WRITE%20of%20size%204 sanitizer~allocated%20by sanitizer~/solution.so+ */
#define BAD_do
#include "good.h"

int thing_do(void)
{
	int *four = malloc(4 * sizeof *four);

	if (four)
		four[thing_number(4)] = 1;
	free(four);
	return 0;
}
