/* toolchain.h: the compiler, assembler and linker that this machine has. */
#ifndef RUN_TOOLCHAIN_H
#define RUN_TOOLCHAIN_H

#include "base/digest.h"

#include <stdbool.h>
#include <stddef.h>

struct err;
struct jail_spec;

struct toolchain {
	char *cc, *as, *ld; /* absolute, links resolved */
	char *libgcc;       /* the archive of arithmetic that the compiler calls */
	char *name;         /* "gcc 12.2.0", for results */
	bool is_clang;
	char key[DIGEST_SIZE]; /* changes when any of them does: part of every cache key */
};

/* Finds `compiler` (a name in PATH, or a path) and asks it once for its version and tools; the
 * answers are kept in `cache` for as long as the file stays the same. A missing compiler is
 * ERR_TOOLS with the command that installs one. It may be gcc or clang: whether clang will do is
 * the caller's to decide (toolchain_is_gcc). */
bool toolchain_find(struct toolchain *t, const char *compiler, const char *cache, struct err *e);

/* Learners' objects are read before they are loaded, and what is read is what gcc makes: with
 * another compiler there is no grading. */
bool toolchain_is_gcc(const struct toolchain *t, struct err *e);
void toolchain_release(struct toolchain *t);

/* Grants what they need: the system's programs, libraries and headers, to read and to run. */
void toolchain_grant(const struct toolchain *t, struct jail_spec *spec);

#endif
