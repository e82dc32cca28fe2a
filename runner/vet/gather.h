/* gather.h: brings together all that the judges look at. For vet/ alone. */
#ifndef VET_GATHER_H
#define VET_GATHER_H

#include <stdbool.h>

struct evidence;

/* Reads the folder's files, loads the lab and its example, reads the comments of the mutants and
 * the patterns that are kept. What is wrong with them becomes part of the evidence. */
void gather_texts(struct evidence *ev, const char *dir);
void evidence_release(struct evidence *ev);

#endif
