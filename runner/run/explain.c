/* One small function a verdict, found in a table. Each says what happened in a sentence that fits
 * after "the test", what it means, where it was, and what to do instead. */
#include "run/explain.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/facts.h"
#include "model/lab.h"
#include "model/result.h"
#include "run/denied.h"
#include "run/sanitizer.h"
#include "run/telling.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#define OBJECT_NAME "solution.so"

/* ---- assertions ---- */

static void tell_fail(struct telling *w)
{
	w->t->message = xstrdup_or_null(w->f->what);
	w->t->what = xstrdup_or_null(w->f->what);
	w->t->expected = xstrdup_or_null(w->f->expected);
	w->t->got = xstrdup_or_null(w->f->got);
}

/* ---- sanitizers ---- */

static const struct { const char *kind, *message, *meaning; } memory_words[] = {
	{ "heap-buffer-overflow", "past the end (or before the start) of a block",
	  "an index or a length is larger than what was allocated" },
	{ "heap-use-after-free", "in a block that was freed before",
	  "a pointer to it was kept, or it was freed too early" },
	{ "stack-buffer-overflow", "past the end of a local array",
	  "an index is larger than the array" },
	{ "stack-buffer-underflow", "before the start of a local array", "an index is negative" },
	{ "global-buffer-overflow", "past the end of a static array",
	  "an index is larger than the array" },
	{ "stack-use-after-return", "in a local variable of a function that has returned",
	  "a pointer to a local variable was kept" },
	{ "stack-use-after-scope", "in a local variable of a block that has ended",
	  "a pointer to a local variable was kept" },
	{ "dynamic-stack-buffer-overflow", "past the end of a local array",
	  "an index is larger than the array" },
};

static const struct { const char *kind, *message, *meaning; } other_words[] = {
	{ "attempting double-free", "frees a block a second time",
	  "two places think they own it: let one of them set its pointer to NULL" },
	{ "attempting free", "frees something that malloc did not return",
	  "only the pointer that malloc, calloc or realloc returned may be freed" },
	{ "SEGV", "follows a pointer that points nowhere",
	  "often NULL: an allocation that failed, or a field that was never set" },
	{ "FPE", "divides by zero", "a divisor can be 0 here" },
	{ "BUS", "follows a pointer that points nowhere", "a pointer was never set" },
	{ "ILL", "reaches code that cannot be run", "a function pointer is wrong, or memory was "
	  "overwritten" },
	{ "ABRT", "calls abort(), or an assert() of its own does not hold", NULL },
	{ "negative-size-param", "passes a negative length to a memory function",
	  "a subtraction went below zero" },
	{ "memcpy-param-overlap", "copies between parts of memory that overlap",
	  "use memmove where the two may overlap" },
	{ "allocation-size-too-big", "asks for a block of an impossible size",
	  "a multiplication or subtraction of sizes went wrong" },
	{ "calloc-overflow", "asks for a block of an impossible size",
	  "a multiplication of sizes went wrong" },
};

static void tell_undefined(struct telling *w, const struct sanitizer_report *r)
{
	w->t->message = xfmt("does something that C does not define: %s", r->words);
	w->t->meaning = xstrdup("the compiler may make anything of it: a result is then luck");
	if (r->line && w->t->at.line != r->line) {
		w->t->at.line = r->line;
		w->t->at.column = r->column;
	}
}

static void tell_access(struct telling *w, const struct sanitizer_report *r, size_t row)
{
	w->t->message = xfmt("%s %" PRIu64 " byte%s %s", r->is_write ? "writes" : "reads", r->size,
			     r->size == 1 ? "" : "s", memory_words[row].message);
	w->t->meaning = xfmt("%s%s%s", memory_words[row].meaning, r->region[0] ? "; it is " : "",
			     r->region);
}

/* The functions that come back on the stack of one that overflowed: they call each other. */
static size_t find_recursion(struct telling *w, const struct sanitizer_report *r,
			     struct place seen[SANITIZER_FRAMES], const char *name[], size_t max)
{
	size_t n = 0;

	for (size_t i = 0; i < r->nframes; i++)
		telling_locate(w, r->frame[i], &seen[i]);
	for (size_t i = 1; i < r->nframes && n < max; i++) {
		bool again = false, known = !seen[i].function;

		for (size_t k = 0; k < i && !known; k++)
			again |= seen[k].function && str_eq(seen[k].function, seen[i].function);
		for (size_t k = 0; k < n && !known; k++)
			known = str_eq(name[k], seen[i].function);
		if (again && !known)
			name[n++] = seen[i].function;
	}
	return n;
}

static void tell_stack_overflow(struct telling *w, const struct sanitizer_report *r)
{
	struct place seen[SANITIZER_FRAMES] = { { .function = NULL } };
	const char *name[3], *function = w->t->at.function;
	size_t n = find_recursion(w, r, seen, name, LEN(name));

	w->t->message = xstrdup("uses more stack than there is");
	if (n == 0)
		w->t->meaning = xfmt("%s%s calls itself without an end, or a local array is very "
				     "large", function ? function : "a function",
				     function ? "()" : "");
	else if (n == 1)
		w->t->meaning = xfmt("%s() calls itself, and nothing ends it", name[0]);
	else
		w->t->meaning = xfmt("%s()%s%s%s and %s() call each other, and nothing ends it",
				     name[0], n > 2 ? ", " : "", n > 2 ? name[1] : "",
				     n > 2 ? "()" : "", name[n - 1]);
	for (size_t i = 0; i < r->nframes; i++)
		free(seen[i].function);
}

static void tell_kind(struct telling *w, const struct sanitizer_report *r)
{
	if (str_eq(r->kind, "stack-overflow")) {
		tell_stack_overflow(w, r);
		return;
	}
	for (size_t i = 0; i < LEN(memory_words); i++)
		if (str_eq(r->kind, memory_words[i].kind)) {
			tell_access(w, r, i);
			return;
		}
	for (size_t i = 0; i < LEN(other_words); i++)
		if (str_starts(r->kind, other_words[i].kind)) {
			w->t->message = xstrdup(other_words[i].message);
			w->t->meaning = xstrdup_or_null(other_words[i].meaning);
			return;
		}
	w->t->message = xfmt("misuses memory (%s)", r->kind);
}

/* True when the sanitizers said what happened. */
static bool tell_sanitizer(struct telling *w)
{
	struct sanitizer_report r;

	if (!w->f->sanitizer || !sanitizer_read(w->f->sanitizer, OBJECT_NAME, &r))
		return false;
	if (r.at != SANITIZER_NOWHERE)
		telling_locate(w, r.at, &w->t->at);
	if (r.freed != SANITIZER_NOWHERE)
		telling_locate(w, r.freed, &w->t->freed);
	if (r.allocated != SANITIZER_NOWHERE)
		telling_locate(w, r.allocated, &w->t->allocated);
	if (r.is_undefined)
		tell_undefined(w, &r);
	else
		tell_kind(w, &r);
	return true;
}

/* ---- memory, crashes ---- */

static void tell_leak(struct telling *w)
{
	uint64_t n = w->f->leaks;

	w->t->message = xfmt("still holds %" PRIu64 " block%s (%" PRIu64 " byte%s) at the end", n,
			     n == 1 ? "" : "s", w->f->leak_bytes, w->f->leak_bytes == 1 ? "" : "s");
	w->t->meaning = xstrdup("a leak: what was allocated here is never freed");
	telling_locate(w, w->f->leak_at, &w->t->allocated);
	telling_locate(w, w->f->leak_at, &w->t->at);
}

static void tell_memory(struct telling *w)
{
	if (tell_sanitizer(w))
		return;
	if (w->f->leaks)
		tell_leak(w);
	else
		w->t->message = xstrdup("frees something that malloc did not return");
}

static void tell_crash(struct telling *w)
{
	static const struct { int signal; const char *message; } row[] = {
		{ SIGSEGV, "follows a pointer that points nowhere" },
		{ SIGBUS, "follows a pointer that points nowhere" },
		{ SIGFPE, "divides by zero" },
		{ SIGABRT, "calls abort(), or an assert() of its own does not hold" },
		{ SIGILL, "reaches code that cannot be run" },
		{ SIGTRAP, "reaches code that cannot be run" },
	};

	if (tell_sanitizer(w))
		return;
	for (size_t i = 0; i < LEN(row); i++)
		if (w->f->code == row[i].signal)
			w->t->message = xstrdup(row[i].message);
	if (!w->t->message)
		w->t->message = xfmt("was ended by signal %d", w->f->code);
}

/* ---- endings ---- */

static void tell_exit(struct telling *w)
{
	w->t->message = xfmt("ends the program with status %d before the test is finished",
			     w->f->code);
	w->t->meaning = xstrdup("a function of a library returns; it never calls exit()");
}

static void tell_out_of_memory(struct telling *w)
{
	w->t->message =
		xfmt("holds more than the %u MiB that a test may", w->lab->limits.memory_mb);
	w->t->meaning = xstrdup("something grows without a bound");
}

static void tell_output(struct telling *w)
{
	w->t->message = xstrdup("prints more than the 64 KiB that are kept");
	w->t->meaning = xstrdup("a message in a loop; print less, or take it out");
}

static void tell_denied(struct telling *w)
{
	struct denied_words words = denied_words(w->f->denied_nr);
	AUTO(buf_release) struct buf path = BUF_INIT_MAX(120);

	if (w->f->denied_path)
		str_show_line(&path, w->f->denied_path, strlen(w->f->denied_path));
	if (words.name[0])
		w->t->message = xfmt("calls %s(%s%s%s), which is not available here", words.name,
				     path.len ? "\"" : "", path.s, path.len ? "\"" : "");
	else
		w->t->message = xfmt("makes system call %" PRIu64 ", which is not available here",
				     w->f->denied_nr);
	w->t->hint = xstrdup(words.advice);
	telling_locate(w, w->f->denied_at, &w->t->at);
}

static void tell_forged(struct telling *w)
{
	w->t->message = xstrdup("reports a result that is not its own");
	w->t->meaning = xstrdup(verdict_saw(w->f, w->norm));
}

static void tell_nothing(struct telling *w UNUSED)
{
}

static void (*const tell[V_COUNT])(struct telling *) = {
	[V_PASS] = tell_nothing,       [V_FAIL] = tell_fail,
	[V_CRASH] = tell_crash,        [V_MEMORY] = tell_memory,
	[V_RACE] = tell_nothing,       [V_EXIT] = tell_exit,
	[V_TIMEOUT] = tell_timeout,    [V_OUT_OF_MEMORY] = tell_out_of_memory,
	[V_OUTPUT] = tell_output,      [V_DENIED] = tell_denied,
	[V_FORGED] = tell_forged,      [V_NOT_RUN] = tell_nothing,
};

/* As text, in which no NUL hides what follows it. The sanitizer's outcry is not the learner's. */
static char *printed(const char *bytes, size_t n)
{
	static const char outcry[] = "AddressSanitizer:DEADLYSIGNAL\n";
	size_t length = strlen(outcry);
	char *text;

	if (n >= length && memcmp(bytes + n - length, outcry, length) == 0)
		n -= length;
	if (!n)
		return NULL;
	text = xmalloc(n + 1);

	for (size_t i = 0; i < n; i++)
		text[i] = bytes[i] ? bytes[i] : '?';
	text[n] = '\0';
	return text;
}

void explain(struct test_result *t, const struct test_facts *f, struct norm norm,
	     const struct lab *lab, struct symbols *symbols)
{
	struct telling w = { t, f, lab, norm, symbols };

	t->verdict = verdict_of(f, norm);
	t->random = f->random;
	t->cpu_us = f->cpu_us;
	t->wall_us = f->wall_us;
	t->peak_kb = f->peak_kb;
	t->output_cut = f->output_cut;
	if (f->output_length)
		t->output = printed(f->output, f->output_length);
	if (t->verdict == V_PASS)
		return;
	t->story = xstrdup_or_null(f->story);
	t->story_cut = f->story_cut;
	t->detail = xstrdup_or_null(f->sanitizer);
	telling_locate(&w, f->at, &t->at);
	tell[t->verdict](&w);
}
