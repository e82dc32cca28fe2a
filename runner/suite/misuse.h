/* misuse.h: a call that breaks the kit's own contract. The test host turns it into a failed test;
 * without the host (a lab's example) the symbol is missing, and the caller says it and aborts. */
#ifndef SUITE_MISUSE_H
#define SUITE_MISUSE_H

void hone_misuse(const char *what, const char *expected, const char *got)
	__attribute__((weak, noreturn, visibility("hidden")));

#endif
