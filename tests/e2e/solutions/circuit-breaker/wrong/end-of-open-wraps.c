/* wrong: end-of-open-wraps
 * cause: When OPEN ends is computed as now plus open_ns, which wraps for an open_ns of
 *    UINT64_MAX, so that OPEN for good is over at once.
 * contract: "how long OPEN refuses; UINT64_MAX: for good, in effect"
 * names: open */
#include <circuit_breaker.h>

#include <stdlib.h>
#include <string.h>

/* Nothing is ever subtracted from a count here. `sum` only grows, before[i] is what it was when
 * cell i began, and the window is the difference. A cell is a bucket, or one result of
 * LAST_CALLS. */
struct sum {
	uint64_t results, ok;
};

struct breaker {
	struct breaker_config cfg;
	const struct hone_clock *clock;
	enum breaker_state state;
	uint64_t generation;
	uint64_t open_until_ns;
	uint64_t probes_out, probes_ok;
	uint64_t cell;        /* the number of the newest one */
	struct sum sum;
	struct sum *before;   /* window_size of them, cell c in c % window_size */
};

static bool valid(const struct breaker_config *cfg)
{
	switch (cfg->window) {
	case BREAKER_LAST_CALLS:
		if (cfg->min_calls > cfg->window_size)
			return false;
		break;
	case BREAKER_LAST_BUCKETS:
		if (cfg->bucket_ns == 0)
			return false;
		break;
	default:
		return false;
	}
	return cfg->window_size && cfg->window_size <= 65536 && cfg->min_calls &&
	       cfg->failure_permille && cfg->failure_permille <= 1000 &&
	       cfg->probes_in_flight && cfg->probes_to_close;
}

struct breaker *breaker_new(const struct breaker_config *cfg, const struct hone_clock *clock)
{
	struct breaker *b;

	if (!valid(cfg))
		return NULL;
	b = malloc(sizeof *b);
	if (!b)
		return NULL;
	*b = (struct breaker){ .cfg = *cfg, .clock = clock, .generation = 1 };
	b->before = calloc(cfg->window_size, sizeof *b->before);
	if (!b->before) {
		free(b);
		return NULL;
	}
	return b;
}

void breaker_free(struct breaker *b)
{
	if (b) {
		free(b->before);
		free(b);
	}
}

static void go_to(struct breaker *b, enum breaker_state state)
{
	b->state = state;
	b->generation++;
	b->probes_out = 0;
	b->probes_ok = 0;
	if (state == BREAKER_OPEN)
		b->open_until_ns = hone_now_ns(b->clock) + b->cfg.open_ns;
	if (state == BREAKER_CLOSED) {
		b->sum = (struct sum){ 0, 0 };
		memset(b->before, 0, b->cfg.window_size * sizeof *b->before);
	}
}

static void say(struct breaker *b, enum breaker_state from)
{
	if (b->cfg.on_changed)
		b->cfg.on_changed(from, b->state, b->cfg.ctx);
}

static bool still_refuses(const struct breaker *b)
{
	return hone_now_ns(b->clock) < b->open_until_ns;
}

bool breaker_acquire(struct breaker *b, uint64_t *permit)
{
	bool moved = false;

	*permit = 0;
	if (b->state == BREAKER_OPEN) {
		if (still_refuses(b))
			return false;
		go_to(b, BREAKER_HALF_OPEN);
		moved = true;
	}
	if (b->state == BREAKER_HALF_OPEN && b->probes_out == b->cfg.probes_in_flight)
		return false;
	b->probes_out++; /* in CLOSED nobody looks at it */
	*permit = b->generation;
	if (moved)
		say(b, BREAKER_OPEN);
	return true;
}

static uint64_t cell_of_now(const struct breaker *b)
{
	uint64_t bucket;

	if (b->cfg.window == BREAKER_LAST_CALLS)
		return b->cell + 1;
	bucket = hone_now_ns(b->clock) / b->cfg.bucket_ns;
	return bucket > b->cell ? bucket : b->cell;
}

/* Begins the cells up to `cell`: none of them has anything in it yet. */
static void begin_cells(struct breaker *b, uint64_t cell)
{
	uint64_t c = b->cell, size = b->cfg.window_size;

	if (cell - c > size)
		c = cell - size;
	while (c != cell)
		b->before[++c % size] = b->sum;
	b->cell = cell;
}

static struct sum get_window(const struct breaker *b)
{
	uint64_t size = b->cfg.window_size;
	const struct sum *then = &b->before[(b->cell % size + 1) % size];

	return (struct sum){ b->sum.results - then->results, b->sum.ok - then->ok };
}

static bool is_too_bad(const struct breaker *b)
{
	struct sum w = get_window(b);

	if (w.results < b->cfg.min_calls)
		return false;
	return (w.results - w.ok) * 1000 >= w.results * b->cfg.failure_permille;
}

static void take_result(struct breaker *b, bool ok)
{
	begin_cells(b, cell_of_now(b));
	b->sum.results++;
	b->sum.ok += ok;
	if (!is_too_bad(b))
		return;
	go_to(b, BREAKER_OPEN);
	say(b, BREAKER_CLOSED);
}

static void take_probe(struct breaker *b, bool ok)
{
	b->probes_out--;
	b->probes_ok += ok;
	if (ok && b->probes_ok < b->cfg.probes_to_close)
		return;
	go_to(b, ok ? BREAKER_CLOSED : BREAKER_OPEN);
	say(b, BREAKER_HALF_OPEN);
}

void breaker_record(struct breaker *b, uint64_t permit, bool success, uint64_t elapsed_ns)
{
	bool in_time = b->cfg.slow_ns == 0 || elapsed_ns <= b->cfg.slow_ns;

	if (permit != b->generation)
		return;
	if (b->state == BREAKER_HALF_OPEN)
		take_probe(b, success && in_time);
	else
		take_result(b, success && in_time);
}

void breaker_cancel(struct breaker *b, uint64_t permit)
{
	if (permit == b->generation)
		b->probes_out--;
}

enum breaker_state breaker_get_state(const struct breaker *b)
{
	return b->state;
}
