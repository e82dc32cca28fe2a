/* run/job, run/jailer, run/engine with real processes in a real jail. Each test ends with an empty
 * loop, as many descriptors as before, and `done` called exactly once. */
#include "cmocka_all.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "run/engine_private.h"
#include "run/job.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static char *out_dir; /* the build tree */
static char *cache;

struct bench { /* an engine, and what became of one job */
	uv_loop_t loop;
	struct engine *engine;
	struct engine_config config;
	char *jail, *filters;
	size_t descriptors; /* before */
	struct job *job;
	unsigned dones;
	enum job_end end;
	struct jail_status status;
	struct err err;
	char *out, *err_text;
	char *lines;
};

static size_t count_descriptors(void)
{
	char **names;
	size_t n;

	assert_true(fs_list("/proc/self/fd", &names, &n, NULL));
	fs_free_names(names, n);
	return n;
}

static int open_bench(void **state)
{
	struct bench *b = xcalloc(1, sizeof *b);
	struct err e = ERR_INIT;

	b->jail = path_join(out_dir, "bin/hone-jail");
	b->filters = path_join(out_dir, "filters");
	b->config = (struct engine_config){ .jail = b->jail, .filters = b->filters,
					    .include = out_dir, .suite = out_dir, .cache = cache,
					    .scratch = "/tmp", .compiler = "gcc", .slots = 1,
					    .min_tier = 1 };
	b->descriptors = count_descriptors();
	uv_loop_init(&b->loop);
	b->engine = engine_start(&b->loop, &b->config, &e);
	if (!b->engine)
		fprintf(stderr, "%s\n", e.text);
	b->lines = xstrdup("");
	*state = b;
	return b->engine ? 0 : -1;
}

/* What every test ends with: nothing is left. */
static int close_bench(void **state)
{
	struct bench *b = *state;

	uv_run(&b->loop, UV_RUN_DEFAULT);
	assert_int_equal(b->dones, 1);
	engine_stop(b->engine);
	uv_run(&b->loop, UV_RUN_DEFAULT);
	assert_int_equal(uv_loop_close(&b->loop), 0);
	assert_int_equal(count_descriptors(), b->descriptors);
	free(b->jail);
	free(b->filters);
	free(b->out);
	free(b->err_text);
	free(b->lines);
	free(b);
	return 0;
}

static void on_done(const struct job_outcome *o, void *ctx)
{
	struct bench *b = ctx;

	free(b->out); /* of a job before */
	free(b->err_text);
	b->dones++;
	b->end = o->end;
	b->status = o->status;
	b->err = o->err;
	b->out = xstrdup(o->out->s);
	b->err_text = xstrdup(o->err_text->s);
	b->job = NULL;
}

static void on_line(const char *line, size_t n, void *ctx)
{
	struct bench *b = ctx;
	char *longer = xfmt("%s[%.*s]", b->lines, (int)n, line);

	free(b->lines);
	b->lines = longer;
}

/* Starts a shell on the script; does not wait. */
static struct job *start(struct bench *b, const char *script, bool with_report)
{
	AUTO(jail_spec_release) struct jail_spec jail = JAIL_SPEC_INIT;
	AUTO(freep) char *sh = fs_real_path("/bin/sh", NULL);
	struct job_spec spec = { .jail = &jail, .max_output = 4096, .done = on_done, .ctx = b,
				 .line = with_report ? on_line : NULL };

	jail.cwd = xstrdup("/");
	jail.limits = (struct jail_limits){ .cpu_ms = 500, .wall_ms = 60000, .processes = 16 };
	toolchain_grant(&b->engine->tools, &jail);
	jail_spec_arg(&jail, sh);
	jail_spec_arg(&jail, "-c");
	jail_spec_arg(&jail, script);
	return job_start(b->engine, &spec);
}

static void run(struct bench *b, const char *script)
{
	b->job = start(b, script, false);
	assert_int_equal(b->dones, 0); /* never before job_start has returned */
	uv_run(&b->loop, UV_RUN_DEFAULT);
}

static void an_exit_status_comes_back(void **state)
{
	struct bench *b = *state;

	run(b, "echo words; echo more >&2; exit 7");
	assert_int_equal(b->end, JOB_ENDED);
	assert_int_equal(b->status.how, JAIL_EXITED);
	assert_int_equal(b->status.code, 7);
	assert_string_equal(b->out, "words\n");
	assert_string_equal(b->err_text, "more\n");
}

static void a_signal_comes_back(void **state)
{
	struct bench *b = *state;

	run(b, "kill -TERM $$");
	/* where the profile forbids to send signals, the shell goes on and ends by itself */
	if (b->status.how == JAIL_SIGNALED)
		assert_int_equal(b->status.code, SIGTERM);
	else
		assert_int_equal(b->status.how, JAIL_EXITED);
}

static void a_loop_is_ended_at_its_cpu_limit(void **state)
{
	struct bench *b = *state;

	run(b, "while :; do :; done");
	assert_int_equal(b->end, JOB_ENDED);
	assert_int_equal(b->status.how, JAIL_CPU);
}

static void a_flood_is_cut_not_kept(void **state)
{
	struct bench *b = *state;

	run(b, "while :; do echo flood; done");
	assert_int_equal(b->end, JOB_FLOODED);
	assert_int_equal(strlen(b->out), 4096);
}

static void what_cannot_be_started_is_an_outcome(void **state)
{
	struct bench *b = *state;
	AUTO(jail_spec_release) struct jail_spec jail = JAIL_SPEC_INIT;
	struct job_spec spec = { .jail = &jail, .max_output = 4096, .done = on_done, .ctx = b };

	jail.cwd = xstrdup("/");
	jail_spec_arg(&jail, "/there/is/no/such/program");
	job_start(b->engine, &spec);
	assert_int_equal(b->dones, 0);
	uv_run(&b->loop, UV_RUN_DEFAULT);
	assert_int_equal(b->end, JOB_TROUBLE);
	assert_non_null(strstr(b->err.text, "/there/is/no/such/program"));
}

static void a_malformed_request_is_an_outcome(void **state)
{
	struct bench *b = *state;
	AUTO(jail_spec_release) struct jail_spec jail = JAIL_SPEC_INIT;
	struct job_spec spec = { .jail = &jail, .max_output = 4096, .done = on_done, .ctx = b };

	jail.cwd = xstrdup("not/absolute");
	jail_spec_arg(&jail, "/bin/true");
	job_start(b->engine, &spec);
	uv_run(&b->loop, UV_RUN_DEFAULT);
	assert_int_equal(b->end, JOB_TROUBLE);
	assert_true(err_is(&b->err));
}

static void report_lines_come_one_by_one(void **state)
{
	struct bench *b = *state;

	start(b, "echo one >&3; printf 'two\\nthree\\nunfinished' >&3", true);
	uv_run(&b->loop, UV_RUN_DEFAULT);
	assert_string_equal(b->lines, "[one][two][three]");
}

static void on_soon(uv_timer_t *t)
{
	struct bench *b = t->data;

	job_cancel(b->job);
	uv_close((uv_handle_t *)t, NULL);
}

static void a_running_job_is_cancelled_with_all_it_started(void **state)
{
	struct bench *b = *state;
	uv_timer_t soon;

	uv_timer_init(&b->loop, &soon);
	soon.data = b;
	b->job = start(b, "sleep 1000 & sleep 1000 & echo up; wait", false);
	uv_timer_start(&soon, on_soon, 30, 0); /* any moment will do: it may not even be up yet */
	uv_run(&b->loop, UV_RUN_DEFAULT); /* ends only when those who hold its output are gone */
	assert_int_equal(b->end, JOB_CANCELLED);
}

static void a_waiting_job_is_cancelled_without_having_run(void **state)
{
	struct bench *b = *state;
	struct job *second;

	start(b, "echo first", false); /* the only slot */
	second = start(b, "echo second", false);
	job_cancel(second);
	uv_run(&b->loop, UV_RUN_DEFAULT);
	assert_int_equal(b->dones, 2);
	b->dones = 1; /* each of the two came once */
}

static int find_places(void **state)
{
	const char *out = getenv("OUT");
	uv_loop_t first;

	(void)state;
	uv_loop_init(&first); /* libuv keeps a pipe for signals from its first loop on */
	uv_loop_close(&first);
	out_dir = fs_real_path(out ? out : "build/release", NULL);
	cache = xstrdup("/tmp/hone-test-XXXXXX");
	return out_dir && mkdtemp(cache) ? 0 : -1;
}

static int remove_places(void **state)
{
	(void)state;
	fs_remove_tree(cache, NULL);
	free(cache);
	free(out_dir);
	return 0;
}

#define WITH_ENGINE(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_ENGINE(an_exit_status_comes_back),
		WITH_ENGINE(a_signal_comes_back),
		WITH_ENGINE(a_loop_is_ended_at_its_cpu_limit),
		WITH_ENGINE(a_flood_is_cut_not_kept),
		WITH_ENGINE(what_cannot_be_started_is_an_outcome),
		WITH_ENGINE(a_malformed_request_is_an_outcome),
		WITH_ENGINE(report_lines_come_one_by_one),
		WITH_ENGINE(a_running_job_is_cancelled_with_all_it_started),
		WITH_ENGINE(a_waiting_job_is_cancelled_without_having_run),
	};

	return cmocka_run_group_tests(tests, find_places, remove_places);
}
