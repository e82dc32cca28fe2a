/* ending.h: how a test's process ends on our side: by one record and the agreed exit status. None
 * of these returns. What ends any other way (a crash, a learner's exit, a kill) has no record. */
#ifndef SUITE_ENDING_H
#define SUITE_ENDING_H

#include "page.h"

#pragma GCC visibility push(hidden)

/* Called once, before the solution can run. The tripwire is the number of the expectation that is
 * to be turned round, or 0, combined by exclusive or with the first eight bytes of the token: so
 * that a run with one and a run without look alike in memory. */
void hone_ending_init(const uint8_t token[HONE_TOKEN_BYTES], uint64_t tripwire);

/* One more expectation, on this line of the suite, and whether it holds; returns what to make of
 * it: the same, but for the one that is turned round. Counted here, where the record is made: the
 * page only has a copy, for tests that do not come so far. The record's trail adds up a mix of the
 * lines, in any order, as solutions may differ in theirs. An expectation whose caller does not lie
 * in the host's own code was not made by the suite, and the record says so. */
bool hone_count_expectation(int line, bool holds, const void *caller);

/* For a function that the suite calls: where it was called from is known there alone. */
#define HONE_EXPECTATION(line, holds) \
	hone_count_expectation((line), (holds), __builtin_return_address(0))

/* Called last, when a test ends with a record; NULL: nothing is. */
extern void (*hone_ending_dump)(void);

void hone_end_pass(void) __attribute__((noreturn));

struct hone_failure {
	unsigned suite_line; /* 0: unknown */
	char what[HONE_WHAT_TEXT], expected[HONE_VALUE_TEXT], got[HONE_VALUE_TEXT];
};
void hone_end_failed(const struct hone_failure *f) __attribute__((noreturn));

void hone_end_over_memory(uintptr_t pc) __attribute__((noreturn));

/* Of ours, before the solution ran; the words go to the page. */
void hone_end_trouble(int status, const char *format, ...)
	__attribute__((noreturn, format(printf, 2, 3)));

#pragma GCC visibility pop

#endif
