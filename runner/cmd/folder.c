#include "cmd/folder.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

bool folder_copy(const char *folder, const char *name, const char *from, struct err *e)
{
	AUTO(freep) char *to = path_join(folder, name);

	return fs_copy(from, to, 0644, e);
}

bool folder_write(const char *folder, const char *name, const char *text, struct err *e)
{
	AUTO(freep) char *path = path_join(folder, name);

	return fs_write_atomic(path, text, strlen(text), 0644, e);
}

char *folder_named(const char *operand)
{
	char *folder = xstrdup(operand);

	while (strlen(folder) > 1 && str_ends(folder, "/"))
		folder[strlen(folder) - 1] = '\0';
	return folder;
}

/* The absolute path that the folder will have; NULL with *e set if the one above is not there. */
static char *final_path(const char *folder, struct err *e)
{
	AUTO(freep) char *parent = path_dir(folder);
	AUTO(freep) char *real = fs_real_path(parent, e);

	return real ? path_join(real, path_base(folder)) : NULL;
}

static bool place(const char *from, const struct folder_spec *spec, struct err *e)
{
	mode_t mask = umask(022);

	umask(mask);
	if (chmod(from, 0777 & ~mask) == 0 && rename(from, spec->path) == 0)
		return true;
	if (errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR || errno == EBUSY)
		return spec->refuse(spec->path, spec->ctx, e);
	return err_errno(e, ERR_SYSTEM, "cannot make the folder '%s'", spec->path);
}

bool folder_make(const struct folder_spec *spec, struct err *e)
{
	AUTO(freep) char *final = final_path(spec->path, e);
	AUTO(freep) char *parent = final ? path_dir(final) : NULL;
	AUTO(freep) char *temporary = parent ? path_join(parent, ".hone-start-XXXXXX") : NULL;
	bool made;

	if (!final)
		return err_hint(e, "make the folder above it first");
	if (!mkdtemp(temporary))
		return err_errno(e, ERR_SYSTEM, "cannot make a folder in '%s'", parent);
	made = spec->fill(temporary, final, spec->ctx, e) && place(temporary, spec, e);
	if (!made)
		fs_remove_tree(temporary, NULL);
	return made;
}
