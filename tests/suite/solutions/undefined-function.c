/* expect: u64 code=87 record=one failed=1 expected~thing_number() calls=thing_number */
#include "thing.h"

int thing_do(void)
{
	return 0;
}
