/* trace.h: where the time of a launch goes. For measuring (`make bench`), not for use: with
 * HONE_JAIL_TRACE in its environment, the jail writes a line on standard error for each run, what
 * was reached at which moment of CLOCK_MONOTONIC, in nanoseconds:
 *
 *	at=trace 81729113=received 81799113=file%20tree … 81929113=exec … 82929113=told
 *
 * One run a process; the marks lie in memory that INIT and INSIDE share. */
#ifndef JAIL_TRACE_H
#define JAIL_TRACE_H

void trace_start(void);             /* reads the environment; before any process is made */
void trace_mark(const char *what);  /* a text that stays; nothing unless it is switched on */
void trace_write(void);

#endif
