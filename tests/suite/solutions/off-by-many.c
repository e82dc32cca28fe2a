/* expect: enumerator failed=1 expected=GREEN got=101,%20which%20has%20no%20name
 * expect: between failed=1 what=the%20low%20end expected=10%20to%2020 got=110
 * expect: cm_sets failed=1 expected=one%20of%20the%20allowed%20numbers got=102
 * expect: cm_numbers failed=1 expected=12 got=112 */
#define BAD_number
#include "good.h"

int64_t thing_number(int64_t n)
{
	return n + 100;
}
