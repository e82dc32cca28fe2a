/* symbols.h: from an offset in a linked solution to the function and line of the learner. */
#ifndef RUN_SYMBOLS_H
#define RUN_SYMBOLS_H

#include <stdbool.h>
#include <stdint.h>

struct err;
struct place;
struct symbols;

/* Opens a shared object's debug information (libdw). Owned by the caller; NULL with *e set. Costs
 * a millisecond or two: open it only when there is something to explain. */
struct symbols *symbols_open(const char *path, struct err *e);
void symbols_close(struct symbols *s);

/* Fills *at for the instruction at `offset`; function and line stay empty where nothing is known.
 * For a return address, pass it minus one. What *at held is freed. */
void symbols_find(struct symbols *s, uint64_t offset, struct place *at);

#endif
