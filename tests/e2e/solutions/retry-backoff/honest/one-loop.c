/* honest: one loop with early returns and 64-bit sums that stop at the top. Liberties: a wait of 0
 * is not slept; without a deadline the time is never asked for; the jitter is subtracted from the
 * upper end of its range, so the lowest draw is the longest delay; the report is kept in two local
 * numbers and filled at the end. */
#include "retry_backoff.h"

static uint64_t sum(uint64_t a, uint64_t b)
{
	return b > UINT64_MAX - a ? UINT64_MAX : a + b;
}

uint64_t retry_envelope_ns(const struct retry_policy *p, uint32_t n)
{
	const uint64_t last = p->cap_ns / p->mult; /* what may be multiplied once more */
	uint64_t v = p->base_ns;

	if (p->mult == 1)
		return v;
	for (; n > 0; n--) {
		if (v > last)
			return p->cap_ns;
		v *= p->mult;
	}
	return v;
}

uint64_t retry_delay_ns(const struct retry_policy *p, uint32_t n, uint64_t prev_ns,
			struct hone_rng *rng)
{
	uint64_t v = retry_envelope_ns(p, n);

	switch (p->jitter) {
	case RETRY_NO_JITTER:
		return v;
	case RETRY_FULL:
		return v - hone_rng_between(rng, 0, v);
	case RETRY_EQUAL:
		return v - hone_rng_between(rng, 0, v / 2);
	case RETRY_DECORRELATED:
		break;
	}
	v = prev_ns > p->cap_ns / 3 ? p->cap_ns : 3 * prev_ns;
	return v - hone_rng_between(rng, 0, v - p->base_ns);
}

static bool is_bad(const struct retry_policy *p)
{
	return p->max_attempts == 0 || p->base_ns == 0 || p->cap_ns < p->base_ns || p->mult == 0 ||
	       (unsigned)p->jitter > RETRY_DECORRELATED;
}

static uint64_t now_ns(const struct retry_policy *p, const struct retry_env *env)
{
	return p->max_elapsed_ns == UINT64_MAX ? 0 : hone_now_ns(env->clock);
}

static void pay(struct retry_budget *b, bool is_retry)
{
	if (!b)
		return;
	if (is_retry)
		b->tokens -= b->per_retry;
	else if (b->max_tokens - b->tokens < b->per_call)
		b->tokens = b->max_tokens;
	else
		b->tokens += b->per_call;
}

static enum retry_end run(const struct retry_policy *p, const struct retry_env *env, retry_op *op,
			  void *op_ctx, struct retry_report *report)
{
	const uint64_t start_ns = now_ns(p, env);
	uint64_t delay_ns = p->base_ns;

	for (uint32_t n = 0;; n++) {
		uint64_t asked_ns = 0, wait_ns;
		enum retry_result result;

		if (env->cancelled && env->cancelled(env->ctx))
			return RETRY_END_CANCELLED;
		pay(env->budget, n > 0);
		report->attempts = n + 1;
		result = op(op_ctx, &asked_ns);
		if (result != RETRY_TRANSIENT)
			return result == RETRY_OK ? RETRY_END_OK : RETRY_END_PERMANENT;
		if (n + 1 == p->max_attempts)
			return RETRY_END_ATTEMPTS;
		if (asked_ns > p->max_retry_after_ns)
			return RETRY_END_RETRY_AFTER;
		delay_ns = retry_delay_ns(p, n, delay_ns, env->rng);
		wait_ns = asked_ns > delay_ns ? asked_ns : delay_ns;
		if (p->max_elapsed_ns != UINT64_MAX &&
		    sum(now_ns(p, env) - start_ns, wait_ns) > p->max_elapsed_ns)
			return RETRY_END_DEADLINE;
		if (env->budget && env->budget->tokens < env->budget->per_retry)
			return RETRY_END_BUDGET;
		if (wait_ns > 0)
			hone_sleep_ns(env->clock, wait_ns);
		report->waited_ns = sum(report->waited_ns, wait_ns);
	}
}

enum retry_end retry_run(const struct retry_policy *p, const struct retry_env *env, retry_op *op,
			 void *op_ctx, struct retry_report *report)
{
	struct retry_report mine = { 0, 0 };
	enum retry_end end = is_bad(p) ? RETRY_END_BAD_POLICY : run(p, env, op, op_ctx, &mine);

	*report = mine;
	return end;
}
