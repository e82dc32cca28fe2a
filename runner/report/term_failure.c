/* One failed test as the learner needs it: what led there, what was expected, what came, where,
 * what it means, what to do. */
#include "report/sheet.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/result.h"
#include "report/text.h"

#include <inttypes.h>
#include <string.h>

#define INDENT 6
#define DEEPER 8
#define STORY_LINES 12
#define OUTPUT_LINES 6

/* The story on one line, "put(1), put(2)"; NULL if it is too long for that. */
static char *short_story(const struct sheet *s, const struct test_result *t)
{
	AUTO(buf_release) struct buf line = BUF_INIT;

	for (const char *at = t->story; *at;) {
		size_t n = strcspn(at, "\n");

		if (line.len)
			buf_str(&line, ", ");
		buf_add(&line, at, n);
		at += n + (at[n] != '\0');
	}
	if (INDENT + strlen("after ,") + text_columns(line.s) > (size_t)s->style->style.width)
		return NULL;
	return buf_take(&line);
}

/* The last lines of a long story: what happened just before matters most. */
static void put_long_story(const struct sheet *s, const struct test_result *t)
{
	const char *at = t->story;
	size_t total = text_count_lines(t->story);
	size_t dropped = s->style->verbose || total <= STORY_LINES ? 0 : total - STORY_LINES;

	sheet_note(s, INDENT, "", "after");
	if (t->story_cut)
		sheet_note(s, DEEPER, "", "(earlier steps are not kept)");
	if (dropped) {
		AUTO(freep) char *words = xfmt("(%zu earlier steps: -v shows them)", dropped);

		sheet_note(s, DEEPER, "", words);
	}
	for (; dropped; dropped--)
		at += strcspn(at, "\n") + 1;
	sheet_lines(s, DEEPER, at, STORY_LINES);
}

static void put_story(const struct sheet *s, const struct test_result *t)
{
	AUTO(freep) char *line = NULL;

	if (!t->story || !*t->story)
		return;
	line = t->story_cut ? NULL : short_story(s, t);
	if (line)
		sheet_note(s, INDENT, "after ", line);
	else
		put_long_story(s, t);
}

static void put_place(const struct sheet *s, const char *label, const struct place *at)
{
	AUTO(buf_release) struct buf words = BUF_INIT;

	if (!at->line && !at->function)
		return;
	text_line(&words, label);
	text_line(&words, s->r->file);
	if (at->line)
		buf_fmt(&words, ":%u", at->line);
	if (at->last_line)
		buf_fmt(&words, " to %u", at->last_line);
	if (at->function) {
		buf_str(&words, "  in ");
		text_line(&words, at->function);
		buf_str(&words, "()");
	}
	sheet_note(s, INDENT, "", words.s);
}

static void put_places(const struct sheet *s, const struct test_result *t)
{
	put_place(s, "", &t->at);
	if (t->allocated.line != t->at.line || !t->at.line)
		put_place(s, "allocated at ", &t->allocated);
	put_place(s, "freed at ", &t->freed);
	for (size_t i = 0; i < t->nsites; i++) {
		AUTO(freep) char *label = xfmt("%s ", t->sites[i].words);

		if (t->sites[i].at.line || t->sites[i].at.function)
			put_place(s, label, &t->sites[i].at);
		else
			sheet_note(s, INDENT, "", t->sites[i].words);
	}
}

static void put_values(const struct sheet *s, const struct test_result *t)
{
	if (t->expected)
		sheet_note(s, DEEPER, "expected  ", t->expected);
	if (t->got)
		sheet_note(s, DEEPER, "got       ", t->got);
}

static void put_text(const struct sheet *s, const char *label, const char *text, size_t max)
{
	if (!text || !*text)
		return;
	sheet_note(s, INDENT, "", label);
	sheet_lines(s, DEEPER, text, max);
}

static void put_costs(const struct sheet *s, const struct test_result *t)
{
	AUTO(freep)
	char *words = xfmt("test %s: %s, %" PRIu64 ".%03" PRIu64 " ms of processor time, "
			   "%" PRIu64 ".%03" PRIu64 " ms, %" PRIu64 " KiB at most",
			   t->name, verdict_name(t->verdict), t->cpu_us / 1000, t->cpu_us % 1000,
			   t->wall_us / 1000, t->wall_us % 1000, t->peak_kb);

	sheet_note(s, INDENT, "", words);
}

void sheet_failure(const struct sheet *s, const struct test_result *t)
{
	AUTO(buf_release) struct buf sentence = BUF_INIT;

	put_story(s, t);
	failure_sentence(t, &sentence);
	sheet_note(s, INDENT, "", sentence.s);
	put_values(s, t);
	put_places(s, t);
	if (t->meaning)
		sheet_note(s, INDENT, "", t->meaning);
	if (t->hint)
		sheet_note(s, INDENT, "hint: ", t->hint);
	put_text(s, t->output_cut ? "your code printed, to begin with:" : "your code printed:",
		 t->output, OUTPUT_LINES);
	if (!s->style->verbose)
		return;
	put_text(s, "the sanitizer's own words:", t->detail, 0);
	put_costs(s, t);
}
