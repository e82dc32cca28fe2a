/* What goes into a test host, as one digest: a host is built anew when any of it changes. */
#include "base/auto.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "model/lab.h"
#include "run/engine_private.h"
#include "run/flags.h"
#include "run/host.h"

/* Every file of the folder whose name ends so. */
static bool digest_dir(struct digest *d, const char *dir, const char *ending, struct err *e)
{
	char **names;
	size_t n;
	bool fine = fs_list(dir, &names, &n, e);

	for (size_t i = 0; fine && i < n; i++) {
		AUTO(freep) char *path = path_join(dir, names[i]);

		if (!str_ends(names[i], ending) || fs_is_dir(path))
			continue;
		digest_add_str(d, names[i]);
		fine = digest_add_file(d, path, e);
	}
	fs_free_names(names, n);
	return fine;
}

static void digest_args(struct digest *d, const char *const *args)
{
	for (; *args; args++)
		digest_add_str(d, *args);
}

bool host_digest(const struct engine *engine, const struct lab *lab, char key[DIGEST_SIZE],
		 struct err *e)
{
	AUTO(freep) char *kit = path_join(engine->config.include, "hone");
	AUTO(freep) char *suite = lab_path(lab, lab->plays ? "example.c" : "suite.c");
	AUTO(freep) char *reference = lab_reference_path(lab);
	struct digest d;

	digest_init(&d);
	digest_add_str(&d, HONE_VERSION);
	digest_add_str(&d, engine->tools.key);
	digest_add_str(&d, lab->plays ? "example" : "suite");
	digest_args(&d, solution_cflags);
	digest_args(&d, gcc_cflags);
	digest_args(&d, clang_cflags);
	digest_add_str(&d, SOLUTION_OPTIMIZE);
	digest_args(&d, solution_ldflags);
	digest_args(&d, host_cflags);
	digest_args(&d, host_ldflags);
	digest_args(&d, host_libs);
	for (size_t i = 0; i < lab->napi; i++)
		digest_add_str(&d, lab->api[i]);
	if (!digest_dir(&d, kit, "", e) || !digest_dir(&d, engine->config.suite, "", e) ||
	    !digest_dir(&d, lab->dir, ".h", e) || !digest_add_file(&d, suite, e) ||
	    (fs_is_file(reference) && !digest_add_file(&d, reference, e)))
		return false;
	digest_finish(&d, key);
	return true;
}
