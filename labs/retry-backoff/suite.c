/* The suite of retry-backoff. A test's comment quotes the words of retry_backoff.h it checks. */
#include <hone/clock.h>
#include <hone/rng.h>
#include <hone/sequence.h>
#include <hone/suite.h>

#include "retry_backoff.h"

#include <inttypes.h>
#include <stdio.h>

#define MS UINT64_C(1000000)
#define SECOND (1000 * MS)
#define LEN(a) (sizeof(a) / sizeof *(a))
#define T HONE_TEST /* the table at the end has many of them */
#define RUNAWAY 60 /* no script goes on for so long */

/* ---- the scene: a call that follows a script, and everything that a run needs ---- */

struct step {
	enum retry_result result;
	uint64_t retry_after_ns, takes_ns;
};

/* Each test has a process of its own, so there is one scene, ready at its start. */
static struct scene {
	struct hone_clock *clock;
	struct hone_rng *rng;
	struct retry_policy policy;
	struct retry_budget *budget; /* NULL at first */
	const struct step *script; /* one step an attempt; the last one again and again */
	size_t steps;
	uint32_t calls, cancel_in_call, cancel_in_wait; /* the how-many-th; 0: none */
	bool cancelled, wakes_early, nobody_cancels;
	bool quiet; /* a random sequence is told by its operations */
	struct retry_report report;
} scene;

static const char *name_of_end(int end)
{
	static const char *const names[] = {
		"RETRY_END_OK", "RETRY_END_BAD_POLICY", "RETRY_END_CANCELLED",
		"RETRY_END_PERMANENT", "RETRY_END_ATTEMPTS", "RETRY_END_RETRY_AFTER",
		"RETRY_END_DEADLINE", "RETRY_END_BUDGET",
	};

	return end >= 0 && (size_t)end < LEN(names) ? names[end] : NULL;
}

static const char *name_of_jitter(enum retry_jitter jitter)
{
	static const char *const names[] = { "RETRY_NO_JITTER", "RETRY_FULL", "RETRY_EQUAL",
					     "RETRY_DECORRELATED" };

	return (unsigned)jitter < LEN(names) ? names[jitter] : "no such jitter";
}

/* "2 s", "400 ms" or "17 ns"; good until three more were asked for. */
static const char *words(uint64_t ns)
{
	static char texts[4][32];
	static unsigned next;
	char *text = texts[next++ % LEN(texts)];

	if (ns == UINT64_MAX)
		return "UINT64_MAX";
	if (ns % SECOND == 0)
		snprintf(text, sizeof *texts, "%" PRIu64 " s", ns / SECOND);
	else if (ns % MS == 0)
		snprintf(text, sizeof *texts, "%" PRIu64 " ms", ns / MS);
	else
		snprintf(text, sizeof *texts, "%" PRIu64 " ns", ns);
	return text;
}

/* What a run is started with; limits only where there are some. */
static void tell_run(const struct scene *s)
{
	const struct retry_policy *p = &s->policy;

	hone_did("a run with max_attempts %" PRIu32 ", base %s, cap %s, mult %" PRIu32 ", %s",
		 p->max_attempts, words(p->base_ns), words(p->cap_ns), p->mult,
		 name_of_jitter(p->jitter));
	if (p->max_elapsed_ns != UINT64_MAX)
		hone_did("  and a deadline after %s", words(p->max_elapsed_ns));
	if (p->max_retry_after_ns != UINT64_MAX)
		hone_did("  and a Retry-After of %s at most", words(p->max_retry_after_ns));
	if (s->budget)
		hone_did("  and %" PRIu64 " tokens: %" PRIu64 " in for a run, %" PRIu64
			 " out for a retry", s->budget->tokens, s->budget->per_call,
			 s->budget->per_retry);
	if (s->cancelled)
		hone_did("  that the caller has cancelled");
}

static void tell_attempt(const struct scene *s, const struct step *step)
{
	static const char *const what[] = { "succeeds", "fails", "fails for good" };
	uint64_t takes_ns = step->takes_ns, asks_ns = step->retry_after_ns;

	hone_did("attempt %" PRIu32 " %s%s%s%s%s%s", s->calls, what[step->result],
		 takes_ns ? " after " : "", takes_ns ? words(takes_ns) : "",
		 asks_ns ? " and asks for " : "", asks_ns ? words(asks_ns) : "",
		 s->calls == s->cancel_in_call ? "; meanwhile the caller cancels" : "");
}

static enum retry_result follow_script(void *ctx, uint64_t *retry_after_ns)
{
	struct scene *s = &scene;
	const struct step *step = &s->script[s->calls < s->steps ? s->calls : s->steps - 1];

	s->calls++;
	if (s->quiet && (s->calls > RUNAWAY || ctx != &scene))
		return RETRY_PERMANENT;
	if (ctx != &scene)
		hone_fail("op_ctx, as it was handed to retry_run", "another pointer",
			  "the first argument of op");
	if (s->calls > RUNAWAY)
		hone_fail("an end", "one attempt more, and no end in sight",
			  "the run after %d attempts", RUNAWAY);
	*retry_after_ns = step->retry_after_ns ? step->retry_after_ns : *retry_after_ns;
	hone_clock_advance(s->clock, step->takes_ns);
	s->cancelled |= s->calls == s->cancel_in_call;
	if (!s->quiet)
		tell_attempt(s, step);
	return step->result;
}

static void note_wait(struct hone_clock *clock, uint64_t ns, void *ctx)
{
	struct scene *s = ctx;
	bool cancels = hone_clock_sleeps(clock) == s->cancel_in_wait;

	s->cancelled |= cancels;
	if (!s->quiet)
		hone_did("waits %s%s", words(ns), cancels ? ", until the caller cancels" : "");
	if (s->wakes_early)
		hone_clock_set(clock, hone_now_ns(clock) - ns);
}

static bool ask_cancelled(void *ctx)
{
	if (ctx != &scene.cancelled && !scene.quiet)
		hone_fail("env->ctx", "another pointer", "the argument of env->cancelled");
	return scene.cancelled;
}

/* No jitter, 100 ms each time, three attempts, no deadline, any Retry-After; it is 7 s past 0. */
static void begin(void **state)
{
	(void)state;
	scene.clock = hone_clock_new(7 * SECOND);
	scene.rng = hone_rng_new(hone_seed());
	scene.policy = (struct retry_policy){ 3, 100 * MS, 100 * MS, 1, RETRY_NO_JITTER,
					      UINT64_MAX, UINT64_MAX };
	hone_clock_when_slept(scene.clock, note_wait, &scene);
}

static enum retry_end run(const struct step *script, size_t steps)
{
	struct retry_env env = { scene.clock, scene.rng, scene.budget, ask_cancelled,
				 &scene.cancelled };

	if (scene.nobody_cancels)
		env.cancelled = NULL;
	scene.script = script;
	scene.steps = steps;
	scene.calls = 0;
	scene.report = (struct retry_report){ 99, 99 };
	hone_clock_forget(scene.clock);
	if (!scene.quiet)
		tell_run(&scene);
	return retry_run(&scene.policy, &env, follow_script, &scene, &scene.report);
}

#define RUN(...) run((const struct step[]){ __VA_ARGS__ },                      \
		     LEN(((const struct step[]){ __VA_ARGS__ })))
#define SUCCEEDS { RETRY_OK, 0, 0 }
#define FAILS { RETRY_TRANSIENT, 0, 0 }
#define FAILS_FOR_GOOD { RETRY_PERMANENT, 0, 0 }
#define FAILS_AFTER(ns) { RETRY_TRANSIENT, 0, (ns) }
#define FAILS_ASKING_FOR(ns) { RETRY_TRANSIENT, (ns), 0 }

/* How the last run went, whatever it waited. */
static void expect_calls(enum retry_end got, enum retry_end expected, uint32_t attempts)
{
	hone_expect_u64(scene.calls, attempts, "the number of calls to op");
	hone_expect_enum(got, expected, name_of_end, "the end of the run");
	hone_expect_u64(scene.report.attempts, attempts, "report->attempts");
}

/* And what it waited: every wait was asked of the clock, and no other. */
static void expect_run(enum retry_end got, enum retry_end expected, uint32_t attempts,
		       uint64_t waited_ns)
{
	expect_calls(got, expected, attempts);
	hone_expect_ns(hone_clock_slept_ns(scene.clock), waited_ns, "the time slept in all");
	hone_expect_ns(scene.report.waited_ns, waited_ns, "report->waited_ns");
}

/* ---- what ends a run ---- */

/* "Calls op until it succeeds"; "an attempt succeeded"; report->attempts is the "calls to op". */
static void a_first_success_needs_no_wait(void **state)
{
	begin(state);
	expect_run(RUN(SUCCEEDS), RETRY_END_OK, 1, 0);
}

/* "PERMANENT one that will not."; "an attempt failed for good". */
static void a_permanent_error_ends_the_run(void **state)
{
	begin(state);
	expect_run(RUN(FAILS_FOR_GOOD, SUCCEEDS), RETRY_END_PERMANENT, 1, 0);
}

/* "calls in all, the first one included"; there is no budget: "NULL: retries cost nothing". */
static void the_first_call_counts_as_an_attempt(void **state)
{
	begin(state);
	expect_calls(RUN(FAILS), RETRY_END_ATTEMPTS, 3);
	hone_story_clear();
	scene.policy.max_attempts = 1;
	expect_calls(RUN(FAILS, SUCCEEDS), RETRY_END_ATTEMPTS, 1);
}

/* "If none does, it waits and tries again."; "TRANSIENT is a failure that may pass". */
static void a_later_answer_ends_the_run_too(void **state)
{
	begin(state);
	scene.policy.max_attempts = 9;
	expect_calls(RUN(FAILS, FAILS, SUCCEEDS, FAILS), RETRY_END_OK, 3);
	hone_story_clear();
	expect_calls(RUN(FAILS, FAILS_FOR_GOOD, SUCCEEDS), RETRY_END_PERMANENT, 2);
}

/* "After each attempt, the first of these that holds ends the run": the result of the last
 * attempt is looked at before their number. */
static void the_last_attempt_may_succeed(void **state)
{
	begin(state);
	expect_calls(RUN(FAILS, FAILS, SUCCEEDS), RETRY_END_OK, 3);
}

/* ---- the envelope ---- */

static void set_waits(uint64_t base_ns, uint64_t cap_ns, uint32_t mult)
{
	scene.policy.base_ns = base_ns;
	scene.policy.cap_ns = cap_ns;
	scene.policy.mult = mult;
}

static void expect_envelope(uint64_t base_ns, uint64_t cap_ns, uint32_t mult, uint32_t n,
			    uint64_t expected_ns)
{
	set_waits(base_ns, cap_ns, mult);
	hone_story_clear();
	hone_did("base %s, cap %s, mult %" PRIu32, words(base_ns), words(cap_ns), mult);
	hone_expect_ns(retry_envelope_ns(&scene.policy, n), expected_ns,
		       "the envelope after failure %" PRIu32, n);
}

/* "Failure 0 is the first one."; "the first wait; at least 1": base * mult^0. */
static void the_first_wait_is_the_base(void **state)
{
	begin(state);
	expect_envelope(100 * MS, SECOND, 2, 0, 100 * MS);
	expect_envelope(100 * MS, 100 * MS, 9, 0, 100 * MS);
}

/* "min(cap_ns, base_ns * mult^n)": below the cap, at it, one past it. "growth from one failure
 * to the next"; "The envelope: the wait after failure n, before jitter." */
static void the_envelope_grows_up_to_the_cap(void **state)
{
	static const uint64_t expected_ms[] = { 100, 300, 900, 2700, 8100 };

	begin(state);
	for (uint32_t n = 0; n < LEN(expected_ms); n++)
		expect_envelope(100 * MS, 8100 * MS, 3, n, expected_ms[n] * MS);
	expect_envelope(100 * MS, 8100 * MS - 1, 3, 4, 8100 * MS - 1);
	expect_envelope(100 * MS, 8100 * MS + 1, 3, 4, 8100 * MS);
	expect_envelope(100 * MS, 8100 * MS, 3, 5, 8100 * MS);
	expect_envelope(100 * MS, SECOND, 1, 7, 100 * MS);
}

/* "never wrapped, for every n": doubled 63, 64 and 65 times. */
static void the_envelope_never_wraps(void **state)
{
	begin(state);
	expect_envelope(1, UINT64_MAX, 2, 63, UINT64_MAX / 2 + 1);
	expect_envelope(1, UINT64_MAX, 2, 64, UINT64_MAX);
	expect_envelope(100 * MS, 30 * SECOND, 2, 63, 30 * SECOND);
	expect_envelope(100 * MS, 30 * SECOND, 2, 64, 30 * SECOND);
	expect_envelope(100 * MS, 30 * SECOND, 2, 65, 30 * SECOND);
	expect_envelope(UINT64_MAX - 1, UINT64_MAX, 2, 1, UINT64_MAX);
}

/* "never wrapped, for every n", and for other growth than doubling: 3^41 and 10^20 are the first
 * powers that 64 bits do not hold. */
static void growth_by_any_factor_never_wraps(void **state)
{
	begin(state);
	expect_envelope(1, UINT64_MAX, 3, 41, UINT64_MAX);
	expect_envelope(1, UINT64_MAX, 10, 19, UINT64_C(10000000000000000000));
	expect_envelope(1, UINT64_MAX, 10, 20, UINT64_MAX);
	expect_envelope(SECOND, 30 * SECOND, 16, 16, 30 * SECOND);
	expect_envelope(SECOND, UINT64_MAX, UINT32_MAX, 2, UINT64_MAX);
}

/* "as mathematics has it: exact": 3^40 has more digits than a double holds. */
static void the_envelope_is_exact(void **state)
{
	begin(state);
	expect_envelope(1, UINT64_MAX, 3, 40, UINT64_C(12157665459056928801));
	expect_envelope(SECOND + 1, UINT64_MAX, 7, 10, UINT64_C(282475249) * (SECOND + 1));
}

/* "Takes at most a few hundred steps, whatever n and mult are." A step may be several blocks. */
static void the_envelope_takes_few_steps_for_any_n(void **state)
{
	begin(state);
	for (uint32_t i = 0; i < 6; i++) {
		uint32_t mult = 1 + i % 3, n = i < 3 ? 20000 : UINT32_MAX;
		uint64_t before = hone_work();

		expect_envelope(100 * MS, SECOND, mult, n, mult == 1 ? 100 * MS : SECOND);
		hone_expect_between(hone_work() - before, 0, 4000,
				    "the steps for the envelope after failure %" PRIu32, n);
	}
}

/* "No function keeps anything from one call to the next"; "Pointers are borrowed for the length
 * of a call.": the first policy is another one by the time of the second call. */
static void each_call_goes_by_the_policy_it_is_given(void **state)
{
	struct retry_policy first, second;

	begin(state);
	first = second = scene.policy;
	second.base_ns = second.cap_ns = 250 * MS;
	hone_did("an envelope by a policy with base and cap 100 ms");
	retry_envelope_ns(&first, 1);
	first.base_ns = first.cap_ns = 7 * SECOND;
	hone_did("that policy gets base and cap 7 s; another one has base and cap 250 ms");
	hone_expect_ns(retry_envelope_ns(&second, 1), 250 * MS, "the envelope of another policy");
	hone_expect_ns(retry_envelope_ns(&first, 1), 7 * SECOND, "the envelope of the changed one");
}

/* ---- the waits of a run ---- */

/* "A wait is the delay", that after failure 0, 1, 2 …, "asked for with one hone_sleep_ns" on the
 * clock that is "asked for the time, and slept on". "Every time is in nanoseconds." */
static void a_run_waits_along_the_envelope(void **state)
{
	static const uint64_t expected_ms[] = { 100, 200, 400, 500, 500 };

	begin(state);
	scene.policy.max_attempts = 6;
	scene.policy.cap_ns = 500 * MS;
	scene.policy.mult = 2;
	RUN(FAILS);
	hone_expect_u64(hone_clock_sleeps(scene.clock), LEN(expected_ms), "the number of waits");
	for (size_t i = 0; i < LEN(expected_ms); i++)
		hone_expect_ns(hone_clock_sleep_at(scene.clock, i), expected_ms[i] * MS,
			       "the wait after failure %zu", i);
}

/* "max_attempts attempts were made" ends the run after an attempt: there is no wait after it. */
static void the_last_failure_is_not_waited_for(void **state)
{
	begin(state);
	expect_run(RUN(FAILS), RETRY_END_ATTEMPTS, 3, 200 * MS);
}

/* "sum of the waits asked for, slept out or not". */
static void a_wait_counts_as_long_as_it_was_asked_for(void **state)
{
	begin(state);
	scene.wakes_early = true;
	hone_did("every sleep returns at once, as when a signal interrupts it");
	expect_run(RUN(FAILS), RETRY_END_ATTEMPTS, 3, 200 * MS);
}

/* The sum of the waits "stops at UINT64_MAX". */
static void the_sum_of_the_waits_stops_at_the_most(void **state)
{
	begin(state);
	set_waits(UINT64_MAX / 2 + 1, UINT64_MAX, 1);
	expect_run(RUN(FAILS), RETRY_END_ATTEMPTS, 3, UINT64_MAX);
}

/* ---- jitter ---- */

static uint64_t delay(enum hone_rng_answer answer, uint32_t n, uint64_t prev_ns)
{
	hone_rng_set_answer(scene.rng, answer);
	return retry_delay_ns(&scene.policy, n, prev_ns, scene.rng);
}

/* The ends of the range of a delay. lowest + draw and highest - draw are equally right: which
 * answer of the generator gives which end is left open. */
static struct range { uint64_t lowest, highest; } ask_delays(enum retry_jitter jitter, uint32_t n,
							     uint64_t prev_ns)
{
	uint64_t a, b;

	scene.policy.jitter = jitter;
	hone_story_clear();
	hone_did("%s with base %s, cap %s, mult %" PRIu32, name_of_jitter(jitter),
		 words(scene.policy.base_ns), words(scene.policy.cap_ns), scene.policy.mult);
	hone_did("after failure %" PRIu32 "; the delay before was %s", n, words(prev_ns));
	a = delay(HONE_RNG_LOWEST, n, prev_ns);
	b = delay(HONE_RNG_HIGHEST, n, prev_ns);
	return a < b ? (struct range){ a, b } : (struct range){ b, a };
}

static void expect_delays(enum retry_jitter jitter, uint32_t n, uint64_t prev_ns, uint64_t lowest,
			  uint64_t highest)
{
	struct range got = ask_delays(jitter, n, prev_ns);

	hone_expect_ns(got.lowest, lowest, "the shortest delay that can come up");
	hone_expect_ns(got.highest, highest, "the longest delay that can come up");
}

/* From now on each draw gives the shortest delay, or the longest, of this jitter. */
static void draw_extremes(enum retry_jitter jitter, bool longest)
{
	static struct retry_policy p = { 1, 100, 1000, 1, RETRY_FULL, 0, 0 };
	uint64_t low, high;

	p.jitter = jitter;
	hone_rng_set_answer(scene.rng, HONE_RNG_LOWEST);
	low = retry_delay_ns(&p, 0, 100, scene.rng);
	hone_rng_set_answer(scene.rng, HONE_RNG_HIGHEST);
	high = retry_delay_ns(&p, 0, 100, scene.rng);
	if ((low <= high) != longest)
		hone_rng_set_answer(scene.rng, HONE_RNG_LOWEST);
	if (!scene.quiet)
		hone_did("each draw gives the %s delay of its range",
			 longest ? "longest" : "shortest");
}

/* "RETRY_FULL 0 .. v", so 0 is in it: "both ends included". */
static void full_jitter_may_come_back_at_once(void **state)
{
	begin(state);
	set_waits(100 * MS, SECOND, 2);
	hone_expect_ns(ask_delays(RETRY_FULL, 0, 100 * MS).lowest, 0,
		       "the shortest delay that can come up");
	hone_expect_ns(ask_delays(RETRY_FULL, 9, 100 * MS).lowest, 0,
		       "the shortest delay that can come up");
}

/* "RETRY_FULL 0 .. v", v too: "both ends included". "v is the envelope after failure n". */
static void full_jitter_reaches_the_envelope(void **state)
{
	begin(state);
	set_waits(100 * MS, SECOND, 2);
	hone_expect_ns(ask_delays(RETRY_FULL, 2, 100 * MS).highest, 400 * MS,
		       "the longest delay that can come up");
	hone_expect_ns(ask_delays(RETRY_FULL, 9, 100 * MS).highest, SECOND,
		       "the longest delay that can come up");
}

/* "RETRY_EQUAL v - v/2 .. v": half of it for certain, the other half drawn. */
static void equal_jitter_keeps_the_upper_half(void **state)
{
	begin(state);
	set_waits(100 * MS, SECOND, 2);
	expect_delays(RETRY_EQUAL, 2, 100 * MS, 200 * MS, 400 * MS);
	expect_delays(RETRY_EQUAL, 9, 100 * MS, 500 * MS, SECOND);
}

/* "where v/2 is rounded down": so of an odd v the half that is kept is the larger one. */
static void the_half_that_is_kept_is_rounded_up(void **state)
{
	begin(state);
	set_waits(7, 1000, 1);
	expect_delays(RETRY_EQUAL, 0, 7, 4, 7);
	set_waits(1, 1000, 1);
	expect_delays(RETRY_EQUAL, 0, 1, 1, 1);
}

static struct hone_draw draw_for(enum retry_jitter jitter)
{
	scene.policy.jitter = jitter;
	hone_rng_forget(scene.rng);
	hone_story_clear();
	hone_did("a delay with %s, base 100 ms, mult 1", name_of_jitter(jitter));
	delay(HONE_RNG_SEEDED, 1, 100 * MS);
	return hone_rng_draw_at(scene.rng, 0);
}

/* A draw from fewer numbers than the range has values cannot give each of them. */
static void expect_wide_draw(enum retry_jitter jitter, uint64_t values)
{
	struct hone_draw draw = draw_for(jitter);

	hone_did("%" PRIu64 " different delays should be possible; a number is drawn from %" PRIu64
		 " .. %" PRIu64, values, draw.lo, draw.hi);
	hone_expect_between(draw.hi - draw.lo, values - 1, UINT64_MAX,
			    "the highest number that can be drawn, less the lowest");
}

/* "The draw asks for the range itself, or for one as wide; a remainder of a larger one will not
 * do. Each value of the range can come up, both ends included." */
static void each_value_of_the_range_can_come_up(void **state)
{
	begin(state);
	expect_wide_draw(RETRY_FULL, 100 * MS + 1);
	expect_wide_draw(RETRY_EQUAL, 50 * MS + 1);
}

/* "One draw from rng": two of them would not be spread evenly. "The delay: the wait after failure
 * n, with jitter."; "one of the four above". */
static void a_delay_with_jitter_is_one_draw(void **state)
{
	begin(state);
	draw_for(RETRY_FULL);
	hone_expect_u64(hone_rng_draws(scene.rng), 1, "the number of draws for a delay");
	draw_for(RETRY_EQUAL);
	hone_expect_u64(hone_rng_draws(scene.rng), 1, "the number of draws for a delay");
}

/* "and none without jitter"; the delay is "the envelope after failure n". */
static void without_jitter_nothing_is_drawn(void **state)
{
	begin(state);
	set_waits(100 * MS, SECOND, 2);
	hone_expect_ns(delay(HONE_RNG_HIGHEST, 1, 100 * MS), 200 * MS, "the delay without jitter");
	hone_expect_u64(hone_rng_draws(scene.rng), 0, "the number of draws without jitter");
}

/* "and a wait of 0 with one or none": a delay of 0 is a delay as good as any. */
static void a_delay_of_nothing_is_a_delay(void **state)
{
	begin(state);
	set_waits(100 * MS, SECOND, 2);
	scene.policy.jitter = RETRY_FULL;
	draw_extremes(RETRY_FULL, false);
	expect_run(RUN(FAILS), RETRY_END_ATTEMPTS, 3, 0);
	hone_expect_between(hone_clock_sleeps(scene.clock), 0, 2, "the sleeps for two waits of 0");
}

/* "base_ns .. 3 * prev_ns"; "only RETRY_DECORRELATED looks at it, and looks at nothing else":
 * there is no envelope in it, so it is the same after any failure. */
static void decorrelated_jitter_grows_from_the_last_delay(void **state)
{
	begin(state);
	set_waits(100 * MS, 10 * SECOND, 2);
	expect_delays(RETRY_DECORRELATED, 0, 100 * MS, 100 * MS, 300 * MS);
	expect_delays(RETRY_DECORRELATED, 1, 250 * MS, 100 * MS, 750 * MS);
	expect_delays(RETRY_DECORRELATED, 40, 101 * MS, 100 * MS, 303 * MS);
}

/* "where that is more than cap_ns, cap_ns"; "the longest delay; at least base_ns": 3 * prev_ns
 * at the cap, one past it, and far past. */
static void decorrelated_jitter_stays_below_the_cap(void **state)
{
	begin(state);
	set_waits(100 * MS, 900 * MS, 2);
	expect_delays(RETRY_DECORRELATED, 3, 300 * MS, 100 * MS, 900 * MS);
	expect_delays(RETRY_DECORRELATED, 3, 300 * MS + 1, 100 * MS, 900 * MS);
	expect_delays(RETRY_DECORRELATED, 3, 900 * MS, 100 * MS, 900 * MS);
	set_waits(100 * MS, 100 * MS, 2);
	expect_delays(RETRY_DECORRELATED, 0, 100 * MS, 100 * MS, 100 * MS);
}

/* "where that is more than cap_ns", also where 3 * prev_ns is more than 64 bits hold. */
static void three_times_the_last_delay_never_wraps(void **state)
{
	begin(state);
	set_waits(SECOND, UINT64_MAX, 2);
	expect_delays(RETRY_DECORRELATED, 3, UINT64_MAX / 3, SECOND, UINT64_MAX);
	expect_delays(RETRY_DECORRELATED, 3, UINT64_MAX / 3 + 1, SECOND, UINT64_MAX);
	expect_delays(RETRY_DECORRELATED, 3, UINT64_MAX / 2 + 1, SECOND, UINT64_MAX);
}

/* "One draw from rng", and "Each value of the range can come up". */
static void a_decorrelated_delay_is_one_draw(void **state)
{
	begin(state);
	set_waits(100 * MS, SECOND, 1);
	expect_wide_draw(RETRY_DECORRELATED, 200 * MS + 1);
	hone_expect_u64(hone_rng_draws(scene.rng), 1, "the number of draws for a delay");
}

static void begin_decorrelated(void **state, uint32_t max_attempts)
{
	begin(state);
	set_waits(100 * MS, 10 * SECOND, 2);
	scene.policy.jitter = RETRY_DECORRELATED;
	scene.policy.max_attempts = max_attempts;
	draw_extremes(RETRY_DECORRELATED, true);
}

/* "prev_ns is the delay after the failure before": a Retry-After makes the wait longer. */
static void a_run_hands_on_the_delay_and_not_the_wait(void **state)
{
	begin_decorrelated(state, 4);
	expect_run(RUN(FAILS, FAILS_ASKING_FOR(2 * SECOND), FAILS), RETRY_END_ATTEMPTS, 4,
		   300 * MS + 2 * SECOND + 2700 * MS);
}

/* "No function keeps anything from one call to the next: what has to last longer, the caller
 * hands in."; "base_ns after the first", of each run. */
static void a_new_run_starts_from_the_base_again(void **state)
{
	begin_decorrelated(state, 3);
	expect_run(RUN(FAILS), RETRY_END_ATTEMPTS, 3, 1200 * MS);
	expect_run(RUN(FAILS), RETRY_END_ATTEMPTS, 3, 1200 * MS);
}

/* ---- the deadline ---- */

/* "It may end at the deadline": with the waits alone, and with a call that took its time. */
static void a_wait_may_end_at_the_deadline(void **state)
{
	begin(state);
	scene.policy.max_elapsed_ns = 200 * MS;
	expect_run(RUN(FAILS, FAILS, SUCCEEDS), RETRY_END_OK, 3, 200 * MS);
	hone_story_clear();
	scene.policy.max_elapsed_ns = 150 * MS;
	expect_run(RUN(FAILS_AFTER(50 * MS), SUCCEEDS), RETRY_END_OK, 2, 100 * MS);
}

/* "and no nanosecond later": "the next wait would end after the deadline". */
static void no_wait_ends_after_the_deadline(void **state)
{
	begin(state);
	scene.policy.max_elapsed_ns = 200 * MS - 1;
	expect_run(RUN(FAILS, FAILS, SUCCEEDS), RETRY_END_DEADLINE, 2, 100 * MS);
}

/* "the time that op took counts": here that of the second attempt. */
static void the_time_of_the_attempts_counts(void **state)
{
	begin(state);
	scene.policy.max_elapsed_ns = 250 * MS;
	expect_run(RUN(FAILS, FAILS_AFTER(51 * MS), SUCCEEDS), RETRY_END_DEADLINE, 2, 100 * MS);
}

/* "the deadline, from the start of the run": the first attempt is a part of it. */
static void the_first_attempt_counts_too(void **state)
{
	begin(state);
	scene.policy.max_elapsed_ns = 150 * MS;
	expect_run(RUN(FAILS_AFTER(51 * MS), SUCCEEDS), RETRY_END_DEADLINE, 1, 0);
}

/* "and no nanosecond later": an attempt alone may have passed the deadline. */
static void an_attempt_may_outlast_the_deadline(void **state)
{
	begin(state);
	scene.policy.max_elapsed_ns = 150 * MS;
	expect_run(RUN(FAILS_AFTER(151 * MS), SUCCEEDS), RETRY_END_DEADLINE, 1, 0);
}

/* "would end after the deadline": also when its end does not fit in 64 bits. */
static void a_wait_too_long_to_add_up_ends_after_any_deadline(void **state)
{
	begin(state);
	set_waits(UINT64_MAX - 5, UINT64_MAX, 1);
	scene.policy.max_elapsed_ns = 60 * SECOND;
	expect_run(RUN(FAILS_AFTER(SECOND), SUCCEEDS), RETRY_END_DEADLINE, 1, 0);
}

/* "from the start of the run; UINT64_MAX: none": the clock reads 7 s at the start, and at last two
 * waits add up to more than 64 bits hold. */
static void a_deadline_far_away_stops_nothing(void **state)
{
	static const uint64_t deadlines_ns[] = { 6 * SECOND, UINT64_MAX - 1, UINT64_MAX };

	begin(state);
	for (size_t i = 0; i < LEN(deadlines_ns); i++) {
		hone_story_clear();
		scene.policy.max_elapsed_ns = deadlines_ns[i];
		expect_run(RUN(FAILS_AFTER(SECOND), SUCCEEDS), RETRY_END_OK, 2, 100 * MS);
	}
	hone_story_clear();
	set_waits(UINT64_MAX / 2 + 1, UINT64_MAX, 1);
	expect_calls(RUN(FAILS), RETRY_END_ATTEMPTS, 3);
}

/* ---- Retry-After ---- */

/* "an attempt writes it when the server named a wait", here one that is longer than the delay. */
static void a_longer_retry_after_is_waited_for(void **state)
{
	begin(state);
	expect_run(RUN(FAILS_ASKING_FOR(700 * MS), SUCCEEDS), RETRY_END_OK, 2, 700 * MS);
}

/* "or the Retry-After of the attempt just made if that is longer": here it is not. */
static void a_shorter_retry_after_shortens_nothing(void **state)
{
	begin(state);
	expect_run(RUN(FAILS_ASKING_FOR(30 * MS), SUCCEEDS), RETRY_END_OK, 2, 100 * MS);
}

/* "the server asked for more than max_retry_after_ns"; "a server that asks for a longer wait
 * ends the run": at the limit is fine, above it is not. */
static void a_retry_after_above_the_limit_ends_the_run(void **state)
{
	begin(state);
	scene.policy.max_retry_after_ns = 2 * SECOND;
	expect_run(RUN(FAILS_ASKING_FOR(2 * SECOND), SUCCEEDS), RETRY_END_OK, 2, 2 * SECOND);
	hone_story_clear();
	expect_run(RUN(FAILS_ASKING_FOR(2 * SECOND + 1), SUCCEEDS), RETRY_END_RETRY_AFTER, 1, 0);
}

/* "A Retry-After holds for one wait"; "*retry_after_ns is 0 on entry". */
static void a_retry_after_holds_for_one_wait_only(void **state)
{
	begin(state);
	expect_run(RUN(FAILS_ASKING_FOR(700 * MS), FAILS, SUCCEEDS), RETRY_END_OK, 3, 800 * MS);
}

/* "the next delay is what it would have been without it": that failure counts as any other. */
static void a_retry_after_leaves_the_backoff_alone(void **state)
{
	begin(state);
	set_waits(100 * MS, SECOND, 2);
	scene.policy.max_attempts = 4;
	expect_run(RUN(FAILS, FAILS_ASKING_FOR(700 * MS), FAILS, SUCCEEDS), RETRY_END_OK, 4,
		   (100 + 700 + 400) * MS);
}

/* ---- the budget ---- */

static struct retry_budget budget;

/* It holds 100 tokens at most. */
static void begin_with_tokens(void **state, uint64_t tokens, uint64_t per_call, uint64_t per_retry)
{
	begin(state);
	budget = (struct retry_budget){ tokens, 100, per_call, per_retry };
	scene.budget = &budget;
}

/* "A first attempt is never refused."; "the budget holds less than per_retry". */
static void an_empty_budget_stops_retries_and_no_first_attempt(void **state)
{
	begin_with_tokens(state, 0, 0, 10);
	expect_run(RUN(SUCCEEDS), RETRY_END_OK, 1, 0);
	expect_run(RUN(FAILS, SUCCEEDS), RETRY_END_BUDGET, 1, 0);
	hone_expect_u64(budget.tokens, 0, "the tokens left");
}

/* "each retry that is made takes per_retry out": exactly per_retry is enough. */
static void each_retry_takes_its_tokens(void **state)
{
	begin_with_tokens(state, 20, 0, 10);
	expect_run(RUN(FAILS), RETRY_END_ATTEMPTS, 3, 200 * MS);
	hone_expect_u64(budget.tokens, 0, "the tokens left");
}

/* "the budget holds less than per_retry": by one token. */
static void a_token_too_few_stops_a_retry(void **state)
{
	begin_with_tokens(state, 19, 0, 10);
	expect_run(RUN(FAILS), RETRY_END_BUDGET, 2, 100 * MS);
	hone_expect_u64(budget.tokens, 9, "the tokens left");
}

/* "A run pays per_call in with its first attempt, whatever comes of it". */
static void a_run_pays_in_whatever_comes_of_it(void **state)
{
	begin_with_tokens(state, 50, 8, 10);
	expect_run(RUN(SUCCEEDS), RETRY_END_OK, 1, 0);
	hone_expect_u64(budget.tokens, 58, "the tokens after a success");
	expect_run(RUN(FAILS_FOR_GOOD), RETRY_END_PERMANENT, 1, 0);
	hone_expect_u64(budget.tokens, 66, "the tokens after a permanent error");
	scene.policy.max_attempts = 1;
	expect_run(RUN(FAILS), RETRY_END_ATTEMPTS, 1, 0);
	hone_expect_u64(budget.tokens, 74, "the tokens after a run whose attempts were spent");
}

/* "A run pays per_call in with its first attempt", and with no other. */
static void a_run_pays_in_once(void **state)
{
	begin_with_tokens(state, 50, 8, 10);
	expect_run(RUN(FAILS, FAILS, SUCCEEDS), RETRY_END_OK, 3, 200 * MS);
	hone_expect_u64(budget.tokens, 38, "the tokens after a first attempt and two retries");
}

/* "What does not fit below max_tokens is lost."; "tokens <= max_tokens, before and after." */
static void a_full_budget_takes_no_more_in(void **state)
{
	begin_with_tokens(state, 92, 8, 1);
	expect_run(RUN(SUCCEEDS), RETRY_END_OK, 1, 0);
	hone_expect_u64(budget.tokens, 100, "the tokens, of 100 at most, after 92 and 8");
	expect_run(RUN(SUCCEEDS), RETRY_END_OK, 1, 0);
	hone_expect_u64(budget.tokens, 100, "the tokens, of 100 at most, after 100 and 8");
}

/* "What does not fit below max_tokens is lost", also where the sum does not fit in 64 bits. */
static void a_sum_of_tokens_never_wraps(void **state)
{
	begin_with_tokens(state, UINT64_MAX - 3, 10, 1);
	budget.max_tokens = UINT64_MAX;
	expect_run(RUN(SUCCEEDS), RETRY_END_OK, 1, 0);
	hone_expect_u64(budget.tokens, UINT64_MAX, "the tokens of a budget of UINT64_MAX");
}

/* "each retry that is made": one that is not made is not paid for, whatever stopped it. */
static void a_retry_that_is_not_made_costs_nothing(void **state)
{
	begin_with_tokens(state, 50, 0, 10);
	scene.policy.max_attempts = 1;
	expect_run(RUN(FAILS), RETRY_END_ATTEMPTS, 1, 0);
	hone_expect_u64(budget.tokens, 50, "the tokens after attempts were spent");
	scene.policy.max_attempts = 3;
	scene.policy.max_elapsed_ns = 99 * MS;
	expect_run(RUN(FAILS), RETRY_END_DEADLINE, 1, 0);
	hone_expect_u64(budget.tokens, 50, "the tokens after the deadline ended a run");
}

/* "so a run that is cancelled in a wait has not paid for it". */
static void a_run_cancelled_in_a_wait_has_not_paid(void **state)
{
	begin_with_tokens(state, 50, 0, 10);
	scene.cancel_in_wait = 1;
	expect_run(RUN(FAILS), RETRY_END_CANCELLED, 1, 100 * MS);
	hone_expect_u64(budget.tokens, 50, "the tokens after a run was cancelled in a wait");
}

/* "With 1 and 10, retries stay a tenth of the runs", here against a server that is down. "Tokens
 * that pay for retries, shared by the runs of one client, one run after another." */
static void retries_stay_a_tenth_of_the_runs(void **state)
{
	uint32_t calls = 0;

	begin_with_tokens(state, 0, 1, 10);
	scene.quiet = true;
	hone_did("100 runs with max_attempts 3; each pays 1 token in, a retry takes 10 out");
	for (int i = 0; i < 100; i++) {
		RUN(FAILS);
		calls += scene.calls;
	}
	hone_expect_u64(calls, 110, "the calls that 100 runs make when every call fails");
	hone_expect_u64(budget.tokens, 0, "the tokens left");
}

/* ---- cancelled, and a policy out of range ---- */

/* "Before each attempt, the first included: cancelled."; "env->cancelled was true before an
 * attempt"; a run without attempt pays nothing in. Its argument is env->ctx: "for cancelled". */
static void a_run_cancelled_beforehand_makes_no_call(void **state)
{
	begin_with_tokens(state, 50, 5, 10);
	scene.cancelled = true;
	expect_run(RUN(SUCCEEDS), RETRY_END_CANCELLED, 0, 0);
	hone_expect_u64(budget.tokens, 50, "the tokens left");
}

/* "asked before each attempt, never after it": the answer that is there is not lost. */
static void a_run_cancelled_in_a_call_keeps_the_answer(void **state)
{
	begin(state);
	scene.cancel_in_call = 2;
	expect_run(RUN(FAILS, SUCCEEDS), RETRY_END_OK, 2, 100 * MS);
}

/* "asked before each attempt, never after it": so it is seen when the wait is over. */
static void a_run_cancelled_in_a_call_ends_before_the_next(void **state)
{
	begin(state);
	scene.cancel_in_call = 2;
	expect_run(RUN(FAILS, FAILS, SUCCEEDS), RETRY_END_CANCELLED, 2, 200 * MS);
}

/* "asked before each attempt", so after each wait; "waits asked for, slept out or not". */
static void a_run_cancelled_in_a_wait_makes_no_further_call(void **state)
{
	begin(state);
	scene.policy.max_attempts = 9;
	scene.cancel_in_wait = 2;
	expect_run(RUN(FAILS, FAILS, SUCCEEDS), RETRY_END_CANCELLED, 2, 200 * MS);
}

/* "never after it; may be NULL". */
static void a_run_that_nobody_can_cancel_goes_on(void **state)
{
	begin(state);
	scene.nobody_cancels = true;
	hone_did("env->cancelled is NULL");
	expect_run(RUN(FAILS, SUCCEEDS), RETRY_END_OK, 2, 100 * MS);
}

static void expect_bad_policy(struct retry_policy policy)
{
	enum retry_end end;

	scene.policy = policy;
	hone_story_clear();
	end = RUN(SUCCEEDS);
	hone_expect_u64(scene.calls, 0, "the number of calls to op");
	hone_expect_enum(end, RETRY_END_BAD_POLICY, name_of_end, "the end of the run");
}

/* "a field of the policy is out of range: op is never called"; "the first one included; at least
 * 1"; "the first wait; at least 1"; "growth from one failure to the next; at least 1". */
static void a_policy_with_a_zero_calls_nothing(void **state)
{
	begin(state);
	expect_bad_policy((struct retry_policy){ 0, 1, 1, 1, RETRY_FULL, 9, 9 });
	expect_bad_policy((struct retry_policy){ 1, 0, 1, 1, RETRY_FULL, 9, 9 });
	expect_bad_policy((struct retry_policy){ 1, 1, 1, 0, RETRY_FULL, 9, 9 });
}

/* "the longest delay; at least base_ns": at it is in range, below it is not. */
static void a_cap_below_the_base_calls_nothing(void **state)
{
	begin(state);
	expect_bad_policy((struct retry_policy){ 1, 2, 1, 1, RETRY_FULL, 9, 9 });
}

/* "one of the four above": the first number that is none of them. */
static void a_jitter_that_is_none_calls_nothing(void **state)
{
	begin(state);
	expect_bad_policy((struct retry_policy){ 1, 1, 1, 1, (enum retry_jitter)4, 9, 9 });
}

/* "Fills *report in every case, with zeros if op was never called." */
static void a_run_without_a_call_reports_zeros(void **state)
{
	begin(state);
	scene.policy.max_attempts = 0;
	RUN(SUCCEEDS);
	hone_expect_u64(scene.report.attempts, 0, "report->attempts");
	hone_expect_ns(scene.report.waited_ns, 0, "report->waited_ns");
}

/* ---- all of it together ---- */

/* One attempt that asks for 9 s, with a budget that is empty: the deadline and the limit of a
 * Retry-After say which other reasons to stop hold. */
static void expect_end(enum retry_result result, uint32_t max_attempts, uint64_t max_retry_after_ns,
		       uint64_t max_elapsed_ns, enum retry_end end)
{
	scene.policy.max_attempts = max_attempts;
	scene.policy.max_retry_after_ns = max_retry_after_ns;
	scene.policy.max_elapsed_ns = max_elapsed_ns;
	hone_story_clear();
	expect_run(RUN({ result, 9 * SECOND, 0 }), end, 1, 0);
}

/* "OK, PERMANENT, ATTEMPTS, RETRY_AFTER, DEADLINE, BUDGET": the last four hold as well. Of a
 * Retry-After "it counts with TRANSIENT only". */
static void an_answer_comes_before_spent_attempts(void **state)
{
	begin_with_tokens(state, 0, 0, 1);
	expect_end(RETRY_OK, 1, 0, 0, RETRY_END_OK);
	expect_end(RETRY_PERMANENT, 1, 0, 0, RETRY_END_PERMANENT);
}

/* "ATTEMPTS, RETRY_AFTER, DEADLINE, BUDGET": all four hold. */
static void spent_attempts_come_before_a_long_retry_after(void **state)
{
	begin_with_tokens(state, 0, 0, 1);
	expect_end(RETRY_TRANSIENT, 1, 0, 0, RETRY_END_ATTEMPTS);
}

/* "RETRY_AFTER, DEADLINE, BUDGET": all three hold. */
static void a_long_retry_after_comes_before_the_deadline(void **state)
{
	begin_with_tokens(state, 0, 0, 1);
	expect_end(RETRY_TRANSIENT, 2, 0, 0, RETRY_END_RETRY_AFTER);
}

/* "the first of these that holds ends the run": DEADLINE and BUDGET both do. */
static void the_deadline_comes_before_the_budget(void **state)
{
	begin_with_tokens(state, 0, 0, 1);
	expect_end(RETRY_TRANSIENT, 2, 9 * SECOND, 0, RETRY_END_DEADLINE);
	expect_end(RETRY_TRANSIENT, 2, 9 * SECOND, UINT64_MAX, RETRY_END_BUDGET);
}

/* One random run, and a naive model of what it should do. The numbers are small, so that reasons
 * to stop meet often, and so that the model needs no care. */
struct random_run {
	struct retry_policy policy;
	struct step script[5];
	uint64_t takes_ns;       /* each attempt */
	uint32_t cancel_in_call; /* 0 and more than 5: never */
	bool longest; /* each draw gives the longest delay, or the shortest */
};

#define LEAST(a, b) ((a) < (b) ? (a) : (b))

struct outcome {
	enum retry_end end;
	uint64_t calls, waited_ns, tokens;
};

static const struct retry_budget small_budget = { 6, 12, 3, 2 };

static void draw_run(void *op, struct hone_rng *rng, void *ctx)
{
	struct random_run *r = op;
	struct retry_policy *p = &r->policy;

	(void)ctx;
	p->max_attempts = (uint32_t)hone_rng_between(rng, 1, 5);
	p->base_ns = hone_rng_between(rng, 1, 5);
	p->cap_ns = p->base_ns + hone_rng_between(rng, 0, 40);
	p->mult = (uint32_t)hone_rng_between(rng, 1, 3);
	p->jitter = (enum retry_jitter)hone_rng_between(rng, RETRY_NO_JITTER, RETRY_DECORRELATED);
	p->max_elapsed_ns = hone_rng_between(rng, 0, 3) ? hone_rng_between(rng, 0, 90) : UINT64_MAX;
	p->max_retry_after_ns = hone_rng_between(rng, 5, 25);
	r->takes_ns = hone_rng_between(rng, 0, 3);
	for (size_t i = 0; i < LEN(r->script); i++) {
		uint64_t what = hone_rng_between(rng, 0, 11);

		r->script[i].result = what == 0 ? RETRY_PERMANENT
						: what == 1 ? RETRY_OK : RETRY_TRANSIENT;
		r->script[i].retry_after_ns = what < 5 ? hone_rng_between(rng, 0, 30) : 0;
		r->script[i].takes_ns = r->takes_ns;
	}
	r->cancel_in_call = (uint32_t)hone_rng_between(rng, 0, 20);
	r->longest = hone_rng_between(rng, 0, 1);
}

static uint64_t model_delay(const struct random_run *r, uint64_t n, uint64_t prev_ns)
{
	const struct retry_policy *p = &r->policy;
	uint64_t v = p->base_ns, lowest, highest;

	while (n-- > 0)
		v *= p->mult;
	v = LEAST(v, p->cap_ns);
	lowest = p->jitter == RETRY_FULL ? 0
		 : p->jitter == RETRY_EQUAL ? v - v / 2
		 : p->jitter == RETRY_DECORRELATED ? p->base_ns : v;
	highest = p->jitter == RETRY_DECORRELATED ? LEAST(3 * prev_ns, p->cap_ns) : v;
	return r->longest ? highest : lowest;
}

static struct outcome model_run(const struct random_run *r, uint64_t tokens)
{
	const struct retry_policy *p = &r->policy;
	struct outcome o = { RETRY_END_OK, 0, 0, LEAST(tokens + small_budget.per_call,
						       small_budget.max_tokens) };
	uint64_t now_ns = 0, delay_ns = p->base_ns, wait_ns;

	for (;;) {
		const struct step *step = &r->script[LEAST(o.calls, LEN(r->script) - 1)];

		now_ns += step->takes_ns;
		o.calls++;
		delay_ns = model_delay(r, o.calls - 1, delay_ns);
		wait_ns = step->retry_after_ns > delay_ns ? step->retry_after_ns : delay_ns;
		o.end = step->result == RETRY_OK                       ? RETRY_END_OK
			: step->result == RETRY_PERMANENT              ? RETRY_END_PERMANENT
			: o.calls == p->max_attempts                   ? RETRY_END_ATTEMPTS
			: step->retry_after_ns > p->max_retry_after_ns ? RETRY_END_RETRY_AFTER
			: now_ns + wait_ns > p->max_elapsed_ns         ? RETRY_END_DEADLINE
			: o.tokens < small_budget.per_retry            ? RETRY_END_BUDGET
								       : RETRY_END_CANCELLED;
		if (o.end != RETRY_END_CANCELLED) /* which stands for: it goes on */
			return o;
		now_ns += wait_ns;
		o.waited_ns += wait_ns;
		if (r->cancel_in_call && r->cancel_in_call <= o.calls)
			return o;
		o.tokens -= small_budget.per_retry;
	}
}

static bool differ(const char *what, uint64_t expected, uint64_t got, struct hone_mismatch *why)
{
	snprintf(why->what, sizeof why->what, "%s of the last run", what);
	snprintf(why->expected, sizeof why->expected, "%" PRIu64, expected);
	snprintf(why->got, sizeof why->got, "%" PRIu64, got);
	return expected != got;
}

static bool ends_differ(enum retry_end expected, enum retry_end got, struct hone_mismatch *why)
{
	const char *name = name_of_end(got);

	differ("the end", expected, got, why);
	snprintf(why->expected, sizeof why->expected, "%s", name_of_end(expected));
	if (name)
		snprintf(why->got, sizeof why->got, "%s", name);
	return expected != got;
}

static bool runs_agree(const void *ops, size_t n, struct hone_mismatch *why, void *ctx)
{
	(void)ctx;
	budget = small_budget;
	scene.budget = &budget;
	for (const struct random_run *r = ops; n > 0; r++, n--) {
		struct outcome o = model_run(r, budget.tokens);
		enum retry_end end;

		scene.policy = r->policy;
		scene.cancelled = false;
		scene.cancel_in_call = r->cancel_in_call;
		draw_extremes(r->policy.jitter, r->longest);
		end = run(r->script, LEN(r->script));
		if (differ("the calls to op", o.calls, scene.calls, why) ||
		    ends_differ(o.end, end, why) ||
		    differ("report->attempts", o.calls, scene.report.attempts, why) ||
		    differ("report->waited_ns", o.waited_ns, scene.report.waited_ns, why) ||
		    differ("the tokens at the end", o.tokens, budget.tokens, why))
			return false;
	}
	return true;
}

static void print_run(const void *op, char *text, size_t size, void *ctx)
{
	static const char *const results[] = { "ok", "fails", "permanent" };
	const struct random_run *r = op;
	const struct retry_policy *p = &r->policy;
	char script[96] = "", asks[32] = "", cancelled[32] = "";
	size_t used = 0;

	(void)ctx;
	for (size_t i = 0; i < p->max_attempts && used < sizeof script; i++) {
		const struct step *s = &r->script[i];

		asks[0] = '\0';
		if (s->retry_after_ns)
			snprintf(asks, sizeof asks, ": in %" PRIu64, s->retry_after_ns);
		used += (size_t)snprintf(script + used, sizeof script - used, "%s%s%s",
					 i ? ", " : "", results[s->result], asks);
		if (s->result != RETRY_TRANSIENT)
			break;
	}
	if (r->cancel_in_call >= 1 && r->cancel_in_call < p->max_attempts)
		snprintf(cancelled, sizeof cancelled, ", cancelled in %" PRIu32, r->cancel_in_call);
	snprintf(text, size,
		 "run((struct retry_policy){ %" PRIu32 ", %" PRIu64 ", %" PRIu64 ", %" PRIu32
		 ", %s, %" PRIu64 ", %" PRIu64 " }, \"%s\"); /* takes %" PRIu64 ", draws %s%s */",
		 p->max_attempts, p->base_ns, p->cap_ns, p->mult, name_of_jitter(p->jitter),
		 p->max_elapsed_ns, p->max_retry_after_ns, script, r->takes_ns,
		 r->longest ? "long" : "short", cancelled);
}

/* The whole contract, for runs that share a budget: "After each attempt, the first of these that
 * holds ends the run". An honest solution cannot fail: the model answers what the contract says. */
static void many_runs_agree_with_a_model(void **state)
{
	const struct hone_sequence s = { sizeof(struct random_run), draw_run, runs_agree,
					 print_run, NULL };

	begin(state);
	scene.quiet = true;
	hone_sequence_check(&s, 30, 20);
}

/* not tested: "The policy is in range.": the caller promises it here; only retry_run looks.
 * not tested: "and prev_ns is base_ns .. cap_ns": this too is a promise of the caller.
 * not tested: "it never steps back": the suite promises it, so no test breaks it.
 * not tested: "One thread.": there is one in a test.
 * not tested: "One attempt.": it names what the comment is about. */

HONE_SUITE(
	T(a_first_success_needs_no_wait), T(a_permanent_error_ends_the_run),
	T(the_first_call_counts_as_an_attempt), T(a_later_answer_ends_the_run_too),
	T(the_last_attempt_may_succeed), T(the_first_wait_is_the_base),
	T(the_envelope_grows_up_to_the_cap), T(the_envelope_never_wraps),
	T(growth_by_any_factor_never_wraps), T(the_envelope_is_exact),
	T(the_envelope_takes_few_steps_for_any_n), T(each_call_goes_by_the_policy_it_is_given),
	T(a_run_waits_along_the_envelope), T(the_last_failure_is_not_waited_for),
	T(a_wait_counts_as_long_as_it_was_asked_for), T(the_sum_of_the_waits_stops_at_the_most),
	T(full_jitter_may_come_back_at_once), T(full_jitter_reaches_the_envelope),
	T(equal_jitter_keeps_the_upper_half), T(the_half_that_is_kept_is_rounded_up),
	T(each_value_of_the_range_can_come_up), T(a_delay_with_jitter_is_one_draw),
	T(without_jitter_nothing_is_drawn), T(a_delay_of_nothing_is_a_delay),
	T(decorrelated_jitter_grows_from_the_last_delay),
	T(decorrelated_jitter_stays_below_the_cap), T(three_times_the_last_delay_never_wraps),
	T(a_decorrelated_delay_is_one_draw), T(a_run_hands_on_the_delay_and_not_the_wait),
	T(a_new_run_starts_from_the_base_again), T(a_wait_may_end_at_the_deadline),
	T(no_wait_ends_after_the_deadline), T(the_time_of_the_attempts_counts),
	T(the_first_attempt_counts_too), T(an_attempt_may_outlast_the_deadline),
	T(a_wait_too_long_to_add_up_ends_after_any_deadline), T(a_deadline_far_away_stops_nothing),
	T(a_longer_retry_after_is_waited_for), T(a_shorter_retry_after_shortens_nothing),
	T(a_retry_after_above_the_limit_ends_the_run), T(a_retry_after_holds_for_one_wait_only),
	T(a_retry_after_leaves_the_backoff_alone),
	T(an_empty_budget_stops_retries_and_no_first_attempt), T(each_retry_takes_its_tokens),
	T(a_token_too_few_stops_a_retry), T(a_run_pays_in_whatever_comes_of_it),
	T(a_run_pays_in_once), T(a_full_budget_takes_no_more_in), T(a_sum_of_tokens_never_wraps),
	T(a_retry_that_is_not_made_costs_nothing), T(a_run_cancelled_in_a_wait_has_not_paid),
	T(retries_stay_a_tenth_of_the_runs), T(a_run_cancelled_beforehand_makes_no_call),
	T(a_run_cancelled_in_a_call_keeps_the_answer),
	T(a_run_cancelled_in_a_call_ends_before_the_next),
	T(a_run_cancelled_in_a_wait_makes_no_further_call), T(a_run_that_nobody_can_cancel_goes_on),
	T(a_policy_with_a_zero_calls_nothing), T(a_cap_below_the_base_calls_nothing),
	T(a_jitter_that_is_none_calls_nothing), T(a_run_without_a_call_reports_zeros),
	T(an_answer_comes_before_spent_attempts), T(spent_attempts_come_before_a_long_retry_after),
	T(a_long_retry_after_comes_before_the_deadline), T(the_deadline_comes_before_the_budget),
	HONE_TEST_RANDOM(many_runs_agree_with_a_model));
