#include "cmd/home.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "run/capture.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *env_or(const char *name, const char *otherwise)
{
	const char *value = getenv(name);

	return value && *value ? value : otherwise;
}

/* ---- hone's own files ---- */

/* The folder `levels` above path. Owned by the caller. */
static char *folder_above(const char *path, unsigned levels)
{
	char *dir = xstrdup(path);

	while (levels--) {
		char *parent = path_dir(dir);

		free(dir);
		dir = parent;
	}
	return dir;
}

static bool is_build_tree(const char *root)
{
	AUTO(freep) char *suite = path_join(root, "runner/suite");
	AUTO(freep) char *include = path_join(root, "include/hone");

	return fs_is_dir(suite) && fs_is_dir(include);
}

static void find_in_build_tree(struct home *h, const char *root, const char *out)
{
	h->labs = path_join(root, "labs");
	h->include = path_join(root, "include");
	h->suite = path_join(root, "runner/suite");
	h->filters = path_join(out, "filters");
	h->skeleton = path_join(root, "runner/skeleton");
	h->jail = path_join(out, "bin/hone-jail");
}

static void find_installed(struct home *h, const char *prefix)
{
	h->labs = path_join(prefix, "share/hone/labs");
	h->include = path_join(prefix, "share/hone/include");
	h->suite = path_join(prefix, "share/hone/suite");
	h->filters = path_join(prefix, "share/hone/filters");
	h->skeleton = path_join(prefix, "share/hone/skeleton");
	h->jail = path_join(prefix, "libexec/hone/hone-jail");
}

/* ---- where it may write ---- */

/* As the XDG specification has it: a relative path counts as unset. */
static char *find_cache(void)
{
	const char *cache = env_or("XDG_CACHE_HOME", "");
	const char *home = env_or("HOME", "");
	const struct passwd *user;

	if (*cache == '/')
		return path_join(cache, "hone");
	if (*home == '/')
		return path_join(home, ".cache/hone");
	user = getpwuid(geteuid());
	return user && user->pw_dir[0] == '/' ? path_join(user->pw_dir, ".cache/hone") : NULL;
}

/* The engine wants it absolute and without links. */
static char *find_scratch(struct err *e)
{
	const char *wanted = env_or("TMPDIR", "/tmp");
	char *scratch = fs_is_dir(wanted) ? fs_real_path(wanted, NULL) : NULL;

	if (scratch)
		return scratch;
	err_set(e, ERR_SYSTEM, "the folder '%s' for short-lived files is not there", wanted);
	err_hint(e, "set TMPDIR to one that is");
	return NULL;
}

bool home_find(struct home *h, struct err *e)
{
	AUTO(freep) char *program = fs_real_path("/proc/self/exe", e);
	AUTO(freep) char *out = NULL;
	AUTO(freep) char *root = NULL;

	*h = (struct home){ 0 };
	if (!program)
		return err_hint(e, "hone finds its files through /proc: mount it");
	out = folder_above(program, 2);
	root = folder_above(program, 4);
	if (is_build_tree(root))
		find_in_build_tree(h, root, out);
	else
		find_installed(h, out);
	if (*env_or("HONE_LABS", "")) {
		free(h->labs);
		h->labs = xstrdup(getenv("HONE_LABS"));
	}
	h->cache = find_cache();
	h->compiler = xstrdup(env_or("HONE_CC", "gcc"));
	h->scratch = find_scratch(e);
	if (!h->scratch)
		home_release(h);
	return h->scratch != NULL;
}

void home_release(struct home *h)
{
	free(h->labs);
	free(h->include);
	free(h->suite);
	free(h->filters);
	free(h->skeleton);
	free(h->jail);
	free(h->cache);
	free(h->scratch);
	free(h->compiler);
	*h = (struct home){ 0 };
}

bool home_make_cache(const struct home *h, struct err *e)
{
	struct stat st;

	if (!h->cache) {
		err_set(e, ERR_SYSTEM, "there is no place for the cache: HOME is not set");
		return err_hint(e, "set HOME, or XDG_CACHE_HOME");
	}
	if (!fs_make_dirs(h->cache, 0700, e))
		return err_hint(e, "set XDG_CACHE_HOME to a folder that can be written to");
	if (stat(h->cache, &st) != 0 || st.st_uid != geteuid() || (st.st_mode & 022)) {
		err_set(e, ERR_SYSTEM, "the cache '%s' is not yours alone to write", h->cache);
		return err_hint(e, "remove it, or set XDG_CACHE_HOME to another folder");
	}
	return true;
}

bool home_check_jail(const struct home *h, struct err *e)
{
	AUTO(freep) char *filter = path_join(h->filters, "test-pure.bpf");
	bool jail = fs_is_executable(h->jail);

	if (jail && fs_is_file(filter))
		return true;
	err_set(e, ERR_SANDBOX, "'%s' is missing", jail ? filter : h->jail);
	return err_hint(e, "run `make`, or `make install` again");
}

/* "tier 0: why", then perhaps "hint: what to do"; or lines of layers, one of which is MISSING. */
static bool explain_probe(struct buf *said, struct err *e)
{
	const char *why = said->s + strlen("tier 0: ");
	const char *hint = strstr(said->s, "\nhint: ");

	if (!str_starts(said->s, "tier 0: ")) {
		err_set(e, ERR_SANDBOX, "not every layer of the jail could be proved");
		return err_hint(e, "look whether a container around hone is in the way");
	}
	err_set(e, ERR_SANDBOX, "no jail can be built here: %.*s", (int)strcspn(why, "\n"), why);
	if (hint)
		err_hint(e, "%s", hint + strlen("\nhint: "));
	buf_clear(said); /* all of it is told */
	return false;
}

bool home_probe_jail(const struct home *h, struct buf *out, struct err *e)
{
	char *argv[] = { h->jail, (char *)"--probe", NULL };
	int status;

	if (!home_check_jail(h, e) || !capture(argv, out, &status, e))
		return false;
	while (out->len && out->s[out->len - 1] == '\n')
		out->s[--out->len] = '\0';
	return status == 0 || explain_probe(out, e);
}
