/* The rule stands in one table: what is observed becomes a set, and the first row that the set
 * fits gives the verdict. The order of the rows is the order of causes: a forbidden call comes
 * before whatever it led to, and a pass is the last row, so that nothing is passed by default. */
#include "model/verdict.h"
#include "base/auto.h"
#include "base/str.h"
#include "model/facts.h"

#include <string.h>

/* ---- names and words ---- */

struct words {
	const char *name, *words;
};

static const struct words verdicts[] = {
#define X(symbol, name, words) { name, words },
	VERDICTS(X)
#undef X
};

static const struct words outcomes[] = {
#define X(symbol, name, words) { name, words },
	OUTCOMES(X)
#undef X
};

static bool find(const struct words *row, size_t n, const char *name, size_t *found)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(row[i].name, name)) {
			*found = i;
			return true;
		}
	return false;
}

const char *verdict_name(enum verdict v)
{
	return verdicts[v].name;
}

const char *verdict_words(enum verdict v)
{
	return verdicts[v].words;
}

bool verdict_find(const char *name, enum verdict *v)
{
	size_t i;

	if (!find(verdicts, LEN(verdicts), name, &i))
		return false;
	*v = (enum verdict)i;
	return true;
}

const char *outcome_name(enum outcome o)
{
	return outcomes[o].name;
}

const char *outcome_words(enum outcome o)
{
	return outcomes[o].words;
}

bool outcome_find(const char *name, enum outcome *o)
{
	size_t i;

	if (!find(outcomes, LEN(outcomes), name, &i))
		return false;
	*o = (enum outcome)i;
	return true;
}

int outcome_exit_status(enum outcome o)
{
	static const int status[O_COUNT] = {
		[O_PASS] = 0,    [O_NOT_YET] = 1, [O_NOT_COMPILED] = 3,
		[O_REFUSED] = 3, [O_FORGED] = 5,  [O_TROUBLE] = 4,
	};

	return status[o];
}

/* ---- what is observed ---- */

enum sight {
	EXITED = 1 << 0,         /* ended by itself, with any status */
	STATUS_PASS = 1 << 1,    /* … with the status agreed for a pass */
	STATUS_FAILED = 1 << 2,  /* … or for an expectation that did not hold */
	SIGNALED = 1 << 3,
	STOPPED_TIME = 1 << 4,   /* the host stopped it: processor time or deadline */
	STOPPED_MEMORY = 1 << 5,
	STOPPED_OUTPUT = 1 << 6,
	RECORD = 1 << 7,         /* exactly one record, well-formed, with the test's own token */
	STRANGE_RECORD = 1 << 8, /* something else came as a record */
	HELD = 1 << 9,           /* the record says that every expectation held … */
	BROKE = 1 << 10,         /* … or that one did not */
	COUNT_RIGHT = 1 << 11,   /* as many expectations as the reference meets, and not none … */
	FORBIDDEN_CALL = 1 << 12,
	TOO_LARGE = 1 << 13,     /* asked for more memory than it may hold */
	SAID_MEMORY = 1 << 14,   /* a sanitizer: misuse of memory … */
	SAID_CRASH = 1 << 15,    /* … a fault, or undefined behaviour … */
	SAID_RACE = 1 << 16,     /* … a data race */
	BAD_FREE = 1 << 17,
	LEAKS = 1 << 18,
	MORE_RECORDS = 1 << 19,  /* … than one */
	CONTRADICTED = 1 << 20,  /* the record says one thing, the exit status another */
	TRAIL_RIGHT = 1 << 21,   /* … and on the lines where the reference meets them */
	FOREIGN = 1 << 22,       /* one was made by other code than the suite's */
};

/* AddressSanitizer also reports faults that are no misuse of a block. */
static const char *const faults[] = {
	"SEGV", "FPE", "BUS", "ILL", "ABRT", "TRAP", "stack-overflow", "unknown-crash",
};

static unsigned sight_of_sanitizer(const char *text)
{
	static const char address[] = "ERROR: AddressSanitizer: ";
	const char *at;

	if (!text || !*text)
		return 0;
	if (strstr(text, "WARNING: ThreadSanitizer: data race"))
		return SAID_RACE;
	at = strstr(text, address);
	if (!at)
		return strstr(text, ": runtime error: ") ? SAID_CRASH : SAID_MEMORY;
	for (size_t i = 0; i < LEN(faults); i++)
		if (str_starts(at + strlen(address), faults[i]))
			return SAID_CRASH;
	return SAID_MEMORY;
}

static unsigned sight_of_ending(const struct test_facts *f)
{
	static const unsigned sight[HOW_COUNT] = {
		[HOW_EXIT] = EXITED,        [HOW_SIGNAL] = SIGNALED,
		[HOW_CPU] = STOPPED_TIME,   [HOW_WALL] = STOPPED_TIME,
		[HOW_MEMORY] = STOPPED_MEMORY, [HOW_OUTPUT] = STOPPED_OUTPUT,
	};
	unsigned seen = sight[f->how];

	if (f->how == HOW_EXIT && f->code == FACTS_EXIT_PASS)
		seen |= STATUS_PASS;
	if (f->how == HOW_EXIT && f->code == FACTS_EXIT_FAILED)
		seen |= STATUS_FAILED;
	return seen;
}

static unsigned sight_of_record(const struct test_facts *f, struct norm norm)
{
	static const unsigned sight[RECORD_COUNT] = {
		[RECORD_NONE] = 0,
		[RECORD_ONE] = RECORD,
		[RECORD_MANY] = MORE_RECORDS,
		[RECORD_BAD] = STRANGE_RECORD,
		[RECORD_CONTRADICTED] = CONTRADICTED,
	};
	bool varies = norm.assertions == ASSERTIONS_VARY;
	unsigned seen = sight[f->record];

	if (f->record == RECORD_ONE)
		seen |= f->failed ? BROKE : HELD;
	if (f->asserts && (varies || (norm.assertions > 0 &&
				      (uint64_t)norm.assertions == f->asserts)))
		seen |= COUNT_RIGHT;
	if (varies || f->trail == norm.trail)
		seen |= TRAIL_RIGHT;
	if (f->foreign)
		seen |= FOREIGN;
	return seen;
}

static unsigned sight_of(const struct test_facts *f, struct norm norm)
{
	unsigned seen = sight_of_ending(f) | sight_of_record(f, norm) |
			sight_of_sanitizer(f->sanitizer);

	seen |= f->denied ? FORBIDDEN_CALL : 0;
	seen |= f->over_memory ? TOO_LARGE : 0;
	seen |= f->bad_free ? BAD_FREE : 0;
	seen |= f->leaks ? LEAKS : 0;
	return seen;
}

/* ---- the rule ---- */

#define PASSED (EXITED | STATUS_PASS | RECORD | HELD)

static const struct rule {
	unsigned all; /* everything of this was seen */
	enum verdict verdict;
	const char *saw; /* of what is forged: no more than was observed */
} rules[] = {
	{ FORBIDDEN_CALL, V_DENIED, NULL },
	{ MORE_RECORDS, V_FORGED, "more than one record came from this test" },
	{ STRANGE_RECORD, V_FORGED,
	  "what came as this test's record does not have its form and its token" },
	{ CONTRADICTED, V_FORGED, "this test's record and its exit status contradict each other" },
	{ STOPPED_MEMORY, V_OUT_OF_MEMORY, NULL },
	{ TOO_LARGE, V_OUT_OF_MEMORY, NULL },
	{ SAID_MEMORY, V_MEMORY, NULL },
	{ SAID_RACE, V_RACE, NULL },
	{ SAID_CRASH, V_CRASH, NULL },
	{ STOPPED_TIME, V_TIMEOUT, NULL },
	{ STOPPED_OUTPUT, V_OUTPUT, NULL },
	{ SIGNALED, V_CRASH, NULL },
	{ BAD_FREE, V_MEMORY, NULL },
	{ EXITED | RECORD | FOREIGN, V_FORGED,
	  "a check was made by other code than that of the tests" },
	{ EXITED | STATUS_FAILED | RECORD | BROKE, V_FAIL, NULL },
	{ PASSED | LEAKS, V_MEMORY, NULL },
	{ PASSED | COUNT_RIGHT | TRAIL_RIGHT, V_PASS, NULL },
	{ PASSED | COUNT_RIGHT, V_FORGED, "the checks are not the ones that this test makes" },
	{ PASSED, V_FORGED, "the number of checks is not the one that this test makes" },
	{ EXITED | STATUS_FAILED | RECORD, V_FORGED,
	  "this test's record says that it passed, and its exit status that it failed" },
	{ EXITED | STATUS_PASS | RECORD, V_FORGED,
	  "this test's record says that it failed, and its exit status that it passed" },
	{ EXITED, V_EXIT, NULL },
	{ 0, V_FORGED, "it did not end in any way in which a test ends" }, /* not reached */
};

static const struct rule *rule_for(const struct test_facts *facts, struct norm norm)
{
	unsigned seen = sight_of(facts, norm);
	const struct rule *rule = rules;

	while ((seen & rule->all) != rule->all)
		rule++;
	return rule;
}

enum verdict verdict_of(const struct test_facts *facts, struct norm norm)
{
	return rule_for(facts, norm)->verdict;
}

const char *verdict_saw(const struct test_facts *facts, struct norm norm)
{
	return rule_for(facts, norm)->saw;
}

bool verdict_is_canary(const struct test_facts *f, uint64_t turned)
{
	return f->how == HOW_EXIT && f->code == FACTS_EXIT_FAILED && f->record == RECORD_ONE &&
	       f->failed && !f->foreign && f->asserts == turned;
}
