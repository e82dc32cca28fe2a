/* path.h: paths as text. No system call. */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stdbool.h>

char *path_join(const char *dir, const char *name); /* owned by the caller; one slash between */
char *path_dir(const char *path);                   /* owned by the caller; "." for a bare name */
const char *path_base(const char *path);            /* borrowed: what follows the last slash */

/* Is it one plain name: not empty, not "." or "..", no slash, no control character? */
bool path_is_name(const char *text);

/* Does `path` lie at or below `dir`, both absolute and without "." or ".."? */
bool path_is_below(const char *path, const char *dir);

#endif
