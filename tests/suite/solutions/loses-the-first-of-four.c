/* expect: behaves_like_a_stack failed=1 story_lines=8 story~thing_push(t, story~thing_pop(t); */
#define BAD_push
#include "good.h"

bool thing_push(struct thing *t, int n)
{
	if (!t->number)
		t->number = calloc(64, sizeof *t->number);
	t->number[t->n++] = n;
	if (t->n == 4)
		t->number[0] = 100;
	return true;
}
