#include "run/canary.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/result.h"
#include "run/suite.h"
#include "run/tests.h"

#include <sys/random.h>

/* 1 to n. The remainder's bias is below 1 in 2^32. */
static bool draw(uint64_t n, uint64_t *number, struct err *e)
{
	uint64_t random;

	if (getrandom(&random, sizeof random, 0) != (ssize_t)sizeof random)
		return err_errno(e, ERR_SYSTEM, "cannot draw a number");
	*number = 1 + random % n;
	return true;
}

static bool add(struct canaries *c, const char *name, const struct suite_outcome *suite,
		struct err *e)
{
	long assertions = suite_outcome_norm(suite, name).assertions;
	uint64_t turned = 1;
	size_t n = c->n;

	if (assertions > 0 && !draw((uint64_t)assertions, &turned, e))
		return false;
	VEC_PUSH(c->name, n, name);
	VEC_PUSH(c->turned, c->n, turned);
	return true;
}

bool canaries_draw(struct canaries *c, const struct result *r, const struct suite_outcome *suite,
		   struct err *e)
{
	for (size_t i = 0; i < r->nrequirements; i++) {
		const struct requirement_result *q = &r->requirements[i];

		for (size_t k = 0; k < q->ntests; k++)
			if (q->tests[k].verdict == V_PASS && !add(c, q->tests[k].name, suite, e))
				return false;
	}
	return true;
}

void canaries_release(struct canaries *c)
{
	free(c->name);
	free(c->turned);
	*c = (struct canaries)CANARIES_INIT;
}

static const struct test_facts *find(const struct tests_outcome *o, const char *name)
{
	for (size_t i = 0; i < o->n; i++)
		if (str_eq(o->facts[i].test, name))
			return &o->facts[i];
	return NULL;
}

static void judge(struct test_result *t, const struct test_facts *f, uint64_t turned)
{
	static const enum verdict of_stop[HOW_COUNT] = {
		[HOW_CPU] = V_TIMEOUT,          [HOW_WALL] = V_TIMEOUT,
		[HOW_MEMORY] = V_OUT_OF_MEMORY, [HOW_OUTPUT] = V_OUTPUT,
	};

	if (f && verdict_is_canary(f, turned))
		return;
	t->verdict = f && of_stop[f->how] ? of_stop[f->how] : V_FORGED;
	t->message = xstrdup(t->verdict == V_FORGED ?
			     "does not fail where one of its checks was turned round" :
			     "does not come to its end when it is run once more");
	t->meaning = xstrdup("each test that passes is run again with one check turned round, and "
			     "has to fail at it: this one's result does not come from its checks");
}

void canaries_judge(const struct canaries *c, const struct tests_outcome *o, struct result *r)
{
	for (size_t i = 0; i < c->n; i++)
		judge(result_find_test(r, c->name[i]), find(o, c->name[i]), c->turned[i]);
}
