/* The part of the suite (suite.c includes it once) that tests clock, generator and seed. */

/* ---- the kit itself ---- */

static void the_clock(void **state)
{
	struct hone_clock *clock = hone_clock_new(100);
	struct hone_rng *rng = hone_rng_new(1);

	(void)state;
	thing_wait_and_draw(clock, 50, rng, 0, 0);
	thing_wait_and_draw(clock, UINT64_MAX, rng, 0, 0);
	hone_expect_u64(hone_clock_sleeps(clock), 2, "sleeps");
	hone_expect_ns(hone_clock_sleep_at(clock, 0), 50, "sleep 0");
	hone_expect_ns(hone_clock_sleep_at(clock, 1), UINT64_MAX, "sleep 1");
	hone_expect_ns(hone_clock_sleep_at(clock, 2), 0, "sleep 2, which is not there");
	hone_expect_ns(hone_clock_slept_ns(clock), UINT64_MAX, "the sum");
	hone_expect_ns(hone_now_ns(clock), UINT64_MAX, "the time");
	hone_expect_u64(hone_clock_reads(clock), 1, "reads");
	hone_clock_set(clock, 3);
	hone_clock_advance(clock, 4);
	hone_expect_ns(hone_now_ns(clock), 7, "the time, set back and advanced");
	hone_clock_forget(clock);
	hone_expect_u64(hone_clock_sleeps(clock) + hone_clock_reads(clock), 0, "after forgetting");
	hone_clock_free(clock);
	hone_rng_free(rng);
}

static void set_back(struct hone_clock *clock, uint64_t ns, void *ctx)
{
	*(uint64_t *)ctx += ns;
	hone_clock_set(clock, 1);
}

static void the_clock_tells_of_sleeps(void **state)
{
	struct hone_clock *clock = hone_clock_new(0);
	struct hone_rng *rng = hone_rng_new(1);
	uint64_t told = 0;

	(void)state;
	hone_clock_when_slept(clock, set_back, &told);
	thing_wait_and_draw(clock, 500, rng, 0, 0);
	hone_expect_ns(told, 500, "what was told");
	hone_expect_ns(hone_now_ns(clock), 1, "the time, set back while sleeping");
	hone_clock_free(clock);
	hone_rng_free(rng);
}

static void the_generator(void **state)
{
	struct hone_clock *clock = hone_clock_new(0);
	struct hone_rng *rng = hone_rng_new(0), *same = hone_rng_new(0);
	struct hone_draw draw;

	(void)state;
	/* SplitMix64 from seed 0, as published */
	hone_expect_u64(thing_wait_and_draw(clock, 0, rng, 0, UINT64_MAX),
			UINT64_C(0xe220a8397b1dcdaf), "the first of all numbers");
	hone_rng_between(same, 0, UINT64_MAX);
	for (int i = 0; i < 100; i++) {
		uint64_t drawn = hone_rng_between(rng, 10, 12);

		hone_expect_between(drawn, 10, 12, "draw %d", i);
		hone_expect_u64(hone_rng_between(same, 10, 12), drawn, "the same again");
	}
	hone_rng_set_answer(rng, HONE_RNG_LOWEST);
	hone_expect_u64(thing_wait_and_draw(clock, 0, rng, 5, 9), 5, "the lowest");
	hone_rng_set_answer(rng, HONE_RNG_HIGHEST);
	hone_expect_u64(thing_wait_and_draw(clock, 0, rng, 5, 9), 9, "the highest");
	hone_expect_u64(hone_rng_draws(rng), 103, "draws");
	draw = hone_rng_draw_at(rng, 102);
	hone_expect_u64(draw.lo * 100 + draw.hi * 10 + draw.answer, 599, "draw 102");
	hone_expect_u64(hone_rng_draw_at(rng, 103).hi, 0, "draw 103, which is not there");
	hone_rng_forget(rng);
	hone_expect_u64(hone_rng_draws(rng), 0, "draws after forgetting");
	hone_rng_free(rng);
	hone_rng_free(same);
	hone_clock_free(clock);
}

/* Over a range of three, drawn 30,000 times from a fixed seed, each comes about equally often. */
static void the_generator_is_even(void **state)
{
	struct hone_rng *rng = hone_rng_new(42);
	uint64_t count[3] = { 0, 0, 0 };

	(void)state;
	for (int i = 0; i < 30000; i++)
		count[hone_rng_between(rng, 0, 2)]++;
	for (int i = 0; i < 3; i++)
		hone_expect_between(count[i], 9700, 10300, "how often %d came", i);
	hone_rng_free(rng);
}

static void seeds(void **state)
{
	(void)state;
	hone_did("seed %016llx", (unsigned long long)hone_seed());
	hone_expect_i64(thing_number(3), 3, "the number");
}
