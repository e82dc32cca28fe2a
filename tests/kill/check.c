/* Kills one process of a grading, at a moment that nobody chose, many times over, and looks at what
 * is left: the right result or trouble, no process, no mount, a whole report and a whole history;
 * and after the next start no folder either, and a right verdict from the cache as it is.
 *
 *	check HONE LABS SCRATCH TIMES SEED       TAP
 *
 * Orphans become ours (we are the subreaper), so that none is missed. The moment: a role is
 * waited for (the server, a compiler pass, a test …), then a random part of a short while passes.
 * Nothing depends on how long anything takes. */
#include "family.h"
#include "remains.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE_MS 60000 /* then something hangs */

static struct {
	const char *hone, *labs, *scratch;
	char *tmp, *cache, *home, *report;
	char *mounts; /* as they were */
	unsigned times;
	uint64_t random;
} t;

/* What is graded, and how that ends when nobody is killed. */
static struct sample {
	const char *name, *file;
	int status;
	char *verdicts; /* of the tests, in their order */
} samples[] = {
	{ "a right solution", "right/sum/sum.c", 0, NULL },
	{ "a wrong one", "wrong/sum/sum.c", 1, NULL },
	{ "one that loops", "loops/sum/sum.c", 1, NULL },
};

/* Who is killed. The parent's name tells a host from its tests, and a server from its INITs. */
static struct role {
	const char *name, *process, *parent;
	bool cold; /* only while a suite is built: each takes seconds */
	unsigned tried, killed;
} roles[] = {
	{ "hone", "hone", NULL, false },
	{ "the server", "hone-jail", "hone", false },
	{ "an INIT", "hone-jail", "hone-jail", false },
	{ "the test host", "host", "hone-jail", false },
	{ "a test's process", "host", "host", false },
	{ "the compiler", "cc1", NULL, false },
	{ "gcc", "gcc", NULL, false },
	{ "the assembler", "as", NULL, false },
	{ "the linker", "ld", NULL, false },
	{ "hone", "hone", NULL, true },
	{ "the server", "hone-jail", "hone", true },
	{ "an INIT", "hone-jail", "hone-jail", true },
	{ "the compiler", "cc1", NULL, true },
	{ "gcc", "gcc", NULL, true },
};

static void fail(const char *what)
{
	printf("Bail out! %s: %s\n", what, strerror(errno));
	exit(1);
}

static uint64_t random_below(uint64_t n)
{
	t.random = t.random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (t.random >> 33) % n;
}

/* ---- processes ---- */

/* One of those that have the role now, by chance; 0: none has. */
static pid_t find_victim(pid_t hone, const struct role *role)
{
	size_t n, nfound = 0;
	AUTO(freep) struct process *family = find_family(hone, &n);
	pid_t found = 0;

	for (size_t i = 0; i < n; i++) {
		const struct process *p = &family[i];

		if (!str_eq(p->name, role->process) ||
		    (role->parent && !str_eq(name_in(family, n, p->parent), role->parent)))
			continue;
		if (random_below(++nfound) == 0)
			found = p->pid;
	}
	return found;
}

/* ---- one grading ---- */

static pid_t start(const char *file)
{
	AUTO(freep) char *report = xfmt("json=%s", t.report);
	pid_t pid = fork();

	if (pid == 0) {
		int null = open("/dev/null", O_RDWR | O_CLOEXEC);

		dup2(null, 0);
		dup2(null, 1);
		dup2(null, 2);
		if (chdir(t.home) == 0)
			execl(t.hone, t.hone, "check", "sum", file, "--report", report, NULL);
		_exit(127);
	}
	if (pid < 0)
		fail("fork");
	return pid;
}

/* Its exit status, 128 + N after a signal; -1: it hangs, and is ended. */
static int wait_for(pid_t pid)
{
	int status;

	for (int i = 0; i < PATIENCE_MS; i++) {
		if (waitpid(pid, &status, WNOHANG) == pid)
			return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
		poll(NULL, 0, 1);
	}
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	return -1;
}

/* All that was started and lost its parent is ours to wait for. */
static bool all_end(void)
{
	for (int i = 0; i < PATIENCE_MS; i++) {
		pid_t pid = waitpid(-1, NULL, WNOHANG);

		if (pid < 0 && errno == ECHILD)
			return true;
		if (pid == 0)
			poll(NULL, 0, 1);
	}
	return false;
}

/* The verdicts of a report, "" if there is none, NULL if it is not whole. Owned by the caller. */
static char *read_verdicts(void)
{
	json_error_t why;
	json_t *root = json_load_file(t.report, 0, &why), *test;
	AUTO(buf_release) struct buf text = BUF_INIT;
	size_t i;

	if (!root)
		return fs_is_file(t.report) ? NULL : xstrdup("");
	json_array_foreach(json_object_get(root, "tests"), i, test) {
		const char *verdict = json_string_value(json_object_get(test, "verdict"));

		buf_fmt(&text, "%s ", verdict ? verdict : "?");
	}
	json_decref(root);
	return xstrdup(text.s);
}

static char *history_of(const struct sample *s)
{
	AUTO(freep) char *folder = path_dir(s->file);

	return xfmt("%s/%s/.hone/history.ndjson", t.home, folder);
}

static bool is_history_whole(const struct sample *s)
{
	AUTO(buf_release) struct buf text = BUF_INIT;
	AUTO(freep) char *history = history_of(s);
	bool whole = true;

	if (!fs_read(history, 64u << 20, &text, NULL) || !text.len ||
	    text.s[text.len - 1] != '\n')
		return false;
	for (char *at = text.s, *line; (line = strsep(&at, "\n")) && at; ) {
		json_t *entry = json_loads(line, 0, NULL);

		whole = whole && entry;
		json_decref(entry);
	}
	return whole;
}

/* ---- one kill ---- */

static void empty_cache(void)
{
	AUTO(freep) char *hone = path_join(t.cache, "hone");

	if (fs_is_dir(hone))
		fs_remove_tree(hone, NULL);
}

static bool has_ended(pid_t pid)
{
	siginfo_t ended = { .si_pid = 0 };

	waitid(P_PID, (id_t)pid, &ended, WEXITED | WNOHANG | WNOWAIT);
	return ended.si_pid != 0;
}

/* Whether it could be killed: it may have ended before. */
static bool kill_at_some_moment(pid_t hone, const struct role *role)
{
	AUTO(closep) int fd = -1;
	pid_t victim = 0;

	if (!role->parent && str_eq(role->process, "hone"))
		poll(NULL, 0, (int)random_below(role->cold ? 1500 : 100));
	while (!victim && !has_ended(hone))
		victim = find_victim(hone, role);
	if (!victim)
		return false;
	/* so that no other is hit that has its number meanwhile */
	fd = (int)syscall(SYS_pidfd_open, victim, 0);
	nanosleep(&(struct timespec){ .tv_nsec = (long)random_below(4000000) }, NULL);
	return fd >= 0 && syscall(SYS_pidfd_send_signal, fd, SIGKILL, NULL, 0) == 0;
}

/* What is wrong with how it ended; NULL: nothing. Owned by the caller. */
static char *judge_end(const struct sample *s, bool hone_itself, int status)
{
	AUTO(freep) char *verdicts = read_verdicts();
	bool is_ours = status == 4, is_right = status == s->status;

	if (status < 0)
		return xstrdup("it hung");
	if (!all_end())
		return xstrdup("a process is left");
	if (!verdicts)
		return xstrdup("half of a report is left");
	if (!is_ours && !is_right && !(hone_itself && status == 128 + SIGKILL))
		return xfmt("exit status %d, verdicts %s", status, verdicts);
	if (!is_ours && *verdicts && !str_eq(verdicts, s->verdicts))
		return xfmt("verdicts %s", verdicts);
	if (is_right && !*verdicts)
		return xstrdup("there is no report");
	return NULL;
}

static char *judge_rest(const struct sample *s)
{
	AUTO(freep) char *mounts = read_mounts();

	if (!str_eq(mounts, t.mounts))
		return xstrdup("a mount is left");
	return is_history_whole(s) ? NULL : xstrdup("the history is torn");
}

/* The next start: right, from whatever the cache holds, and everything tidy after it. */
static char *judge_next(const struct sample *s)
{
	AUTO(freep) char *verdicts = NULL;
	AUTO(freep) char *left = NULL;
	AUTO(freep) char *half = NULL;
	int status;

	unlink(t.report);
	status = wait_for(start(s->file));
	verdicts = read_verdicts();
	left = first_in(t.tmp);
	half = half_written(t.cache);
	if (status != s->status || !verdicts || !str_eq(verdicts, s->verdicts))
		return xfmt("the next check ends with %d, %s", status, verdicts ? verdicts : "");
	if (left)
		return xfmt("after the next start, %s is left", left);
	return half ? xfmt("the cache keeps %s", half) : NULL;
}

/* One in eight while a suite is built. */
static struct role *choose_role(void)
{
	bool cold = random_below(8) == 0;
	struct role *role;

	do
		role = &roles[random_below(LEN(roles))];
	while (role->cold != cold);
	role->tried++;
	return role;
}

static void try_once(unsigned number)
{
	struct role *role = choose_role();
	const struct sample *s = &samples[random_below(LEN(samples))];
	bool hone_itself = str_eq(role->name, "hone"), killed;
	AUTO(freep) char *problem = NULL;
	pid_t hone;
	int status;

	if (role->cold)
		empty_cache();
	unlink(t.report);
	hone = start(s->file);
	killed = kill_at_some_moment(hone, role);
	role->killed += killed;
	status = wait_for(hone);
	problem = judge_end(s, hone_itself, status);
	if (!problem)
		problem = judge_rest(s);
	if (!problem)
		problem = judge_next(s);
	printf("%sok %u - %s, %s%s\n", problem ? "not " : "", number, role->name, s->name,
	       role->cold ? ", while its suite is built" : "");
	if (problem)
		printf("# %s; killed: %s, exit status %d\n", problem, killed ? "yes" : "no",
		       status);
}

/* ---- before the first ---- */

static char *folder(const char *name)
{
	char *path = path_join(t.scratch, name);

	if (!fs_make_dirs(path, 0700, NULL))
		fail(path);
	return path;
}

static void prepare(void)
{
	t.tmp = folder("tmp");
	t.cache = folder("cache");
	t.home = folder("home");
	t.report = path_join(t.home, "report.json");
	t.mounts = read_mounts();
	setenv("TMPDIR", t.tmp, 1);
	setenv("XDG_CACHE_HOME", t.cache, 1);
	setenv("HONE_LABS", t.labs, 1);
	if (prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0)
		fail("prctl");
	for (size_t i = 0; i < LEN(samples); i++) {
		struct sample *s = &samples[i];

		if (wait_for(start(s->file)) != s->status || !(s->verdicts = read_verdicts()))
			fail(s->name);
		if (!is_history_whole(s))
			fail("there is no history");
	}
}

int main(int argc, char **argv)
{
	if (argc != 6)
		return 2;
	t.hone = argv[1];
	t.labs = argv[2];
	t.scratch = argv[3];
	t.times = (unsigned)strtoul(argv[4], NULL, 10);
	t.random = strtoull(argv[5], NULL, 10);
	setlinebuf(stdout);
	printf("# seed %s\n1..%u\n", argv[5], t.times);
	prepare();
	for (unsigned i = 1; i <= t.times; i++)
		try_once(i);
	for (size_t i = 0; i < LEN(roles); i++)
		printf("# %s%s: %u of %u were there to be killed\n", roles[i].name,
		       roles[i].cold ? ", while a suite is built" : "", roles[i].killed,
		       roles[i].tried);
	return 0;
}
