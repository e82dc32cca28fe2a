/* gather.h: brings together all that the judges look at. For vet/ alone. */
#ifndef VET_GATHER_H
#define VET_GATHER_H

#include <stdbool.h>

struct err;
struct evidence;

/* Reads the folder's files, loads the lab and its example, reads the comments of the mutants and
 * the patterns that are kept. What is wrong with them becomes part of the evidence. */
void gather_texts(struct evidence *ev, const char *dir);

/* Which tests the starter and each graded mutant fail: into ev->patterns. True when all of them
 * have a pattern, and there is no file that was not read. */
bool gather_patterns(struct evidence *ev);

/* Writes the patterns into the lab's folder, and reads them again. *e is set when that fails. */
void keep_patterns(struct evidence *ev, struct err *e);

void evidence_release(struct evidence *ev);

#endif
