/* The shortest sequence that shows it: five pushes and a pop.
 * expect: behaves_like_a_stack code=87 record=one failed=1 what=pop() got=-7 story_lines=6 story~thing_pop(t); !story_cut !at !calls */
#define BAD_pop
#include "good.h"

int thing_pop(struct thing *t)
{
	if (t->n == 5)
		return -7;
	return t->n ? t->number[--t->n] : -1;
}
