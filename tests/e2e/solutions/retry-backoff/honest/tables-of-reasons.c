/* honest: the reasons to stop stand in a table, in the order in which they are asked; the powers
 * come by squaring. Liberties: a delay is drawn after every failure, even where the run then ends,
 * so there are draws that nobody waits for; the clock is read after every attempt; per_call is paid
 * in when the first attempt is back, not when it sets out; a wait of 0 is slept. */
#include "retry_backoff.h"

#include <stddef.h>

struct moment {
	const struct retry_policy *policy;
	const struct retry_budget *budget; /* or NULL */
	enum retry_result result;
	uint32_t attempts;
	uint64_t elapsed_ns, retry_after_ns, wait_ns;
};

static uint64_t times(uint64_t a, uint64_t b)
{
	return a > UINT64_MAX / b ? UINT64_MAX : a * b;
}

static uint64_t least(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

uint64_t retry_envelope_ns(const struct retry_policy *p, uint32_t n)
{
	uint64_t v = p->base_ns, square = p->mult;

	while (n > 0) {
		if (n % 2 == 1)
			v = times(v, square);
		square = times(square, square);
		n /= 2;
	}
	return least(v, p->cap_ns);
}

static uint64_t draw(struct hone_rng *rng, uint64_t lo, uint64_t hi)
{
	return lo + hone_rng_between(rng, 0, hi - lo);
}

uint64_t retry_delay_ns(const struct retry_policy *p, uint32_t n, uint64_t prev_ns,
			struct hone_rng *rng)
{
	uint64_t v = retry_envelope_ns(p, n);

	if (p->jitter == RETRY_FULL)
		return draw(rng, 0, v);
	if (p->jitter == RETRY_EQUAL)
		return draw(rng, v - v / 2, v);
	if (p->jitter == RETRY_DECORRELATED)
		return draw(rng, p->base_ns, least(times(prev_ns, 3), p->cap_ns));
	return v;
}

static bool is_ok(const struct moment *m)
{
	return m->result == RETRY_OK;
}

static bool is_permanent(const struct moment *m)
{
	return m->result == RETRY_PERMANENT;
}

static bool is_last(const struct moment *m)
{
	return m->attempts == m->policy->max_attempts;
}

static bool is_put_off(const struct moment *m)
{
	return m->retry_after_ns > m->policy->max_retry_after_ns;
}

static bool is_late(const struct moment *m)
{
	const uint64_t limit_ns = m->policy->max_elapsed_ns;

	return limit_ns != UINT64_MAX &&
	       (m->elapsed_ns > limit_ns || m->wait_ns > limit_ns - m->elapsed_ns);
}

static bool is_poor(const struct moment *m)
{
	return m->budget && m->budget->tokens < m->budget->per_retry;
}

static const struct {
	bool (*holds)(const struct moment *m);
	enum retry_end end;
} reasons[] = {
	{ is_ok, RETRY_END_OK },
	{ is_permanent, RETRY_END_PERMANENT },
	{ is_last, RETRY_END_ATTEMPTS },
	{ is_put_off, RETRY_END_RETRY_AFTER },
	{ is_late, RETRY_END_DEADLINE },
	{ is_poor, RETRY_END_BUDGET },
};

#define REASONS (sizeof reasons / sizeof reasons[0])

static size_t find_reason(const struct moment *m)
{
	size_t i = 0;

	while (i < REASONS && !reasons[i].holds(m))
		i++;
	return i;
}

static bool is_in_range(const struct retry_policy *p)
{
	if (p->max_attempts < 1 || p->base_ns < 1 || p->mult < 1)
		return false;
	if (p->cap_ns < p->base_ns)
		return false;
	return p->jitter == RETRY_NO_JITTER || p->jitter == RETRY_FULL ||
	       p->jitter == RETRY_EQUAL || p->jitter == RETRY_DECORRELATED;
}

static void try_once(struct moment *m, struct retry_budget *budget, retry_op *op, void *op_ctx)
{
	m->retry_after_ns = 0;
	if (budget && m->attempts > 0)
		budget->tokens -= budget->per_retry;
	m->result = op(op_ctx, &m->retry_after_ns);
	if (budget && m->attempts == 0)
		budget->tokens += least(budget->per_call, budget->max_tokens - budget->tokens);
	m->attempts++;
}

enum retry_end retry_run(const struct retry_policy *p, const struct retry_env *env, retry_op *op,
			 void *op_ctx, struct retry_report *report)
{
	struct moment m = { .policy = p, .budget = env->budget };
	const uint64_t start_ns = hone_now_ns(env->clock);
	uint64_t delay_ns = p->base_ns;
	size_t reason;

	*report = (struct retry_report){ .attempts = 0, .waited_ns = 0 };
	if (!is_in_range(p))
		return RETRY_END_BAD_POLICY;
	while (!env->cancelled || !env->cancelled(env->ctx)) {
		try_once(&m, env->budget, op, op_ctx);
		report->attempts = m.attempts;
		m.elapsed_ns = hone_now_ns(env->clock) - start_ns;
		delay_ns = retry_delay_ns(p, m.attempts - 1, delay_ns, env->rng);
		m.wait_ns = m.retry_after_ns > delay_ns ? m.retry_after_ns : delay_ns;
		reason = find_reason(&m);
		if (reason < REASONS)
			return reasons[reason].end;
		report->waited_ns += least(m.wait_ns, UINT64_MAX - report->waited_ns);
		hone_sleep_ns(env->clock, m.wait_ns);
	}
	return RETRY_END_CANCELLED;
}
