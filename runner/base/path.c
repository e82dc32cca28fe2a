#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"

#include <string.h>

char *path_join(const char *dir, const char *name)
{
	return xfmt(str_ends(dir, "/") ? "%s%s" : "%s/%s", dir, name);
}

char *path_dir(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return xstrdup(".");
	return slash == path ? xstrdup("/") : xstrndup(path, (size_t)(slash - path));
}

const char *path_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

bool path_is_name(const char *text)
{
	if (!*text || str_eq(text, ".") || str_eq(text, ".."))
		return false;
	for (; *text; text++)
		if (*text == '/' || (unsigned char)*text < ' ' || *text == 0x7f)
			return false;
	return true;
}

bool path_is_below(const char *path, const char *dir)
{
	size_t n = strlen(dir);

	while (n && dir[n - 1] == '/')
		n--;
	return strncmp(path, dir, n) == 0 && (path[n] == '/' || path[n] == '\0');
}
