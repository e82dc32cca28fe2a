/* honest: one allocation with an array in it; the window is the difference of two sums that only
 * grow. Liberties: the breaker's own time is the latest that the clock has said, for OPEN as for
 * buckets, so that after a step back both wait until the clock has caught up; a result that comes
 * meanwhile is in the latest bucket; the clock is read only where the time matters. All permits of
 * one stay in a state are the same number. */
#include <circuit_breaker.h>

#include <stdlib.h>
#include <string.h>

struct sum {
	uint64_t results, failures;
};

struct breaker {
	struct breaker_config cfg;
	const struct hone_clock *clock;
	uint64_t now_ns;          /* never steps back */
	uint64_t opened_ns;
	uint64_t stay;            /* which stay in a state this is, from 1 */
	enum breaker_state state;
	uint32_t out, successes;  /* probes */
	uint64_t cell;            /* the newest: a bucket, or a result of LAST_CALLS */
	struct sum sum;
	struct sum before[];      /* the sum when cell c began, in c % window_size */
};

static bool is_sound(const struct breaker_config *c)
{
	bool sound = c->window == BREAKER_LAST_CALLS || c->window == BREAKER_LAST_BUCKETS;

	sound = sound && c->window_size >= 1 && c->window_size <= 65536;
	sound = sound && c->min_calls >= 1;
	sound = sound && c->failure_permille >= 1 && c->failure_permille <= 1000;
	sound = sound && c->probes_in_flight >= 1 && c->probes_to_close >= 1;
	if (!sound)
		return false;
	if (c->window == BREAKER_LAST_CALLS)
		return c->min_calls <= c->window_size;
	return c->bucket_ns >= 1;
}

struct breaker *breaker_new(const struct breaker_config *cfg, const struct hone_clock *clock)
{
	struct breaker *b;

	if (!is_sound(cfg))
		return NULL;
	b = calloc(1, sizeof *b + cfg->window_size * sizeof b->before[0]);
	if (!b)
		return NULL;
	b->cfg = *cfg;
	b->clock = clock;
	b->stay = 1;
	b->state = BREAKER_CLOSED;
	return b;
}

void breaker_free(struct breaker *b)
{
	free(b);
}

static uint64_t get_time(struct breaker *b)
{
	uint64_t ns = hone_now_ns(b->clock);

	if (ns > b->now_ns)
		b->now_ns = ns;
	return b->now_ns;
}

static void move(struct breaker *b, enum breaker_state to)
{
	b->state = to;
	b->stay++;
	b->out = 0;
	b->successes = 0;
	if (to == BREAKER_OPEN)
		b->opened_ns = get_time(b);
	if (to == BREAKER_CLOSED) {
		b->sum = (struct sum){ 0, 0 };
		memset(b->before, 0, b->cfg.window_size * sizeof b->before[0]);
	}
}

static void tell(const struct breaker *b, enum breaker_state from)
{
	if (from != b->state && b->cfg.on_changed)
		b->cfg.on_changed(from, b->state, b->cfg.ctx);
}

bool breaker_acquire(struct breaker *b, uint64_t *permit)
{
	enum breaker_state from = b->state;

	*permit = 0;
	if (b->state == BREAKER_OPEN) {
		if (get_time(b) - b->opened_ns < b->cfg.open_ns)
			return false;
		move(b, BREAKER_HALF_OPEN);
	}
	if (b->state == BREAKER_HALF_OPEN) {
		if (b->out == b->cfg.probes_in_flight)
			return false;
		b->out++;
	}
	*permit = b->stay;
	tell(b, from);
	return true;
}

/* Begins the cell that a result of now is in, and those that were passed by on the way. */
static void begin_cell(struct breaker *b)
{
	uint64_t size = b->cfg.window_size;
	uint64_t to = b->cfg.window == BREAKER_LAST_CALLS ? b->cell + 1 :
							    get_time(b) / b->cfg.bucket_ns;
	uint64_t c = to - b->cell > size ? to - size : b->cell;

	while (c != to)
		b->before[++c % size] = b->sum;
	b->cell = to;
}

static bool is_failing(const struct breaker *b)
{
	uint64_t size = b->cfg.window_size;
	const struct sum *then = &b->before[(b->cell % size + 1) % size];
	uint64_t results = b->sum.results - then->results;
	uint64_t failures = b->sum.failures - then->failures;

	return results >= b->cfg.min_calls &&
	       failures * 1000 >= results * b->cfg.failure_permille;
}

void breaker_record(struct breaker *b, uint64_t permit, bool success, uint64_t elapsed_ns)
{
	enum breaker_state from = b->state;
	bool failed = !success || (b->cfg.slow_ns && elapsed_ns > b->cfg.slow_ns);

	if (permit != b->stay)
		return;
	if (b->state == BREAKER_CLOSED) {
		begin_cell(b);
		b->sum.results++;
		b->sum.failures += failed;
		if (is_failing(b))
			move(b, BREAKER_OPEN);
	} else if (failed) {
		move(b, BREAKER_OPEN);
	} else {
		b->out--;
		if (++b->successes == b->cfg.probes_to_close)
			move(b, BREAKER_CLOSED);
	}
	tell(b, from);
}

void breaker_cancel(struct breaker *b, uint64_t permit)
{
	if (permit == b->stay && b->state == BREAKER_HALF_OPEN)
		b->out--;
}

enum breaker_state breaker_get_state(const struct breaker *b)
{
	return b->state;
}
