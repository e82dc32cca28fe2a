/* Expectations. Each counts, whether it holds or not; the first that does not hold ends the test's
 * process with a record that says what was expected and what was got (ending.h). */
#include "ending.h"
#include "words.h"

#include <stdio.h>
#include <string.h>

/* What every failing expectation has: the line, and what the value is of. */
static void begin(struct hone_failure *f, int line, const char *format, va_list args)
{
	memset(f, 0, sizeof *f);
	f->suite_line = line > 0 ? (unsigned)line : 0;
	vsnprintf(f->what, sizeof f->what, format, args);
}

/* Declares and fills `f` from the caller's format and arguments. */
#define FAILURE(f, line, format)                                \
	struct hone_failure f;                                  \
	va_list args_of_##f;                                    \
	va_start(args_of_##f, format);                          \
	begin(&f, line, format, args_of_##f);                   \
	va_end(args_of_##f)

#define EXPECTED(f) (f).expected, sizeof (f).expected
#define GOT(f) (f).got, sizeof (f).got

void hone_expect_u64_at(const char *file, int line, uint64_t got, uint64_t expected,
			const char *format, ...)
{
	(void)file;
	if (HONE_EXPECTATION(line, got == expected))
		return;
	FAILURE(f, line, format);
	hone_words_u64(EXPECTED(f), expected);
	hone_words_u64(GOT(f), got);
	hone_end_failed(&f);
}

void hone_expect_i64_at(const char *file, int line, int64_t got, int64_t expected,
			const char *format, ...)
{
	(void)file;
	if (HONE_EXPECTATION(line, got == expected))
		return;
	FAILURE(f, line, format);
	hone_words_i64(EXPECTED(f), expected);
	hone_words_i64(GOT(f), got);
	hone_end_failed(&f);
}

void hone_expect_ns_at(const char *file, int line, uint64_t got, uint64_t expected,
		       const char *format, ...)
{
	(void)file;
	if (HONE_EXPECTATION(line, got == expected))
		return;
	FAILURE(f, line, format);
	hone_words_ns(EXPECTED(f), expected);
	hone_words_ns(GOT(f), got);
	hone_end_failed(&f);
}

void hone_expect_between_at(const char *file, int line, uint64_t got, uint64_t lo, uint64_t hi,
			    const char *format, ...)
{
	char low[32], high[32];

	(void)file;
	if (HONE_EXPECTATION(line, got >= lo && got <= hi))
		return;
	FAILURE(f, line, format);
	hone_words_u64(low, sizeof low, lo);
	hone_words_u64(high, sizeof high, hi);
	snprintf(EXPECTED(f), "%s to %s", low, high);
	hone_words_u64(GOT(f), got);
	hone_end_failed(&f);
}

void hone_expect_bool_at(const char *file, int line, bool got, bool expected,
			 const char *format, ...)
{
	(void)file;
	if (HONE_EXPECTATION(line, got == expected))
		return;
	FAILURE(f, line, format);
	snprintf(EXPECTED(f), "%s", expected ? "true" : "false");
	snprintf(GOT(f), "%s", got ? "true" : "false");
	hone_end_failed(&f);
}

void hone_expect_str_at(const char *file, int line, const char *got, const char *expected,
			const char *format, ...)
{
	bool equal = got && expected ? strcmp(got, expected) == 0 : got == expected;

	(void)file;
	if (HONE_EXPECTATION(line, equal))
		return;
	FAILURE(f, line, format);
	hone_words_str(EXPECTED(f), expected);
	hone_words_str(GOT(f), got);
	hone_end_failed(&f);
}

static void enum_words(char *text, size_t size, int value, hone_name_fn *name_of)
{
	const char *name = name_of(value);

	if (name)
		snprintf(text, size, "%s", name);
	else
		snprintf(text, size, "%d, which has no name", value);
}

void hone_expect_enum_at(const char *file, int line, int got, int expected,
			 hone_name_fn *name_of, const char *format, ...)
{
	(void)file;
	if (HONE_EXPECTATION(line, got == expected))
		return;
	FAILURE(f, line, format);
	enum_words(EXPECTED(f), expected, name_of);
	enum_words(GOT(f), got, name_of);
	hone_end_failed(&f);
}

void hone_fail_at(const char *file, int line, const char *expected_words, const char *got_words,
		  const char *format, ...)
{
	(void)file;
	HONE_EXPECTATION(line, false);
	FAILURE(f, line, format);
	snprintf(EXPECTED(f), "%s", expected_words);
	snprintf(GOT(f), "%s", got_words);
	hone_end_failed(&f);
}
