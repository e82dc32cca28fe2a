/* cmocka's assertions say the value that was got first and the expected one second, by habit; some
 * say only two values, and no words of what they are of. */
#include "cmocka_calls.h"
#include "ending.h"
#include "words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define EXPECTED(f) (f).expected, sizeof (f).expected
#define GOT(f) (f).got, sizeof (f).got

static char said[HONE_WHAT_TEXT]; /* what fail_msg() printed, just before it calls _fail */

static struct hone_failure failure(int line, const char *what)
{
	struct hone_failure f = { 0 };

	f.suite_line = line > 0 ? (unsigned)line : 0;
	snprintf(f.what, sizeof f.what, "%s", what);
	return f;
}

static void fail_words(int line, const char *what, const char *expected, const char *got)
{
	struct hone_failure f = failure(line, what);

	snprintf(EXPECTED(f), "%s", expected);
	snprintf(GOT(f), "%s", got);
	hone_end_failed(&f);
}

/* ---- truth and numbers ---- */

void __wrap__assert_true(LargestIntegralType result, const char *expression, const char *file,
			 int line)
{
	(void)file;
	if (!HONE_EXPECTATION(line, result != 0))
		fail_words(line, expression, "true", "false");
}

void __wrap__assert_return_code(LargestIntegralType result, size_t length,
				LargestIntegralType error, const char *expression,
				const char *file, int line)
{
	char got[64];
	int64_t code = length == sizeof(int) ? (int)result : (int64_t)result;

	(void)file;
	if (HONE_EXPECTATION(line, code >= 0))
		return;
	snprintf(got, sizeof got, "%lld, errno %llu", (long long)code, (unsigned long long)error);
	fail_words(line, expression, "0 or more", got);
}

static bool floats_equal(float a, float b, float epsilon)
{
	float larger = fmaxf(fabsf(a), fabsf(b));

	return fabsf(a - b) <= epsilon || fabsf(a - b) <= larger * epsilon;
}

static void fail_float(int line, float a, float b, const char *prefix)
{
	struct hone_failure f = failure(line, "a number with a fraction");

	snprintf(EXPECTED(f), "%s%.9g", prefix, (double)b);
	snprintf(GOT(f), "%.9g", (double)a);
	hone_end_failed(&f);
}

void __wrap__assert_float_equal(float a, float b, float epsilon, const char *file, int line)
{
	(void)file;
	if (!HONE_EXPECTATION(line, floats_equal(a, b, epsilon)))
		fail_float(line, a, b, "");
}

void __wrap__assert_float_not_equal(float a, float b, float epsilon, const char *file, int line)
{
	(void)file;
	if (!HONE_EXPECTATION(line, !floats_equal(a, b, epsilon)))
		fail_float(line, a, b, "anything but ");
}

void __wrap__assert_int_equal(LargestIntegralType a, LargestIntegralType b, const char *file,
			      int line)
{
	struct hone_failure f;

	(void)file;
	if (HONE_EXPECTATION(line, a == b))
		return;
	f = failure(line, "a number");
	hone_words_largest(EXPECTED(f), b);
	hone_words_largest(GOT(f), a);
	hone_end_failed(&f);
}

void __wrap__assert_int_not_equal(LargestIntegralType a, LargestIntegralType b, const char *file,
				  int line)
{
	char number[64];
	struct hone_failure f;

	(void)file;
	if (HONE_EXPECTATION(line, a != b))
		return;
	f = failure(line, "a number");
	hone_words_largest(number, sizeof number, b);
	snprintf(EXPECTED(f), "anything but %s", number);
	hone_words_largest(GOT(f), a);
	hone_end_failed(&f);
}

/* ---- text and memory ---- */

static bool strings_equal(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

void __wrap__assert_string_equal(const char *a, const char *b, const char *file, int line)
{
	struct hone_failure f;

	(void)file;
	if (HONE_EXPECTATION(line, strings_equal(a, b)))
		return;
	f = failure(line, "a text");
	hone_words_str(EXPECTED(f), b);
	hone_words_str(GOT(f), a);
	hone_end_failed(&f);
}

void __wrap__assert_string_not_equal(const char *a, const char *b, const char *file, int line)
{
	char text[HONE_VALUE_TEXT - 16];
	struct hone_failure f;

	(void)file;
	if (HONE_EXPECTATION(line, !strings_equal(a, b)))
		return;
	f = failure(line, "a text");
	hone_words_str(text, sizeof text, b);
	snprintf(EXPECTED(f), "anything but %s", text);
	hone_words_str(GOT(f), a);
	hone_end_failed(&f);
}

/* The first byte that differs; `size` when none does. */
static size_t first_difference(const unsigned char *a, const unsigned char *b, size_t size)
{
	size_t i = 0;

	while (i < size && a[i] == b[i])
		i++;
	return i;
}

void __wrap__assert_memory_equal(const void *a, const void *b, size_t size, const char *file,
				 int line)
{
	const unsigned char *left = a, *right = b;
	size_t i = first_difference(left, right, size);
	struct hone_failure f;

	(void)file;
	if (HONE_EXPECTATION(line, i == size))
		return;
	f = failure(line, "");
	snprintf(f.what, sizeof f.what, "byte %zu of %zu", i, size);
	hone_words_u64(EXPECTED(f), right[i]);
	hone_words_u64(GOT(f), left[i]);
	hone_end_failed(&f);
}

void __wrap__assert_memory_not_equal(const void *a, const void *b, size_t size, const char *file,
				     int line)
{
	(void)file;
	if (!HONE_EXPECTATION(line, first_difference(a, b, size) < size))
		fail_words(line, "the bytes", "a difference", "the same");
}

/* ---- ranges and sets ---- */

static void fail_range(int line, uint64_t value, const char *format, uint64_t lo, uint64_t hi)
{
	struct hone_failure f = failure(line, "a number");
	char low[64], high[64];

	hone_words_largest(low, sizeof low, lo);
	hone_words_largest(high, sizeof high, hi);
	snprintf(EXPECTED(f), "%s%s to %s", format, low, high);
	hone_words_largest(GOT(f), value);
	hone_end_failed(&f);
}

void __wrap__assert_in_range(LargestIntegralType value, LargestIntegralType lo,
			     LargestIntegralType hi, const char *file, int line)
{
	(void)file;
	if (!HONE_EXPECTATION(line, value >= lo && value <= hi))
		fail_range(line, value, "", lo, hi);
}

void __wrap__assert_not_in_range(LargestIntegralType value, LargestIntegralType lo,
				 LargestIntegralType hi, const char *file, int line)
{
	(void)file;
	if (!HONE_EXPECTATION(line, value < lo || value > hi))
		fail_range(line, value, "anything but ", lo, hi);
}

static bool is_in(LargestIntegralType value, const LargestIntegralType values[], size_t n)
{
	while (n > 0)
		if (values[--n] == value)
			return true;
	return false;
}

static void fail_set(int line, LargestIntegralType value, const char *expected)
{
	struct hone_failure f = failure(line, "a number");

	snprintf(EXPECTED(f), "%s", expected);
	hone_words_largest(GOT(f), value);
	hone_end_failed(&f);
}

void __wrap__assert_in_set(LargestIntegralType value, const LargestIntegralType values[],
			   size_t n, const char *file, int line)
{
	(void)file;
	if (!HONE_EXPECTATION(line, is_in(value, values, n)))
		fail_set(line, value, "one of the allowed numbers");
}

void __wrap__assert_not_in_set(LargestIntegralType value, const LargestIntegralType values[],
			       size_t n, const char *file, int line)
{
	(void)file;
	if (!HONE_EXPECTATION(line, !is_in(value, values, n)))
		fail_set(line, value, "none of the forbidden numbers");
}

/* ---- ending without a comparison ---- */

/* fail_msg() prints "ERROR: <words>\n", then fails. */
void __wrap_print_error(const char *format, ...)
{
	static const char mark[] = "ERROR: ";
	char text[sizeof said + sizeof mark];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	text[strcspn(text, "\n")] = '\0';
	snprintf(said, sizeof said, "%s", text + (strncmp(text, mark, sizeof mark - 1) == 0 ?
						  sizeof mark - 1 : 0));
}

void __wrap__fail(const char *file, int line)
{
	(void)file;
	HONE_EXPECTATION(line, false);
	fail_words(line, said[0] ? said : "the test", "to get past here", "a failure");
	__builtin_unreachable();
}

void __wrap__skip(const char *file, int line)
{
	(void)file;
	HONE_EXPECTATION(line, false);
	fail_words(line, "the test", "to be run", "skipped by its own suite");
	__builtin_unreachable();
}
