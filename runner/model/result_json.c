/* Writing. The seed is text, because 64 bits do not fit the numbers of every JSON reader; a key
 * without a value is left out. result_read.c is the other direction. */
#include "model/result.h"
#include "base/auto.h"
#include "base/buf.h"
#include "model/json_out.h"

#include <inttypes.h>
#include <stdio.h>

static void put_place(struct json_out *o, const char *key, const struct place *place)
{
	if (!place->line && !place->function)
		return;
	json_begin(o, key, '{', true);
	json_text(o, "function", place->function);
	json_number(o, "line", place->line);
	json_number(o, "column", place->column);
	if (place->last_line)
		json_number(o, "last_line", place->last_line);
	json_end(o, '}');
}

static void put_sites(struct json_out *o, const struct test_result *t)
{
	if (!t->nsites)
		return;
	json_begin(o, "sites", '[', false);
	for (size_t i = 0; i < t->nsites; i++) {
		json_begin(o, NULL, '{', true);
		json_text(o, "words", t->sites[i].words);
		put_place(o, "at", &t->sites[i].at);
		json_end(o, '}');
	}
	json_end(o, ']');
}

static void put_test(struct json_out *o, const struct test_result *t, const char *requirement)
{
	json_begin(o, NULL, '{', false);
	json_text(o, "name", t->name);
	json_text(o, "requirement", requirement);
	json_text(o, "verdict", verdict_name(t->verdict));
	json_text(o, "message", t->message);
	json_text(o, "what", t->what);
	json_text(o, "expected", t->expected);
	json_text(o, "got", t->got);
	json_text(o, "story", t->story);
	json_flag(o, "story_cut", t->story_cut);
	json_text(o, "meaning", t->meaning);
	json_text(o, "hint", t->hint);
	put_place(o, "at", &t->at);
	put_place(o, "allocated", &t->allocated);
	put_place(o, "freed", &t->freed);
	put_sites(o, t);
	json_text(o, "detail", t->detail);
	json_text(o, "output", t->output);
	json_flag(o, "output_cut", t->output_cut);
	json_text(o, "reason", t->reason);
	if (t->verdict != V_NOT_RUN) {
		json_number(o, "cpu_us", t->cpu_us);
		json_number(o, "wall_us", t->wall_us);
		json_number(o, "peak_kb", t->peak_kb);
	}
	json_end(o, '}');
}

static void put_requirement(struct json_out *o, const struct requirement_result *q)
{
	json_begin(o, NULL, '{', false);
	json_text(o, "id", q->id);
	json_text(o, "title", q->title);
	json_number(o, "points", q->points);
	json_number(o, "earned", q->earned);
	json_texts(o, "needs", q->needs, q->nneeds);
	json_begin(o, "tests", '[', true);
	for (size_t i = 0; i < q->ntests; i++)
		json_text(o, NULL, q->tests[i].name);
	json_end(o, ']');
	json_end(o, '}');
}

static void put_diagnostic(struct json_out *o, const struct diagnostic *d)
{
	json_begin(o, NULL, '{', false);
	json_text(o, "severity", d->severity);
	json_text(o, "message", d->message);
	json_text(o, "option", d->option);
	json_text(o, "file", d->file);
	json_number(o, "line", d->line);
	json_number(o, "column", d->column);
	json_text(o, "source", d->source);
	json_text(o, "hint", d->hint);
	json_end(o, '}');
}

static void put_lists(struct json_out *o, const struct result *r)
{
	json_begin(o, "requirements", '[', false);
	for (size_t i = 0; i < r->nrequirements; i++)
		put_requirement(o, &r->requirements[i]);
	json_end(o, ']');
	json_begin(o, "tests", '[', false);
	for (size_t i = 0; i < r->nrequirements; i++)
		for (size_t k = 0; k < r->requirements[i].ntests; k++)
			put_test(o, &r->requirements[i].tests[k], r->requirements[i].id);
	json_end(o, ']');
	json_begin(o, "diagnostics", '[', false);
	for (size_t i = 0; i < r->ndiagnostics; i++)
		put_diagnostic(o, &r->diagnostics[i]);
	json_end(o, ']');
}

void result_to_json(const struct result *r, struct buf *out)
{
	struct json_out o = JSON_OUT(out, true);
	char seed[24];

	snprintf(seed, sizeof seed, "%" PRIu64, r->seed);
	json_begin(&o, NULL, '{', false);
	json_number(&o, "format", RESULT_FORMAT);
	json_text(&o, "lab", r->lab);
	json_text(&o, "title", r->title);
	json_text(&o, "file", r->file);
	json_text(&o, "digest", r->digest);
	json_text(&o, "verdict", outcome_name(r->outcome));
	json_text(&o, "reason", r->reason);
	json_text(&o, "hint", r->hint);
	json_text(&o, "behaves_like", r->behaves_like);
	json_number(&o, "points", r->points);
	json_number(&o, "max_points", r->max_points);
	put_lists(&o, r);
	json_number(&o, "tier", r->tier);
	json_texts(&o, "layers", r->layers, r->nlayers);
	json_text(&o, "seed", seed);
	json_flag(&o, "strict", r->is_strict);
	json_text(&o, "toolchain", r->toolchain);
	json_number(&o, "wall_ms", r->wall_ms);
	json_end(&o, '}');
	buf_char(out, '\n');
}
