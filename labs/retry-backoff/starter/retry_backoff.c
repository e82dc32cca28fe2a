/* retry_backoff.c: yours to write. retry_backoff.h is the contract, and its words decide.
 *
 * The steps are in the order in which the requirements ask for them: write one, save, look. Each
 * (void) marks an argument that is not used yet; it goes when you use the argument. */
#include "retry_backoff.h"

/* TODO step 3: the envelope, min(cap, base * mult^n). Grow from the base, one failure at a time;
 *      before each multiplication ask whether the product would pass the cap.
 * TODO step 4: what if mult is 1 and n is four thousand million? */
uint64_t retry_envelope_ns(const struct retry_policy *p, uint32_t n)
{
	(void)p;
	(void)n;
	return 0;
}

/* TODO step 5: RETRY_NO_JITTER is the envelope.
 * TODO step 7: RETRY_FULL and RETRY_EQUAL are one draw, hone_rng_between(rng, lowest, highest):
 *      both ends can come up.
 * TODO step 8: RETRY_DECORRELATED grows from prev_ns instead. Which product can wrap here? */
uint64_t retry_delay_ns(const struct retry_policy *p, uint32_t n, uint64_t prev_ns,
			struct hone_rng *rng)
{
	(void)p;
	(void)n;
	(void)prev_ns;
	(void)rng;
	return 0;
}

/* TODO step 1: call op once, with a retry_after of 0, and count it in *report. A success or a
 *      permanent error ends the run.
 * TODO step 2: call again after a transient failure, until max_attempts calls were made.
 * TODO step 6: in between, sleep retry_delay_ns on env->clock, and add it up in the report.
 * TODO step 9: before a wait, see whether it would end after the deadline.
 * TODO step 10: a Retry-After makes the wait longer, or ends the run.
 * TODO step 11: the budget: pay in with the first attempt, look before a wait, take with a retry.
 * TODO step 12: ask env->cancelled before each attempt; refuse a policy that is out of range.
 * TODO step 13: are the reasons to stop looked at in the order of the contract? */
enum retry_end retry_run(const struct retry_policy *p, const struct retry_env *env, retry_op *op,
			 void *op_ctx, struct retry_report *report)
{
	(void)p;
	(void)env;
	(void)op;
	(void)op_ctx;
	(void)report;
	return RETRY_END_BAD_POLICY;
}
