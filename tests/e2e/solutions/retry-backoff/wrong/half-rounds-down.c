/* wrong: half-rounds-down
 * cause: RETRY_EQUAL draws from v/2 to v, so for an odd v the lower end is one nanosecond
 * below v - v/2.
 * contract: "RETRY_EQUAL v - v/2 .. v, where v/2 is rounded down"
 * names: jitter */
#include "retry_backoff.h"

#include <stddef.h>

/* Tables: the reasons to stop in their order, and for each jitter the range it draws from. The
 * growth is found by division, so nothing can overflow. */
struct attempt {
	const struct retry_policy *p;
	const struct retry_budget *budget;
	enum retry_result result;
	uint32_t made;
	uint64_t asked_ns, elapsed_ns, wait_ns;
};

struct reason {
	enum retry_end end;
	bool (*holds)(const struct attempt *a);
};

struct range {
	uint64_t lo, hi;
};

uint64_t retry_envelope_ns(const struct retry_policy *p, uint32_t n)
{
	uint64_t room = p->cap_ns / p->base_ns, power = 1;

	for (; n > 0 && p->mult > 1; n--) {
		if (p->mult > room)
			return p->cap_ns;
		room /= p->mult;
		power *= p->mult;
	}
	return p->base_ns * power;
}

static struct range range_full(const struct retry_policy *p, uint64_t v, uint64_t prev_ns)
{
	(void)p;
	(void)prev_ns;
	return (struct range){ 0, v };
}

static struct range range_equal(const struct retry_policy *p, uint64_t v, uint64_t prev_ns)
{
	(void)p;
	(void)prev_ns;
	return (struct range){ v / 2, v };
}

static struct range range_decorrelated(const struct retry_policy *p, uint64_t v, uint64_t prev_ns)
{
	(void)v;
	if (prev_ns > p->cap_ns / 3)
		return (struct range){ p->base_ns, p->cap_ns };
	return (struct range){ p->base_ns, 3 * prev_ns };
}

typedef struct range range_fn(const struct retry_policy *p, uint64_t v, uint64_t prev_ns);

static range_fn *const ranges[] = {
	[RETRY_NO_JITTER] = NULL,
	[RETRY_FULL] = range_full,
	[RETRY_EQUAL] = range_equal,
	[RETRY_DECORRELATED] = range_decorrelated,
};

uint64_t retry_delay_ns(const struct retry_policy *p, uint32_t n, uint64_t prev_ns,
			struct hone_rng *rng)
{
	uint64_t v = retry_envelope_ns(p, n);
	struct range range;

	if (!ranges[p->jitter])
		return v;
	range = ranges[p->jitter](p, v, prev_ns);
	return hone_rng_between(rng, range.lo, range.hi);
}

static bool is_permanent(const struct attempt *a)
{
	return a->result == RETRY_PERMANENT;
}

static bool is_last(const struct attempt *a)
{
	return a->made >= a->p->max_attempts;
}

static bool asks_too_much(const struct attempt *a)
{
	return a->asked_ns > a->p->max_retry_after_ns;
}

static bool is_too_late(const struct attempt *a)
{
	uint64_t limit_ns = a->p->max_elapsed_ns;

	if (limit_ns == UINT64_MAX)
		return false;
	return a->elapsed_ns > limit_ns || limit_ns - a->elapsed_ns < a->wait_ns;
}

static bool is_broke(const struct attempt *a)
{
	return a->budget && a->budget->tokens < a->budget->per_retry;
}

static const struct reason reasons[] = {
	{ RETRY_END_PERMANENT, is_permanent },
	{ RETRY_END_ATTEMPTS, is_last },
	{ RETRY_END_RETRY_AFTER, asks_too_much },
	{ RETRY_END_DEADLINE, is_too_late },
	{ RETRY_END_BUDGET, is_broke },
};

static enum retry_end first_reason(const struct attempt *a)
{
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].holds(a))
			return reasons[i].end;
	return RETRY_END_OK;
}

static bool is_in_range(const struct retry_policy *p)
{
	return p->max_attempts && p->base_ns && p->mult && p->base_ns <= p->cap_ns &&
	       (size_t)p->jitter < sizeof ranges / sizeof *ranges;
}

static void count_attempt(struct retry_budget *b, uint32_t made)
{
	uint64_t room;

	if (!b)
		return;
	room = b->max_tokens - b->tokens;
	if (made > 1)
		b->tokens -= b->per_retry;
	else
		b->tokens += b->per_call < room ? b->per_call : room;
}

enum retry_end retry_run(const struct retry_policy *p, const struct retry_env *env, retry_op *op,
			 void *op_ctx, struct retry_report *report)
{
	struct attempt a = { .p = p, .budget = env->budget };
	uint64_t start_ns = hone_now_ns(env->clock), delay_ns = p->base_ns;
	enum retry_end end;

	*report = (struct retry_report){ .attempts = 0 };
	if (!is_in_range(p))
		return RETRY_END_BAD_POLICY;
	for (;;) {
		if (env->cancelled && env->cancelled(env->ctx))
			return RETRY_END_CANCELLED;
		report->attempts = ++a.made;
		count_attempt(env->budget, a.made);
		a.asked_ns = 0;
		a.result = op(op_ctx, &a.asked_ns);
		if (a.result == RETRY_OK)
			return RETRY_END_OK;
		a.elapsed_ns = hone_now_ns(env->clock) - start_ns;
		delay_ns = retry_delay_ns(p, a.made - 1, delay_ns, env->rng);
		a.wait_ns = a.asked_ns > delay_ns ? a.asked_ns : delay_ns;
		end = first_reason(&a);
		if (end != RETRY_END_OK)
			return end;
		if (a.wait_ns > 0)
			hone_sleep_ns(env->clock, a.wait_ns);
		if (a.wait_ns < UINT64_MAX - report->waited_ns)
			report->waited_ns += a.wait_ns;
		else
			report->waited_ns = UINT64_MAX;
	}
}
