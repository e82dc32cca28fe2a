/* sections.h: which sections gcc makes for C with our flags, and no others. Pure. */
#ifndef RUN_SECTIONS_H
#define RUN_SECTIONS_H

#include <stdbool.h>
#include <stdint.h>

/* Is this one of them, by its name, its sh_type and its sh_flags? Relocations count as those of the
 * section whose name follows ".rela"; whether they are applied to that one is the caller's to see.
 * O(number of rows). */
bool section_is_gccs(const char *name, uint32_t type, uint64_t flags);

#endif
