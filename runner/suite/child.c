/* A test's process. Read it downwards; it is in the order things happen.
 *
 * hone_child_run prepares what needs rights (descriptors, limits, loading), then has cmocka run
 * exactly one test. cmocka calls in_test, inside its own set-up: there the last doors are closed,
 * READY is sent, and the test runs. Until then, and afterwards, what cmocka prints goes to a text
 * of ours instead of the learner's output; it is read only where cmocka itself failed the test. */
#include "child.h"
#include "ending.h"
#include "mem.h"
#include "options.h"
#include "seed.h"
#include "solution.h"
#include "stub.h"
#include "work.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static void die_with_parent(const struct hone_child *child);
static void arrange_descriptors(const struct hone_child *child);
static void set_limits(const struct hone_child *child);
static void set_up_kit(const struct hone_child *child);
static void load_solution(const struct hone_child *child);
static void touch_what_is_needed(const struct hone_child *child);
static void in_test(void **state);
static void reset_signals(const struct hone_child *child);
static void enter_filter(const struct hone_child *child);
static void wipe_stack(const struct hone_child *child);
static void announce(const struct hone_child *child);

typedef void step_fn(const struct hone_child *child);

static step_fn *const before_cmocka[] = {
	die_with_parent,
	arrange_descriptors,
	set_limits,
	set_up_kit,
	load_solution,        /* last open() */
	touch_what_is_needed,
};

static step_fn *const in_cmocka[] = {
	reset_signals,        /* cmocka has just installed its own */
	enter_filter,
	wipe_stack,
	announce,             /* from here on the solution can run */
};

static struct hone_child *self;
static struct hone_solution solution;
static FILE *learner_out, *learner_err, *aside;
static char *said; /* what cmocka printed */
static size_t said_bytes;
static int listener = -1;

#define LEN(a) (sizeof (a) / sizeof (a)[0])

static void fail_cmocka(void)
{
	struct hone_failure f = { 0 };
	const char *error;

	fflush(aside);
	error = said ? strstr(said, "--- ") : NULL; /* "[  ERROR   ] --- <words>" */
	error = error ? error + strlen("--- ") : "a failed test";
	if (strncmp(error, "%s() ", 5) == 0) /* a slip of cmocka 1.1.5 */
		error += 5;
	snprintf(f.what, sizeof f.what, "what cmocka checks of its mocks and allocations");
	snprintf(f.expected, sizeof f.expected, "all of it as the test said");
	snprintf(f.got, sizeof f.got, "%s", error);
	f.got[strcspn(f.got, "\n")] = '\0';
	hone_end_failed(&f);
}

void hone_child_run(struct hone_child *child)
{
	struct CMUnitTest one = { child->test->name, in_test, NULL, NULL, NULL };
	int failures;

	self = child;
	for (size_t i = 0; i < LEN(before_cmocka); i++)
		before_cmocka[i](child);
	failures = _cmocka_run_group_tests("hone", &one, 1, NULL, NULL);
	if (failures)
		fail_cmocka();
	hone_end_pass();
}

/* ---- before cmocka ---- */

static void die_with_parent(const struct hone_child *child)
{
	hone_page = child->page;
	hone_called = &child->page->called;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != child->parent)
		_exit(HONE_EXIT_TROUBLE);
}

/* Nothing of the parent's stays open: not its report, not the pipes of tests that run beside. */
static void arrange_descriptors(const struct hone_child *child)
{
	if (dup2(child->output_fd, 1) < 0 || dup2(child->output_fd, 2) < 0 ||
	    dup2(child->record_fd, HONE_RECORD_FD) < 0 ||
	    dup2(child->sanitizer_fd, HONE_SANITIZER_FD) < 0)
		hone_end_trouble(HONE_EXIT_TROUBLE, "dup2: %s", strerror(errno));
	close(0);
	if (open("/dev/null", O_RDONLY) != 0)
		hone_end_trouble(HONE_EXIT_TROUBLE, "/dev/null: %s", strerror(errno));
	syscall(SYS_close_range, 3u, HONE_RECORD_FD - 1u, 0u);
	syscall(SYS_close_range, HONE_SANITIZER_FD + 1u, ~0u, 0u);
}

/* What is run without a filter is there to be measured, and writes a file at its end. */
static bool is_measured(const struct hone_child *child)
{
	return child->filter->n == 0;
}

static void set_limits(const struct hone_child *child)
{
	/* behind the parent's timer, should the parent be slow */
	rlim_t cpu_s = child->cpu_ms / 1000 + 2;
	const struct { int what; rlim_t most; } limit[] = {
		{ RLIMIT_CORE, 0 },
		{ RLIMIT_FSIZE, is_measured(child) ? RLIM_INFINITY : 0 },
		{ RLIMIT_CPU, cpu_s },
	};

	for (size_t i = 0; i < LEN(limit); i++) {
		const struct rlimit both = { limit[i].most, limit[i].most };

		setrlimit(limit[i].what, &both);
	}
}

static void set_up_kit(const struct hone_child *child)
{
	hone_ending_init(child->token, child->tripwire);
	hone_seed_init(child->seed, child->test->name);
	hone_mem_limit(child->memory_bytes);
	hone_sanitizers_redirect();
	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	unsetenv("CMOCKA_MESSAGE_OUTPUT");
	unsetenv("CMOCKA_TEST_ABORT");
}

static void load_solution(const struct hone_child *child)
{
	const char *why = hone_solution_load(&solution, child->solution);

	if (why)
		hone_end_trouble(HONE_EXIT_NO_LOAD, "%s", why);
	if (is_measured(child))
		hone_ending_dump = hone_solution_dump();
}

static int compare_bytes(const void *a, const void *b)
{
	return *(const char *)a - *(const char *)b;
}

/* What libc does on first use and the filter would refuse later. */
static void touch_what_is_needed(const struct hone_child *child)
{
	char text[32], many[2048] = "";

	(void)child;
	qsort(many, sizeof many, 1, compare_bytes); /* asks how much memory the machine has */
	atexit(hone_work_stop_noting);
	setlocale(LC_ALL, "C");
	setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
	snprintf(text, sizeof text, "%f %s", 0.5, strerror(ENOMEM));
	aside = open_memstream(&said, &said_bytes);
	if (!aside)
		hone_end_trouble(HONE_EXIT_TROUBLE, "no memory");
	learner_out = stdout;
	learner_err = stderr;
	stdout = stderr = aside;
}

/* ---- inside cmocka ---- */

static void in_test(void **state)
{
	for (size_t i = 0; i < LEN(in_cmocka); i++)
		in_cmocka[i](self);
	explicit_bzero(self->token, sizeof self->token);
	stdout = learner_out;
	stderr = learner_err;
	self->test->run(state);
	fflush(NULL);
	stdout = stderr = aside;
}

/* Those that AddressSanitizer keeps for itself stay with it, whatever is asked here or later. */
static void reset_signals(const struct hone_child *child)
{
	sigset_t none;

	(void)child;
	for (int i = 1; i < NSIG; i++)
		signal(i, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static void enter_filter(const struct hone_child *child)
{
	listener = hone_filter_enter(child->filter);
	if (listener == -2)
		hone_end_trouble(HONE_EXIT_TROUBLE, "the kernel refuses the filter: %s",
				 strerror(errno));
}

/* Loading left addresses of the solution behind, which could be taken for calls (stack.c). */
__attribute__((noinline, no_sanitize("address")))
static void wipe_stack(const struct hone_child *child)
{
	char below[32 * 1024];

	(void)child;
	explicit_bzero(below, sizeof below);
}

static void announce(const struct hone_child *child)
{
	struct hone_ready ready = { .listener = listener, .base = solution.base,
				    .text = solution.text, .end = solution.end };

	memcpy(ready.token, child->token, sizeof ready.token);
	hone_page->last_pc = 0;
	if (write(HONE_RECORD_FD, &ready, sizeof ready) != (ssize_t)sizeof ready)
		_exit(HONE_EXIT_TROUBLE);
	explicit_bzero(ready.token, sizeof ready.token); /* the record's own copy will do */
}
