/* asm_text.h: what the compiler's assembler text tells about the learner's source. Pure. */
#ifndef RUN_ASM_TEXT_H
#define RUN_ASM_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Does the text contain inline assembly? Then *line is where in the source, 0 if unknown. gcc puts
 * "#APP" on a line of its own before each piece, and nothing else can: in a string, a line end is
 * written as \n. */
bool asm_has_inline(const char *text, size_t n, unsigned *line);

/* The source line of the first instruction that mentions the symbol; 0 if there is none. */
unsigned asm_line_of(const char *text, size_t n, const char *symbol);

#endif
