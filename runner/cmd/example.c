/* example: a lab's example, run with the learner's own code. */
#include "base/auto.h"
#include "base/err.h"
#include "base/str.h"
#include "base/xmem.h"
#include "cmd/cmd.h"
#include "cmd/grading.h"
#include "cmd/where.h"
#include "model/lab.h"
#include "model/result.h"
#include "report/report.h"
#include "run/submission.h"

#include <string.h>

/* What the program printed comes from the learner's process: shown, line by line, never obeyed. */
static void show_output(struct context *c, const struct test_result *t)
{
	const char *at = t->output ? t->output : "";

	while (*at) {
		size_t n = strcspn(at, "\n");

		str_show(&c->out, at, n);
		buf_char(&c->out, '\n');
		at += n + (at[n] != '\0');
	}
	if (t->output_cut)
		buf_str(&c->out, "(it printed more, which is not kept)\n");
}

/* One that ends well has said all there is to say; otherwise the report tells what went wrong. */
static void show(struct context *c, struct result *r, const char *command)
{
	struct test_result *t = result_find_test(r, LAB_EXAMPLE);
	struct report_style style = { c->style, c->verbose, command };

	show_output(c, t);
	free(t->output);
	t->output = NULL; /* it has been shown */
	if (r->outcome == O_PASS && !c->verbose)
		return;
	if (c->out.len)
		buf_char(&c->out, '\n');
	report_term(r, &style, &c->out);
}

static bool play(struct context *c, const struct lab *lab, int *status, struct err *e)
{
	AUTO(freep) char *file = where_file(c, lab, e);
	AUTO(freep) char *command = xfmt("hone example %s", lab->slug);
	AUTO(lab_freep) struct lab *example = file ? lab_load_example(lab->dir, e) : NULL;
	const struct grading_spec how = { .lab = example, .file = file, .min_tier = 1,
					  .seed = SUBMISSION_SEED };
	struct result *r = example ? grading_run(c, &how, status, e) : NULL;

	if (!r)
		return false;
	*status = outcome_exit_status(r->outcome);
	show(c, r, command);
	result_free(r);
	return true;
}

static bool run(struct context *c, int *status, struct err *e)
{
	AUTO(lab_freep) struct lab *lab = where_lab(&c->catalog,
						    c->noperands ? c->operands[0] : NULL, e);

	return lab && play(c, lab, status, e);
}

const struct cmd cmd_example = {
	.name = "example", .synopsis = "[<lab> [<file>]]",
	.summary = "see the pattern at work, with your own code",
	.details =
		"Compiles the lab's example.c together with your solution and runs it in the\n"
		"jail, on a clock of its own: hours pass in an instant. With a solution that is\n"
		"not there yet you see what goes wrong. Lab and file are found as for `hone\n"
		"check`; the exit statuses are the same.\n",
	.needs = NEEDS_LABS | NEEDS_COMPILER | NEEDS_JAIL, .max_operands = 2, .run = run,
};
