/* mutant: deadline-from-the-clocks-zero
 * behaves like: a deadline that counts from the clock's zero and not from the start of the run
 * killed by: a_deadline_far_away_stops_nothing
 * why learners write this: in a first try the clock begins at 0, and then now and elapsed are the
 * same */
#include "retry_backoff.h"

static uint64_t lesser(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

static uint64_t sum_or_most(uint64_t a, uint64_t b)
{
	return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

uint64_t retry_envelope_ns(const struct retry_policy *p, uint32_t n)
{
	uint64_t wait_ns = p->base_ns;

	if (p->mult == 1)
		return wait_ns;

	for (; n > 0; n--) {
		if (wait_ns > p->cap_ns / p->mult)
			return p->cap_ns;
		wait_ns *= p->mult;
	}
	return wait_ns;
}

static uint64_t decorrelated_ns(const struct retry_policy *p, uint64_t prev_ns,
				struct hone_rng *rng)
{
	uint64_t most = prev_ns > p->cap_ns / 3 ? p->cap_ns : 3 * prev_ns;

	return hone_rng_between(rng, p->base_ns, most);
}

uint64_t retry_delay_ns(const struct retry_policy *p, uint32_t n, uint64_t prev_ns,
			struct hone_rng *rng)
{
	uint64_t v = retry_envelope_ns(p, n);

	switch (p->jitter) {
	case RETRY_FULL:
		return hone_rng_between(rng, 0, v);
	case RETRY_EQUAL:
		return hone_rng_between(rng, v - v / 2, v);
	case RETRY_DECORRELATED:
		return decorrelated_ns(p, prev_ns, rng);
	case RETRY_NO_JITTER:
		break;
	}
	return v;
}

static void budget_pay_in(struct retry_budget *b)
{
	if (b)
		b->tokens = lesser(sum_or_most(b->tokens, b->per_call), b->max_tokens);
}

static bool budget_has_enough(const struct retry_budget *b)
{
	return !b || b->tokens >= b->per_retry;
}

static void budget_take(struct retry_budget *b)
{
	if (b)
		b->tokens -= b->per_retry;
}

static bool policy_is_in_range(const struct retry_policy *p)
{
	return p->max_attempts >= 1 && p->base_ns >= 1 && p->cap_ns >= p->base_ns &&
	       p->mult >= 1 && (unsigned)p->jitter <= RETRY_DECORRELATED;
}

static bool is_cancelled(const struct retry_env *env)
{
	return env->cancelled && env->cancelled(env->ctx);
}

static bool ends_late(const struct retry_policy *p, uint64_t elapsed_ns, uint64_t wait_ns)
{
	if (p->max_elapsed_ns == UINT64_MAX)
		return false;
	return elapsed_ns > p->max_elapsed_ns || wait_ns > p->max_elapsed_ns - elapsed_ns;
}

enum retry_end retry_run(const struct retry_policy *p, const struct retry_env *env, retry_op *op,
			 void *op_ctx, struct retry_report *report)
{
	uint64_t delay_ns = p->base_ns;

	*report = (struct retry_report){ 0, 0 };
	if (!policy_is_in_range(p))
		return RETRY_END_BAD_POLICY;
	for (;;) {
		uint64_t retry_after_ns = 0, wait_ns;
		enum retry_result result;

		if (is_cancelled(env))
			return RETRY_END_CANCELLED;
		if (report->attempts == 0)
			budget_pay_in(env->budget);
		else
			budget_take(env->budget);
		result = op(op_ctx, &retry_after_ns);
		report->attempts++;

		if (result == RETRY_OK)
			return RETRY_END_OK;
		if (result == RETRY_PERMANENT)
			return RETRY_END_PERMANENT;
		if (report->attempts == p->max_attempts)
			return RETRY_END_ATTEMPTS;
		if (retry_after_ns > p->max_retry_after_ns)
			return RETRY_END_RETRY_AFTER;
		delay_ns = retry_delay_ns(p, report->attempts - 1, delay_ns, env->rng);
		wait_ns = delay_ns > retry_after_ns ? delay_ns : retry_after_ns;
		if (ends_late(p, hone_now_ns(env->clock), wait_ns))
			return RETRY_END_DEADLINE;
		if (!budget_has_enough(env->budget))
			return RETRY_END_BUDGET;

		report->waited_ns = sum_or_most(report->waited_ns, wait_ns);
		hone_sleep_ns(env->clock, wait_ns);
	}
}
