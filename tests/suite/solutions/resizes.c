/* expect: does code=86 record=one !leaks !bad_free */
#define BAD_do
#include "good.h"

int thing_do(void)
{
	char *block = realloc(NULL, 10);

	for (size_t n = 20; block && n < 5000; n *= 2)
		block = realloc(block, n);
	block = realloc(block, 0);
	return block != NULL;
}
