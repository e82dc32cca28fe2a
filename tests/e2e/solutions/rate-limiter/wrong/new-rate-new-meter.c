/* wrong: new-rate-new-meter
 * cause: bucket_set_rate makes a new meter for the new rate and frees the old one: it
 * allocates, and fails where memory is short.
 * contract: "Every function is O(1), and none but bucket_new allocates."
 * names: any-size */
#include "rate_limiter.h"

#include <stdlib.h>

/* The bucket knows what it lacks, not what it holds: 0 is a full one. Debt is in 1/per_ns of a
 * token. The meter, which turns time into parts, is a block of its own. */
struct meter {
	const struct hone_clock *clock;
	struct bucket_rate rate;
	uint64_t seen_ns;
};

struct bucket {
	struct meter *meter;
	uint64_t burst, debt; /* debt <= burst * per_ns */
};

static bool rate_fits(struct bucket_rate rate, uint64_t burst)
{
	if (!rate.tokens || !rate.per_ns || !burst)
		return false;
	return burst < UINT64_MAX / rate.per_ns ||
	       (burst == UINT64_MAX / rate.per_ns && UINT64_MAX % rate.per_ns > 0);
}

static struct meter *meter_new(struct bucket_rate rate, const struct hone_clock *clock)
{
	struct meter *m = malloc(sizeof *m);

	if (m)
		*m = (struct meter){ clock, rate, hone_now_ns(clock) };
	return m;
}

/* The time since the last look; 0 when the clock stepped back. */
static uint64_t meter_read_ns(struct meter *m)
{
	uint64_t before_ns = m->seen_ns;

	m->seen_ns = hone_now_ns(m->clock);
	return m->seen_ns < before_ns ? 0 : m->seen_ns - before_ns;
}

struct bucket *bucket_new(struct bucket_rate rate, uint64_t burst, const struct hone_clock *clock)
{
	struct bucket *b;

	if (!rate_fits(rate, burst))
		return NULL;
	b = malloc(sizeof *b);
	if (!b)
		return NULL;
	b->burst = burst;
	b->debt = 0;
	b->meter = meter_new(rate, clock);
	if (!b->meter) {
		free(b);
		return NULL;
	}
	return b;
}

void bucket_free(struct bucket *b)
{
	if (!b)
		return;
	free(b->meter);
	free(b);
}

static uint64_t per(const struct bucket *b)
{
	return b->meter->rate.per_ns;
}

static uint64_t paid_off_in_ns(const struct bucket *b, uint64_t debt)
{
	uint64_t speed = b->meter->rate.tokens;

	return debt / speed + (debt % speed ? 1 : 0);
}

static void pay_off(struct bucket *b)
{
	uint64_t elapsed_ns = meter_read_ns(b->meter);

	if (elapsed_ns >= paid_off_in_ns(b, b->debt))
		b->debt = 0;
	else
		b->debt -= elapsed_ns * b->meter->rate.tokens;
}

/* The most that the debt may be for n tokens to be there; n <= burst. */
static uint64_t allowed_debt(const struct bucket *b, uint64_t n)
{
	return (b->burst - n) * per(b);
}

bool bucket_take(struct bucket *b, uint64_t n)
{
	pay_off(b);
	if (n > b->burst || b->debt > allowed_debt(b, n))
		return false;
	b->debt += n * per(b);
	return true;
}

uint64_t bucket_wait_ns(struct bucket *b, uint64_t n)
{
	pay_off(b);
	if (n > b->burst)
		return BUCKET_NEVER;
	if (b->debt <= allowed_debt(b, n))
		return 0;
	return paid_off_in_ns(b, b->debt - allowed_debt(b, n));
}

uint64_t bucket_available(struct bucket *b)
{
	pay_off(b);
	return (b->burst * per(b) - b->debt) / per(b);
}

void bucket_refund(struct bucket *b, uint64_t n)
{
	pay_off(b);
	if (n >= b->burst || n * per(b) >= b->debt)
		b->debt = 0;
	else
		b->debt -= n * per(b);
}

bool bucket_set_rate(struct bucket *b, struct bucket_rate rate)
{
	struct meter *meter;
	uint64_t lacking;

	if (!rate_fits(rate, b->burst))
		return false;
	pay_off(b);
	meter = meter_new(rate, b->meter->clock);
	if (!meter)
		return false;
	lacking = b->debt / per(b) + (b->debt % per(b) > 0);
	b->debt = lacking * rate.per_ns;
	free(b->meter);
	b->meter = meter;
	return true;
}
