/* A model endpoint goes down for nine seconds, and a service asks it for a prediction ten times a
 * second.
 *
 * While it is down, a call takes 1,200 ms and fails; then it answers, but slowly, for four
 * seconds more. The service asks your breaker before each call. Each row is a second: what became
 * of its ten requests, and what the breaker told of its changes. Time is virtual: each run of this
 * program shows the same. */
#include <hone/clock.h>

#include "circuit_breaker.h"

#include <inttypes.h>
#include <stdio.h>

#define MS UINT64_C(1000000)
#define SECONDS 25
#define EVERY_MS 100
#define PER_ROW (1000 / EVERY_MS)
#define OUT_AT_ONCE 32 /* more calls than are ever out */
#define NEVER UINT64_MAX

/* From which second on a call takes how long, and how it ends. */
static const struct weather {
	uint64_t from_ms, takes_ms;
	bool answers;
	const char *name;
} weather[] = {
	{ 0, 40, true, "" }, { 4000, 1200, false, "down" }, { 13000, 800, true, "slow" },
	{ 17000, 40, true, "" },
};

static const struct breaker_config config = {
	.window = BREAKER_LAST_CALLS, .window_size = 20, .min_calls = 10,
	.failure_permille = 500, .slow_ns = 500 * MS, .open_ns = 3000 * MS,
	.probes_in_flight = 2, .probes_to_close = 4,
};

struct call {
	uint64_t ends_ms, permit; /* ends_ms is NEVER: no call */
	const struct weather *weather;
};

static struct scene {
	struct hone_clock *clock;
	struct breaker *breaker;
	struct call out[OUT_AT_ONCE];
	unsigned made, refused, failed, slow;
	char told[72]; /* in this row */
	size_t told_length;
} scene;

static const struct weather *weather_at(uint64_t ms)
{
	size_t i = sizeof weather / sizeof *weather - 1;

	while (weather[i].from_ms > ms)
		i--;
	return &weather[i];
}

static void note_change(enum breaker_state from, enum breaker_state to, void *ctx)
{
	static const char *const names[] = { "CLOSED", "OPEN", "HALF_OPEN" };
	struct scene *s = ctx;
	size_t room = sizeof s->told - s->told_length;

	(void)from;
	s->told_length += (size_t)snprintf(s->told + s->told_length, room, "  %s at %" PRIu64 " ms",
					   names[to], hone_now_ns(s->clock) / MS);
	if (s->told_length >= sizeof s->told)
		s->told_length = sizeof s->told - 1;
}

/* The calls that end up to now, each at its time and in that order. */
static void end_calls(struct scene *s, uint64_t now_ms)
{
	for (;;) {
		struct call *first = &s->out[0];

		for (size_t i = 1; i < OUT_AT_ONCE; i++)
			if (s->out[i].ends_ms < first->ends_ms)
				first = &s->out[i];
		if (first->ends_ms > now_ms)
			return;
		hone_clock_set(s->clock, first->ends_ms * MS);
		s->failed += !first->weather->answers;
		s->slow += first->weather->answers &&
			   first->weather->takes_ms * MS > config.slow_ns;
		first->ends_ms = NEVER;
		breaker_record(s->breaker, first->permit, first->weather->answers,
			       first->weather->takes_ms * MS);
	}
}

/* One request: what it is shown as. */
static char request(struct scene *s, uint64_t now_ms)
{
	struct call *call = s->out;
	uint64_t permit = 0;

	if (!breaker_acquire(s->breaker, &permit)) {
		s->refused++;
		return '-';
	}
	while (call < s->out + OUT_AT_ONCE - 1 && call->ends_ms != NEVER)
		call++;
	s->made++;
	call->permit = permit;
	call->weather = weather_at(now_ms);
	call->ends_ms = now_ms + call->weather->takes_ms;
	if (breaker_get_state(s->breaker) == BREAKER_HALF_OPEN)
		return '?';
	return call->weather->answers ? '+' : 'x';
}

static void print_second(struct scene *s, uint64_t second)
{
	char strip[PER_ROW + 1] = "";

	s->told[0] = '\0';
	s->told_length = 0;
	for (uint64_t i = 0; i < PER_ROW; i++) {
		uint64_t now_ms = second * 1000 + i * EVERY_MS;

		end_calls(s, now_ms);
		hone_clock_set(s->clock, now_ms * MS);
		strip[i] = request(s, now_ms);
	}
	printf("%4" PRIu64 " s  %-4s  |%s|%s\n", second, weather_at(second * 1000)->name, strip,
	       s->told);
}

/* And what it would have been if each request had become a call. */
static void print_sum(const struct scene *s)
{
	unsigned failed = 0, slow = 0;

	for (uint64_t ms = 0; ms < SECONDS * 1000; ms += EVERY_MS) {
		const struct weather *w = weather_at(ms);

		failed += !w->answers;
		slow += w->answers && w->takes_ms * MS > config.slow_ns;
	}
	printf("\n%-16s %6s %8s %8s %6s\n", "", "calls", "refused", "failed", "slow");
	printf("%-16s %6u %8u %8u %6u\n", "with a breaker", s->made, s->refused, s->failed,
	       s->slow);
	printf("%-16s %6u %8u %8u %6u\n", "without one", SECONDS * PER_ROW, 0u, failed, slow);
}

int main(void)
{
	struct breaker_config cfg = config;
	struct scene *s = &scene;

	for (size_t i = 0; i < OUT_AT_ONCE; i++)
		s->out[i].ends_ms = NEVER;
	cfg.on_changed = note_change;
	cfg.ctx = s;
	s->clock = hone_clock_new(0);
	s->breaker = breaker_new(&cfg, s->clock);
	if (!s->breaker) {
		printf("breaker_new gives NULL: there is no breaker yet to show\n");
		hone_clock_free(s->clock);
		return 1;
	}
	printf("opens at 50 %% of the last 20 calls, for 3 s; then 2 probes at once, 4 to close\n"
	       "+ a call that is answered   x one that fails   ? a probe   - refused at once\n\n");
	for (uint64_t second = 0; second < SECONDS; second++)
		print_second(s, second);
	end_calls(s, NEVER - 1);
	print_sum(s);
	breaker_free(s->breaker);
	hone_clock_free(s->clock);
	return 0;
}
