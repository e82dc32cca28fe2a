/* serve.h: hone-jail's ways to be used: by a runner over a socket, by hand, and to prove itself.
 *
 * Each returns the exit status of the program. max_tier is 2, or 1 to do without namespaces. */
#ifndef JAIL_SERVE_H
#define JAIL_SERVE_H

int serve(unsigned max_tier);                                   /* serve.c; see spec.h */
int run_by_hand(int argc, char **argv, unsigned max_tier);      /* hand.c */
int probe(unsigned max_tier);                                   /* probe.c */
int probe_deed(const char *name, const char *outside_pid_ns);   /* inside, for probe() */

#endif
