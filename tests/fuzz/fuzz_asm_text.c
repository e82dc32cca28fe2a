/* The assembler text comes out of a jail: any bytes may come, of any length, without a NUL. */
#include "run/asm_text.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	const char *text = (const char *)bytes;
	unsigned line = 0;

	asm_has_inline(text, n, &line);
	asm_line_of(text, n, "system");
	return 0;
}
