#include "run/toolchain.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fields.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "jail/spec.h"
#include "run/capture.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* ---- finding ---- */

/* The first executable of that name in PATH, links resolved; NULL if there is none. */
static char *search_path(const char *name)
{
	const char *at = getenv("PATH");

	for (size_t n; at && *at; at += n + (at[n] == ':')) {
		AUTO(freep) char *dir = NULL;
		AUTO(freep) char *path = NULL;

		n = strcspn(at, ":");
		dir = xstrndup(at, n);
		path = path_join(dir, name);
		if (n && fs_is_executable(path))
			return fs_real_path(path, NULL);
	}
	return NULL;
}

static char *find_program(const char *name)
{
	if (!strchr(name, '/'))
		return search_path(name);
	return fs_is_executable(name) ? fs_real_path(name, NULL) : NULL;
}

/* ---- asking ---- */

/* The compiler's answer to one option, without the line end; NULL with *e set. */
static char *ask(const char *cc, const char *option, struct err *e)
{
	char *argv[] = { (char *)cc, (char *)option, NULL };
	AUTO(buf_release) struct buf out = BUF_INIT_MAX(4096);
	int status;

	if (!capture(argv, &out, &status, e))
		return NULL;
	while (out.len && out.s[out.len - 1] == '\n')
		out.s[--out.len] = '\0';
	if (status != 0 || !out.len || strchr(out.s, '\n')) {
		err_set(e, ERR_TOOLS, "'%s %s' does not answer as a compiler does", cc, option);
		return NULL;
	}
	return buf_take(&out);
}

static char *ask_program(const char *cc, const char *option, struct err *e)
{
	AUTO(freep) char *answer = ask(cc, option, e);
	char *program = answer ? find_program(answer) : NULL;

	if (answer && !program) {
		err_set(e, ERR_TOOLS, "'%s', which the compiler uses, is not there", answer);
		err_hint(e, "run ci/install-deps, or install the package binutils");
	}
	return program;
}

/* gcc alone knows -dumpfullversion; what answers -dumpversion only is clang. */
static char *ask_name(struct toolchain *t, struct err *e)
{
	struct err unknown = ERR_INIT;
	AUTO(freep) char *version = ask(t->cc, "-dumpfullversion", &unknown);

	t->is_clang = !version;
	if (!version)
		version = ask(t->cc, "-dumpversion", e);
	return version ? xfmt("%s %s", t->is_clang ? "clang" : "gcc", version) : NULL;
}

static bool ask_all(struct toolchain *t, struct err *e)
{
	t->name = ask_name(t, e);
	if (!t->name)
		return false;
	t->as = ask_program(t->cc, "-print-prog-name=as", e);
	t->ld = t->as ? ask_program(t->cc, "-print-prog-name=ld", e) : NULL;
	t->libgcc = t->ld ? ask(t->cc, "-print-libgcc-file-name", e) : NULL;
	return t->libgcc != NULL;
}

/* ---- the answers are kept ---- */

static void add_identity(struct digest *d, const char *path)
{
	struct stat st = { 0 };
	AUTO(freep) char *identity = NULL;

	stat(path, &st);
	identity = xfmt("%s %" PRIuMAX " %" PRIdMAX " %ld.%09ld", path, (uintmax_t)st.st_ino,
			(intmax_t)st.st_size, (long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
	digest_add_str(d, identity);
}

static void digest_compiler(const char *cc, char key[DIGEST_SIZE])
{
	struct digest d;

	digest_init(&d);
	add_identity(&d, cc);
	digest_finish(&d, key);
}

/* False when there is no usable file: then the compiler is asked. */
static bool load(struct toolchain *t, const char *path)
{
	AUTO(buf_release) struct buf text = BUF_INIT;
	AUTO(fields_release) struct fields f = { NULL, NULL, 0 };
	const char *as, *ld, *libgcc, *name;

	if (!fs_is_file(path) || !fs_read(path, 8192, &text, NULL) ||
	    !fields_parse(&f, text.s, strcspn(text.s, "\n"), NULL))
		return false;
	as = fields_find(&f, "as");
	ld = fields_find(&f, "ld");
	libgcc = fields_find(&f, "libgcc");
	name = fields_find(&f, "name");
	if (!as || !ld || !libgcc || !name || !fs_is_executable(as) || !fs_is_executable(ld))
		return false;
	t->as = xstrdup(as);
	t->ld = xstrdup(ld);
	t->libgcc = xstrdup(libgcc);
	t->name = xstrdup(name);
	t->is_clang = str_starts(name, "clang ");
	return true;
}

static bool save(const struct toolchain *t, const char *path, struct err *e)
{
	AUTO(buf_release) struct buf line = BUF_INIT;

	fields_add_str(&line, "as", t->as);
	fields_add_str(&line, "ld", t->ld);
	fields_add_str(&line, "libgcc", t->libgcc);
	fields_add_str(&line, "name", t->name);
	buf_char(&line, '\n');
	return fs_write_atomic(path, line.s, line.len, 0644, e);
}

static void digest_tools(struct toolchain *t)
{
	struct digest d;

	digest_init(&d);
	add_identity(&d, t->cc);
	add_identity(&d, t->as);
	add_identity(&d, t->ld);
	digest_add_str(&d, t->name);
	digest_finish(&d, t->key);
}

bool toolchain_find(struct toolchain *t, const char *compiler, const char *cache, struct err *e)
{
	AUTO(freep) char *path = NULL;
	char key[DIGEST_SIZE];

	*t = (struct toolchain){ .cc = find_program(compiler) };
	if (!t->cc) {
		err_set(e, ERR_TOOLS, "there is no C compiler '%s'", compiler);
		return err_hint(e, "run ci/install-deps, or install the package gcc");
	}
	digest_compiler(t->cc, key);
	path = xfmt("%s/toolchain-%.16s", cache, key);
	if (!load(t, path) && (!ask_all(t, e) || !save(t, path, e))) {
		toolchain_release(t);
		return false;
	}
	digest_tools(t);
	return true;
}

bool toolchain_is_gcc(const struct toolchain *t, struct err *e)
{
	if (!t->is_clang)
		return true;
	err_set(e, ERR_TOOLS, "solutions are graded with gcc, and '%s' is %s", t->cc, t->name);
	return err_hint(e, "run ci/install-deps, or install the package gcc");
}

void toolchain_release(struct toolchain *t)
{
	free(t->cc);
	free(t->as);
	free(t->ld);
	free(t->libgcc);
	free(t->name);
	*t = (struct toolchain){ 0 };
}

/* ---- what they need in a jail ---- */

void toolchain_grant(const struct toolchain *t, struct jail_spec *spec)
{
	static const char *const wanted[] = {
		"/usr", "/bin", "/lib", "/lib32", "/lib64", "/libx32", "/etc/ld.so.cache",
		"/etc/alternatives",
	};
	AUTO(freep) char *dir = path_dir(t->cc);

	for (size_t i = 0; i < LEN(wanted); i++) {
		AUTO(freep) char *real = realpath(wanted[i], NULL);

		/* where /lib is a link into /usr, /usr has been granted already */
		if (real && (i == 0 || !path_is_below(real, "/usr")))
			jail_spec_grant(spec, real, JAIL_READ | JAIL_EXEC);
	}
	if (!path_is_below(dir, "/usr"))
		jail_spec_grant(spec, dir, JAIL_READ | JAIL_EXEC);
}
