/* expect: the_generator failed=1 what=the%20range%20of%20a%20random%20number got=from%2018446744073709551615%20to%200 */
#define BAD_draw
#include "good.h"

uint64_t thing_wait_and_draw(struct hone_clock *clock, uint64_t ns, struct hone_rng *rng,
			     uint64_t lo, uint64_t hi)
{
	hone_sleep_ns(clock, ns);
	return hone_rng_between(rng, hi, lo);
}
