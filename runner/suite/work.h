/* work.h: what a solution's object calls instead of the plain function: the compiler puts a call
 * of __sanitizer_cov_trace_pc at every basic block, the linker (--wrap) renames the others. */
#ifndef SUITE_WORK_H
#define SUITE_WORK_H

#include <stddef.h>

void __sanitizer_cov_trace_pc(void);

void *__wrap_memcpy(void *to, const void *from, size_t n);
void *__wrap_memmove(void *to, const void *from, size_t n);
void *__wrap_memset(void *to, int byte, size_t n);
int __wrap_memcmp(const void *a, const void *b, size_t n);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *block, size_t size);
void __wrap_free(void *block);
char *__wrap_strdup(const char *text);
char *__wrap_strndup(const char *text, size_t n);

/* From now on nothing is noted in the page: exit() enters code of the solution's that the compiler
 * made, and where the solution called it is what its author wants to know. */
void hone_work_stop_noting(void);

#endif
