/* honest: a machine whose state is the function that does the next step; all sums and products in
 * 128 bits. Liberties: RETRY_DECORRELATED draws up to 3 * prev_ns (as far as 64 bits reach) and
 * cuts what it drew down to cap_ns, so each value of the range can come up, and cap_ns does so more
 * often; the time is asked for only where there is a deadline. */
#include "retry_backoff.h"

__extension__ typedef unsigned __int128 u128;

struct machine;
typedef void step_fn(struct machine *m);

struct machine {
	step_fn *next; /* NULL: the run is over */
	enum retry_end end;
	const struct retry_policy *policy;
	const struct retry_env *env;
	retry_op *op;
	void *op_ctx;
	struct retry_report *report;
	uint64_t start_ns, delay_ns, asked_ns, wait_ns;
};

static step_fn ask_cancelled, call_op, judge_failure, wait_out;

static uint64_t cut(u128 v, uint64_t most)
{
	return v < most ? (uint64_t)v : most;
}

uint64_t retry_envelope_ns(const struct retry_policy *p, uint32_t n)
{
	u128 v = p->base_ns;
	int left = 64; /* doublings after which every cap is passed */

	for (; n > 0 && left > 0 && v <= p->cap_ns; n--, left--)
		v *= p->mult;
	return cut(v, p->cap_ns);
}

uint64_t retry_delay_ns(const struct retry_policy *p, uint32_t n, uint64_t prev_ns,
			struct hone_rng *rng)
{
	uint64_t v;

	if (p->jitter == RETRY_DECORRELATED) {
		v = hone_rng_between(rng, p->base_ns, cut((u128)prev_ns * 3, UINT64_MAX));
		return cut(v, p->cap_ns);
	}
	v = retry_envelope_ns(p, n);
	if (p->jitter == RETRY_NO_JITTER)
		return v;
	return hone_rng_between(rng, p->jitter == RETRY_FULL ? 0 : v - v / 2, v);
}

static void finish(struct machine *m, enum retry_end end)
{
	m->end = end;
	m->next = NULL;
}

static void ask_cancelled(struct machine *m)
{
	if (m->env->cancelled && m->env->cancelled(m->env->ctx))
		finish(m, RETRY_END_CANCELLED);
	else
		m->next = call_op;
}

static void call_op(struct machine *m)
{
	struct retry_budget *b = m->env->budget;
	enum retry_result result;

	if (b && m->report->attempts == 0)
		b->tokens = cut((u128)b->tokens + b->per_call, b->max_tokens);
	else if (b)
		b->tokens -= b->per_retry;
	m->report->attempts++;
	m->asked_ns = 0;
	result = m->op(m->op_ctx, &m->asked_ns);
	if (result == RETRY_OK)
		finish(m, RETRY_END_OK);
	else if (result == RETRY_PERMANENT)
		finish(m, RETRY_END_PERMANENT);
	else
		m->next = judge_failure;
}

/* Whether there is time for the next wait. */
static bool has_time(const struct machine *m)
{
	uint64_t gone_ns, all_ns = m->policy->max_elapsed_ns;

	if (all_ns == UINT64_MAX)
		return true;
	gone_ns = hone_now_ns(m->env->clock) - m->start_ns;
	return gone_ns <= all_ns && m->wait_ns <= all_ns - gone_ns;
}

static void judge_failure(struct machine *m)
{
	const struct retry_policy *p = m->policy;
	const struct retry_budget *b = m->env->budget;
	uint32_t made = m->report->attempts;

	if (made >= p->max_attempts) {
		finish(m, RETRY_END_ATTEMPTS);
		return;
	}
	if (m->asked_ns > p->max_retry_after_ns) {
		finish(m, RETRY_END_RETRY_AFTER);
		return;
	}
	m->delay_ns = retry_delay_ns(p, made - 1, m->delay_ns, m->env->rng);
	m->wait_ns = m->delay_ns < m->asked_ns ? m->asked_ns : m->delay_ns;
	if (!has_time(m))
		finish(m, RETRY_END_DEADLINE);
	else if (b && b->tokens < b->per_retry)
		finish(m, RETRY_END_BUDGET);
	else
		m->next = wait_out;
}

static void wait_out(struct machine *m)
{
	m->report->waited_ns = cut((u128)m->report->waited_ns + m->wait_ns, UINT64_MAX);
	hone_sleep_ns(m->env->clock, m->wait_ns);
	m->next = ask_cancelled;
}

static bool is_usable(const struct retry_policy *p)
{
	return p->max_attempts > 0 && p->base_ns > 0 && p->base_ns <= p->cap_ns && p->mult > 0 &&
	       (int)p->jitter >= RETRY_NO_JITTER && (int)p->jitter <= RETRY_DECORRELATED;
}

enum retry_end retry_run(const struct retry_policy *p, const struct retry_env *env, retry_op *op,
			 void *op_ctx, struct retry_report *report)
{
	struct machine m = {
		.next = ask_cancelled, .policy = p, .env = env, .op = op, .op_ctx = op_ctx,
		.report = report, .start_ns = hone_now_ns(env->clock), .delay_ns = p->base_ns,
	};

	report->attempts = 0;
	report->waited_ns = 0;
	if (!is_usable(p))
		return RETRY_END_BAD_POLICY;
	while (m.next)
		m.next(&m);
	return m.end;
}
