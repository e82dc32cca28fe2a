/* options: --cpu-ms 100
 * expect: empties how=cpu record=none calls=thing_pop loop_calls~ !loop_from */
#define BAD_pop
#include "good.h"

int thing_pop(struct thing *t)
{
	return t->n ? t->number[t->n - 1] : -1;
}
