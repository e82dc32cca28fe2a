#include "base/xmem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *block)
{
	if (!block) {
		fputs("hone: out of memory\n", stderr);
		abort();
	}
	return block;
}

void *xmalloc(size_t size)
{
	return checked(malloc(size ? size : 1));
}

void *xcalloc(size_t count, size_t size)
{
	return checked(calloc(count ? count : 1, size ? size : 1));
}

void *xrealloc(void *block, size_t size)
{
	return checked(realloc(block, size ? size : 1));
}

char *xstrdup(const char *text)
{
	return checked(strdup(text));
}

char *xstrdup_or_null(const char *text)
{
	return text ? xstrdup(text) : NULL;
}

char *xstrndup(const char *text, size_t n)
{
	return checked(strndup(text, n));
}

char *xfmt(const char *format, ...)
{
	va_list args;
	char *text = NULL;
	int n;

	va_start(args, format);
	n = vasprintf(&text, format, args);
	va_end(args);
	return checked(n < 0 ? NULL : text);
}

void *xgrow(void *array, size_t n, size_t element_size)
{
	size_t capacity;

	if (n & (n - 1))
		return array; /* room is there until the next power of two */
	capacity = n ? n * 2 : 1;
	if (capacity > SIZE_MAX / element_size)
		checked(NULL);
	return xrealloc(array, capacity * element_size);
}
