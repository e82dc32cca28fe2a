/* expect: does code=77 record=none bad_free=1 sanitizer~attempting%20 */
#define BAD_do
#include "good.h"

int thing_do(void)
{
	int here[4];
	void *volatile block = here;

	free(block);
	return 0;
}
