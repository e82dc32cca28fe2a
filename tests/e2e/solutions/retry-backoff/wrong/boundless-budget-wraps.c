/* wrong: boundless-budget-wraps
 * cause: What is paid in is cut only where the sum, which stops at UINT64_MAX, is more than
 * max_tokens: with a max_tokens of UINT64_MAX it never is, and tokens wraps.
 * contract: "What does not fit below max_tokens is lost. tokens <= max_tokens, before and
 * after."
 * names: budget */
#include "retry_backoff.h"

/* A run as a struct that small functions work on; powers by squaring, sums and products that stop
 * at UINT64_MAX. */
struct run {
	const struct retry_policy *policy;
	const struct retry_env *env;
	struct retry_report *report;
	uint64_t start_ns, delay_ns, asked_ns;
};

static uint64_t sat_add(uint64_t a, uint64_t b)
{
	return a + b < a ? UINT64_MAX : a + b;
}

static uint64_t sat_mul(uint64_t a, uint64_t b)
{
	return b != 0 && a > UINT64_MAX / b ? UINT64_MAX : a * b;
}

static uint64_t at_most(uint64_t a, uint64_t limit)
{
	return a < limit ? a : limit;
}

uint64_t retry_envelope_ns(const struct retry_policy *p, uint32_t n)
{
	uint64_t power = 1, square = p->mult;

	for (; n > 0; n >>= 1) {
		if (n & 1)
			power = sat_mul(power, square);
		square = sat_mul(square, square);
	}
	return at_most(sat_mul(p->base_ns, power), p->cap_ns);
}

uint64_t retry_delay_ns(const struct retry_policy *p, uint32_t n, uint64_t prev_ns,
			struct hone_rng *rng)
{
	uint64_t v;

	if (p->jitter == RETRY_DECORRELATED)
		return hone_rng_between(rng, p->base_ns, at_most(sat_mul(prev_ns, 3), p->cap_ns));
	v = retry_envelope_ns(p, n);
	if (p->jitter == RETRY_FULL)
		return hone_rng_between(rng, 0, v);
	if (p->jitter == RETRY_EQUAL)
		return v - v / 2 + hone_rng_between(rng, 0, v / 2);
	return v;
}

static bool is_valid(const struct retry_policy *p)
{
	return p->max_attempts > 0 && p->base_ns > 0 && p->cap_ns >= p->base_ns && p->mult > 0 &&
	       (p->jitter == RETRY_NO_JITTER || p->jitter == RETRY_FULL ||
		p->jitter == RETRY_EQUAL || p->jitter == RETRY_DECORRELATED);
}

static bool is_cancelled(const struct run *r)
{
	return r->env->cancelled && r->env->cancelled(r->env->ctx);
}

static void settle(struct retry_budget *budget, bool is_first)
{
	if (!budget)
		return;
	if (!is_first)
		budget->tokens -= budget->per_retry;
	else if (sat_add(budget->tokens, budget->per_call) > budget->max_tokens)
		budget->tokens = budget->max_tokens;
	else
		budget->tokens += budget->per_call;
}

static uint64_t next_wait_ns(const struct run *r)
{
	return r->delay_ns > r->asked_ns ? r->delay_ns : r->asked_ns;
}

/* The reason to stop after a failure that may pass, RETRY_END_OK for none. */
static enum retry_end reason_to_stop(struct run *r)
{
	const struct retry_policy *p = r->policy;
	const struct retry_budget *budget = r->env->budget;
	uint64_t elapsed_ns;

	if (r->report->attempts == p->max_attempts)
		return RETRY_END_ATTEMPTS;
	if (r->asked_ns > p->max_retry_after_ns)
		return RETRY_END_RETRY_AFTER;
	r->delay_ns = retry_delay_ns(p, r->report->attempts - 1, r->delay_ns, r->env->rng);
	elapsed_ns = hone_now_ns(r->env->clock) - r->start_ns;
	if (sat_add(elapsed_ns, next_wait_ns(r)) > p->max_elapsed_ns)
		return RETRY_END_DEADLINE;
	if (budget && budget->tokens < budget->per_retry)
		return RETRY_END_BUDGET;
	return RETRY_END_OK;
}

enum retry_end retry_run(const struct retry_policy *p, const struct retry_env *env, retry_op *op,
			 void *op_ctx, struct retry_report *report)
{
	struct run r = { p, env, report, hone_now_ns(env->clock), p->base_ns, 0 };

	report->attempts = 0;
	report->waited_ns = 0;
	if (!is_valid(p))
		return RETRY_END_BAD_POLICY;
	while (!is_cancelled(&r)) {
		enum retry_result result;
		enum retry_end end;

		settle(env->budget, report->attempts == 0);
		report->attempts++;
		r.asked_ns = 0;
		result = op(op_ctx, &r.asked_ns);
		if (result == RETRY_OK)
			return RETRY_END_OK;
		end = result == RETRY_PERMANENT ? RETRY_END_PERMANENT : reason_to_stop(&r);
		if (end != RETRY_END_OK)
			return end;
		report->waited_ns = sat_add(report->waited_ns, next_wait_ns(&r));
		hone_sleep_ns(env->clock, next_wait_ns(&r));
	}
	return RETRY_END_CANCELLED;
}
