/* A report line is read and written again: what was accepted means the same afterwards. */
#include "base/buf.h"
#include "base/fields.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

static void write_again(const struct fields *f, struct buf *line)
{
	for (size_t i = 0; i < f->n; i++)
		fields_add(line, f->field[i].key, f->field[i].value, f->field[i].length);
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct buf line = BUF_INIT;
	struct fields f, again;

	if (!fields_parse(&f, (const char *)bytes, n, NULL))
		return 0;
	write_again(&f, &line);
	if (!fields_parse(&again, line.s, line.len, NULL) || again.n != f.n)
		abort();
	for (size_t i = 0; i < f.n; i++)
		if (f.field[i].length != again.field[i].length ||
		    memcmp(f.field[i].value, again.field[i].value, f.field[i].length) != 0)
			abort();
	fields_release(&f);
	fields_release(&again);
	buf_release(&line);
	return 0;
}
