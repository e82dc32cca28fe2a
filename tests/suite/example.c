/* What an example of a lab may do with the kit, and one thing it must not. */
#include <hone/clock.h>
#include <hone/rng.h>

#include <inttypes.h>
#include <stdio.h>

int main(int argc, char **argv)
{
	struct hone_clock *clock = hone_clock_new(0);
	struct hone_rng *rng = hone_rng_new(1);

	(void)argv;
	hone_sleep_ns(clock, 5);
	printf("slept %" PRIu64 " ns, drew %" PRIu64 "\n", hone_clock_slept_ns(clock),
	       hone_rng_between(rng, 3, 3));
	if (argc > 1)
		hone_rng_between(rng, 4, 3);
	hone_rng_free(rng);
	hone_clock_free(clock);
	return 0;
}
