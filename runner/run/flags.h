/* flags.h: the fixed command lines: how a solution and a suite are compiled and linked. Nothing of
 * a learner's reaches a command line but the file name that the lab gave it. */
#ifndef RUN_FLAGS_H
#define RUN_FLAGS_H

struct jail_spec;

/* Adds the arguments of a list that ends in NULL to the command of `spec`. */
void flags_add(struct jail_spec *spec, const char *const *args);

/* The learner's file -> assembler text. The four no-builtins keep gcc from deleting a whole double
 * free; object-size would hide where a block was allocated; the sanitizers must stop at the first
 * undefined operation, or it would pass. */
extern const char *const solution_cflags[];
#define SOLUTION_OPTIMIZE "-O1" /* unless asked otherwise */

/* What else one compiler has to be told, and the other does not know. A source cannot ask which
 * files there are: without a root of its own (tier 1) the answer could be another one to the
 * compiler than to the preprocessor (/proc/self), and what is read not what is compiled. */
extern const char *const gcc_cflags[], *const clang_cflags[];

/* The learner's object -> a bare shared object, in which calls that the kit counts are renamed. */
extern const char *const solution_ldflags[];

/* The suite and the harness -> objects of the test host; and the host itself. */
extern const char *const host_cflags[];
extern const char *const host_ldflags[];
extern const char *const host_libs[];

#endif
