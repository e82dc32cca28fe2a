/* verdict.h: every way a test and a submission can end: one list each, from which come the
 * enumeration, the name in files, and the words for people. */
#ifndef MODEL_VERDICT_H
#define MODEL_VERDICT_H

#include <stdbool.h>
#include <stdint.h>

struct test_facts;

/* X(symbol, name in JSON, words after "the test …") */
#define VERDICTS(X)                                                                  \
	X(PASS, "pass", "passed")                                                    \
	X(FAIL, "fail", "got something else than expected")                          \
	X(CRASH, "crash", "crashed")                                                 \
	X(MEMORY, "memory", "misused memory")                                        \
	X(RACE, "race", "raced on shared data")                                      \
	X(EXIT, "exit", "ended before it was finished")                              \
	X(TIMEOUT, "timeout", "took too long")                                       \
	X(OUT_OF_MEMORY, "out-of-memory", "asked for more memory than there is")     \
	X(OUTPUT, "output", "printed more than is kept")                             \
	X(DENIED, "denied", "called something that is not available here")           \
	X(FORGED, "forged", "reported a result that is not its own")                 \
	X(NOT_RUN, "not-run", "did not run")

enum verdict {
#define X(symbol, name, words) V_##symbol,
	VERDICTS(X)
#undef X
	V_COUNT
};

/* X(symbol, name in JSON, words for a person) */
#define OUTCOMES(X)                                                                  \
	X(PASS, "pass", "every requirement is met")                                  \
	X(NOT_YET, "not-yet", "not there yet")                                       \
	X(NOT_COMPILED, "not-compiled", "does not compile")                          \
	X(REFUSED, "refused", "cannot be graded as it is")                           \
	X(FORGED, "forged", "tried to report a result of its own")                   \
	X(TROUBLE, "trouble", "could not be graded, and it is not your fault")

enum outcome {
#define X(symbol, name, words) O_##symbol,
	OUTCOMES(X)
#undef X
	O_COUNT
};

const char *verdict_name(enum verdict v);
const char *verdict_words(enum verdict v);
bool verdict_find(const char *name, enum verdict *v);

const char *outcome_name(enum outcome o);
const char *outcome_words(enum outcome o);
bool outcome_find(const char *name, enum outcome *o);

/* What the reference does in a test, and so must a solution that passes: how many expectations it
 * meets, and which (the trail of facts.h). ASSERTIONS_VARY accepts any number but none. */
#define ASSERTIONS_VARY (-1L)
struct norm { long assertions; uint64_t trail; };
#define NORM_ANY ((struct norm){ ASSERTIONS_VARY, 0 })

/* The verdict on one test from what was observed of it (facts.h). Nothing but a clean end with one
 * true record is a pass; what fits no row is V_FORGED or V_EXIT, never a pass. Pure. */
enum verdict verdict_of(const struct test_facts *facts, struct norm norm);

/* What was seen that made it V_FORGED: a sentence without a full stop. NULL for another verdict. */
const char *verdict_saw(const struct test_facts *facts, struct norm norm);

/* Did a run whose `turned`-th expectation was turned round (counted from 1) fail there, and only
 * there, as it has to? */
bool verdict_is_canary(const struct test_facts *facts, uint64_t turned);

/* The exit status of `hone` for an outcome: 0, 1, 3, 3, 5, 4 in the order of the list. */
int outcome_exit_status(enum outcome o);

#endif
