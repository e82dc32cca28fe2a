/* facts.h: what the test host observed of one test: no judgement yet.
 *
 * The host's parent, which never maps the solution, writes two lines a test to its report
 * descriptor, in the form of base/fields.h:
 *
 *	begin=<test>
 *	end=<test> how=exit code=0 cpu_us=812 wall_us=1033 peak_kb=9120 record=one asserts=12 …
 *
 * Keys of an `end` line (a key that does not apply is left out):
 *	how         exit | signal | cpu | wall | memory | output
 *	code        exit status or signal
 *	cpu_us wall_us peak_kb
 *	record      none | one | many | bad | contradicted: what came over the record descriptor.
 *	            `bad`: malformed or without this test's one-time token; `contradicted`: by the
 *	            exit status
 *	asserts     expectations made, from the record (or as far as they are known)
 *	trail       which they were: a sum over their lines, from the record
 *	foreign     1: one of them was made by other code than the suite's
 *	varies      1: their number may vary from solution to solution (HONE_COUNT_VARIES)
 *	random      1: what it finds depends on the seed (HONE_RANDOM)
 *	failed      1: an expectation did not hold; then what, expected, got, suite_line, story
 *	            (story: lines joined by \n; story_cut=1 when earlier lines were dropped)
 *	calls       name of the API function that was running or ran last
 *	at          offset in the solution's object of the last code of the learner's that ran
 *	loop        of a test that ran out of processor time: the places where it was seen in the
 *		    function that did not return, up to 16 offsets, comma-separated, hexadecimal
 *	loop_from   the calls that led to that function, from the inside out: up to 8 of the same
 *	loop_calls  how often, in that time, the test was seen to call the solution anew
 *	loop_in     name of the library function that it was in all the time
 *	leaks leak_bytes leak_at   blocks held at the end, their bytes, offset of one allocating
 *	            call
 *	bad_free    1: free or realloc of something that no allocation returned; at says where
 *	over_memory 1: the solution asked for more than it may hold; at says where
 *	denied      number of the forbidden system call (the first one); denied_args: up to six
 *	            numbers, comma-separated, hexadecimal; denied_path: text behind a path
 *	            argument, if it could be read; denied_at: offset in the solution's object of
 *	            the call that led there; denied_others: how many more there were
 *	denied_through   name of the library function that the solution called there
 *	sanitizer   what AddressSanitizer or UBSan wrote
 *	output      what the learner's code printed; output_cut=1 when it was more than is kept
 */
#ifndef MODEL_FACTS_H
#define MODEL_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;

enum facts_how { HOW_EXIT, HOW_SIGNAL, HOW_CPU, HOW_WALL, HOW_MEMORY, HOW_OUTPUT, HOW_COUNT };
enum facts_record { RECORD_NONE, RECORD_ONE, RECORD_MANY, RECORD_BAD, RECORD_CONTRADICTED,
		    RECORD_COUNT };

#define NO_OFFSET UINT64_MAX

/* How a test's process ends when the test itself decides: the harness uses the same numbers. */
#define FACTS_EXIT_PASS 86
#define FACTS_EXIT_FAILED 87

struct test_facts {
	bool is_begin;    /* a `begin` line: only `test` is set */
	char *test;
	enum facts_how how;
	int code;
	uint64_t cpu_us, wall_us, peak_kb;
	enum facts_record record;
	uint64_t asserts, trail;
	bool foreign;
	bool varies; /* the suite says that the number of expectations may vary */
	bool random; /* the suite says that what it finds depends on the seed */
	bool failed, story_cut;
	char *what, *expected, *got, *story; /* NULL when not failed */
	uint64_t suite_line;                 /* 0: unknown */
	char *calls;                         /* or NULL */
	uint64_t at, leak_at, denied_at;     /* or NO_OFFSET */
	char *loop, *loop_from, *loop_in;    /* or NULL */
	uint64_t loop_calls;
	uint64_t leaks, leak_bytes;
	bool bad_free, over_memory;
	bool denied;
	uint64_t denied_nr, denied_others;
	char *denied_args, *denied_path, *denied_through; /* or NULL */
	char *sanitizer;                     /* or NULL */
	char *output;                        /* or NULL; output_length bytes, NULs included */
	size_t output_length;
	bool output_cut;
};

/* Hostile input, though the host is ours: the learner's code had its chance at it. Unknown keys,
 * values out of range and lines of another form are refused with *e set; *f is then empty. */
bool facts_parse(struct test_facts *f, const char *line, size_t n, struct err *e);
void facts_release(struct test_facts *f);

#endif
