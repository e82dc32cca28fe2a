#include "run/symbols.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/xmem.h"
#include "model/result.h"

#include <dwarf.h>
#include <elfutils/libdw.h>

#define MAX_OBJECT_BYTES (64u << 20)

struct symbols {
	int fd;
	Dwarf *dwarf;
};

struct symbols *symbols_open(const char *path, struct err *e)
{
	struct symbols *s = xcalloc(1, sizeof *s);

	s->fd = fs_open_hostile(path, MAX_OBJECT_BYTES, e);
	if (s->fd >= 0)
		s->dwarf = dwarf_begin(s->fd, DWARF_C_READ);
	if (s->dwarf)
		return s;
	err_set(e, ERR_TOOLS, "the solution's debug information cannot be read: %s",
		dwarf_errmsg(-1));
	symbols_close(s);
	return NULL;
}

void symbols_close(struct symbols *s)
{
	if (!s)
		return;
	dwarf_end(s->dwarf);
	closep(&s->fd);
	free(s);
}

/* The name of the innermost function, inlined ones too, that holds the address; or NULL. */
static const char *function_at(Dwarf_Die *unit, Dwarf_Addr address)
{
	Dwarf_Die *scopes = NULL;
	int n = dwarf_getscopes(unit, address, &scopes);
	const char *name = NULL;

	for (int i = 0; i < n && !name; i++) {
		int tag = dwarf_tag(&scopes[i]);

		if (tag == DW_TAG_subprogram || tag == DW_TAG_inlined_subroutine)
			name = dwarf_diename(&scopes[i]);
	}
	free(scopes);
	return name;
}

void symbols_find(struct symbols *s, uint64_t offset, struct place *at)
{
	Dwarf_Die unit;
	Dwarf_Line *line;
	const char *function;
	int row = 0, column = 0;

	free(at->function);
	*at = (struct place){ NULL, 0, 0, 0 };
	if (!dwarf_addrdie(s->dwarf, offset, &unit))
		return;
	line = dwarf_getsrc_die(&unit, offset);
	function = function_at(&unit, offset);
	if (function)
		at->function = xstrdup(function);
	if (line && dwarf_lineno(line, &row) == 0 && row > 0)
		at->line = (unsigned)row;
	if (line && dwarf_linecol(line, &column) == 0 && column > 0)
		at->column = (unsigned)column;
}
