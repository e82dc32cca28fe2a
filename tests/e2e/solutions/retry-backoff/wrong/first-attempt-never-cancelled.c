/* wrong: first-attempt-never-cancelled
 * cause: cancelled is asked after each wait only, so a run that is cancelled from the start
 * makes its first attempt all the same.
 * contract: "Before each attempt, the first included: cancelled."
 * names: cancelled */
#include "retry_backoff.h"

/* A machine with four states. The product is made in two halves of 32 bits, and what it carries out
 * of 64 bits is seen. */
enum state { ASK, CALL, JUDGE, WAIT };

struct machine {
	enum state state;
	enum retry_end end;
	enum retry_result result;
	uint64_t start_ns, prev_ns, after_ns, wait_ns;
};

/* v * mult, or UINT64_MAX if that is larger */
static uint64_t scaled(uint64_t v, uint32_t mult)
{
	uint64_t lo = (v & UINT32_MAX) * mult;
	uint64_t hi = (v >> 32) * mult + (lo >> 32);

	if (hi > UINT32_MAX)
		return UINT64_MAX;
	return hi << 32 | (lo & UINT32_MAX);
}

static uint64_t smaller(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

uint64_t retry_envelope_ns(const struct retry_policy *p, uint32_t n)
{
	uint64_t v = p->base_ns;
	uint32_t i;

	for (i = 0; i < n && i < 64 && v < p->cap_ns; i++)
		v = smaller(scaled(v, p->mult), p->cap_ns);
	return v;
}

uint64_t retry_delay_ns(const struct retry_policy *p, uint32_t n, uint64_t prev_ns,
			struct hone_rng *rng)
{
	uint64_t lo = 0, hi = retry_envelope_ns(p, n);

	if (p->jitter == RETRY_NO_JITTER)
		return hi;
	if (p->jitter == RETRY_EQUAL)
		lo = hi - hi / 2;
	if (p->jitter == RETRY_DECORRELATED) {
		lo = p->base_ns;
		hi = smaller(scaled(prev_ns, 3), p->cap_ns);
	}
	return hone_rng_between(rng, lo, hi);
}

static bool ends(struct machine *m, enum retry_end end)
{
	m->end = end;
	return false;
}

static bool ask(struct machine *m, const struct retry_env *env)
{
	if (env->cancelled && env->cancelled(env->ctx))
		return ends(m, RETRY_END_CANCELLED);
	m->state = CALL;
	return true;
}

static void pay(struct retry_budget *b, uint32_t attempts)
{
	if (attempts > 0)
		b->tokens -= b->per_retry;
	else if (b->max_tokens - b->tokens < b->per_call)
		b->tokens = b->max_tokens;
	else
		b->tokens += b->per_call;
}

static bool judge(struct machine *m, const struct retry_policy *p, const struct retry_env *env,
		  uint32_t attempts)
{
	const struct retry_budget *b = env->budget;
	uint64_t spent_ns = hone_now_ns(env->clock) - m->start_ns;

	if (m->result == RETRY_OK)
		return ends(m, RETRY_END_OK);
	if (m->result == RETRY_PERMANENT)
		return ends(m, RETRY_END_PERMANENT);
	if (attempts == p->max_attempts)
		return ends(m, RETRY_END_ATTEMPTS);
	if (m->after_ns > p->max_retry_after_ns)
		return ends(m, RETRY_END_RETRY_AFTER);
	m->prev_ns = retry_delay_ns(p, attempts - 1, m->prev_ns, env->rng);
	m->wait_ns = m->prev_ns;
	if (m->wait_ns < m->after_ns)
		m->wait_ns = m->after_ns;
	if (p->max_elapsed_ns < UINT64_MAX &&
	    (spent_ns > p->max_elapsed_ns || m->wait_ns > p->max_elapsed_ns - spent_ns))
		return ends(m, RETRY_END_DEADLINE);
	if (b && b->tokens < b->per_retry)
		return ends(m, RETRY_END_BUDGET);
	m->state = WAIT;
	return true;
}

static bool step(struct machine *m, const struct retry_policy *p, const struct retry_env *env,
		 struct retry_report *report)
{
	switch (m->state) {
	case ASK:
		return ask(m, env);
	case CALL:
		if (env->budget)
			pay(env->budget, report->attempts);
		report->attempts++;
		m->after_ns = 0;
		m->state = JUDGE;
		return true;
	case JUDGE:
		return judge(m, p, env, report->attempts);
	case WAIT:
		report->waited_ns += smaller(m->wait_ns, UINT64_MAX - report->waited_ns);
		hone_sleep_ns(env->clock, m->wait_ns);
		m->state = ASK;
		return true;
	}
	return false;
}

enum retry_end retry_run(const struct retry_policy *p, const struct retry_env *env, retry_op *op,
			 void *op_ctx, struct retry_report *report)
{
	struct machine m = { .state = CALL, .prev_ns = p->base_ns };

	report->attempts = 0;
	report->waited_ns = 0;
	if (p->max_attempts == 0 || p->base_ns == 0 || p->cap_ns < p->base_ns || p->mult == 0 ||
	    (int)p->jitter < RETRY_NO_JITTER || (int)p->jitter > RETRY_DECORRELATED)
		return RETRY_END_BAD_POLICY;
	m.start_ns = hone_now_ns(env->clock);
	while (step(&m, p, env, report))
		if (m.state == JUDGE)
			m.result = op(op_ctx, &m.after_ns);
	return m.end;
}
