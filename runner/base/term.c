#include "base/term.h"
#include "base/err.h"
#include "base/str.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

static int columns_of(int fd)
{
	const char *text = getenv("COLUMNS");
	struct winsize size;
	uint64_t columns;

	if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col)
		return size.ws_col < 40 ? 40 : size.ws_col;
	if (text && str_number(text, 10000, &columns) && columns >= 40)
		return (int)columns;
	return 80;
}

static bool is_set(const char *variable)
{
	const char *value = getenv(variable);

	return value && *value;
}

bool style_detect(struct style *style, int fd, const char *when, struct err *e)
{
	bool tty = isatty(fd) == 1;
	bool dumb = str_eq(getenv("TERM"), "dumb");

	if (when && !str_eq(when, "auto") && !str_eq(when, "always") && !str_eq(when, "never"))
		return err_set(e, ERR_USAGE, "--color takes auto, always or never, not '%s'", when);
	setlocale(LC_CTYPE, "");
	*style = (struct style){
		.color = tty && !dumb && !is_set("NO_COLOR"),
		.unicode = str_eq(nl_langinfo(CODESET), "UTF-8"),
		.plain = dumb || is_set("HONE_PLAIN"),
		.width = columns_of(fd),
	};
	if (str_eq(when, "always"))
		style->color = true;
	if (str_eq(when, "never"))
		style->color = false;
	return true;
}
