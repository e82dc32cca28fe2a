/* good.h: every function of the lab, right. A solution defines BAD_<function> before it includes
 * this and then writes that one itself. */
#include "thing.h"

#include <stdlib.h>
#include <string.h>

#ifndef BAD_number
int64_t thing_number(int64_t n)
{
	return n;
}
#endif

#ifndef BAD_text
const char *thing_text(void)
{
	return "twelve";
}
#endif

#ifndef BAD_do
int thing_do(void)
{
	return 0;
}
#endif

#ifndef BAD_many
int thing_many(int a, double b, long c, double d, int e, double f, long g, long h, double i)
{
	return (int)(a + b + (double)c + d + e + f + (double)g + (double)h + i);
}
#endif

#ifndef BAD_make
void thing_unmake(int **things, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(things[i]);
	free(things);
}

int **thing_make(size_t n)
{
	int **things = calloc(n, sizeof *things);

	for (size_t i = 0; things && i < n; i++) {
		things[i] = malloc(sizeof *things[i]);
		if (!things[i]) {
			thing_unmake(things, i);
			return NULL;
		}
		*things[i] = (int)i;
	}
	return things;
}
#endif

struct thing { int *number; size_t n, room; };

struct thing *thing_new(void)
{
	return calloc(1, sizeof(struct thing));
}

void thing_free(struct thing *t)
{
	free(t->number);
	free(t);
}

#ifndef BAD_push
bool thing_push(struct thing *t, int n)
{
	if (t->n == t->room) {
		size_t room = t->room ? 2 * t->room : 4;
		int *larger = realloc(t->number, room * sizeof *larger);

		if (!larger)
			return false;
		t->number = larger;
		t->room = room;
	}
	t->number[t->n++] = n;
	return true;
}
#endif

#ifndef BAD_pop
int thing_pop(struct thing *t)
{
	return t->n ? t->number[--t->n] : -1;
}
#endif

#ifndef BAD_first
int thing_first(const int *numbers, size_t n)
{
	return n ? numbers[0] : 0;
}
#endif

int thing_last(const int *numbers, size_t n)
{
	int last = 0;

	for (size_t i = 0; i < n; i++)
		last = numbers[i];
	return last;
}

#ifndef BAD_draw
uint64_t thing_wait_and_draw(struct hone_clock *clock, uint64_t ns, struct hone_rng *rng,
			     uint64_t lo, uint64_t hi)
{
	hone_sleep_ns(clock, ns);
	return hone_rng_between(rng, lo, hi);
}
#endif
