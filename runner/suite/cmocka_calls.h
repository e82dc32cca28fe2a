/* cmocka_calls.h: cmocka's assertions under the names that the linker gives them (--wrap, the list
 * is wrap.txt), so that each one counts and speaks in decimal. Signatures are cmocka 1.1.5's. */
#ifndef SUITE_CMOCKA_CALLS_H
#define SUITE_CMOCKA_CALLS_H

#include <hone/suite.h>

void __wrap__assert_true(LargestIntegralType result, const char *expression, const char *file,
			 int line);
void __wrap__assert_return_code(LargestIntegralType result, size_t length,
				LargestIntegralType error, const char *expression,
				const char *file, int line);
void __wrap__assert_float_equal(float a, float b, float epsilon, const char *file, int line);
void __wrap__assert_float_not_equal(float a, float b, float epsilon, const char *file, int line);
void __wrap__assert_int_equal(LargestIntegralType a, LargestIntegralType b, const char *file,
			      int line);
void __wrap__assert_int_not_equal(LargestIntegralType a, LargestIntegralType b, const char *file,
				  int line);
void __wrap__assert_string_equal(const char *a, const char *b, const char *file, int line);
void __wrap__assert_string_not_equal(const char *a, const char *b, const char *file, int line);
void __wrap__assert_memory_equal(const void *a, const void *b, size_t size, const char *file,
				 int line);
void __wrap__assert_memory_not_equal(const void *a, const void *b, size_t size, const char *file,
				     int line);
void __wrap__assert_in_range(LargestIntegralType value, LargestIntegralType lo,
			     LargestIntegralType hi, const char *file, int line);
void __wrap__assert_not_in_range(LargestIntegralType value, LargestIntegralType lo,
				 LargestIntegralType hi, const char *file, int line);
void __wrap__assert_in_set(LargestIntegralType value, const LargestIntegralType values[],
			   size_t n, const char *file, int line);
void __wrap__assert_not_in_set(LargestIntegralType value, const LargestIntegralType values[],
			       size_t n, const char *file, int line);
void __wrap__fail(const char *file, int line) __attribute__((noreturn));
void __wrap__skip(const char *file, int line) __attribute__((noreturn));
void __wrap_print_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
