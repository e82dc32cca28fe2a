#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static bool set(struct err *e, enum err_kind kind, const char *format, va_list args)
{
	if (!e || err_is(e))
		return false;
	e->kind = kind;
	vsnprintf(e->text, sizeof e->text, format, args);
	return false;
}

bool err_set(struct err *e, enum err_kind kind, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	set(e, kind, format, args);
	va_end(args);
	return false;
}

bool err_errno(struct err *e, enum err_kind kind, const char *format, ...)
{
	int cause = errno;
	va_list args;
	size_t used;

	if (!e || err_is(e))
		return false;
	va_start(args, format);
	set(e, kind, format, args);
	va_end(args);
	used = strlen(e->text);
	snprintf(e->text + used, sizeof e->text - used, ": %s", strerror(cause));
	return false;
}

bool err_wrap(struct err *e, const char *format, ...)
{
	char inner[sizeof e->text];
	va_list args;
	size_t used;

	if (!e)
		return false;
	memcpy(inner, e->text, sizeof inner);
	va_start(args, format);
	vsnprintf(e->text, sizeof e->text, format, args);
	va_end(args);
	used = strlen(e->text);
	snprintf(e->text + used, sizeof e->text - used, ": %s", inner);
	return false;
}

bool err_hint(struct err *e, const char *format, ...)
{
	va_list args;

	if (!e || e->hint[0])
		return false;
	va_start(args, format);
	vsnprintf(e->hint, sizeof e->hint, format, args);
	va_end(args);
	return false;
}

bool err_is(const struct err *e)
{
	return e->kind != ERR_NONE;
}
