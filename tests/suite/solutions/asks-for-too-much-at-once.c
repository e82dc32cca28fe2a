/* options: --memory-mb 8
 * expect: does code=86 record=one !over_memory !sanitizer */
#define BAD_do
#include "good.h"

#include <errno.h>

int thing_do(void)
{
	size_t huge = (size_t)thing_number(INT64_MAX), n = (size_t)thing_number(1 << 20);

	errno = 0;
	if (malloc(huge) || errno != ENOMEM || calloc(huge, 16) || malloc(n * 9))
		return 1;
	return 0;
}
