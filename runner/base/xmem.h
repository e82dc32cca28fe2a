/* xmem.h: memory that is there or the program ends.
 *
 * A runner that cannot get a few kilobytes cannot grade either: it says so and aborts. Everything
 * returned is owned by the caller and given back with free(). */
#ifndef BASE_XMEM_H
#define BASE_XMEM_H

#include <stddef.h>

void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size); /* zeroed */
void *xrealloc(void *block, size_t size);
char *xstrdup(const char *text);
char *xstrdup_or_null(const char *text); /* NULL stays NULL */
char *xstrndup(const char *text, size_t n);

/* printf into a new string. */
char *xfmt(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Room for one more in an array of *n elements: grows by doubling, amortised O(1). Use VEC_PUSH. */
void *xgrow(void *array, size_t n, size_t element_size);

/* Appends `value` to the array `v` of `n` elements; both are lvalues. The array is owned by the
 * caller; it starts as NULL and 0. */
#define VEC_PUSH(v, n, value)                                               \
	((v) = xgrow((v), (n), sizeof *(v)), (v)[(n)++] = (value))

#endif
