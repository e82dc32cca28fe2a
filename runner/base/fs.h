/* fs.h: files, with errors that name them.
 *
 * Every function returns false with *e set. What is written is whole or not there: write, fsync,
 * rename. Trees are removed through directory descriptors and never through a symbolic link. */
#ifndef BASE_FS_H
#define BASE_FS_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct err;

/* Appends the whole file to *out. More than max_bytes is an error (ERR_INPUT), and so is what is no
 * regular file; links are followed. Opening never blocks. */
bool fs_read(const char *path, size_t max_bytes, struct buf *out, struct err *e);

/* Opens a file that somebody else named: it has to be a regular one of at most max_bytes, not a
 * link, a folder, a FIFO or a device, and opening it never blocks. The descriptor, or -1. */
int fs_open_hostile(const char *path, size_t max_bytes, struct err *e);
bool fs_read_fd(int fd, const char *path, size_t max_bytes, struct buf *out, struct err *e);

/* Writes the whole file, or leaves what was there. mode as in open(2). */
bool fs_write_atomic(const char *path, const void *bytes, size_t n, unsigned mode, struct err *e);

/* Writes a file that is not there yet (0644), without waiting for the disk: for scratch folders. */
bool fs_write_new(const char *path, const void *bytes, size_t n, struct err *e);

/* Writes all n bytes to fd, through short writes and EINTR. False with errno set. */
bool fs_write_all(int fd, const void *bytes, size_t n);

/* Appends `line` and a line end in one write, then fsync. Makes the file. */
bool fs_append_line(const char *path, const char *line, struct err *e);

bool fs_make_dirs(const char *path, unsigned mode, struct err *e); /* like mkdir -p */
/* Like rm -rf, whatever the modes of its folders; one that is not there is fine. */
bool fs_remove_tree(const char *path, struct err *e);
bool fs_copy(const char *from, const char *to, unsigned mode, struct err *e);

bool fs_is_file(const char *path); /* follows links */
bool fs_is_dir(const char *path);
bool fs_is_link(const char *path); /* the name itself is a symbolic link */
bool fs_is_executable(const char *path);

/* Names in a folder, sorted, without those that begin with a dot. *names and each name are owned
 * by the caller: give them back with fs_free_names. */
bool fs_list(const char *dir, char ***names, size_t *n, struct err *e);
void fs_free_names(char **names, size_t n);

/* The path with links resolved, owned by the caller; NULL with *e set. */
char *fs_real_path(const char *path, struct err *e);

#endif
