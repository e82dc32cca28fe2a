/* symbols_allowed.h: which functions of others a solution may use, and what to use instead of the
 * ones it may not. Pure: tables and look-ups. */
#ifndef RUN_SYMBOLS_ALLOWED_H
#define RUN_SYMBOLS_ALLOWED_H

#include <stdbool.h>
#include <stddef.h>

enum lab_profile;

/* May a solution refer to it? Standard functions that need nothing but memory and its own output,
 * the kit's, and what the compiler itself calls. O(number of names). */
bool symbol_is_allowed(const char *name, enum lab_profile profile);

/* May a solution not define it, because the harness, the sanitizers or the loader own it? */
bool symbol_is_reserved(const char *name);

/* May a source not even mention it (n bytes)? What begins as the sanitizers' and the linker's own
 * names do. Every name that this is true of is reserved too. */
bool symbol_is_the_tools(const char *name, size_t n);

/* What to do instead of using `name`: a sentence, never NULL. */
const char *symbol_advice(const char *name);

#endif
