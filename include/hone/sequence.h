/* hone/sequence.h: a long random use of the solution, and the shortest that still goes wrong.
 *
 * A model-based test draws operations at random, does them with the solution and with a naive
 * model, and compares. A sequence of two hundred operations that goes wrong explains nothing, so
 * it is shrunk first: pieces are left out for as long as the rest still goes wrong. What remains
 * is shown as the C that does it, ready to be pasted. */
#ifndef HONE_SEQUENCE_H
#define HONE_SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>

struct hone_rng;

/* Where solution and model parted: of what, and the two answers, in words. */
struct hone_mismatch {
	char what[160], expected[96], got[96];
};

struct hone_sequence {
	size_t op_size; /* an operation is a plain struct of this many bytes, without pointers */
	/* Fills *op, which is all zero, from rng. */
	void (*draw)(void *op, struct hone_rng *rng, void *ctx);
	/* Does the `n` operations on a fresh solution and a fresh model. True when they agreed;
	 * false fills *why. It uses no expectation, and leaves nothing allocated either way. */
	bool (*run)(const void *ops, size_t n, struct hone_mismatch *why, void *ctx);
	/* One line of C for the operation, without a line end, into text[size]. */
	void (*print)(const void *op, char *text, size_t size, void *ctx);
	void *ctx; /* passed through */
};

/* Draws and runs `rounds` sequences of 1..longest operations from hone_seed(). Counts as one
 * expectation. The first that goes wrong is shrunk (ddmin, Zeller and Hildebrandt 2002, then one
 * operation at a time) and the test ends as failed, with the sequence as its story. */
void hone_sequence_check(const struct hone_sequence *s, size_t rounds, size_t longest);

#endif
