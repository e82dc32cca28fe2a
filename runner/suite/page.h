/* page.h: what a test's process and the host's parent share: one page of words, two messages, and
 * the exit statuses they agreed on.
 *
 * The page is mapped before the fork, so that it tells where a test was even when the test was
 * killed. The solution runs in the same process and could write to it; hence nothing in the page
 * ever makes a pass. For that there are messages, over the record pipe: READY once the solution is
 * loaded, and one RECORD at the end. Both begin with the test's one-time token. */
#ifndef SUITE_PAGE_H
#define SUITE_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include <hone/suite.h>

#pragma GCC visibility push(hidden)

/* The same numbers as in jail/spec.h: the tests' filters are compiled with them. */
#define HONE_RECORD_FD 200
#define HONE_SANITIZER_FD 201
#define HONE_PID_PLACEHOLDER 0x7a7a7a7au

/* How a test's process ends. PASS and FAILED count only together with a good record. */
enum hone_exit {
	HONE_EXIT_NO_LOAD = 3, /* of the host, too */
	HONE_EXIT_TROUBLE = 4, /* of the host, too */
	HONE_EXIT_SANITIZER = 77,
	HONE_EXIT_PASS = 86,
	HONE_EXIT_FAILED = 87,
	HONE_EXIT_OVER_MEMORY = 88,
};

#define HONE_STORY_LINE 192
#define HONE_TROUBLE_TEXT 400

struct hone_page {
	/* a stub writes these two in one go (stub.h) */
	uint32_t called;       /* index of the API function called last, plus 1; 0: none */
	uint32_t unused;
	uintptr_t last_frame;  /* frame of the function that entered the last basic block */
	uintptr_t last_pc;     /* where the solution's last basic block was entered; 0: none */
	uintptr_t previous_pc; /* the block before it, if it was in the same call; else 0 */
	uint32_t freeing_bad;  /* inside free() of something that no allocation returned */
	uint32_t over_memory;
	uint64_t asserts;
	uint64_t told;        /* story lines so far; line i is in slot i % HONE_STORY_KEPT */
	char story[HONE_STORY_KEPT][HONE_STORY_LINE];
	char trouble[HONE_TROUBLE_TEXT]; /* believed only as long as READY has not come */
};

#define HONE_TOKEN_BYTES 16

struct hone_ready {
	uint8_t token[HONE_TOKEN_BYTES];
	int32_t listener;    /* the child's number of the filter's notification descriptor, or -1 */
	int32_t unused;
	uint64_t base;       /* where the solution is mapped: pc - base is an offset in it */
	uint64_t text, end;  /* its code */
};

#define HONE_WHAT_TEXT 400
#define HONE_VALUE_TEXT 256

/* Smaller than PIPE_BUF, so it arrives whole or not at all. */
struct hone_record {
	uint8_t token[HONE_TOKEN_BYTES];
	uint64_t asserts, trail; /* how many expectations, and which (ending.h) */
	uint64_t leaks, leak_bytes, leak_pc;
	uint32_t foreign;    /* 0 or 1: an expectation was made by other code than the suite's */
	uint32_t failed;     /* 0 or 1; then the rest is filled */
	uint32_t suite_line;
	uint32_t unused;
	char what[HONE_WHAT_TEXT], expected[HONE_VALUE_TEXT], got[HONE_VALUE_TEXT];
};

/* This process's page. Points to a private one until a test's process has its own. */
extern struct hone_page *hone_page;

#pragma GCC visibility pop

#endif
