/* honest: a table with the functions of each state, and one of each window; slots that know which
 * bucket they hold. Liberties: each permit is a number of its own, counted down
 * from UINT64_MAX; LAST_CALLS remembers only when the failures came; the buckets are summed afresh
 * whenever the bucket changes; after a step back "now" is what the clock says: a result is in
 * that bucket, and the results of later buckets are dropped as those of older ones were. */
#include <circuit_breaker.h>

#include <stdlib.h>

struct slot {
	uint64_t bucket, results, failures;
};

struct calls {
	uint64_t *failed_at; /* a ring: the numbers of the calls that failed, oldest first */
	uint32_t first;
	uint64_t number;     /* of the latest call, from 1 */
};

struct breaker {
	struct breaker_config cfg;
	const struct hone_clock *clock;
	enum breaker_state state;
	uint64_t next_permit, first_permit; /* of this state, falling */
	uint64_t opened_ns;
	uint32_t probes, successes;
	uint64_t results, failures;         /* in the window */
	struct calls calls;
	struct slot *slots;
	uint64_t bucket;                    /* that results and failures are right for */
};

struct window_kind {
	bool (*is_allowed)(const struct breaker_config *cfg);
	bool (*make)(struct breaker *b);
	void (*empty)(struct breaker *b);
	void (*add)(struct breaker *b, bool failed);
};

struct state_kind {
	bool (*ask)(struct breaker *b);
	void (*end)(struct breaker *b, bool failed);
	void (*give_back)(struct breaker *b);
};

static void change(struct breaker *b, enum breaker_state to)
{
	b->state = to;
	b->first_permit = b->next_permit;
	b->probes = 0;
	b->successes = 0;
	if (to == BREAKER_OPEN)
		b->opened_ns = hone_now_ns(b->clock);
}

static void tell(const struct breaker *b, enum breaker_state from)
{
	if (from != b->state && b->cfg.on_changed)
		b->cfg.on_changed(from, b->state, b->cfg.ctx);
}

/* ---- LAST_CALLS ---- */

static bool calls_allowed(const struct breaker_config *cfg)
{
	return cfg->min_calls <= cfg->window_size;
}

static bool calls_make(struct breaker *b)
{
	b->calls.failed_at = malloc(b->cfg.window_size * sizeof *b->calls.failed_at);
	return b->calls.failed_at != NULL;
}

static void calls_empty(struct breaker *b)
{
	b->calls.first = 0;
	b->calls.number = 0;
}

static void calls_add(struct breaker *b, bool failed)
{
	struct calls *c = &b->calls;
	uint64_t size = b->cfg.window_size;

	c->number++;
	if (b->failures && c->failed_at[c->first] + size <= c->number) {
		c->first = (uint32_t)((c->first + 1) % size);
		b->failures--;
	}
	if (failed)
		c->failed_at[(c->first + b->failures++) % size] = c->number;
	b->results = c->number < size ? c->number : size;
}

/* ---- LAST_BUCKETS ---- */

static bool buckets_allowed(const struct breaker_config *cfg)
{
	return cfg->bucket_ns > 0;
}

static bool buckets_make(struct breaker *b)
{
	b->slots = calloc(b->cfg.window_size, sizeof *b->slots);
	return b->slots != NULL;
}

static void buckets_empty(struct breaker *b)
{
	for (uint32_t i = 0; i < b->cfg.window_size; i++)
		b->slots[i] = (struct slot){ 0, 0, 0 };
}

/* Drops what is not in the window that ends with `bucket`, and sums the rest. */
static void buckets_move(struct breaker *b, uint64_t bucket)
{
	b->bucket = bucket;
	b->results = b->failures = 0;
	for (uint32_t i = 0; i < b->cfg.window_size; i++) {
		struct slot *slot = &b->slots[i];

		if (slot->bucket > bucket || bucket - slot->bucket >= b->cfg.window_size)
			slot->results = slot->failures = 0;
		b->results += slot->results;
		b->failures += slot->failures;
	}
}

static void buckets_add(struct breaker *b, bool failed)
{
	uint64_t bucket = hone_now_ns(b->clock) / b->cfg.bucket_ns;
	struct slot *slot = &b->slots[bucket % b->cfg.window_size];

	if (bucket != b->bucket)
		buckets_move(b, bucket);
	slot->bucket = bucket;
	slot->results++;
	slot->failures += failed;
	b->results++;
	b->failures += failed;
}

static const struct window_kind windows[] = {
	[BREAKER_LAST_CALLS] = { calls_allowed, calls_make, calls_empty, calls_add },
	[BREAKER_LAST_BUCKETS] = { buckets_allowed, buckets_make, buckets_empty, buckets_add },
};

/* ---- CLOSED ---- */

static bool closed_ask(struct breaker *b)
{
	(void)b;
	return true;
}

static void closed_end(struct breaker *b, bool failed)
{
	windows[b->cfg.window].add(b, failed);
	if (b->results >= b->cfg.min_calls &&
	    b->failures * 1000 >= b->results * b->cfg.failure_permille)
		change(b, BREAKER_OPEN);
}

static void closed_give_back(struct breaker *b)
{
	(void)b;
}

/* ---- OPEN: no permit of its own is ever out ---- */

static bool open_ask(struct breaker *b)
{
	uint64_t now = hone_now_ns(b->clock);

	if (now < b->opened_ns || now - b->opened_ns < b->cfg.open_ns)
		return false;
	change(b, BREAKER_HALF_OPEN);
	b->probes = 1;
	return true;
}

static void open_end(struct breaker *b, bool failed)
{
	(void)b;
	(void)failed;
}

/* ---- HALF_OPEN ---- */

static bool half_open_ask(struct breaker *b)
{
	if (b->probes >= b->cfg.probes_in_flight)
		return false;
	b->probes++;
	return true;
}

static void half_open_end(struct breaker *b, bool failed)
{
	b->probes--;
	if (failed) {
		change(b, BREAKER_OPEN);
		return;
	}
	if (++b->successes < b->cfg.probes_to_close)
		return;
	windows[b->cfg.window].empty(b);
	b->results = b->failures = 0;
	change(b, BREAKER_CLOSED);
}

static void half_open_give_back(struct breaker *b)
{
	b->probes--;
}

static const struct state_kind states[] = {
	[BREAKER_CLOSED] = { closed_ask, closed_end, closed_give_back },
	[BREAKER_OPEN] = { open_ask, open_end, closed_give_back },
	[BREAKER_HALF_OPEN] = { half_open_ask, half_open_end, half_open_give_back },
};

/* ---- the header's functions ---- */

struct breaker *breaker_new(const struct breaker_config *cfg, const struct hone_clock *clock)
{
	struct breaker *b;

	if (cfg->window != BREAKER_LAST_CALLS && cfg->window != BREAKER_LAST_BUCKETS)
		return NULL;
	if (!windows[cfg->window].is_allowed(cfg) || !cfg->min_calls || !cfg->window_size ||
	    cfg->window_size > 65536 || !cfg->failure_permille || cfg->failure_permille > 1000 ||
	    !cfg->probes_in_flight || !cfg->probes_to_close)
		return NULL;
	b = calloc(1, sizeof *b);
	if (!b)
		return NULL;
	b->cfg = *cfg;
	b->clock = clock;
	b->next_permit = b->first_permit = UINT64_MAX;
	if (windows[cfg->window].make(b))
		return b;
	free(b);
	return NULL;
}

void breaker_free(struct breaker *b)
{
	if (!b)
		return;
	free(b->calls.failed_at);
	free(b->slots);
	free(b);
}

bool breaker_acquire(struct breaker *b, uint64_t *permit)
{
	enum breaker_state from = b->state;
	bool granted = states[from].ask(b);

	*permit = granted ? b->next_permit-- : 0;
	tell(b, from);
	return granted;
}

static bool is_current(const struct breaker *b, uint64_t permit)
{
	return permit != 0 && permit <= b->first_permit;
}

void breaker_record(struct breaker *b, uint64_t permit, bool success, uint64_t elapsed_ns)
{
	enum breaker_state from = b->state;
	bool slow = b->cfg.slow_ns != 0 && elapsed_ns > b->cfg.slow_ns;

	if (!is_current(b, permit))
		return;
	states[from].end(b, !success || slow);
	tell(b, from);
}

void breaker_cancel(struct breaker *b, uint64_t permit)
{
	if (is_current(b, permit))
		states[b->state].give_back(b);
}

enum breaker_state breaker_get_state(const struct breaker *b)
{
	return b->state;
}
