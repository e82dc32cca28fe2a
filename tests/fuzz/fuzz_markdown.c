/* A reading may come with a lab from elsewhere: any bytes, any nesting, and no control character
 * but line ends may reach a terminal. */
#include "base/auto.h"
#include "base/buf.h"
#include "base/term.h"
#include "cmd/markdown.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	static const struct style style = STYLE_PLAIN;
	AUTO(buf_release) struct buf out = BUF_INIT;

	markdown_show((const char *)bytes, n, &style, &out);
	for (size_t i = 0; i < out.len; i++)
		if ((unsigned char)out.s[i] < 0x20 && out.s[i] != '\n' && out.s[i] != '\t')
			abort();
	return 0;
}
