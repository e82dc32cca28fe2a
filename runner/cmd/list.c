/* list: the labs that there are, by track, with how far the learner is. */
#include "base/auto.h"
#include "base/err.h"
#include "base/str.h"
#include "base/xmem.h"
#include "cmd/cmd.h"
#include "cmd/where.h"
#include "model/history.h"
#include "model/lab.h"

#include <string.h>

enum state { STATE_NEW, STATE_STARTED, STATE_PASSED };

struct row {
	struct lab *lab;
	enum state state;
	unsigned points; /* of the best graded save */
};

struct rows {
	struct row *row;
	size_t n;
};

static void rows_release(struct rows *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		lab_free(rows->row[i].lab);
	free(rows->row);
}

/* ---- collecting ---- */

static void look_at_history(struct row *row)
{
	AUTO(freep) char *folder = where_folder(row->lab->slug);
	struct err nobody_asks = ERR_INIT;
	struct history h = { 0 };
	const struct history_entry *best;

	if (!folder)
		return;
	row->state = STATE_STARTED;
	if (!history_load(&h, folder, &nobody_asks))
		return;
	best = history_best(&h, row->lab->slug);
	if (best && best->outcome == O_PASS)
		row->state = STATE_PASSED;
	row->points = best ? best->points : 0;
	history_release(&h);
}

static int by_track(const void *a, const void *b)
{
	const struct lab *x = ((const struct row *)a)->lab, *y = ((const struct row *)b)->lab;
	int track = strcmp(x->track, y->track);

	if (track)
		return track;
	if (x->difficulty != y->difficulty)
		return x->difficulty < y->difficulty ? -1 : 1;
	return strcmp(x->slug, y->slug);
}

/* A broken lab does not hide the others: the first one's error comes after the list. */
static void collect(const struct catalog *catalog, struct rows *rows, struct err *e)
{
	for (size_t i = 0; i < catalog->nslugs; i++) {
		struct row row = { .lab = catalog_load(catalog, catalog->slugs[i], e) };

		if (!row.lab)
			continue;
		look_at_history(&row);
		VEC_PUSH(rows->row, rows->n, row);
	}
	if (rows->n)
		qsort(rows->row, rows->n, sizeof *rows->row, by_track);
}

/* ---- what comes next ---- */

static bool is_passed(const struct rows *rows, const char *slug)
{
	for (size_t i = 0; i < rows->n; i++)
		if (str_eq(rows->row[i].lab->slug, slug))
			return rows->row[i].state == STATE_PASSED;
	return true; /* a lab that is not installed cannot be waited for */
}

static bool is_ready(const struct rows *rows, const struct lab *lab)
{
	for (size_t i = 0; i < lab->nafter; i++)
		if (!is_passed(rows, lab->after[i]))
			return false;
	return true;
}

/* A started one first; then the easiest whose prerequisites are passed. NULL: all are passed. */
static const struct row *find_next(const struct rows *rows)
{
	const struct row *next = NULL;

	for (size_t i = 0; i < rows->n; i++) {
		const struct row *row = &rows->row[i];

		if (row->state == STATE_STARTED)
			return row;
		if (row->state == STATE_NEW && is_ready(rows, row->lab) &&
		    (!next || row->lab->difficulty < next->lab->difficulty))
			next = row;
	}
	return next;
}

/* ---- showing ---- */

static char *state_words(const struct row *row)
{
	if (row->state == STATE_STARTED && row->points)
		return xfmt("started, %u of %u points", row->points, row->lab->points);
	return xstrdup(row->state == STATE_NEW ? "new" :
		       row->state == STATE_STARTED ? "started" : "passed");
}

static void show_row(struct context *c, const struct row *row, size_t width)
{
	AUTO(freep) char *state = state_words(row);
	const struct lab *lab = row->lab;
	const char *difficulty = lab_difficulty_name(lab->difficulty);

	if (c->quiet)
		buf_fmt(&c->out, "%s\n", lab->slug);
	else if (c->style.plain)
		buf_fmt(&c->out, "%s: %s, track %s, %s, %u minutes. %s\n", lab->slug, state,
			lab->track, difficulty, lab->minutes, lab->summary);
	else
		buf_fmt(&c->out, "  %-*s  %-12s  %3u min  %s\n  %*s  %s\n", (int)width, lab->slug,
			difficulty, lab->minutes, state, (int)width, "", lab->summary);
}

static void show_next(struct context *c, const struct rows *rows)
{
	const struct row *next = find_next(rows);

	if (next && next->state == STATE_STARTED)
		buf_fmt(&c->out, "\nnext: hone check %s\n", next->lab->slug);
	else if (next)
		buf_fmt(&c->out, "\nnext: hone start %s\n", next->lab->slug);
	else if (rows->n)
		buf_str(&c->out, "\nevery lab that is open to you is passed\n");
}

static void show(struct context *c, const struct rows *rows)
{
	const char *track = "";
	size_t width = 0;

	for (size_t i = 0; i < rows->n; i++)
		if (strlen(rows->row[i].lab->slug) > width)
			width = strlen(rows->row[i].lab->slug);
	for (size_t i = 0; i < rows->n; i++) {
		if (!c->quiet && !c->style.plain && !str_eq(track, rows->row[i].lab->track)) {
			track = rows->row[i].lab->track;
			buf_fmt(&c->out, c->style.color ? "%s\033[1m%s\033[0m\n" : "%s%s\n",
				i ? "\n" : "", track);
		}
		show_row(c, &rows->row[i], width);
	}
	if (!c->quiet)
		show_next(c, rows);
}

static bool run(struct context *c, int *status UNUSED, struct err *e)
{
	AUTO(rows_release) struct rows rows = { NULL, 0 };

	if (!c->catalog.nslugs) {
		err_set(e, ERR_LAB, "there is no lab in '%s'", c->home.labs);
		return err_hint(e, "HONE_LABS names the folders of labs, joined by ':'");
	}
	collect(&c->catalog, &rows, e);
	show(c, &rows);
	return !err_is(e);
}

const struct cmd cmd_list = {
	.name = "list", .synopsis = "",
	.summary = "the labs, how far you are, and what comes next",
	.details = "A lab is new, started, or passed: what `hone start` and `hone check` left in\n"
		   "the folders here. With -q, the names alone.\n",
	.needs = NEEDS_LABS, .run = run,
};
