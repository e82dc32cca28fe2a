/* wrong: growth-that-just-fits-is-capped
 * cause: The envelope is taken for capped one step too early: where wait * mult is still
 * within cap_ns, but wait equals cap_ns / mult rounded down, it answers cap_ns.
 * contract: "min(cap_ns, base_ns * mult^n) as mathematics has it: exact, and never wrapped,
 * for every n."
 * names: envelope */
#include "retry_backoff.h"

/* plain: loops and early returns, one helper for each question */

uint64_t retry_envelope_ns(const struct retry_policy *p, uint32_t n)
{
	uint64_t wait_ns = p->base_ns;

	if (p->mult == 1)
		return wait_ns;
	while (n-- > 0) {
		if (wait_ns >= p->cap_ns / p->mult)
			return p->cap_ns;
		wait_ns *= p->mult;
	}
	return wait_ns;
}

uint64_t retry_delay_ns(const struct retry_policy *p, uint32_t n, uint64_t prev_ns,
			struct hone_rng *rng)
{
	uint64_t v = retry_envelope_ns(p, n);

	switch (p->jitter) {
	case RETRY_NO_JITTER:
		return v;
	case RETRY_FULL:
		return hone_rng_between(rng, 0, v);
	case RETRY_EQUAL:
		return hone_rng_between(rng, v - v / 2, v);
	case RETRY_DECORRELATED:
		break;
	}
	return hone_rng_between(rng, p->base_ns,
				prev_ns > p->cap_ns / 3 ? p->cap_ns : 3 * prev_ns);
}

static bool policy_is_good(const struct retry_policy *p)
{
	if (p->max_attempts < 1 || p->base_ns < 1 || p->mult < 1)
		return false;
	if (p->cap_ns < p->base_ns)
		return false;
	return (unsigned)p->jitter <= RETRY_DECORRELATED;
}

static void pay_in(struct retry_budget *budget)
{
	if (!budget)
		return;
	if (budget->per_call > budget->max_tokens - budget->tokens)
		budget->tokens = budget->max_tokens;
	else
		budget->tokens += budget->per_call;
}

static bool fits_deadline(const struct retry_policy *p, uint64_t elapsed_ns, uint64_t wait_ns)
{
	if (p->max_elapsed_ns == UINT64_MAX)
		return true;
	return elapsed_ns <= p->max_elapsed_ns && wait_ns <= p->max_elapsed_ns - elapsed_ns;
}

static void wait_out(const struct retry_env *env, uint64_t wait_ns, struct retry_report *report)
{
	hone_sleep_ns(env->clock, wait_ns);
	if (wait_ns > UINT64_MAX - report->waited_ns)
		report->waited_ns = UINT64_MAX;
	else
		report->waited_ns += wait_ns;
}

enum retry_end retry_run(const struct retry_policy *p, const struct retry_env *env, retry_op *op,
			 void *op_ctx, struct retry_report *report)
{
	struct retry_budget *budget = env->budget;
	uint64_t start_ns, prev_ns = p->base_ns;

	*report = (struct retry_report){ 0, 0 };
	if (!policy_is_good(p))
		return RETRY_END_BAD_POLICY;
	start_ns = hone_now_ns(env->clock);
	for (;;) {
		uint64_t after_ns = 0, wait_ns;
		enum retry_result result;

		if (env->cancelled && env->cancelled(env->ctx))
			return RETRY_END_CANCELLED;
		if (report->attempts == 0)
			pay_in(budget);
		else if (budget)
			budget->tokens -= budget->per_retry;
		report->attempts++;
		result = op(op_ctx, &after_ns);
		if (result == RETRY_OK)
			return RETRY_END_OK;
		if (result == RETRY_PERMANENT)
			return RETRY_END_PERMANENT;
		if (report->attempts >= p->max_attempts)
			return RETRY_END_ATTEMPTS;
		if (after_ns > p->max_retry_after_ns)
			return RETRY_END_RETRY_AFTER;
		prev_ns = retry_delay_ns(p, report->attempts - 1, prev_ns, env->rng);
		wait_ns = prev_ns > after_ns ? prev_ns : after_ns;
		if (!fits_deadline(p, hone_now_ns(env->clock) - start_ns, wait_ns))
			return RETRY_END_DEADLINE;
		if (budget && budget->tokens < budget->per_retry)
			return RETRY_END_BUDGET;
		wait_out(env, wait_ns, report);
	}
}
