/* expect: does how=exit code=77 record=none sanitizer~ABRT output~Assertion */
#define BAD_do
#include "good.h"

#include <assert.h>

int thing_do(void)
{
	int n = (int)thing_number(3);

	assert(n == 4);
	return 0;
}
