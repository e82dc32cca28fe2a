/* Finding a short sequence: delta debugging first (leave out larger pieces, then smaller ones),
 * then one operation at a time until none can be left out. Each attempt runs the operations on a
 * fresh solution; the number of attempts is bounded, so that a slow solution costs its test no
 * more than a while: what was reached by then is shown. */
#include "ending.h"

#include <hone/rng.h>
#include <hone/sequence.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_ATTEMPTS 4000

struct search {
	const struct hone_sequence *s;
	char *ops;   /* the shortest that goes wrong so far */
	size_t n;
	char *trial; /* room for one that may */
	size_t attempts;
	struct hone_mismatch why; /* of ops */
};

/* ---- leaving out ---- */

/* Runs ops without [from, from + length); when it still goes wrong, that is the new shortest. */
static bool left_out(struct search *search, size_t from, size_t length)
{
	size_t size = search->s->op_size, rest = search->n - length;
	struct hone_mismatch why = { "", "", "" };
	char *shorter = search->trial;

	if (rest == 0 || search->attempts >= MAX_ATTEMPTS)
		return false;
	search->attempts++;
	memcpy(shorter, search->ops, from * size);
	memcpy(shorter + from * size, search->ops + (from + length) * size, (rest - from) * size);
	if (search->s->run(shorter, rest, &why, search->s->ctx))
		return false;
	search->trial = search->ops;
	search->ops = shorter;
	search->n = rest;
	search->why = why;
	return true;
}

/* One pass over pieces of this length; true when any could be left out. Back to front: what comes
 * after the mistake goes first. */
static bool pass(struct search *search, size_t length)
{
	bool any = false;

	for (size_t end = search->n; end > 0;) {
		size_t piece = length < end ? length : end;

		any |= left_out(search, end - piece, piece);
		end -= piece;
	}
	return any;
}

static void shrink(struct search *search)
{
	for (size_t length = search->n / 2; length > 1; length /= 2)
		while (pass(search, length))
			;
	while (pass(search, 1))
		;
}

/* ---- telling ---- */

static void tell(const struct search *search)
{
	const struct hone_sequence *s = search->s;

	hone_story_clear();
	for (size_t i = 0; i < search->n; i++) {
		char line[HONE_STORY_LINE] = "";

		s->print(search->ops + i * s->op_size, line, sizeof line, s->ctx);
		hone_did("%s", line);
	}
}

static void report(struct search *search)
{
	struct hone_failure f = { 0 };
	struct hone_mismatch why = { "", "", "" };

	/* once more, so that what ran last is this sequence */
	if (!search->s->run(search->ops, search->n, &why, search->s->ctx))
		search->why = why;
	hone_page->last_pc = 0; /* which is where it was taken down again: no help */
	hone_page->called = 0;
	tell(search);
	snprintf(f.what, sizeof f.what, "%s", search->why.what);
	snprintf(f.expected, sizeof f.expected, "%s", search->why.expected);
	snprintf(f.got, sizeof f.got, "%s", search->why.got);
	hone_end_failed(&f);
}

/* ---- drawing ---- */

static void draw(struct search *search, struct hone_rng *rng, size_t longest)
{
	const struct hone_sequence *s = search->s;

	search->n = hone_rng_between(rng, 1, longest);
	memset(search->ops, 0, search->n * s->op_size);
	for (size_t i = 0; i < search->n; i++)
		s->draw(search->ops + i * s->op_size, rng, s->ctx);
}

void hone_sequence_check(const struct hone_sequence *s, size_t rounds, size_t longest)
{
	struct hone_rng *rng = hone_rng_new(hone_seed());
	struct search search = { .s = s, .ops = calloc(longest, s->op_size),
				 .trial = calloc(longest, s->op_size) };
	const struct hone_failure turned_round = { .what = "operations drawn at random" };

	if (!HONE_EXPECTATION(0, true))
		hone_end_failed(&turned_round);
	if (!search.ops || !search.trial)
		abort();
	for (size_t i = 0; i < rounds; i++) {
		draw(&search, rng, longest);
		hone_story_clear(); /* should the solution crash in there, this much is known */
		hone_did("round %zu: %zu operations drawn at random", i + 1, search.n);
		if (s->run(search.ops, search.n, &search.why, s->ctx))
			continue;
		shrink(&search);
		report(&search);
	}
	hone_story_clear();
	free(search.ops);
	free(search.trial);
	hone_rng_free(rng);
}
