#include "run/workspace.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/xmem.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

static int open_dir(const char *path)
{
	return open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* Removes what is in there and locked by nobody. What cannot be removed is left for next time. */
static void remove_abandoned(const char *dir)
{
	struct err nobody_asks = ERR_INIT;
	char **names;
	size_t n;

	fs_list(dir, &names, &n, &nobody_asks);
	for (size_t i = 0; i < n; i++) {
		AUTO(freep) char *path = path_join(dir, names[i]);
		AUTO(closep) int fd = open_dir(path);

		if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
			fs_remove_tree(path, NULL);
	}
	fs_free_names(names, n);
}

/* In a folder that all may write to, the name may be somebody else's. */
static bool is_ours(const char *dir, struct err *e)
{
	struct stat st;

	if (lstat(dir, &st) == 0 && S_ISDIR(st.st_mode) && st.st_uid == geteuid() &&
	    !(st.st_mode & 077))
		return true;
	err_set(e, ERR_SYSTEM, "'%s' is there, but it is not a folder of yours alone", dir);
	return err_hint(e, "remove it, or set TMPDIR to another folder");
}

/* The folder itself is made with the first workspace, and not before: who ends us meanwhile finds
 * nothing left. */
bool scratch_init(struct scratch *s, const char *parent, struct err *e)
{
	AUTO(freep) char *real = fs_real_path(parent, e); /* the jail follows no links */
	AUTO(freep) char *dir = real ? xfmt("%s/hone-%u", real, (unsigned)geteuid()) : NULL;
	struct stat st;

	if (!dir)
		return false;
	if (lstat(dir, &st) == 0) {
		if (!is_ours(dir, e))
			return false;
		remove_abandoned(dir);
	}
	s->dir = take_ptr(&dir);
	return true;
}

void scratch_release(struct scratch *s)
{
	if (s->dir)
		rmdir(s->dir); /* another hone's workspaces keep it */
	free(s->dir);
	s->dir = NULL;
}

/* Another hone that starts now may take a folder without a lock for an abandoned one: if ours is
 * gone once we hold the lock, a new one is made. */
static bool make_locked(struct workspace *w, const struct scratch *s, struct err *e)
{
	for (int attempt = 0; attempt < 16; attempt++) {
		AUTO(freep) char *dir = path_join(s->dir, "XXXXXX");
		AUTO(closep) int fd = -1;

		if (mkdir(s->dir, 0700) != 0 && errno == EEXIST && !is_ours(s->dir, e))
			return false;
		if (!mkdtemp(dir))
			return err_errno(e, ERR_SYSTEM, "cannot make a workspace in '%s'", s->dir);
		fd = open_dir(dir);
		if (fd < 0 || flock(fd, LOCK_EX | LOCK_NB) != 0 || !fs_is_dir(dir))
			continue;
		w->dir = take_ptr(&dir);
		w->lock = take_fd(&fd);
		return true;
	}
	return err_set(e, ERR_SYSTEM, "cannot keep a workspace in '%s'", s->dir);
}

bool workspace_make(struct workspace *w, const struct scratch *s, struct err *e)
{
	*w = (struct workspace)WORKSPACE_NONE;
	if (!make_locked(w, s, e))
		return false;
	/* Inside the jail these are reached under their own name, by another user when we are root;
	 * from outside nobody gets past the 0700 folder above them. */
	w->out = path_join(w->dir, "out");
	if (chmod(w->dir, 0755) != 0 || mkdir(w->out, 0700) != 0 || chmod(w->out, 0777) != 0) {
		err_errno(e, ERR_SYSTEM, "cannot make a workspace in '%s'", s->dir);
		workspace_release(w);
		return false;
	}
	return true;
}

void workspace_release(struct workspace *w)
{
	if (w->dir)
		fs_remove_tree(w->dir, NULL);
	free(w->dir);
	free(w->out);
	closep(&w->lock);
	*w = (struct workspace)WORKSPACE_NONE;
}
