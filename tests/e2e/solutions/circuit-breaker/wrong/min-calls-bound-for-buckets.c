/* wrong: min-calls-bound-for-buckets
 * cause: min_calls may be no more than window_size for LAST_BUCKETS either, where window_size
 *    is a number of buckets and not of results; breaker_new returns NULL.
 * contract: "at least 1, and for LAST_CALLS at most window_size"
 * names: new */
#include "circuit_breaker.h"

#include <stdlib.h>

/* The window is a queue of nodes, oldest first: one for each result, or one for each bucket that
 * has any. Nodes that are in no queue wait in `spare`. */
struct node {
	struct node *next;
	uint64_t bucket;
	uint64_t good, bad;
};

struct breaker {
	struct breaker_config cfg;
	const struct hone_clock *clock;
	struct node *oldest, **end;  /* end: where the next node is hung */
	struct node *newest;
	struct node *spare;
	uint32_t length;
	uint64_t good, bad;
	uint64_t time;               /* the latest that the clock has said */
	uint64_t opened;
	uint64_t turn;               /* of states, from 1: the permit */
	uint32_t busy, passed;       /* probes */
	enum breaker_state state;
};

static bool config_is_fine(const struct breaker_config *cfg)
{
	if (cfg->window != BREAKER_LAST_CALLS && cfg->window != BREAKER_LAST_BUCKETS)
		return false;
	if (cfg->window_size == 0 || cfg->window_size > 65536)
		return false;
	if (cfg->window == BREAKER_LAST_BUCKETS && cfg->bucket_ns == 0)
		return false;
	if (cfg->min_calls == 0 || cfg->min_calls > cfg->window_size)
		return false;
	if (cfg->failure_permille == 0 || cfg->failure_permille > 1000)
		return false;
	return cfg->probes_in_flight != 0 && cfg->probes_to_close != 0;
}

struct breaker *breaker_new(const struct breaker_config *cfg, const struct hone_clock *clock)
{
	struct breaker *b;

	if (!config_is_fine(cfg))
		return NULL;
	b = calloc(1, sizeof *b);
	if (!b)
		return NULL;
	b->cfg = *cfg;
	b->clock = clock;
	b->end = &b->oldest;
	b->turn = 1;
	b->state = BREAKER_CLOSED;
	for (uint32_t i = 0; i < cfg->window_size; i++) {
		struct node *node = malloc(sizeof *node);

		if (!node) {
			breaker_free(b);
			return NULL;
		}
		node->next = b->spare;
		b->spare = node;
	}
	return b;
}

static void free_all(struct node *node)
{
	while (node) {
		struct node *next = node->next;

		free(node);
		node = next;
	}
}

void breaker_free(struct breaker *b)
{
	if (!b)
		return;
	free_all(b->oldest);
	free_all(b->spare);
	free(b);
}

static uint64_t read_time(struct breaker *b)
{
	uint64_t t = hone_now_ns(b->clock);

	return b->time = t > b->time ? t : b->time;
}

static void leave(struct breaker *b)
{
	struct node *node = b->oldest;

	b->oldest = node->next;
	if (!b->oldest) {
		b->end = &b->oldest;
		b->newest = NULL;
	}
	b->good -= node->good;
	b->bad -= node->bad;
	b->length--;
	node->next = b->spare;
	b->spare = node;
}

static struct node *join(struct breaker *b, uint64_t bucket)
{
	struct node *node = b->spare;

	b->spare = node->next;
	*node = (struct node){ .bucket = bucket };
	*b->end = node;
	b->end = &node->next;
	b->newest = node;
	b->length++;
	return node;
}

/* The node that a result of now goes into. */
static struct node *node_of_now(struct breaker *b)
{
	uint64_t bucket;

	if (b->cfg.window == BREAKER_LAST_CALLS) {
		if (b->length == b->cfg.window_size)
			leave(b);
		return join(b, 0);
	}
	bucket = read_time(b) / b->cfg.bucket_ns;
	while (b->oldest && bucket - b->oldest->bucket >= b->cfg.window_size)
		leave(b);
	if (b->newest && b->newest->bucket == bucket)
		return b->newest;
	return join(b, bucket);
}

static void tell(const struct breaker *b, enum breaker_state from)
{
	if (b->cfg.on_changed)
		b->cfg.on_changed(from, b->state, b->cfg.ctx);
}

static void open_up(struct breaker *b)
{
	enum breaker_state from = b->state;

	b->opened = read_time(b);
	b->state = BREAKER_OPEN;
	b->turn++;
	tell(b, from);
}

static void close_again(struct breaker *b)
{
	while (b->oldest)
		leave(b);
	b->state = BREAKER_CLOSED;
	b->turn++;
	tell(b, BREAKER_HALF_OPEN);
}

static void judge(struct breaker *b)
{
	uint64_t results = b->good + b->bad;

	if (results >= b->cfg.min_calls && b->bad * 1000 >= results * b->cfg.failure_permille)
		open_up(b);
}

static void count_result(struct breaker *b, bool failed)
{
	struct node *node = node_of_now(b);

	if (failed) {
		node->bad++;
		b->bad++;
	} else {
		node->good++;
		b->good++;
	}
	judge(b);
}

static void count_probe(struct breaker *b, bool failed)
{
	b->busy--;
	if (failed) {
		open_up(b);
		return;
	}
	b->passed++;
	if (b->passed == b->cfg.probes_to_close)
		close_again(b);
}

static bool start_probing(struct breaker *b, uint64_t *permit)
{
	if (read_time(b) - b->opened < b->cfg.open_ns)
		return false;
	b->state = BREAKER_HALF_OPEN;
	b->turn++;
	b->busy = 1;
	b->passed = 0;
	*permit = b->turn;
	tell(b, BREAKER_OPEN);
	return true;
}

bool breaker_acquire(struct breaker *b, uint64_t *permit)
{
	*permit = 0;
	if (b->state == BREAKER_OPEN)
		return start_probing(b, permit);
	if (b->state == BREAKER_HALF_OPEN) {
		if (b->busy == b->cfg.probes_in_flight)
			return false;
		b->busy++;
	}
	*permit = b->turn;
	return true;
}

void breaker_record(struct breaker *b, uint64_t permit, bool success, uint64_t elapsed_ns)
{
	bool slow = b->cfg.slow_ns && elapsed_ns > b->cfg.slow_ns;

	if (permit != b->turn)
		return;
	if (b->state == BREAKER_HALF_OPEN)
		count_probe(b, !success || slow);
	else
		count_result(b, !success || slow);
}

void breaker_cancel(struct breaker *b, uint64_t permit)
{
	if (permit == b->turn && b->state == BREAKER_HALF_OPEN)
		b->busy--;
}

enum breaker_state breaker_get_state(const struct breaker *b)
{
	return b->state;
}
