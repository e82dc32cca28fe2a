/* expect: cm_code failed=1 expected=0%20or%20more got=-5,%20errno%200 */
#define BAD_number
#include "good.h"

int64_t thing_number(int64_t n)
{
	return n - 5;
}
