/* doctor: is everything there? Each row is one check, what it found, and what mends it.
 *
 * To add a check: write its function and add its row. */
#include "base/auto.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/xmem.h"
#include "cmd/cmd.h"
#include "model/lab.h"
#include "run/capture.h"
#include "run/toolchain.h"

#include <string.h>
#include <sys/statvfs.h>

#define MIN_SCRATCH_MB 64
#define TEXT_COLUMN 27 /* of what was found */

/* True, with what was found in *found; or false with *e set, and then what was found besides. */
typedef bool check_fn(struct context *c, struct buf *found, struct err *e);

static check_fn has_compiler, has_sanitizers, has_cmocka, has_jail, has_labs, has_cache,
	has_scratch, has_terminal;

static const struct {
	const char *what;
	check_fn *ok;
	const char *fix;     /* unless the error brings a hint of its own */
	bool needs_compiler; /* the first row: without it, this one says nothing */
} checks[] = {
	{ "compiler", has_compiler, "run ci/install-deps" },
	{ "sanitizers", has_sanitizers, "run ci/install-deps, or install libasan and libubsan",
	  true },
	{ "cmocka", has_cmocka, "run ci/install-deps, or install libcmocka with its header", true },
	{ "jail", has_jail, "run `make`" },
	{ "labs", has_labs, "set HONE_LABS to a folder of labs" },
	{ "cache", has_cache, "set XDG_CACHE_HOME to a folder that can be written to" },
	{ "scratch", has_scratch, "set TMPDIR to a folder with room" },
	{ "terminal", has_terminal, "" },
};

/* ---- programs that are compiled and run: ours, and constant ---- */

static void remove_treep(char **dir)
{
	if (*dir)
		fs_remove_tree(*dir, NULL);
	free(*dir);
}

/* Runs argv and expects status 0; its standard output is dropped. */
static bool succeeds(char *const argv[], const char *what, struct err *e)
{
	AUTO(buf_release) struct buf out = BUF_INIT_MAX(4096);
	int status;

	if (!capture(argv, &out, &status, e))
		return false;
	if (status == 0)
		return true;
	return err_set(e, ERR_TOOLS, "%s (exit status %d)", what, status);
}

static bool builds_and_runs(struct context *c, const char *program, const char *flag,
			    const char *library, struct err *e)
{
	AUTO(remove_treep) char *dir = path_join(c->home.scratch, "hone-doctor-XXXXXX");
	AUTO(freep) char *source = NULL;
	AUTO(freep) char *out = NULL;

	if (!mkdtemp(dir)) {
		free(take_ptr(&dir));
		return err_errno(e, ERR_SYSTEM, "cannot make a folder in '%s'", c->home.scratch);
	}
	source = path_join(dir, "try.c");
	out = path_join(dir, "try");
	return fs_write_new(source, program, strlen(program), e) &&
	       succeeds((char *[]){ c->home.compiler, (char *)flag, (char *)"-o", out, source,
				    (char *)library, NULL },
			"a small program does not compile and link", e) &&
	       succeeds((char *[]){ out, NULL }, "a small program does not run", e);
}

/* ---- the checks ---- */

static bool has_compiler(struct context *c, struct buf *found, struct err *e)
{
	struct toolchain tools = { 0 };
	bool is_gcc;

	if (!home_make_cache(&c->home, e) ||
	    !toolchain_find(&tools, c->home.compiler, c->home.cache, e))
		return false;
	buf_fmt(found, "%s (%s)", tools.name, tools.cc);
	is_gcc = toolchain_is_gcc(&tools, e);
	toolchain_release(&tools);
	return is_gcc;
}

static bool has_sanitizers(struct context *c, struct buf *found, struct err *e)
{
	if (!builds_and_runs(c, "int main(void)\n{\n\treturn 0;\n}\n",
			     "-fsanitize=address,undefined", "-lm", e))
		return false;
	buf_str(found, "AddressSanitizer and UBSan link and run");
	return true;
}

static bool has_cmocka(struct context *c, struct buf *found, struct err *e)
{
	static const char program[] =
		"#include <stdarg.h>\n#include <stddef.h>\n#include <stdint.h>\n"
		"#include <setjmp.h>\n#include <cmocka.h>\n"
		"static void nothing(void **s)\n{\n\t(void)s;\n}\n"
		"int main(void)\n{\n"
		"\tconst struct CMUnitTest t[] = { cmocka_unit_test(nothing) };\n\n"
		"\treturn cmocka_run_group_tests(t, NULL, NULL);\n}\n";

	if (!builds_and_runs(c, program, "-O1", "-lcmocka", e))
		return false;
	buf_str(found, "a test compiles, links and passes");
	return true;
}

static bool has_jail(struct context *c, struct buf *found, struct err *e)
{
	return home_probe_jail(&c->home, found, e);
}

static bool has_labs(struct context *c, struct buf *found, struct err *e)
{
	struct catalog catalog;
	size_t n = 0;

	if (!catalog_open(&catalog, c->home.labs, e))
		return false;
	for (size_t i = 0; i < catalog.nslugs; i++) {
		struct lab *lab = catalog_load(&catalog, catalog.slugs[i], e);

		n += lab != NULL;
		lab_free(lab);
	}
	catalog_release(&catalog);
	if (!n)
		err_set(e, ERR_LAB, "there is none in '%s'", c->home.labs);
	if (!err_is(e))
		buf_fmt(found, "%zu in %s", n, c->home.labs);
	return !err_is(e);
}

static bool can_write(const char *dir, struct err *e)
{
	AUTO(freep) char *path = path_join(dir, "hone-doctor-XXXXXX");
	AUTO(closep) int fd = mkstemp(path);

	if (fd < 0)
		return err_errno(e, ERR_SYSTEM, "cannot write in '%s'", dir);
	unlink(path);
	return true;
}

static bool has_cache(struct context *c, struct buf *found, struct err *e)
{
	if (!home_make_cache(&c->home, e) || !can_write(c->home.cache, e))
		return false;
	buf_str(found, c->home.cache);
	return true;
}

static bool has_scratch(struct context *c, struct buf *found, struct err *e)
{
	struct statvfs disk;
	unsigned long long mb;

	if (!can_write(c->home.scratch, e))
		return false;
	if (statvfs(c->home.scratch, &disk) != 0)
		return err_errno(e, ERR_SYSTEM, "cannot look at '%s'", c->home.scratch);
	mb = (unsigned long long)disk.f_bavail * disk.f_frsize >> 20;
	if (mb < MIN_SCRATCH_MB)
		return err_set(e, ERR_SYSTEM, "'%s' has only %llu MB left, and grading needs %d",
			       c->home.scratch, mb, MIN_SCRATCH_MB);
	buf_fmt(found, "%s, %llu MB free", c->home.scratch, mb);
	return true;
}

static bool has_terminal(struct context *c, struct buf *found, struct err *e UNUSED)
{
	const struct style *s = &c->style;

	buf_fmt(found, "%d columns, %s, %s%s", s->width, s->color ? "colour" : "no colour",
		s->unicode ? "Unicode" : "ASCII only", s->plain ? ", plain" : "");
	return true;
}

/* ---- the table ---- */

/* Text of several lines goes on under its first. */
static void show(struct buf *out, const char *state, const char *what, const char *text)
{
	if (!*text)
		return;
	buf_fmt(out, "  %-11s  %-10s  ", state, what);
	for (; *text; text++) {
		buf_char(out, *text);
		if (*text == '\n')
			buf_fill(out, ' ', TEXT_COLUMN);
	}
	buf_char(out, '\n');
}

static bool examine(struct context *c, size_t i)
{
	AUTO(buf_release) struct buf found = BUF_INIT_MAX(16384);
	struct err why = ERR_INIT;
	const char *fix;

	if (checks[i].ok(c, &found, &why)) {
		if (!c->quiet)
			show(&c->out, "ok", checks[i].what, found.s);
		return true;
	}
	fix = why.hint[0] ? why.hint : checks[i].fix;
	show(&c->out, "not ok", checks[i].what, why.text);
	show(&c->out, "", "", found.s);
	if (*fix)
		buf_fmt(&c->out, "%*sto mend it: %s\n", TEXT_COLUMN, "", fix);
	return false;
}

static bool run(struct context *c, int *status, struct err *e UNUSED)
{
	bool compiler = true;
	size_t bad = 0;

	for (size_t i = 0; i < LEN(checks); i++) {
		bool fine = false;

		if (checks[i].needs_compiler && !compiler)
			show(&c->out, "not checked", checks[i].what, "it needs the compiler");
		else
			fine = examine(c, i);
		compiler = compiler && (i > 0 || fine);
		bad += !fine;
	}
	if (bad) {
		*status = EXIT_TROUBLE;
		buf_fmt(&c->out, "\nnot ok: %zu of %zu checks\n", bad, LEN(checks));
	} else if (!c->quiet) {
		buf_str(&c->out, "\neverything is ready\n");
	}
	return true;
}

const struct cmd cmd_doctor = {
	.name = "doctor", .synopsis = "", .summary = "is everything there, and what mends it",
	.details = "With -q, only what is not ok. Exit status 4 if anything is.\n", .run = run,
};
