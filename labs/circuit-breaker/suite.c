/* The suite of circuit-breaker. Comments quote the words of circuit_breaker.h that are checked. */
#include <hone/clock.h>
#include <hone/mem.h>
#include <hone/rng.h>
#include <hone/sequence.h>
#include <hone/suite.h>

#include "circuit_breaker.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define SECOND UINT64_C(1000000000)
#define MS (SECOND / 1000)
#define YEAR (365 * 24 * 3600 * SECOND)
#define LEN(a) (sizeof(a) / sizeof *(a))
#define CLOSED BREAKER_CLOSED
#define OPEN BREAKER_OPEN
#define HALF_OPEN BREAKER_HALF_OPEN

/* ---- the scene: a breaker, its clock, and what it told of its changes ---- */

/* Each test has a process of its own, so there is one scene, ready at its start. */
static struct scene {
	struct hone_clock *clock;
	struct breaker_config cfg;
	struct breaker *b;
	uint64_t permit; /* of the latest acquire */
	unsigned changed; /* how often on_changed was called, and what there was the last time */
	struct change { enum breaker_state from, to, seen; void *ctx; uint64_t permit; } last;
} scene;

static uint64_t p[3]; /* the permits of probes: the first one, and what a test adds */

static const char *name_of_state(int state)
{
	static const char *const names[] = { "CLOSED", "OPEN", "HALF_OPEN" };

	return state >= 0 && (size_t)state < LEN(names) ? names[state] : NULL;
}

/* "2 s" or "17 ns"; good until three more were asked for. */
static const char *words(uint64_t ns)
{
	static char texts[4][32];
	static unsigned next;
	char *text = texts[next++ % LEN(texts)];
	bool is_whole = ns % SECOND == 0;

	snprintf(text, sizeof *texts, "%" PRIu64 " %s", is_whole ? ns / SECOND : ns,
		 is_whole ? "s" : "ns");
	return text;
}

static void note_change(enum breaker_state from, enum breaker_state to, void *ctx)
{
	scene.last = (struct change){ from, to, to, ctx, scene.permit };
	if (scene.b)
		scene.last.seen = breaker_get_state(scene.b);
	scene.changed++;
}

static void tell_config(const struct breaker_config *cfg)
{
	bool in_calls = cfg->window == BREAKER_LAST_CALLS;

	hone_did("a breaker over the last %" PRIu32 " %s%s: min_calls %" PRIu32 ", opens at %"
		 PRIu32 " permille for %s", cfg->window_size, in_calls ? "calls" : "buckets of ",
		 in_calls ? "" : words(cfg->bucket_ns), cfg->min_calls, cfg->failure_permille,
		 words(cfg->open_ns));
	if (cfg->slow_ns || cfg->probes_in_flight != 1 || cfg->probes_to_close != 1)
		hone_did("  probes: %" PRIu32 " at once, %" PRIu32 " to close; slow_ns %s",
			 cfg->probes_in_flight, cfg->probes_to_close, words(cfg->slow_ns));
}

/* A breaker of scene.cfg, instead of the one before; the story begins with it. */
static void make(void)
{
	breaker_free(scene.b);
	scene.b = NULL;
	scene.changed = 0;
	hone_story_clear();
	tell_config(&scene.cfg);
	scene.b = breaker_new(&scene.cfg, scene.clock);
	hone_expect_true(scene.b != NULL, "whether breaker_new gives a breaker");
}

/* How far a test's breaker is when the test begins. */
enum stage { AS_NEW, TRIPPED, PROBING, RECOVERED };

static void bring_to(enum stage stage);

#define SET_UNLESS_GIVEN(field, value) (scene.cfg.field = cfg->field ? cfg->field : (value))

/* It is 7 s. What cfg leaves at 0 is set so: five failures out of five open the breaker, for 10 s;
 * one probe at once, and one closes. */
static struct scene *begin(void **state, enum stage stage, const struct breaker_config *cfg)
{
	(void)state;
	scene.clock = hone_clock_new(7 * SECOND);
	scene.cfg = *cfg;
	scene.cfg.on_changed = note_change;
	SET_UNLESS_GIVEN(window_size, 5);
	SET_UNLESS_GIVEN(min_calls, 5);
	SET_UNLESS_GIVEN(failure_permille, 500);
	SET_UNLESS_GIVEN(probes_in_flight, 1);
	SET_UNLESS_GIVEN(probes_to_close, 1);
	SET_UNLESS_GIVEN(open_ns, 10 * SECOND);
	make();
	bring_to(stage);
	return &scene;
}

static void end(struct scene **s)
{
	breaker_free((*s)->b);
	hone_clock_free((*s)->clock);
}

/* WITH(stage, fields of the configuration): the test has such a breaker until it ends. */
#define WITH(...) WITH_FIELDS(__VA_ARGS__, .ctx = &scene)
#define WITH_FIELDS(stage, ...)                                                 \
	__attribute__((cleanup(end), unused)) struct scene *s =                 \
		begin(state, stage, &(struct breaker_config){ __VA_ARGS__ })

#define BUCKETS_OF(min)                                                         \
	.window = BREAKER_LAST_BUCKETS, .window_size = 3, .bucket_ns = SECOND, .min_calls = (min)

/* ---- what is done with it ---- */

static void expect(enum breaker_state expected, const char *after)
{
	hone_expect_enum(breaker_get_state(scene.b), expected, name_of_state,
			 "the state after %s", after);
}

static void wait_for(uint64_t ns)
{
	hone_clock_advance(scene.clock, ns);
	hone_did("%s pass%s", words(ns), ns == SECOND ? "es" : "");
}

static void it_is(uint64_t now_ns)
{
	hone_clock_set(scene.clock, now_ns);
	hone_did("it is %s", words(now_ns));
}

static const char *name_of_answer(int granted)
{
	return granted ? "granted" : "refused";
}

static void ask(const char *who, bool expected)
{
	bool got;

	scene.permit = 0;
	got = breaker_acquire(scene.b, &scene.permit);
	hone_did("%s asks: %s", who, name_of_answer(got));
	hone_expect_enum(got, expected, name_of_answer, "the answer to %s", who);
}

static uint64_t granted(const char *who)
{
	ask(who, true);
	return scene.permit;
}

static void refused(const char *who)
{
	ask(who, false);
}

static void granted_after(uint64_t ns, const char *who)
{
	wait_for(ns);
	granted(who);
}

static void refused_after(uint64_t ns, const char *who)
{
	wait_for(ns);
	refused(who);
}

/* Gives the permit back by record; and then the breaker is in state `expected`. */
static void ends(uint64_t permit, bool success, const char *who, enum breaker_state expected)
{
	const char *how = success ? "succeeded" : "failed";

	hone_did("%s %s", who, success ? "succeeds" : "fails");
	breaker_record(scene.b, permit, success, 0);
	hone_expect_enum(breaker_get_state(scene.b), expected, name_of_state,
			 "the state when %s has %s", who, how);
}

static void cancels(uint64_t permit, const char *who)
{
	hone_did("%s is cancelled", who);
	breaker_cancel(scene.b, permit);
}

/* `n` calls, one after the other, told as one. A result that comes before the last of them is to
 * open nothing yet, so none is refused. */
static void calls(unsigned long n, bool success, uint64_t elapsed_ns)
{
	hone_did("%lu call%s %s%s%s", n, n == 1 ? "" : "s", success ? "succeed" : "fail",
		 n == 1 ? "s" : "", elapsed_ns ? " slowly" : "");
	for (unsigned long i = 1; i <= n; i++) {
		uint64_t permit = 0;

		if (!breaker_acquire(scene.b, &permit))
			hone_fail("granted", "refused", "the answer to call %lu of %lu", i, n);
		breaker_record(scene.b, permit, success, elapsed_ns);
	}
}

/* "3S 2F": three calls that succeed, then two that fail. */
static void play(const char *script)
{
	while (*script) {
		char *how;
		unsigned long n = strtoul(script, &how, 10);

		calls(n, *how == 'S', 0);
		script = how[1] == ' ' ? how + 2 : how + 1;
	}
}

static void after(const char *script, enum breaker_state expected, const char *what)
{
	play(script);
	expect(expected, what);
}

static void at(uint64_t now_ns, const char *script)
{
	it_is(now_ns);
	play(script);
}

static void in_three_buckets(uint64_t first, const char *each)
{
	for (uint64_t bucket = first; bucket < first + 3; bucket++)
		at(bucket * SECOND, each);
}

/* From CLOSED; PROBING has the first probe out. */
static void bring_to(enum stage stage)
{
	if (stage >= TRIPPED) {
		calls(scene.cfg.min_calls, false, 0);
		expect(OPEN, "as many failures as min_calls");
	}
	if (stage >= PROBING) {
		wait_for(scene.cfg.open_ns);
		p[0] = granted("the first probe");
	}
	if (stage >= RECOVERED)
		ends(p[0], true, "the only probe that is needed", CLOSED);
}

/* ---- CLOSED ---- */

/* "A breaker that is CLOSED, with an empty window."; "CLOSED lets calls through and counts how they
 * end."; "CLOSED grants always."; "Asks to make one call."; "True: *permit is set, never to 0, and
 * is given back once". */
static void a_closed_breaker_grants_every_call(void **state)
{
	WITH(AS_NEW);
	expect(CLOSED, "breaker_new");
	for (unsigned i = 0; i < 20; i++)
		hone_expect_true(granted("one more call") != 0, "whether its permit is not 0");
}

/* "The call that the permit was for has ended."; "no verdict on fewer results than this". */
static void fewer_results_than_min_calls_open_nothing(void **state)
{
	WITH(AS_NEW, .window_size = 10);
	after("4F", CLOSED, "4 failures, with min_calls 5");
}

/* ---- the share of failures ---- */

/* "with min_calls results or more in it": the fifth of five, though the window has room. */
static void with_min_calls_results_the_window_is_judged(void **state)
{
	WITH(AS_NEW, .window_size = 10);
	after("5F", OPEN, "5 failures, with min_calls 5 and room for 10");
}

/* "share of failures or above: 1 .. 1000"; "Too large a share of failures makes it OPEN". */
static void half_of_the_calls_open_and_less_does_not(void **state)
{
	WITH(AS_NEW, .window_size = 1000, .min_calls = 1000);
	after("501S 499F", CLOSED, "499 failures out of 1,000, at 500 permille");
	make();
	after("500S 500F", OPEN, "500 failures out of 1,000, at 500 permille");
}

/* "every share in permille"; "failures * 1000 >= results * failure_permille". */
static void the_share_is_exact_to_a_permille(void **state)
{
	WITH(AS_NEW, .window_size = 1000, .min_calls = 1000, .failure_permille = 499);
	after("502S 498F", CLOSED, "498 failures out of 1,000, at 499 permille");
	make();
	after("501S 499F", OPEN, "499 failures out of 1,000, at 499 permille");
	scene.cfg.window_size = scene.cfg.min_calls = 10;
	scene.cfg.failure_permille = 100;
	make();
	after("9S 1F", OPEN, "1 failure out of 10, at 100 permille");
}

/* "then the window is judged, after a success too": the fourth result makes it enough. */
static void a_success_is_judged_too(void **state)
{
	WITH(AS_NEW, .window_size = 10, .min_calls = 4);
	after("2F 1S", CLOSED, "2 failures out of 3, with min_calls 4");
	after("1S", OPEN, "a success that makes it 2 failures out of 4");
}

/* ---- the last calls ---- */

/* "the last window_size of them, whenever they came": successes are results like others. */
static void a_success_forgets_no_failure(void **state)
{
	WITH(AS_NEW, .window_size = 10, .min_calls = 10);
	after("1S 1F 1S 1F 1S 1F 1S 1F 1S 1F", OPEN, "5 failures in turn with 5 successes");
}

/* "Which results are in the window."; "the last window_size of them". */
static void old_successes_leave(void **state)
{
	WITH(AS_NEW);
	after("20S 2F", CLOSED, "2 failures among the last 5 results");
	after("1F", OPEN, "3 failures among the last 5 results");
}

/* "the last window_size of them": each new result pushes out one, the oldest. */
static void results_leave_one_by_one_the_oldest_first(void **state)
{
	WITH(AS_NEW, .window_size = 6, .min_calls = 4, .failure_permille = 600);
	after("3S 2F 3S 3F", CLOSED, "3 failures among the last 6 results, at 600 permille");
	after("1F", OPEN, "4 failures among the last 6 results, at 600 permille");
}

/* ---- OPEN ---- */

/* "False: do not call"; "how long OPEN refuses"; "one nanosecond earlier is refused". */
static void an_open_breaker_refuses_until_the_wait_is_over(void **state)
{
	WITH(TRIPPED);
	refused("a call");
	refused_after(10 * SECOND - 1, "a call, 1 ns before the wait is over");
}

/* "*permit is 0" after a refusal, whatever it was before. */
static void a_refusal_sets_the_permit_to_zero(void **state)
{
	WITH(TRIPPED);
	p[1] = 99;
	breaker_acquire(scene.b, &p[1]);
	hone_expect_u64(p[1], 0, "the permit, 99 before, after a refusal in OPEN");
}

/* "the first acquire at that time or later moves it to HALF_OPEN and is its first probe"; "After a
 * while it is HALF_OPEN: a few probes go through". */
static void the_wait_is_over_after_exactly_open_ns(void **state)
{
	WITH(TRIPPED);
	granted_after(10 * SECOND, "a call");
	expect(HALF_OPEN, "the first call when the wait is over");
	scene.cfg.open_ns = 0;
	make();
	bring_to(TRIPPED);
	granted("a call at the same time");
}

/* "open_ns more than when it opened": and not than when it was last asked. */
static void asking_in_vain_makes_the_wait_no_longer(void **state)
{
	WITH(TRIPPED);
	refused_after(6 * SECOND, "a call");
	granted_after(5 * SECOND, "a call, 11 s after it opened");
}

/* "UINT64_MAX: for good, in effect": no sum may wrap; one that fits is no more than that. */
static void a_very_long_wait_does_not_wrap(void **state)
{
	WITH(TRIPPED, .open_ns = UINT64_MAX);
	refused_after(SECOND, "a call");
	scene.cfg.open_ns = UINT64_MAX - 8 * SECOND;
	make();
	bring_to(TRIPPED);
	it_is(UINT64_MAX - 1);
	refused("a call, 1 ns before the wait is over");
	granted_after(1, "a call when the wait is over");
}

/* "The state. Only looks: OPEN stays OPEN, however late it is, until an acquire moves it." */
static void looking_moves_nothing(void **state)
{
	WITH(TRIPPED);
	wait_for(YEAR);
	expect(OPEN, "a year in which nobody asked");
}

/* ---- HALF_OPEN ---- */

/* "grants while fewer than probes_in_flight permits of this HALF_OPEN are out". */
static void so_many_probes_are_out_at_once(void **state)
{
	WITH(PROBING, .probes_in_flight = 3);
	granted("the second probe");
	granted("the third probe");
	refused("a fourth probe");
	p[2] = 99;
	breaker_acquire(scene.b, &p[2]);
	hone_expect_u64(p[2], 0, "the permit, 99 before, after a refusal in HALF_OPEN");
}

/* "at most so many at once": a probe that has ended is out no more. */
static void the_place_of_a_probe_that_ended_is_free(void **state)
{
	WITH(PROBING, .probes_to_close = 9);
	for (unsigned i = 0; i < 3; i++) {
		ends(scene.permit, true, "the probe", HALF_OPEN);
		p[0] = granted("the next probe");
		refused("one more beside it");
		scene.permit = p[0];
	}
}

/* "permits of this HALF_OPEN": those of an earlier one that never came back take no place. */
static void probes_of_an_earlier_half_open_take_no_place(void **state)
{
	WITH(PROBING, .probes_in_flight = 2);
	granted("the second probe, which does not come back,");
	ends(p[0], false, "the first probe", OPEN);
	granted_after(10 * SECOND, "the first probe of the new HALF_OPEN");
	granted("its second probe");
}

/* "a failure opens again": one is enough. */
static void a_failed_probe_opens_again(void **state)
{
	WITH(PROBING);
	ends(p[0], false, "the only probe", OPEN);
}

/* "a failure opens again": however many have succeeded before. */
static void one_failure_outweighs_the_successes(void **state)
{
	WITH(PROBING, .probes_to_close = 3);
	breaker_record(scene.b, p[0], true, 0);
	breaker_record(scene.b, granted("the second probe"), true, 0);
	hone_did("both succeed");
	ends(granted("the third probe"), false, "the third probe", OPEN);
}

/* "open_ns starts anew". */
static void a_failed_probe_starts_the_wait_anew(void **state)
{
	WITH(PROBING);
	wait_for(4 * SECOND);
	ends(p[0], false, "the probe", OPEN);
	refused_after(10 * SECOND - 1, "a call, 1 ns before the second wait is over");
	granted_after(1, "a call when it is over");
}

/* "so many successes close it"; "The probes_to_close-th success closes". */
static void so_many_successes_close(void **state)
{
	WITH(PROBING, .probes_to_close = 3, .probes_in_flight = 3);
	ends(p[0], true, "the first of 3 probes", HALF_OPEN);
	ends(granted("the second probe"), true, "the second of 3 probes", HALF_OPEN);
	ends(granted("the third probe"), true, "the third of 3 probes", CLOSED);
}

/* "so many successes close it": of this HALF_OPEN; a failure ends the count. */
static void successes_before_a_failure_do_not_count(void **state)
{
	WITH(PROBING, .probes_to_close = 2);
	ends(p[0], true, "the first probe", HALF_OPEN);
	ends(granted("the second probe"), false, "the second probe", OPEN);
	granted_after(10 * SECOND, "the first probe of the new HALF_OPEN");
	ends(scene.permit, true, "the first probe of the new HALF_OPEN", HALF_OPEN);
}

/* "with an empty window": without the failures that opened it, and without the probe. */
static void the_new_window_is_empty(void **state)
{
	WITH(RECOVERED, .window_size = 10, .min_calls = 3);
	after("2F", CLOSED, "2 failures since it closed, with min_calls 3");
	after("1F", OPEN, "3 failures since it closed");
}

/* "with an empty window": nothing of the old one is taken out of it later. */
static void the_new_window_fills_from_nothing(void **state)
{
	WITH(RECOVERED);
	after("7S 2F", CLOSED, "7 successes and 2 failures since it closed");
	after("1F", OPEN, "3 failures among the last 5 results");
}

/* ---- permits that are too old, or are cancelled ---- */

static uint64_t late[2];

static void two_late_calls(enum stage stage)
{
	late[0] = granted("a call that takes long");
	late[1] = granted("another one");
	bring_to(stage);
}

/* "A permit that is older than the latest change of state is ignored": here in OPEN. */
static void a_late_result_does_not_touch_the_wait(void **state)
{
	WITH(AS_NEW);
	two_late_calls(TRIPPED);
	wait_for(6 * SECOND);
	ends(late[0], false, "the late call", OPEN);
	ends(late[1], true, "the other late call", OPEN);
	granted_after(4 * SECOND, "a call, 10 s after it opened");
}

/* "older than the latest change of state is ignored": in HALF_OPEN. */
static void a_late_result_is_no_probe(void **state)
{
	WITH(AS_NEW);
	two_late_calls(PROBING);
	ends(late[0], true, "the late call", HALF_OPEN);
	ends(late[1], false, "the other late call", HALF_OPEN);
}

/* "permits of this HALF_OPEN are out": a late result was not one of them. */
static void a_late_result_frees_no_place(void **state)
{
	WITH(AS_NEW, .probes_to_close = 3);
	two_late_calls(PROBING);
	ends(late[0], true, "the late call", HALF_OPEN);
	refused("a second probe beside the first");
}

/* "older than the latest change of state": of the CLOSED before, and one probe too many. */
static void a_late_result_stays_out_of_the_new_window(void **state)
{
	WITH(AS_NEW, .probes_in_flight = 2);
	two_late_calls(PROBING);
	p[1] = granted("the second probe");
	ends(p[0], true, "the first probe", CLOSED);
	play("4F");
	ends(p[1], false, "the second probe, now late,", CLOSED);
	ends(late[0], false, "the late call", CLOSED);
}

/* "older than the latest change of state": the HALF_OPEN before this one. */
static void a_probe_of_an_earlier_half_open_is_late(void **state)
{
	WITH(PROBING, .probes_in_flight = 3);
	p[1] = granted("the second probe");
	p[2] = granted("the third probe");
	ends(p[0], false, "the first probe", OPEN);
	granted_after(10 * SECOND, "the first probe of the new HALF_OPEN");
	ends(p[1], true, "the second probe of the old one", HALF_OPEN);
	ends(p[2], false, "the third probe of the old one", HALF_OPEN);
}

/* "Ignored as in record.": a late cancel frees no place. */
static void a_late_cancel_frees_no_place(void **state)
{
	WITH(AS_NEW);
	two_late_calls(PROBING);
	cancels(late[0], "the late call");
	refused("a second probe beside the first");
}

/* "is ignored, and so is 0". */
static void permit_zero_is_ignored(void **state)
{
	WITH(AS_NEW);
	for (unsigned i = 0; i < 5; i++)
		ends(0, false, "a call with permit 0", CLOSED);
	bring_to(PROBING);
	ends(0, true, "a call with permit 0", HALF_OPEN);
	cancels(0, "a call with permit 0");
	refused("a second probe beside the first");
}

/* "In HALF_OPEN its place is free again."; "Gives a permit back uncounted". */
static void the_place_of_a_cancelled_probe_is_free(void **state)
{
	WITH(PROBING);
	for (unsigned i = 0; i < 3; i++) {
		cancels(scene.permit, "the probe");
		expect(HALF_OPEN, "a cancelled probe");
		granted("a probe in its place");
	}
	refused("one more beside it");
}

/* "the call was not made after all, or failed by the caller's own mistake (a 400)": no failure. */
static void a_cancelled_call_is_no_failure(void **state)
{
	WITH(AS_NEW);
	for (unsigned i = 0; i < 5; i++)
		cancels(granted("a call"), "the call");
	expect(CLOSED, "5 cancelled calls");
}

/* "Gives a permit back uncounted": no success either, and no result. */
static void a_cancelled_call_is_no_success(void **state)
{
	WITH(AS_NEW, .window_size = 10, .failure_permille = 600);
	for (unsigned i = 0; i < 5; i++)
		cancels(granted("a call"), "the call");
	after("4F", CLOSED, "5 cancelled calls and 4 failures, with min_calls 5");
	after("1F", OPEN, "5 failures out of 5, beside 5 cancelled calls");
}

/* "a success that took longer counts as a failure": not one that took as long. */
static void a_success_is_slow_above_slow_ns(void **state)
{
	WITH(AS_NEW, .slow_ns = 200 * MS);
	calls(5, true, 200 * MS);
	expect(CLOSED, "5 successes that took exactly slow_ns");
	calls(3, true, 200 * MS + 1);
	expect(OPEN, "3 successes out of 5 that took 1 ns longer");
}

/* "counts as a failure; 0: never". */
static void without_slow_ns_nothing_is_slow(void **state)
{
	WITH(AS_NEW);
	calls(5, true, UINT64_MAX);
	expect(CLOSED, "5 successes that took long, with slow_ns 0");
}

/* "a success that took longer counts as a failure"; "a failure opens again": a probe as well. */
static void a_slow_probe_opens_again(void **state)
{
	WITH(PROBING, .slow_ns = 200 * MS);
	hone_did("the probe succeeds, 1 ns later than slow_ns");
	breaker_record(scene.b, p[0], true, 200 * MS + 1);
	expect(OPEN, "a slow success of the probe");
}

/* ---- the last buckets, and a clock that steps back ---- */

/* "those of the bucket that it is now and of the window_size - 1 buckets before it". */
static void the_bucket_before_them_has_left(void **state)
{
	WITH(AS_NEW, BUCKETS_OF(4));
	in_three_buckets(10, "1F");
	it_is(13 * SECOND);
	after("1F", CLOSED, "3 failures in 3 buckets and 1 before, with min_calls 4");
}

/* "a result recorded at time t is in bucket t / bucket_ns, rounded down". */
static void a_bucket_begins_at_a_multiple_of_bucket_ns(void **state)
{
	WITH(AS_NEW, BUCKETS_OF(3));
	hone_clock_set(scene.clock, 7 * SECOND + 1); /* no bucket begins with the breaker */
	make();
	at(11 * SECOND - 1, "1F");
	it_is(13 * SECOND);
	after("2F", CLOSED, "2 failures in bucket 13, and 1 at the end of bucket 10");
	make();
	at(11 * SECOND, "1F");
	it_is(14 * SECOND - 1);
	after("2F", OPEN, "3 failures in buckets 11 to 13");
}

/* "Buckets leave one at a time": when bucket 13 begins, 11 and 12 stay. */
static void buckets_leave_one_at_a_time(void **state)
{
	WITH(AS_NEW, BUCKETS_OF(3));
	in_three_buckets(10, "2S");
	it_is(13 * SECOND);
	after("3F", CLOSED, "4 successes and 3 failures in the last 3 buckets");
	after("1F", OPEN, "4 successes and 4 failures in the last 3 buckets");
}

/* "those of the bucket that it is now": as many have passed as the window has, or more. */
static void after_a_pause_nothing_is_left(void **state)
{
	static const uint64_t pauses[] = { 3 * SECOND, 4 * SECOND, 100 * SECOND };
	WITH(AS_NEW, BUCKETS_OF(5), .failure_permille = 600);

	for (size_t i = 0; i < LEN(pauses); i++) {
		make();
		in_three_buckets(10, "1S 1F");
		wait_for(pauses[i]);
		after("1F", CLOSED, "1 failure, and a pause as long as the window");
	}
}

/* The work of the first call after a pause. */
static uint64_t work_after(uint64_t pause_ns)
{
	uint64_t before;

	make();
	at(10 * SECOND, "1F");
	wait_for(pause_ns);
	before = hone_work();
	play("1F");
	return hone_work() - before;
}

/* "however long nothing was called, catching up costs at most window_size steps". */
static void catching_up_is_no_more_work_after_a_year(void **state)
{
	WITH(AS_NEW, BUCKETS_OF(3));
	uint64_t most = 2 * work_after(6 * SECOND) + 64;

	hone_expect_between(work_after(6000 * SECOND), 0, most, "the steps 6,000 buckets later");
	hone_expect_between(work_after(YEAR), 0, most, "the steps a year later");
	scene.cfg.bucket_ns = 1;
	hone_expect_between(work_after(YEAR), 0, most, "the steps with buckets of 1 ns");
}

/* "a result recorded at time t": not asked for, nor begun then. */
static void a_result_belongs_to_when_it_is_recorded(void **state)
{
	WITH(AS_NEW, BUCKETS_OF(3));
	it_is(10 * SECOND);
	two_late_calls(AS_NEW);
	it_is(12 * SECOND);
	ends(late[0], false, "the one call", CLOSED);
	ends(late[1], false, "the other call", CLOSED);
	it_is(14 * SECOND);
	after("1F", OPEN, "3 failures that were recorded in the last 3 buckets");
}

/* "with an empty window": of buckets as of calls, and no bucket of before is taken out later. */
static void closing_empties_the_buckets(void **state)
{
	WITH(RECOVERED, BUCKETS_OF(3), .open_ns = SECOND);
	after("2S 1F", CLOSED, "1 failure out of 3 since it closed");
	wait_for(2 * SECOND);
	after("2S 1F", CLOSED, "2 failures out of 6 since it closed");
}

/* "A clock that steps back unlocks nothing early and revives no old result." */
static void a_step_back_does_not_unlock(void **state)
{
	WITH(TRIPPED);
	it_is(6 * SECOND);
	refused("a call, at a time before it opened");
	it_is(0);
	refused("a call at time 0");
}

/* "steps back unlocks nothing early": it opened at 7 s, so the time is 17 s. */
static void a_step_back_does_not_move_the_end_of_the_wait(void **state)
{
	WITH(TRIPPED);
	it_is(2 * SECOND);
	refused("a call");
	it_is(13 * SECOND);
	refused("a call, 11 s after the step back");
	it_is(17 * SECOND);
	granted("a call, 10 s after the time of opening");
}

/* "revives no old result": what has left the window stays out of it. */
static void a_step_back_brings_no_result_back(void **state)
{
	WITH(AS_NEW, BUCKETS_OF(5));
	at(10 * SECOND, "4F");
	at(30 * SECOND, "1S");
	it_is(10 * SECOND);
	after("1F", CLOSED, "1 failure since the 4 of bucket 10 have left");
}

/* "When the clock steps back a new result is in the window all the same": 3 of 3, or 3 of 4. */
static void results_after_a_step_back_count(void **state)
{
	WITH(AS_NEW, BUCKETS_OF(3), .failure_permille = 700);
	at(10 * SECOND, "1S");
	it_is(2 * SECOND);
	after("3F", OPEN, "3 failures after the clock has stepped back");
}

/* ---- being told ---- */

/* Told of one change since scene.changed was 0. */
static void expect_told(enum breaker_state from, enum breaker_state to)
{
	hone_expect_u64(scene.changed, 1, "the calls to on_changed for %s to %s",
			name_of_state((int)from), name_of_state((int)to));
	hone_expect_enum(scene.last.from, from, name_of_state, "`from` in on_changed");
	hone_expect_enum(scene.last.to, to, name_of_state, "`to` in on_changed");
}

/* "Told of each change of state, once". */
static void each_change_is_told_once(void **state)
{
	WITH(TRIPPED);
	expect_told(CLOSED, OPEN);
	scene.changed = 0;
	granted_after(10 * SECOND, "the first probe");
	expect_told(OPEN, HALF_OPEN);
	scene.changed = 0;
	ends(scene.permit, false, "the probe", OPEN);
	expect_told(HALF_OPEN, OPEN);
	granted_after(10 * SECOND, "the next probe");
	scene.changed = 0;
	ends(scene.permit, true, "the next probe", CLOSED);
	expect_told(HALF_OPEN, CLOSED);
}

/* "Told of each change of state": and of nothing else. */
static void what_changes_nothing_is_not_told(void **state)
{
	WITH(TRIPPED, .probes_to_close = 3);
	scene.changed = 0;
	refused("a call");
	hone_expect_u64(scene.changed, 0, "how often on_changed is called by a refusal");
	granted_after(10 * SECOND, "the first probe");
	scene.changed = 0;
	ends(scene.permit, true, "the probe", HALF_OPEN);
	cancels(granted("the second probe"), "the second probe");
	hone_expect_u64(scene.changed, 0, "how often on_changed is called while HALF_OPEN");
}

/* "the breaker is in state `to` already"; "It may call breaker_get_state and nothing else."; ctx is
 * "handed to on_changed as it is". */
static void the_state_has_changed_when_it_is_told(void **state)
{
	WITH(TRIPPED);
	hone_expect_enum(scene.last.seen, OPEN, name_of_state, "breaker_get_state in on_changed");
	hone_expect_true(scene.last.ctx == &scene, "whether on_changed gets cfg->ctx");
}

/* "as the last thing of the call that caused it": the permit stands by then. */
static void the_permit_is_set_when_the_change_is_told(void **state)
{
	WITH(PROBING);
	hone_expect_true(scene.last.permit != 0,
			 "whether *permit is set when on_changed is called");
}

/* "May be NULL.": then nobody is told. */
static void nobody_needs_to_listen(void **state)
{
	WITH(AS_NEW);
	scene.cfg.on_changed = NULL;
	make();
	bring_to(RECOVERED);
}

/* ---- the configuration, and memory ---- */

static void expect_no_breaker(struct breaker_config cfg, const char *field)
{
	hone_story_clear();
	tell_config(&cfg);
	hone_expect_true(!breaker_new(&cfg, scene.clock), "whether %s gives NULL", field);
}

#define NO_BREAKER(field, value)                                                \
	do {                                                                    \
		struct breaker_config cfg = scene.cfg;                          \
		cfg.field = (value);                                            \
		expect_no_breaker(cfg, #field " " #value);                      \
	} while (0)

/* "NULL if a field is out of range or memory is short."; "results, or buckets: 1 .. 65536"; "at
 * least 1, and for LAST_CALLS at most window_size"; "LAST_BUCKETS: at least 1"; "one of the two
 * above"; "so many at once; at least 1"; "so many successes close it; at least 1". */
static void a_field_out_of_range_gives_null(void **state)
{
	WITH(AS_NEW);
	NO_BREAKER(window_size, 0);
	NO_BREAKER(window_size, 65537);
	NO_BREAKER(min_calls, 0);
	NO_BREAKER(min_calls, 6);
	NO_BREAKER(failure_permille, 0);
	NO_BREAKER(failure_permille, 1001);
	NO_BREAKER(probes_in_flight, 0);
	NO_BREAKER(probes_to_close, 0);
	NO_BREAKER(window, (enum breaker_window)2);
	scene.cfg.window = BREAKER_LAST_BUCKETS;
	NO_BREAKER(bucket_ns, 0);
}

/* "results, or buckets: 1 .. 65536"; "LAST_CALLS does not look at it"; "for LAST_CALLS at most
 * window_size"; "a result costs the same however many those are": the largest window fills soon. */
static void every_field_may_be_at_its_limit(void **state)
{
	WITH(AS_NEW, .window_size = 1, .min_calls = 1, .failure_permille = 1000);
	after("1S 1F", OPEN, "a failure in a window of 1");
	scene.cfg.window_size = 65536;
	scene.cfg.probes_in_flight = scene.cfg.probes_to_close = UINT32_MAX;
	make();
	after("1F", OPEN, "a failure in a window of 65,536, with min_calls 1");
	scene.cfg.min_calls = 65536;
	make();
	after("65535F 1F", OPEN, "65,536 failures, with min_calls 65,536");
	scene.cfg.window = BREAKER_LAST_BUCKETS;
	scene.cfg.bucket_ns = scene.cfg.failure_permille = 1;
	scene.cfg.min_calls = UINT32_MAX;
	make();
}

/* "*cfg is copied; the clock is borrowed and outlives the breaker." */
static void the_configuration_is_copied(void **state)
{
	WITH(AS_NEW);
	hone_did("the caller sets cfg->min_calls and open_ns anew");
	scene.cfg.min_calls = 1;
	scene.cfg.open_ns = 0;
	after("4F", CLOSED, "4 failures, with min_calls 5 at the time of breaker_new");
	after("1F", OPEN, "5 failures, with min_calls 5 at the time of breaker_new");
	refused("a call");
}

/* "NULL if a field is out of range or memory is short.": whichever allocation it is that fails. */
static void without_memory_there_is_no_breaker(void **state)
{
	WITH(AS_NEW);
	size_t held = hone_mem_live_blocks();
	struct breaker *b = NULL;

	for (size_t k = 1; !b; k++) {
		hone_did("allocation %zu in breaker_new fails", k);
		hone_mem_fail_at(k);
		b = breaker_new(&scene.cfg, scene.clock);
		if (!b != !!hone_mem_has_failed())
			hone_fail("NULL only then", b ? "a breaker" : "NULL",
				  "what breaker_new gives if allocation %zu fails", k);
		if (!b && hone_mem_live_blocks() != held)
			hone_fail("none", "some", "the blocks that are left of it");
	}
	breaker_free(b);
	hone_expect_u64(hone_mem_live_blocks(), held, "the blocks held in the end");
}

/* Through all states, and all that brings it there. */
static void expect_no_allocation(void)
{
	size_t before = hone_mem_allocations();

	for (unsigned i = 0; i < 100; i++) {
		hone_clock_advance(scene.clock, 2 * SECOND);
		breaker_acquire(scene.b, &scene.permit);
		if (i % 16 == 9)
			breaker_cancel(scene.b, scene.permit);
		else
			breaker_record(scene.b, scene.permit, i % 32 > 15, 0);
	}
	hone_expect_u64(hone_mem_allocations() - before, 0, "the allocations after breaker_new");
}

/* "Only breaker_new allocates." */
static void only_breaker_new_allocates(void **state)
{
	WITH(AS_NEW);
	expect_no_allocation();
	scene.cfg.window = BREAKER_LAST_BUCKETS;
	scene.cfg.bucket_ns = SECOND;
	make();
	expect_no_allocation();
}

/* "Frees the breaker. NULL is fine. Permits that are still out"; "The caller frees it". */
static void a_freed_breaker_leaves_nothing(void **state)
{
	WITH(AS_NEW);
	granted("a call that does not end");
	bring_to(PROBING);
	hone_did("the breaker is freed, and NULL after it");
	breaker_free(scene.b);
	scene.b = NULL;
	breaker_free(NULL);
	hone_expect_u64(hone_mem_live_blocks(), 0, "the blocks held after breaker_free");
}

/* ---- all of it at once ---- */

#define SLOTS 4     /* for permits: a full one does not ask, an empty one gives 0 back */
#define RESULTS 128 /* more than a sequence has operations */

struct op {
	enum { ACQUIRE, RECORD, CANCEL, WAIT } kind;
	uint32_t slot;
	bool success;
	uint64_t ns; /* elapsed, or waited */
};

/* Keeps all the results since the window was empty, and looks through them each time. */
struct model {
	const struct breaker_config *cfg;
	enum breaker_state state;
	uint64_t now_ns, opened_ns, bucket[RESULTS];
	bool failed[RESULTS];
	size_t results;
	unsigned changed, in_flight, successes;
	unsigned since[SLOTS]; /* 1 + the changes when the permit was granted; 0: no permit */
	uint64_t permit[SLOTS]; /* the solution's */
};

static void model_enter(struct model *m, enum breaker_state to)
{
	m->state = to;
	m->changed++;
	m->results = m->in_flight = m->successes = 0;
	m->opened_ns = m->now_ns;
}

static bool model_acquire(struct model *m, uint32_t slot)
{
	if (m->state == OPEN && m->now_ns - m->opened_ns >= m->cfg->open_ns)
		model_enter(m, HALF_OPEN);
	if (m->state == OPEN ||
	    (m->state == HALF_OPEN && m->in_flight == m->cfg->probes_in_flight))
		return false;
	m->in_flight++;
	m->since[slot] = 1 + m->changed;
	return true;
}

static void model_add(struct model *m, bool failed)
{
	uint64_t in_window = 0, failures = 0, now = m->now_ns / m->cfg->bucket_ns;

	m->bucket[m->results] = now;
	m->failed[m->results++] = failed;
	for (size_t i = 0; i < m->results; i++) {
		uint64_t age = m->cfg->window == BREAKER_LAST_CALLS ? m->results - 1 - i
								    : now - m->bucket[i];

		in_window += age < m->cfg->window_size;
		failures += age < m->cfg->window_size && m->failed[i];
	}
	if (in_window >= m->cfg->min_calls &&
	    failures * 1000 >= in_window * m->cfg->failure_permille)
		model_enter(m, OPEN);
}

static void model_give_back(struct model *m, const struct op *op)
{
	bool failed = !op->success || op->ns > m->cfg->slow_ns;

	if (m->since[op->slot] != 1 + m->changed)
		return;
	m->in_flight--;
	if (op->kind == CANCEL)
		return;
	if (m->state == CLOSED)
		model_add(m, failed);
	else if (failed)
		model_enter(m, OPEN);
	else if (++m->successes == m->cfg->probes_to_close)
		model_enter(m, CLOSED);
}

static void draw_op(void *into, struct hone_rng *rng, void *ctx)
{
	static const uint64_t ns[] = { 1, 2, 3, 5, 6, 7, 20, 1000 }; /* 7 is slow */
	struct op *op = into;
	uint64_t kind = hone_rng_between(rng, 0, 15);

	op->kind = kind < 6 ? ACQUIRE : kind < 13 ? RECORD : kind < 14 ? CANCEL : WAIT;
	op->slot = (uint32_t)hone_rng_between(rng, 0, SLOTS - 1);
	op->success = hone_rng_between(rng, 0, 99) < 55;
	op->ns = ns[hone_rng_between(rng, 0, op->kind == WAIT ? 7 : 5)];
	(void)ctx;
}

static bool differ(const char *what, unsigned expected, unsigned got, hone_name_fn *name_of,
		   struct hone_mismatch *why)
{
	snprintf(why->what, sizeof why->what, "%s after the last of these", what);
	snprintf(why->expected, sizeof why->expected, "%s", name_of((int)expected));
	snprintf(why->got, sizeof why->got, "%s", name_of((int)got) ? name_of((int)got) : "?");
	return expected != got;
}

/* One operation on both; do they agree? */
static bool op_agrees(struct model *m, const struct op *op, struct hone_mismatch *why)
{
	uint64_t *permit = &m->permit[op->slot];
	bool expected = false, got = false;

	if (op->kind == ACQUIRE && !m->since[op->slot]) {
		expected = model_acquire(m, op->slot);
		got = breaker_acquire(scene.b, permit);
	} else if (op->kind == WAIT) {
		m->now_ns += op->ns;
		hone_clock_set(scene.clock, m->now_ns);
	} else if (op->kind != ACQUIRE) {
		model_give_back(m, op);
		if (op->kind == RECORD)
			breaker_record(scene.b, *permit, op->success, op->ns);
		else
			breaker_cancel(scene.b, *permit);
		*permit = m->since[op->slot] = 0;
	}
	if (differ("acquire", expected, got, name_of_answer, why) ||
	    differ("the state", m->state, breaker_get_state(scene.b), name_of_state, why))
		return false;
	snprintf(why->what, sizeof why->what, "the calls to on_changed");
	snprintf(why->expected, sizeof why->expected, "%u", m->changed);
	snprintf(why->got, sizeof why->got, "%u", scene.changed);
	return m->changed == scene.changed;
}

static bool sequence_agrees(const void *ops, size_t n, struct hone_mismatch *why, void *ctx)
{
	struct model m = { .cfg = ctx, .now_ns = 100 };
	bool agrees;

	hone_clock_set(scene.clock, m.now_ns);
	breaker_free(scene.b);
	scene.changed = 0;
	scene.b = breaker_new(ctx, scene.clock);
	agrees = !differ("breaker_new", true, scene.b != NULL, name_of_answer, why);
	for (size_t i = 0; i < n && agrees; i++)
		agrees = op_agrees(&m, (const struct op *)ops + i, why);
	return agrees;
}

static void print_op(const void *from, char *text, size_t size, void *ctx)
{
	const struct op *op = from;
	unsigned i = op->slot, ns = (unsigned)op->ns;

	(void)ctx;
	if (op->kind == WAIT)
		snprintf(text, size, "hone_clock_advance(clock, %u);", ns);
	else if (op->kind == ACQUIRE)
		snprintf(text, size, "if (!p[%u]) breaker_acquire(b, &p[%u]);", i, i);
	else if (op->kind == CANCEL)
		snprintf(text, size, "breaker_cancel(b, p[%u]); p[%u] = 0;", i, i);
	else
		snprintf(text, size, "breaker_record(b, p[%u], %s, %u); p[%u] = 0;", i,
			 op->success ? "true" : "false", ns, i);
}

/* "CLOSED: the result enters the window, and then the window is judged", and all the rest of the
 * contract. Honest solutions cannot fail: the model answers what the header says. */
static void call_by_call_it_agrees_with_a_model(void **state)
{
	WITH(AS_NEW);
	struct breaker_config cfgs[] = {
		{ BREAKER_LAST_CALLS, 4, 1, 3, 500, 6, 20, 1, 1, note_change, &scene },
		{ BREAKER_LAST_CALLS, 7, 1, 2, 660, 6, 5, 3, 2, note_change, &scene },
		{ BREAKER_LAST_BUCKETS, 3, 5, 3, 500, 6, 7, 2, 3, note_change, &scene },
		{ BREAKER_LAST_BUCKETS, 1, 20, 2, 1000, 6, 1, 1, 1, note_change, &scene },
	};

	for (size_t i = 0; i < LEN(cfgs); i++) {
		const struct hone_sequence seq = { sizeof(struct op), draw_op, sequence_agrees,
						   print_op, &cfgs[i] };

		tell_config(&cfgs[i]);
		hone_sequence_check(&seq, 12, 120);
	}
}

/* not tested: "revives no old result. One thread.": a suite with one thread cannot see it */
#define T HONE_TEST
HONE_SUITE(
	T(a_closed_breaker_grants_every_call), T(fewer_results_than_min_calls_open_nothing),
	T(with_min_calls_results_the_window_is_judged),
	T(half_of_the_calls_open_and_less_does_not), T(the_share_is_exact_to_a_permille),
	T(a_success_is_judged_too), T(a_success_forgets_no_failure), T(old_successes_leave),
	T(results_leave_one_by_one_the_oldest_first),
	T(an_open_breaker_refuses_until_the_wait_is_over), T(a_refusal_sets_the_permit_to_zero),
	T(the_wait_is_over_after_exactly_open_ns), T(asking_in_vain_makes_the_wait_no_longer),
	T(a_very_long_wait_does_not_wrap), T(looking_moves_nothing),
	T(so_many_probes_are_out_at_once), T(the_place_of_a_probe_that_ended_is_free),
	T(probes_of_an_earlier_half_open_take_no_place), T(a_failed_probe_opens_again),
	T(one_failure_outweighs_the_successes), T(a_failed_probe_starts_the_wait_anew),
	T(so_many_successes_close), T(successes_before_a_failure_do_not_count),
	T(the_new_window_is_empty), T(the_new_window_fills_from_nothing),
	T(a_late_result_does_not_touch_the_wait), T(a_late_result_is_no_probe),
	T(a_late_result_frees_no_place), T(a_late_result_stays_out_of_the_new_window),
	T(a_probe_of_an_earlier_half_open_is_late), T(a_late_cancel_frees_no_place),
	T(permit_zero_is_ignored), T(the_place_of_a_cancelled_probe_is_free),
	T(a_cancelled_call_is_no_failure), T(a_cancelled_call_is_no_success),
	T(a_success_is_slow_above_slow_ns), T(without_slow_ns_nothing_is_slow),
	T(a_slow_probe_opens_again), T(the_bucket_before_them_has_left),
	T(a_bucket_begins_at_a_multiple_of_bucket_ns), T(buckets_leave_one_at_a_time),
	T(after_a_pause_nothing_is_left), T(catching_up_is_no_more_work_after_a_year),
	T(a_result_belongs_to_when_it_is_recorded), T(closing_empties_the_buckets),
	T(a_step_back_does_not_unlock), T(a_step_back_does_not_move_the_end_of_the_wait),
	T(a_step_back_brings_no_result_back), T(results_after_a_step_back_count),
	T(each_change_is_told_once), T(what_changes_nothing_is_not_told),
	T(the_state_has_changed_when_it_is_told), T(the_permit_is_set_when_the_change_is_told),
	T(nobody_needs_to_listen), T(a_field_out_of_range_gives_null),
	T(every_field_may_be_at_its_limit), T(the_configuration_is_copied),
	T(without_memory_there_is_no_breaker), T(only_breaker_new_allocates),
	T(a_freed_breaker_leaves_nothing), HONE_TEST_RANDOM(call_by_call_it_agrees_with_a_model));
