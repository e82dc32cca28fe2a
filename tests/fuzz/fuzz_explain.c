/* From the host's line to what a learner is told: what came out of a test's process may be any
 * bytes, and the words that we find for it are whole, and carry nothing of it that would be obeyed
 * where they name a path. */
#include "base/buf.h"
#include "model/facts.h"
#include "model/lab.h"
#include "model/result.h"
#include "run/explain.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

static struct lab *lab_of_one_test(void)
{
	static const char *test[] = { "t" };
	static struct lab_requirement requirement = { .id = "r", .title = "R", .points = 1,
						      .tests = test, .ntests = 1 };
	static struct lab lab = { .slug = (char *)"a-lab", .title = "A lab",
				  .solution = (char *)"a_lab.c", .requirements = &requirement,
				  .nrequirements = 1, .points = 1, .ntests = 1 };

	lab.limits.memory_mb = 64;
	lab.limits.test_cpu_ms = lab.limits.test_wall_ms = 1000;
	return &lab;
}

static void check_words(const struct test_result *t)
{
	bool is_denied = t->verdict == V_DENIED;

	/* what an expectation says is the host's own; for all else we have words */
	if (t->verdict == V_NOT_RUN ||
	    (t->verdict != V_PASS && t->verdict != V_FAIL && !t->message))
		abort();
	for (const char *c = is_denied ? t->message : ""; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7f)
			abort();
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	const struct lab *lab = lab_of_one_test();
	struct result *result;
	struct test_facts f;
	struct buf json = BUF_INIT;

	if (!facts_parse(&f, (const char *)bytes, n, NULL))
		return 0;
	result = result_new(lab, lab->solution);
	if (!f.is_begin) {
		explain(&result->requirements->tests[0], &f, NORM_ANY, lab, NULL);
		check_words(&result->requirements->tests[0]);
		result_settle(result);
		result_to_json(result, &json);
		result_free(result);
		result = result_from_json(json.s, json.len, NULL);
		if (!result)
			abort();
	}
	result_free(result);
	buf_release(&json);
	facts_release(&f);
	return 0;
}
