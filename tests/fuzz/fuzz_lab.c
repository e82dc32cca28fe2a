/* A manifest: it is accepted, or refused with words that a terminal may be shown. */
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "model/manifest.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

static void check_words(const struct err *e)
{
	struct buf shown = BUF_INIT;

	str_show(&shown, e->text, strlen(e->text));
	if (!err_is(e) || strncmp(e->text, "lab.json:", 9) != 0 || strchr(e->text, '\n'))
		abort();
	/* a message that was cut may end in half a character */
	if (strlen(e->text) + 1 < sizeof e->text && strcmp(shown.s, e->text) != 0)
		abort();
	buf_release(&shown);
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct err e = ERR_INIT;
	json_t *root = manifest_parse("lab.json", (const char *)bytes, n, &e);

	if (!root)
		check_words(&e);
	else if (err_is(&e))
		abort();
	json_decref(root);
	return 0;
}
