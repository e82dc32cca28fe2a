/* denied.h: forbidden system calls, in words. Pure. */
#ifndef RUN_DENIED_H
#define RUN_DENIED_H

#include <stdint.h>

struct denied_words {
	const char *name;   /* as a programmer knows it: "open", "fork" */
	const char *advice; /* what to do instead */
};

/* Never fails: a call without a row gets a general answer, and its name is "" . */
struct denied_words denied_words(uint64_t number);

#endif
