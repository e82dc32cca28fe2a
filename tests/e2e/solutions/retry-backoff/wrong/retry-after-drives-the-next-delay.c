/* wrong: retry-after-drives-the-next-delay
 * cause: What is remembered as the delay before is the whole wait, so after a long
 * Retry-After the next decorrelated delay is drawn from a range that reaches up to three
 * times as far.
 * contract: "A Retry-After holds for one wait, and the next delay is what it would have
 * been without it."
 * names: decorrelated */
#include "retry_backoff.h"

/* 128 bits where 64 could be too few; first attempt and retries apart. */
__extension__ typedef unsigned __int128 wide;

static uint64_t down_to(wide v, uint64_t limit)
{
	return v > limit ? limit : (uint64_t)v;
}

uint64_t retry_envelope_ns(const struct retry_policy *p, uint32_t n)
{
	wide v = p->base_ns;

	if (p->mult == 1)
		return p->base_ns;
	for (; n > 0 && v <= p->cap_ns; n--)
		v *= p->mult;
	return down_to(v, p->cap_ns);
}

uint64_t retry_delay_ns(const struct retry_policy *p, uint32_t n, uint64_t prev_ns,
			struct hone_rng *rng)
{
	uint64_t v;

	if (p->jitter == RETRY_DECORRELATED)
		return hone_rng_between(rng, p->base_ns, down_to((wide)prev_ns * 3, p->cap_ns));
	v = retry_envelope_ns(p, n);
	switch (p->jitter) {
	case RETRY_FULL:
		return hone_rng_between(rng, 0, v);
	case RETRY_EQUAL:
		return hone_rng_between(rng, v - v / 2, v);
	default:
		return v;
	}
}

static bool has_bad_field(const struct retry_policy *p)
{
	if (p->jitter != RETRY_NO_JITTER && p->jitter != RETRY_FULL && p->jitter != RETRY_EQUAL &&
	    p->jitter != RETRY_DECORRELATED)
		return true;
	return !p->max_attempts || !p->base_ns || !p->mult || p->cap_ns < p->base_ns;
}

static bool wants_to_stop(const struct retry_env *env)
{
	return env->cancelled != NULL && env->cancelled(env->ctx);
}

static enum retry_result attempt(retry_op *op, void *op_ctx, uint64_t *asked_ns,
				 struct retry_report *report)
{
	*asked_ns = 0;
	report->attempts++;
	return op(op_ctx, asked_ns);
}

/* Whether a wait of wait_ns, asked for now, would end after the deadline. */
static bool is_past(const struct retry_policy *p, uint64_t elapsed_ns, uint64_t wait_ns)
{
	return p->max_elapsed_ns != UINT64_MAX && (wide)elapsed_ns + wait_ns > p->max_elapsed_ns;
}

/* Why there is no other attempt; RETRY_END_OK if there is one, after *wait_ns. */
static enum retry_end verdict(const struct retry_policy *p, const struct retry_env *env,
			      uint32_t attempts, uint64_t asked_ns, uint64_t times_ns[3])
{
	if (attempts >= p->max_attempts)
		return RETRY_END_ATTEMPTS;
	if (asked_ns > p->max_retry_after_ns)
		return RETRY_END_RETRY_AFTER;
	times_ns[2] = retry_delay_ns(p, attempts - 1, times_ns[1], env->rng);
	if (asked_ns > times_ns[2])
		times_ns[2] = asked_ns;
	if (is_past(p, hone_now_ns(env->clock) - times_ns[0], times_ns[2]))
		return RETRY_END_DEADLINE;
	if (env->budget && env->budget->tokens < env->budget->per_retry)
		return RETRY_END_BUDGET;
	return RETRY_END_OK;
}

enum retry_end retry_run(const struct retry_policy *p, const struct retry_env *env, retry_op *op,
			 void *op_ctx, struct retry_report *report)
{
	/* the start of the run, the delay before, the next wait */
	uint64_t times_ns[3] = { hone_now_ns(env->clock), p->base_ns, 0 };
	struct retry_budget *b = env->budget;
	enum retry_result result;
	uint64_t asked_ns;

	*report = (struct retry_report){ 0 };
	if (has_bad_field(p))
		return RETRY_END_BAD_POLICY;
	if (wants_to_stop(env))
		return RETRY_END_CANCELLED;
	if (b)
		b->tokens = down_to((wide)b->tokens + b->per_call, b->max_tokens);
	result = attempt(op, op_ctx, &asked_ns, report);
	while (result == RETRY_TRANSIENT) {
		enum retry_end end = verdict(p, env, report->attempts, asked_ns, times_ns);

		if (end != RETRY_END_OK)
			return end;
		report->waited_ns = down_to((wide)report->waited_ns + times_ns[2], UINT64_MAX);
		hone_sleep_ns(env->clock, times_ns[2]);
		times_ns[1] = times_ns[2];
		if (wants_to_stop(env))
			return RETRY_END_CANCELLED;
		if (b)
			b->tokens -= b->per_retry;
		result = attempt(op, op_ctx, &asked_ns, report);
	}
	return result == RETRY_OK ? RETRY_END_OK : RETRY_END_PERMANENT;
}
