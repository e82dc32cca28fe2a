/* trace.h: where the time goes, mark by mark. For measuring (`make bench`), not for use: with a
 * variable of that name in its environment, a program writes one line on standard error at its end,
 * what it reached at which moment of CLOCK_MONOTONIC, in nanoseconds:
 *
 *	at=trace 81729113=received 81799113=file%20tree … 81929113=exec … 82929113=told
 *
 * HONE_TRACE asks hone for it, HONE_JAIL_TRACE the jail for each run. The marks lie in static
 * memory: a child has those of its parent, and processes that share memory share them. */
#ifndef BASE_TRACE_H
#define BASE_TRACE_H

void trace_start(const char *variable); /* before any process is made */
void trace_mark(const char *what);      /* a text that stays; nothing unless it is switched on */
void trace_write(void);                 /* to standard error, in one piece */

#endif
