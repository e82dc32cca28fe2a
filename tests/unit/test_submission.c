/* run/submission, whole: a lab, a file, a result; and what is left when it is interrupted. */
#include "cmocka_all.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "model/result.h"
#include "run/engine.h"
#include "run/submission.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

static char *out_dir, *top; /* the build tree, the project */
static char *scratch, *cache;
static struct lab *lab;

struct grading {
	uv_loop_t loop;
	struct engine *engine;
	struct submission *submission;
	struct result *result;
	unsigned dones;
	char *stages;
};

static void on_stage(const char *stage, void *ctx)
{
	struct grading *g = ctx;
	char *longer = xfmt("%s[%s]", g->stages, stage);

	free(g->stages);
	g->stages = longer;
}

static void on_done(struct result *result, void *ctx)
{
	struct grading *g = ctx;

	g->dones++;
	g->result = result;
	g->submission = NULL;
	engine_stop(g->engine);
}

static void begin(struct grading *g, const char *file)
{
	static char *jail, *filters, *include, *suite;
	const struct submission_events events = { on_stage, on_done, g };
	struct submission_spec spec = { .lab = lab, .file = file, .seed = SUBMISSION_SEED };
	struct engine_config config;
	struct err e = ERR_INIT;

	if (!jail) {
		jail = path_join(out_dir, "bin/hone-jail");
		filters = path_join(out_dir, "filters");
		include = path_join(top, "include");
		suite = path_join(top, "runner/suite");
	}
	config = (struct engine_config){ .jail = jail, .filters = filters, .include = include,
					 .suite = suite, .cache = cache, .scratch = scratch,
					 .compiler = "gcc", .min_tier = 1 };
	*g = (struct grading){ .stages = xstrdup("") };
	uv_loop_init(&g->loop);
	g->engine = engine_start(&g->loop, &config, &e);
	assert_string_equal(e.text, "");
	g->submission = submission_start(g->engine, &spec, &events);
	assert_int_equal(g->dones, 0);
}

/* Runs to the end, where nothing may be left: handle, process, or file. */
static void finish(struct grading *g)
{
	AUTO(freep) char *ours = xfmt("%s/hone-%u", scratch, (unsigned)geteuid());

	uv_run(&g->loop, UV_RUN_DEFAULT);
	assert_int_equal(g->dones, 1);
	assert_int_equal(uv_loop_close(&g->loop), 0);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
	assert_false(fs_is_dir(ours));
}

static void end(struct grading *g)
{
	result_free(g->result);
	free(g->stages);
}

static char *case_file(const char *name)
{
	return xfmt("%s/tests/e2e/cases/%s", top, name);
}

static void the_reference_meets_everything(void **state)
{
	AUTO(freep) char *file = lab_reference_path(lab);
	struct grading g;

	(void)state;
	begin(&g, file);
	finish(&g);
	assert_int_equal(g.result->outcome, O_PASS);
	assert_int_equal(g.result->points, g.result->max_points);
	assert_int_equal(strlen(g.result->digest), 64);
	assert_true(g.result->tier >= 1);
	assert_true(g.result->nlayers > 3);
	end(&g);
}

static void the_second_time_the_suite_is_there(void **state)
{
	AUTO(freep) char *file = lab_reference_path(lab);
	struct grading g;

	(void)state;
	begin(&g, file);
	finish(&g);
	assert_string_equal(g.stages, "[compiling][testing]");
	end(&g);
}

static void what_cannot_be_read_is_refused(void **state)
{
	struct grading g;

	(void)state;
	begin(&g, "/there/is/no/such/file.c");
	finish(&g);
	assert_int_equal(g.result->outcome, O_REFUSED);
	assert_non_null(strstr(g.result->reason, "/there/is/no/such/file.c"));
	end(&g);
}

static void on_moment(uv_timer_t *t)
{
	struct grading *g = t->data;

	if (g->submission)
		submission_cancel(g->submission);
	uv_close((uv_handle_t *)t, NULL);
}

/* Whatever it is doing at that moment: compiling, linking, testing, or done already. */
static void cancelling_at_any_moment_leaves_nothing(void **state)
{
	AUTO(freep) char *file = case_file("loops.c");

	(void)state;
	for (uint64_t moment_ms = 0; moment_ms < 100; moment_ms += 7) {
		struct grading g;
		uv_timer_t timer;

		begin(&g, file);
		uv_timer_init(&g.loop, &timer);
		timer.data = &g;
		uv_timer_start(&timer, on_moment, moment_ms, 0);
		finish(&g);
		if (g.result->outcome == O_TROUBLE)
			assert_string_equal(g.result->reason, "interrupted");
		else
			assert_int_equal(g.result->outcome, O_NOT_YET);
		end(&g);
	}
}

static void cancelling_at_once_is_an_interruption(void **state)
{
	AUTO(freep) char *file = case_file("pass.c");
	struct grading g;

	(void)state;
	begin(&g, file);
	submission_cancel(g.submission);
	finish(&g);
	assert_int_equal(g.result->outcome, O_TROUBLE);
	assert_string_equal(g.result->reason, "interrupted");
	assert_int_equal(g.result->points, 0);
	end(&g);
}

static void a_suite_being_built_can_be_interrupted(void **state)
{
	AUTO(freep) char *file = case_file("pass.c");
	struct grading g;
	uv_timer_t timer;

	(void)state;
	fs_remove_tree(cache, NULL);
	begin(&g, file);
	uv_timer_init(&g.loop, &timer);
	timer.data = &g;
	uv_timer_start(&timer, on_moment, 150, 0);
	finish(&g);
	end(&g);
}

static int find_places(void **state)
{
	const char *out = getenv("OUT");
	AUTO(freep) char *lab_dir = NULL;
	struct err e = ERR_INIT;
	uv_loop_t first;

	(void)state;
	uv_loop_init(&first);
	uv_loop_close(&first);
	out_dir = fs_real_path(out ? out : "build/release", NULL);
	top = fs_real_path(".", NULL);
	scratch = xstrdup("/tmp/hone-test-XXXXXX");
	if (!out_dir || !mkdtemp(scratch))
		return -1;
	cache = path_join(scratch, "cache");
	lab_dir = path_join(top, "tests/e2e/labs/sum");
	lab = lab_load(lab_dir, &e);
	return lab ? 0 : -1;
}

static int remove_places(void **state)
{
	(void)state;
	fs_remove_tree(scratch, NULL);
	lab_free(lab);
	free(out_dir);
	free(top);
	free(scratch);
	free(cache);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_reference_meets_everything),
		cmocka_unit_test(the_second_time_the_suite_is_there),
		cmocka_unit_test(what_cannot_be_read_is_refused),
		cmocka_unit_test(cancelling_at_any_moment_leaves_nothing),
		cmocka_unit_test(cancelling_at_once_is_an_interruption),
		cmocka_unit_test(a_suite_being_built_can_be_interrupted),
	};

	return cmocka_run_group_tests(tests, find_places, remove_places);
}
