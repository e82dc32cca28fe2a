/* retry_backoff.h: call again after a failure that may pass, without hurting whoever is failing.
 *
 * Every time is in nanoseconds. No function keeps anything from one call to the next: what has to
 * last longer, the caller hands in. Pointers are borrowed for the length of a call. One thread. */
#ifndef RETRY_BACKOFF_H
#define RETRY_BACKOFF_H

#include <hone/clock.h>
#include <hone/rng.h>

#include <stdbool.h>
#include <stdint.h>

/* ---- how long to wait ---- */

enum retry_jitter { RETRY_NO_JITTER, RETRY_FULL, RETRY_EQUAL, RETRY_DECORRELATED };

struct retry_policy {
	uint32_t max_attempts;       /* calls in all, the first one included; at least 1 */
	uint64_t base_ns;            /* the first wait; at least 1 */
	uint64_t cap_ns;             /* the longest delay; at least base_ns */
	uint32_t mult;               /* growth from one failure to the next; at least 1 */
	enum retry_jitter jitter;    /* one of the four above */
	uint64_t max_elapsed_ns;     /* the deadline, from the start of the run; UINT64_MAX: none */
	uint64_t max_retry_after_ns; /* a server that asks for a longer wait ends the run */
};

/* The envelope: the wait after failure n, before jitter. Failure 0 is the first one. It is
 * min(cap_ns, base_ns * mult^n) as mathematics has it: exact, and never wrapped, for every n.
 * The policy is in range. Takes at most a few hundred steps, whatever n and mult are. */
uint64_t retry_envelope_ns(const struct retry_policy *p, uint32_t n);

/* The delay: the wait after failure n, with jitter. One draw from rng, and none without jitter.
 * The draw asks for the range itself, or for one as wide; a remainder of a larger one will not do.
 * Each value of the range can come up, both ends included. v is the envelope after failure n:
 *
 *	RETRY_NO_JITTER     v
 *	RETRY_FULL          0 .. v
 *	RETRY_EQUAL         v - v/2 .. v, where v/2 is rounded down
 *	RETRY_DECORRELATED  base_ns .. 3 * prev_ns, and where that is more than cap_ns, cap_ns
 *
 * prev_ns is the delay after the failure before, and base_ns after the first; only
 * RETRY_DECORRELATED looks at it, and looks at nothing else. The policy is in range, and prev_ns
 * is base_ns .. cap_ns. */
uint64_t retry_delay_ns(const struct retry_policy *p, uint32_t n, uint64_t prev_ns,
			struct hone_rng *rng);

/* ---- whether to call again ---- */

/* Tokens that pay for retries, shared by the runs of one client, one run after another. A run pays
 * per_call in with its first attempt, whatever comes of it; each retry that is made takes
 * per_retry out. A first attempt is never refused. With 1 and 10, retries stay a tenth of the
 * runs. What does not fit below max_tokens is lost. tokens <= max_tokens, before and after. */
struct retry_budget {
	uint64_t tokens, max_tokens, per_call, per_retry;
};

/* One attempt. TRANSIENT is a failure that may pass, PERMANENT one that will not. *retry_after_ns
 * is 0 on entry; an attempt writes it when the server named a wait, and it counts with TRANSIENT
 * only. */
enum retry_result { RETRY_OK, RETRY_TRANSIENT, RETRY_PERMANENT };
typedef enum retry_result retry_op(void *ctx, uint64_t *retry_after_ns);

struct retry_env {
	struct hone_clock *clock;     /* asked for the time, and slept on; it never steps back */
	struct hone_rng *rng;
	struct retry_budget *budget;  /* NULL: retries cost nothing */
	bool (*cancelled)(void *ctx); /* asked before each attempt, never after it; may be NULL */
	void *ctx;                    /* for cancelled */
};

enum retry_end {
	RETRY_END_OK,          /* an attempt succeeded */
	RETRY_END_BAD_POLICY,  /* a field of the policy is out of range: op is never called */
	RETRY_END_CANCELLED,   /* env->cancelled was true before an attempt */
	RETRY_END_PERMANENT,   /* an attempt failed for good */
	RETRY_END_ATTEMPTS,    /* max_attempts attempts were made */
	RETRY_END_RETRY_AFTER, /* the server asked for more than max_retry_after_ns */
	RETRY_END_DEADLINE,    /* the next wait would end after the deadline */
	RETRY_END_BUDGET       /* the budget holds less than per_retry */
};

struct retry_report {
	uint32_t attempts;  /* calls to op */
	uint64_t waited_ns; /* sum of the waits asked for, slept out or not; stops at UINT64_MAX */
};

/* Calls op until it succeeds or there is a reason to stop.
 *
 * Before each attempt, the first included: cancelled. After each attempt, the first of these that
 * holds ends the run: OK, PERMANENT, ATTEMPTS, RETRY_AFTER, DEADLINE, BUDGET. If none does, it
 * waits and tries again.
 *
 * A wait is the delay, or the Retry-After of the attempt just made if that is longer: asked for
 * with one hone_sleep_ns, and a wait of 0 with one or none. It may end at the deadline, and no
 * nanosecond later; the time that op took counts. A Retry-After holds for one wait, and the next
 * delay is what it would have been without it. A retry is paid for when it is made, so a run that
 * is cancelled in a wait has not paid for it.
 *
 * Fills *report in every case, with zeros if op was never called. */
enum retry_end retry_run(const struct retry_policy *p, const struct retry_env *env, retry_op *op,
			 void *op_ctx, struct retry_report *report);

#endif
