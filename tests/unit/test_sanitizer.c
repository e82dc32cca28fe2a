/* run/sanitizer: what gcc 12's sanitizers wrote, unsymbolized, read back. */
#include "cmocka_all.h"
#include "base/auto.h"
#include "run/sanitizer.h"

#include <string.h>

static const char overflow[] = "=================================================================\n"
			       "==7==ERROR: AddressSanitizer: heap-buffer-overflow on address "
			       "0x602000000020 at pc 0x7f3 bp "
			       "0x7ff sp 0x7fe\n"
			       "WRITE of size 4 at 0x602000000020 thread T0\n"
			       "    #0 0x7f3c01  (/scratch/out/solution.so+0x1234)\n"
			       "    #1 0x55d2    (/cache/host+0x4321)\n"
			       "\n"
			       "0x602000000020 is located 0 bytes to the right of 16-byte region "
			       "[0x602000000010,0x602000000020)\n"
			       "allocated by thread T0 here:\n"
			       "    #0 0x7f3d  (/lib/x86_64-linux-gnu/libasan.so.8+0xba6af)\n"
			       "    #1 0x55d2  (/cache/host+0x4444)\n"
			       "    #2 0x7f3c  (/scratch/out/solution.so+0x1200) (BuildId: 12ab)\n"
			       "\n"
			       "SUMMARY: AddressSanitizer: heap-buffer-overflow\n";

static void an_overflow_has_its_place_and_the_blocks(void **state)
{
	struct sanitizer_report r;

	(void)state;
	assert_true(sanitizer_read(overflow, "solution.so", &r));
	assert_false(r.is_undefined);
	assert_string_equal(r.kind, "heap-buffer-overflow");
	assert_true(r.is_write);
	assert_int_equal(r.size, 4);
	assert_int_equal(r.at, 0x1234);
	assert_int_equal(r.allocated, 0x1200);
	assert_int_equal(r.nframes, 1);
	assert_int_equal(r.frame[0], 0x1234);
	assert_true(r.freed == SANITIZER_NOWHERE);
	assert_string_equal(r.region, "0 bytes to the right of 16-byte region");
}

static void a_use_after_free_has_three_places(void **state)
{
	static const char text[] =
		"==7==ERROR: AddressSanitizer: heap-use-after-free on address 0x6040 at pc 0x7f\n"
		"READ of size 8 at 0x6040 thread T0\n"
		"    #0 0x7f  (/o/solution.so+0x10)\n"
		"\n"
		"0x6040 is located 0 bytes inside of 40-byte region [0x6040,0x6068)\n"
		"freed by thread T0 here:\n"
		"    #0 0x7f  (/lib/libasan.so.8+0x1)\n"
		"    #1 0x7f  (/o/solution.so+0x20)\n"
		"\n"
		"previously allocated by thread T0 here:\n"
		"    #0 0x7f  (/lib/libasan.so.8+0x1)\n"
		"    #1 0x7f  (/o/solution.so+0x30)\n";
	struct sanitizer_report r;

	(void)state;
	assert_true(sanitizer_read(text, "solution.so", &r));
	assert_false(r.is_write);
	assert_int_equal(r.at, 0x10);
	assert_int_equal(r.freed, 0x20);
	assert_int_equal(r.allocated, 0x30);
}

static void kinds_without_an_access_are_read(void **state)
{
	static const struct { const char *text, *kind; uint64_t at; } row[] = {
		{ "==1==ERROR: AddressSanitizer: attempting double-free on 0x60 in thread T0:\n"
		  "    #0 0x1  (/lib/libasan.so.8+0x1)\n    #1 0x1  (/o/solution.so+0x44)\n",
		  "attempting double-free", 0x44 },
		{ "==1==ERROR: AddressSanitizer: SEGV on unknown address 0x0 (pc 0x1)\n"
		  "    #0 0x1  (/o/solution.so+0x45)\n",
		  "SEGV", 0x45 },
		{ "==1==ERROR: AddressSanitizer: stack-overflow on address 0x7ff (pc 0x1)\n"
		  "    #0 0x1  (/o/solution.so+0x46)\n",
		  "stack-overflow", 0x46 },
	};

	(void)state;
	for (size_t i = 0; i < LEN(row); i++) {
		struct sanitizer_report r;

		assert_true(sanitizer_read(row[i].text, "solution.so", &r));
		assert_string_equal(r.kind, row[i].kind);
		assert_int_equal(r.at, row[i].at);
		assert_int_equal(r.size, 0);
	}
}

static void undefined_behaviour_has_words_and_a_line(void **state)
{
	struct sanitizer_report r;

	(void)state;
	assert_true(sanitizer_read("retry_backoff.c:23:12: runtime error: shift exponent 64 is too "
				   "large for 64-bit type 'long unsigned int'\n    #0 0x1\n",
				   "solution.so", &r));
	assert_true(r.is_undefined);
	assert_int_equal(r.line, 23);
	assert_int_equal(r.column, 12);
	assert_string_equal(r.words, "shift exponent 64 is too large for 64-bit type "
				     "'long unsigned int'");
}

static void what_is_no_report_is_none(void **state)
{
	static const char *const text[] = { "", "hello", "ERROR: AddressSanitizer",
					    "runtime error" };
	struct sanitizer_report r;

	(void)state;
	for (size_t i = 0; i < LEN(text); i++)
		assert_false(sanitizer_read(text[i], "solution.so", &r));
}

static void a_report_cut_anywhere_is_read_without_harm(void **state)
{
	char text[sizeof overflow];
	struct sanitizer_report r;

	(void)state;
	for (size_t n = 0; n < sizeof overflow; n++) {
		memcpy(text, overflow, n);
		text[n] = '\0';
		if (sanitizer_read(text, "solution.so", &r))
			assert_true(r.at == 0x1234 || r.at == SANITIZER_NOWHERE || r.at < 0x1234);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_overflow_has_its_place_and_the_blocks),
		cmocka_unit_test(a_use_after_free_has_three_places),
		cmocka_unit_test(kinds_without_an_access_are_read),
		cmocka_unit_test(undefined_behaviour_has_words_and_a_line),
		cmocka_unit_test(what_is_no_report_is_none),
		cmocka_unit_test(a_report_cut_anywhere_is_read_without_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
