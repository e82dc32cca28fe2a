/* asm_text.h: what the compiler's assembler text tells about the learner's source. Pure. */
#ifndef RUN_ASM_TEXT_H
#define RUN_ASM_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Does the text contain assembly that the compiler did not make? Then *line is where in the source,
 * 0 if unknown. gcc puts "#APP" on a line of its own before each asm statement, and nothing else
 * can: in a string, a line end is written as \n. But it copies assembler names and names of
 * sections as they are, line ends included; so instructions and directives that it never writes for
 * C count too. That makes smuggling hard, not impossible: the filters of the jail do not rest on
 * it. O(n). */
bool asm_has_inline(const char *text, size_t n, unsigned *line);

/* The source line of the first instruction that mentions the symbol; 0 if there is none. */
unsigned asm_line_of(const char *text, size_t n, const char *symbol);

#endif
