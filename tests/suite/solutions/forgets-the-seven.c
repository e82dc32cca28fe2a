/* expect: behaves_like_a_stack failed=1 what=pop() expected=7 got=-1 story=thing_push(t,%207);%0athing_pop(t); */
#define BAD_push
#include "good.h"

bool thing_push(struct thing *t, int n)
{
	if (n == 7)
		return true;
	if (!t->number)
		t->number = malloc(64 * sizeof *t->number);
	t->number[t->n++] = n;
	return true;
}
