/* Hostile text, shown: nothing in it is obeyed, showing it again changes nothing, and laid out in
 * columns no line is too wide. */
#include "base/buf.h"
#include "base/str.h"
#include "report/text.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

static void check_shown(const struct buf *shown)
{
	struct buf again = BUF_INIT;

	for (size_t i = 0, length; i < shown->len; i += length) {
		unsigned char c = (unsigned char)shown->s[i];

		length = str_utf8(shown->s + i, shown->len - i, NULL);
		if (!length || c == 0x7f || (c < ' ' && c != '\n' && c != '\t'))
			abort();
	}
	str_show(&again, shown->s, shown->len);
	if (again.len != shown->len || memcmp(again.s, shown->s, again.len) != 0)
		abort();
	buf_release(&again);
}

static void check_wrapped(const char *text)
{
	struct buf out = BUF_INIT;
	struct column c = { 0, 7, 40 };

	text_wrap(&out, &c, text);
	for (char *line = strtok(out.s, "\n"); line; line = strtok(NULL, "\n"))
		if (str_columns(line) > 40 || strchr(line, '\t'))
			abort();
	buf_release(&out);
	text_line(&out, text);
	if (strpbrk(out.s, "\n\t"))
		abort();
	buf_release(&out);
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct buf shown = BUF_INIT, copy = BUF_INIT;

	str_show(&shown, (const char *)bytes, n);
	check_shown(&shown);
	buf_add(&copy, bytes, n);
	check_wrapped(copy.s);
	buf_release(&shown);
	buf_release(&copy);
	return 0;
}
