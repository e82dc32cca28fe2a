/* syscalls.h: the rules of which the seccomp filters are made: one table, read at build time only.
 *
 * A rule allows its calls in its profiles (or answers them with an error of its own), when every
 * condition holds. What no rule names gets the profile's default. Several rules for one call are
 * alternatives. */
#ifndef JAIL_SYSCALLS_H
#define JAIL_SYSCALLS_H

#include <stddef.h>
#include <stdint.h>

#define IN(profile) (1u << (profile))

/* Holds when (argument & mask) == value. Arguments of which the kernel reads only the lower half
 * are compared by that half (mask 0xffffffff): the upper one may hold anything. */
struct syscall_condition {
	unsigned argument; /* counted from 0 */
	uint64_t mask, value;
};

struct syscall_rule {
	unsigned profiles;  /* IN(…) | IN(…) */
	const char *calls;  /* names as the kernel has them, with a space between */
	const char *why;
	int error;          /* 0: allowed; else it fails with this */
	unsigned nconditions;
	struct syscall_condition condition[2];
};

extern const struct syscall_rule syscall_rules[];
extern const size_t n_syscall_rules;

#endif
