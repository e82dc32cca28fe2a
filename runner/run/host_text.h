/* host_text.h: the sources of a test host that are written for each lab. Pure. */
#ifndef RUN_HOST_TEXT_H
#define RUN_HOST_TEXT_H

struct buf;
struct lab;

/* The stubs through which the suite calls a solution (suite/stub.h). */
void host_stubs_text(const struct lab *lab, struct buf *out);

/* The example as a suite of one test. Its main() gets another name, and has to return something: a
 * main() alone may end without. */
void host_example_text(const struct lab *lab, struct buf *out);

#endif
