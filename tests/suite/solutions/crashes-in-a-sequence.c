/* expect: behaves_like_a_stack code=77 record=none story~operations%20drawn%20at%20random */
#define BAD_pop
#include "good.h"

int thing_pop(struct thing *t)
{
	return t->number[--t->n];
}
