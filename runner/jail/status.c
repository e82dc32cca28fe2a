#include "jail/status.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/fields.h"
#include "base/str.h"

#include <string.h>

#define MAX_CODE 255
#define MAX_NUMBER (UINT64_C(1) << 40)

static const char *const how_name[JAIL_HOWS] = {
	[JAIL_EXITED] = "exit", [JAIL_SIGNALED] = "signal", [JAIL_CPU] = "cpu",
	[JAIL_WALL] = "wall",	[JAIL_MEMORY] = "memory",   [JAIL_OUTPUT] = "output",
	[JAIL_TROUBLE] = "trouble",
};

const char *jail_how_name(enum jail_how how)
{
	return how_name[how];
}

/* ---- writing ---- */

void jail_status_write(const struct jail_status *status, struct buf *line)
{
	fields_add_str(line, "how", how_name[status->how]);
	if (status->how == JAIL_TROUBLE) {
		fields_add_str(line, "error", status->error);
		if (status->hint[0])
			fields_add_str(line, "hint", status->hint);
	} else {
		fields_add_u64(line, "code", (uint64_t)status->code);
		fields_add_u64(line, "cpu_ms", status->cpu_ms);
		fields_add_u64(line, "wall_ms", status->wall_ms);
		fields_add_u64(line, "peak_kb", status->peak_kb);
	}
	fields_add_u64(line, "tier", status->tier);
	fields_add_str(line, "layers", status->layers);
}

/* ---- reading ---- */

static bool find_how(const char *name, enum jail_how *how)
{
	for (size_t i = 0; i < JAIL_HOWS; i++)
		if (str_eq(how_name[i], name)) {
			*how = (enum jail_how)i;
			return true;
		}
	return false;
}

/* A number that may be missing, in which case it stays as it is. */
static bool number(const struct fields *f, const char *key, uint64_t max, uint64_t *value)
{
	return !fields_find(f, key) || fields_u64(f, key, max, value);
}

/* A text that may be missing; one with a NUL in it, or too long, is refused. */
static bool text(const struct fields *f, const char *key, char *to, size_t size)
{
	const struct field *field = fields_find_raw(f, key);

	if (!field)
		return true;
	if (field->length >= size || strlen(field->value) != field->length)
		return false;
	memcpy(to, field->value, field->length + 1);
	return true;
}

static bool read_fields(struct jail_status *s, const struct fields *f)
{
	const char *how = fields_find(f, "how");
	uint64_t code = 0, tier = 0;

	/* the server's greeting says no `how`, but always what there is */
	if (how ? !find_how(how, &s->how) : !fields_find(f, "tier"))
		return false;
	if (!number(f, "code", MAX_CODE, &code) || !number(f, "tier", 2, &tier) ||
	    !number(f, "cpu_ms", MAX_NUMBER, &s->cpu_ms) ||
	    !number(f, "wall_ms", MAX_NUMBER, &s->wall_ms) ||
	    !number(f, "peak_kb", MAX_NUMBER, &s->peak_kb))
		return false;
	s->code = (int)code;
	s->tier = (unsigned)tier;
	return text(f, "layers", s->layers, sizeof s->layers) &&
	       text(f, "error", s->error, sizeof s->error) &&
	       text(f, "hint", s->hint, sizeof s->hint);
}

bool jail_status_parse(struct jail_status *status, const char *line, size_t n, struct err *e)
{
	AUTO(fields_release) struct fields f = { NULL, NULL, 0 };

	*status = (struct jail_status){ .how = JAIL_EXITED };
	if (!fields_parse(&f, line, n, e))
		return err_wrap(e, "the jail's status");
	if (read_fields(status, &f))
		return true;
	*status = (struct jail_status){ .how = JAIL_TROUBLE };
	return err_set(e, ERR_SANDBOX, "the jail's status line makes no sense");
}
