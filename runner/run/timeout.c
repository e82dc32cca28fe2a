/* A test that took too long: where the loop was. */
#include "run/telling.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/facts.h"
#include "model/lab.h"
#include "model/result.h"

#include <string.h>

#define PLACES 16
#define CALLERS 8

/* ---- the loop ---- */

/* The lines of the function in which the first place lies; the others are of the same one. */
static bool find_lines(struct telling *w, const uint64_t *offset, size_t n, struct place *loop)
{
	struct place at = { .function = NULL };

	telling_locate(w, offset[0], loop);
	for (size_t i = 1; i < n && loop->line; i++) {
		telling_locate(w, offset[i], &at);
		if (!at.line || !at.function || !loop->function ||
		    !str_eq(at.function, loop->function))
			continue;
		if (!loop->last_line)
			loop->last_line = loop->line;
		if (at.line < loop->line)
			loop->line = at.line;
		if (at.line > loop->last_line)
			loop->last_line = at.line;
	}
	free(at.function);
	if (loop->last_line == loop->line)
		loop->last_line = 0;
	loop->column = 0;
	return loop->line != 0;
}

static void tell_callers(struct telling *w)
{
	uint64_t caller[CALLERS];
	size_t n = telling_offsets(w->f->loop_from, caller, CALLERS);

	for (size_t i = 0; i < n; i++)
		telling_add_site(w, caller[i], "called from");
}

/* The test goes round and calls the same function: what it waits for is never returned. */
static bool is_tests_own(const struct telling *w, const struct place *loop)
{
	if (w->f->loop_calls < 2 || !w->f->calls)
		return false;
	return !loop->function || str_eq(loop->function, w->f->calls);
}

static void tell_tests_loop(struct telling *w)
{
	w->t->message = xfmt("is still computing after %u ms of processor time: the test keeps "
			     "calling %s()", w->lab->limits.test_cpu_ms, w->f->calls);
	w->t->meaning = xfmt("the test goes on until %s() returns what ends its loop, and that did "
			     "not come; or each call takes far longer than it has to", w->f->calls);
}

static void tell_computing(struct telling *w)
{
	uint64_t place[PLACES];
	size_t n = telling_offsets(w->f->loop, place, PLACES);
	struct place loop = { .function = NULL };
	bool found = n && find_lines(w, place, n, &loop);

	if (is_tests_own(w, &loop)) {
		tell_tests_loop(w);
		free(loop.function);
		return;
	}
	w->t->message = xfmt("is still computing after %u ms of processor time",
			     w->lab->limits.test_cpu_ms);
	if (w->f->loop_in)
		w->t->meaning = xfmt("each time that it was looked at it was in this call of %s(): "
				     "it is called far too often, or with far too much to do",
				     w->f->loop_in);
	else
		w->t->meaning = xstrdup("a loop does not end, or does far more than it has to");
	if (!found)
		return;
	free(w->t->at.function);
	w->t->at = loop;
	tell_callers(w);
}

void tell_timeout(struct telling *w)
{
	if (w->f->how == HOW_CPU) {
		tell_computing(w);
		return;
	}
	w->t->message = xfmt("is still waiting after %u ms", w->lab->limits.test_wall_ms);
	w->t->meaning = xstrdup("it waits for something that does not come");
}
