/* hone-jail by hand: one command from the command line, one line about how it ended.
 *
 * OUTER is us. We keep the other end of INIT's status socket; when we are killed, it closes, and
 * everything in the jail ends. With --output the command writes to pipes of ours, and we pass on
 * as many bytes as it may write. */
#include "jail/serve.h"
#include "jail/jail.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/opt.h"
#include "base/str.h"
#include "base/xmem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>

#define EXIT_USAGE 2
#define EXIT_TROUBLE 4
#define MAX_LINE 4096

struct args {
	const char *profile, *cwd, *cpu, *wall, *memory, *file, *tmp, *processes, *files;
	const char *output, *status, *min_tier, *max_tier, *deed, *deed_ns;
	struct opt_list ro, rw, exec, env;
	bool proc, help, probe;
};

/* What passes between the command and the outside. */
struct outer {
	int status;         /* our end of INIT's socket */
	int pipe[2];        /* read ends for standard output and error; -1: not ours to count */
	uint64_t left;      /* bytes that may still pass */
	bool flooded;
	struct buf line;
};

static const char usage[] =
	"usage: hone-jail [options] -- COMMAND [ARGUMENT…]\n"
	"       hone-jail --probe\n"
	"       hone-jail --serve     (a runner does that: descriptor 3 is its socket)\n\n"
	"Runs COMMAND, a path, where it can do no harm. Nothing exists there but what is "
	"granted.\n\n";

static const char statuses[] =
	"\nHow it ended is said in one line, on standard error or on --status. Exit status: the\n"
	"command's; 128 + N if signal N ended it, 137 if a limit did; 2 for a wrong option; 4 if\n"
	"the jail could not be built or the command not started. HONE_JAIL_TIER=1 in the\n"
	"environment does without namespaces, like --max-tier 1.\n";

/* ---- options ---- */

static bool number(const char *text, const char *name, uint64_t *to, struct err *e)
{
	if (!text || str_number(text, UINT64_C(1) << 40, to))
		return true;
	return err_set(e, ERR_USAGE, "--%s takes a number, not '%s'", name, text);
}

static bool read_numbers(const struct args *a, struct jail_spec *spec, struct err *e)
{
	struct jail_limits *l = &spec->limits;
	uint64_t min_tier = 1;

	if (!number(a->cpu, "cpu", &l->cpu_ms, e) || !number(a->wall, "wall", &l->wall_ms, e) ||
	    !number(a->memory, "memory", &l->memory_kb, e) ||
	    !number(a->file, "file", &l->file_kb, e) || !number(a->tmp, "tmp", &l->tmp_kb, e) ||
	    !number(a->processes, "processes", &l->processes, e) ||
	    !number(a->files, "files", &l->open_files, e) ||
	    !number(a->min_tier, "min-tier", &min_tier, e))
		return false;
	if (min_tier > 2)
		return err_set(e, ERR_USAGE, "--min-tier is 1 or 2");
	spec->min_tier = (unsigned)min_tier;
	return true;
}

static bool grant_all(const struct opt_list *list, unsigned access, struct jail_spec *spec,
		      struct err *e)
{
	for (size_t i = 0; i < list->n; i++) {
		AUTO(freep) char *real = fs_real_path(list->item[i], e);

		if (!real)
			return false;
		jail_spec_grant(spec, real, access);
		/* the system's own links may be granted, so that loaders find what they look for */
		if (*list->item[i] == '/' && str_starts(list->item[i], "/lib"))
			jail_spec_grant(spec, list->item[i], access);
	}
	return true;
}

static bool read_command(char **argv, struct jail_spec *spec, struct err *e)
{
	AUTO(freep) char *program = NULL;

	if (!*argv)
		return err_set(e, ERR_USAGE, "there is no command");
	program = **argv == '/' ? xstrdup(*argv) : fs_real_path(*argv, e);
	if (!program)
		return err_wrap(e, "the command has to be a path");
	jail_spec_arg(spec, program);
	while (*++argv)
		jail_spec_arg(spec, *argv);
	return true;
}

static bool make_spec(const struct args *a, char **command, struct jail_spec *spec, struct err *e)
{
	if (a->profile && !jail_profile_find(a->profile, &spec->profile))
		return err_set(e, ERR_USAGE, "there is no profile '%s'", a->profile);
	spec->cwd = a->cwd ? fs_real_path(a->cwd, e) : xstrdup("/");
	spec->proc = a->proc;
	for (size_t i = 0; i < a->env.n; i++) {
		if (!strchr(a->env.item[i], '='))
			return err_set(e, ERR_USAGE, "--env takes NAME=VALUE");
		jail_spec_env(spec, a->env.item[i]);
	}
	return spec->cwd && read_numbers(a, spec, e) && read_command(command, spec, e) &&
	       grant_all(&a->ro, JAIL_READ, spec, e) &&
	       grant_all(&a->rw, JAIL_READ | JAIL_WRITE, spec, e) &&
	       grant_all(&a->exec, JAIL_READ | JAIL_EXEC, spec, e);
}

/* ---- start ---- */

/* One of the command's outputs: the caller's own, or a pipe through us. */
static bool make_output(int ours, bool counted, int *theirs, int *read_end, struct err *e)
{
	int ends[2];

	if (!counted)
		*theirs = fcntl(ours, F_DUPFD_CLOEXEC, 3);
	else if (pipe2(ends, O_CLOEXEC) == 0) {
		*read_end = ends[0];
		*theirs = ends[1];
	}
	return *theirs >= 0 || err_errno(e, ERR_SYSTEM, "cannot use descriptor %d", ours);
}

/* The command's descriptors, and our ends of them. */
static bool make_descriptors(struct run *r, struct outer *o, bool counted, struct err *e)
{
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
		return err_errno(e, ERR_SYSTEM, "cannot make a socket");
	for (size_t i = 0; i < JAIL_FIRST_EXTRA; i++)
		r->fd[i] = -1;
	r->nfds = JAIL_FIRST_EXTRA;
	o->status = pair[0];
	r->fd[JAIL_STATUS] = pair[1];
	r->fd[JAIL_STDIN] = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
	if (r->fd[JAIL_STDIN] < 0)
		r->fd[JAIL_STDIN] = open("/dev/null", O_RDONLY | O_CLOEXEC);
	return make_output(STDOUT_FILENO, counted, &r->fd[JAIL_STDOUT], &o->pipe[0], e) &&
	       make_output(STDERR_FILENO, counted, &r->fd[JAIL_STDERR], &o->pipe[1], e);
}

/* By the same way as a runner's requests, only that there is one. */
static bool start(struct run *r, struct outer *o, bool counted, struct err *e)
{
	AUTO(closep) int cord = -1, ours = -1, theirs = -1;
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
		return err_errno(e, ERR_SYSTEM, "cannot make a socket");
	ours = pair[0];
	theirs = pair[1];
	return init_start(r->ground, theirs, &cord, e) && make_descriptors(r, o, counted, e) &&
	       request_send(ours, &r->spec, r->fd, r->nfds, e);
}

/* ---- while it runs ---- */

static void pass_on(struct outer *o, size_t which)
{
	char bytes[16384];
	ssize_t n = read(o->pipe[which], bytes, sizeof bytes);
	size_t allowed = n > 0 && (uint64_t)n > o->left ? (size_t)o->left : (size_t)(n > 0 ? n : 0);

	if (n < 0 && errno == EINTR)
		return;
	if (n <= 0) {
		closep(&o->pipe[which]);
		return;
	}
	fs_write_all(which == 0 ? STDOUT_FILENO : STDERR_FILENO, bytes, allowed);
	o->left -= allowed;
	if (allowed < (size_t)n)
		o->flooded = true;
}

static void read_status(struct outer *o)
{
	char bytes[1024];
	ssize_t n = read(o->status, bytes, sizeof bytes);

	if (n < 0 && errno == EINTR)
		return;
	if (n <= 0)
		closep(&o->status);
	else
		buf_add(&o->line, bytes, (size_t)n);
}

/* Until everything has ended, or more was written than may be: then closing ends it. */
static void watch(struct outer *o)
{
	while (!o->flooded && (o->status >= 0 || o->pipe[0] >= 0 || o->pipe[1] >= 0)) {
		struct pollfd watched[] = {
			{ .fd = o->status, .events = POLLIN },
			{ .fd = o->pipe[0], .events = POLLIN },
			{ .fd = o->pipe[1], .events = POLLIN },
		};

		if (poll(watched, LEN(watched), -1) < 0)
			continue;
		for (size_t i = 0; i < 2; i++)
			if (watched[i + 1].revents)
				pass_on(o, i);
		if (watched[0].revents)
			read_status(o);
	}
	closep(&o->status);
	closep(&o->pipe[0]);
	closep(&o->pipe[1]);
}

/* ---- how it ended ---- */

static void say(const struct args *a, const struct jail_status *s)
{
	AUTO(buf_release) struct buf line = BUF_INIT;
	uint64_t fd = STDERR_FILENO;

	if (a->status)
		str_number(a->status, 1 << 20, &fd);
	else
		buf_str(&line, "hone-jail:");
	jail_status_write(s, &line);
	buf_char(&line, '\n');
	fs_write_all((int)fd, line.s, line.len);
}

static int exit_status(const struct jail_status *s)
{
	if (s->how == JAIL_EXITED)
		return s->code;
	if (s->how == JAIL_TROUBLE)
		return EXIT_TROUBLE;
	return 128 + (s->how == JAIL_SIGNALED ? s->code : SIGKILL);
}

static void to_status(const struct err *e, struct jail_status *s)
{
	s->how = JAIL_TROUBLE;
	snprintf(s->error, sizeof s->error, "%s", e->text);
	snprintf(s->hint, sizeof s->hint, "%s", e->hint);
}

static void run_it(const struct args *a, struct run *r, struct jail_status *s, struct err *e)
{
	struct outer o = { .status = -1, .pipe = { -1, -1 }, .line = BUF_INIT_MAX(MAX_LINE) };

	if (number(a->output, "output", &o.left, e) && start(r, &o, a->output, e)) {
		run_release(r); /* only INIT holds them now, so that their ends are seen */
		watch(&o);
		while (o.line.len && o.line.s[o.line.len - 1] == '\n')
			o.line.len--;
		if (o.flooded) {
			*s = (struct jail_status){ .how = JAIL_OUTPUT, .tier = r->ground->tier };
			steps_layers(r->ground, s->layers);
		} else if (!o.line.len) {
			err_set(e, ERR_SANDBOX, "the jail ended without saying how");
		} else {
			jail_status_parse(s, o.line.s, o.line.len, e);
		}
	}
	closep(&o.status);
	closep(&o.pipe[0]);
	closep(&o.pipe[1]);
	buf_release(&o.line);
	while (waitpid(-1, NULL, 0) > 0 || errno == EINTR)
		; /* INIT, and with it everything in the jail */
}

/* A wrong option is told apart from all that can go wrong later. */
static int run_command(const struct args *a, char **command, unsigned max_tier)
{
	struct ground g = GROUND_INIT;
	struct run r = RUN_INIT(&g);
	struct jail_status s = { .how = JAIL_TROUBLE };
	struct err e = ERR_INIT;

	if (make_spec(a, command, &r.spec, &e) && ground_find(&g, max_tier, &e) &&
	    steps_enter(STEP_ONCE, &r, &e))
		run_it(a, &r, &s, &e);
	run_release(&r);
	if (e.kind == ERR_USAGE) {
		fprintf(stderr, "hone-jail: %s\n", e.text);
		return EXIT_USAGE;
	}
	if (err_is(&e))
		to_status(&e, &s);
	say(a, &s);
	return exit_status(&s);
}

static int help(const struct opt *opts)
{
	AUTO(buf_release) struct buf text = BUF_INIT;

	buf_str(&text, usage);
	opt_help(opts, &text);
	buf_str(&text, statuses);
	return fs_write_all(STDOUT_FILENO, text.s, text.len) ? 0 : EXIT_TROUBLE;
}

int run_by_hand(int argc, char **argv, unsigned max_tier)
{
	struct args a = { NULL };
	const struct opt opts[] = {
		{ 0, "profile", "NAME", "compile (default), test-host or measure",
		  .text = &a.profile },
		{ 0, "ro", "PATH", "let it read this, and all below", .list = &a.ro },
		{ 0, "rw", "PATH", "let it read and write this", .list = &a.rw },
		{ 0, "exec", "PATH", "let it read and execute this", .list = &a.exec },
		{ 0, "cwd", "PATH", "start it in this folder (default /)", .text = &a.cwd },
		{ 0, "env", "NAME=VALUE", "set this; nothing else is set", .list = &a.env },
		{ 0, "cpu", "MS", "its CPU time", .text = &a.cpu },
		{ 0, "wall", "MS", "the time until everything is ended", .text = &a.wall },
		{ 0, "memory", "KB", "resident memory of all its processes", .text = &a.memory },
		{ 0, "file", "KB", "the largest file it may write", .text = &a.file },
		{ 0, "tmp", "KB", "the size of its private /tmp", .text = &a.tmp },
		{ 0, "processes", "N", "processes and threads", .text = &a.processes },
		{ 0, "files", "N", "open descriptors", .text = &a.files },
		{ 0, "output", "BYTES", "end it when it writes more", .text = &a.output },
		{ 0, "status", "FD", "write how it ended there", .text = &a.status },
		{ 0, "proc", NULL, "give it a /proc of its own processes", .flag = &a.proc },
		{ 0, "min-tier", "N", "refuse to run in less than tier N", .text = &a.min_tier },
		{ 0, "max-tier", "N", "1: do without namespaces", .text = &a.max_tier },
		{ 0, "probe", NULL, "try a forbidden deed in each layer", .flag = &a.probe },
		{ 0, "help", NULL, "show this", .flag = &a.help },
		OPT_END
	};
	struct err e = ERR_INIT;
	int first;

	if (argc == 4 && str_eq(argv[1], "--deed"))
		return probe_deed(argv[2], argv[3]);
	if (!opt_parse(opts, argc, argv, &first, &e)) {
		fprintf(stderr, "hone-jail: %s\n%s%s%s", e.text, e.hint[0] ? "hint: " : "", e.hint,
			e.hint[0] ? "\n" : "");
		return EXIT_USAGE;
	}
	max_tier = str_eq(a.max_tier, "1") ? 1 : max_tier;
	if (a.help)
		return help(opts);
	return a.probe ? probe(max_tier) : run_command(&a, argv + first, max_tier);
}
