/* sanitizer.h: what AddressSanitizer and UBSan wrote, read. Pure.
 *
 * The text is hostile: the learner's code shares a process with whoever wrote it. It is believed
 * only as far as it harms the learner: a report makes a failure, never a pass. */
#ifndef RUN_SANITIZER_H
#define RUN_SANITIZER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SANITIZER_NOWHERE UINT64_MAX
#define SANITIZER_FRAMES 16

struct sanitizer_report {
	bool is_undefined;  /* UBSan: words and line below; else AddressSanitizer */
	char kind[64];      /* "heap-buffer-overflow", "attempting double-free", "SEGV", … */
	char words[200];    /* UBSan: "shift exponent 64 is too large for …" */
	unsigned line, column; /* UBSan: where; 0: unknown */
	bool is_write;      /* of an access: else it is a read; size 0: no access */
	uint64_t size;
	char region[120];   /* "0 bytes to the right of 16-byte region", or "" */
	/* offsets in the object called `object`: the innermost frame there of each stack */
	uint64_t at, allocated, freed;
	/* all frames of the first stack that lie there, from the inside out */
	size_t nframes;
	uint64_t frame[SANITIZER_FRAMES];
};

/* `object` is the base name of the solution's shared object. False when the text is no report. */
bool sanitizer_read(const char *text, const char *object, struct sanitizer_report *report);

#endif
