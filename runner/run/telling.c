#include "run/telling.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/facts.h"
#include "model/result.h"
#include "run/symbols.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void telling_locate(struct telling *w, uint64_t offset, struct place *at)
{
	if (w->symbols && offset != NO_OFFSET)
		symbols_find(w->symbols, offset, at);
}

static bool is_same(const struct place *a, const struct place *b)
{
	return a->line == b->line && str_eq(a->function ? a->function : "",
					    b->function ? b->function : "");
}

void telling_add_site(struct telling *w, uint64_t offset, const char *words, ...)
{
	struct test_result *t = w->t;
	struct site site = { .words = NULL };
	char text[160];
	va_list args;

	telling_locate(w, offset, &site.at);
	if (!site.at.line || (t->nsites && is_same(&site.at, &t->sites[t->nsites - 1].at))) {
		free(site.at.function);
		return;
	}
	va_start(args, words);
	vsnprintf(text, sizeof text, words, args);
	va_end(args);
	site.words = xstrdup(text);
	VEC_PUSH(t->sites, t->nsites, site);
}

size_t telling_offsets(const char *text, uint64_t *offset, size_t max)
{
	size_t n = 0;

	while (text && *text && n < max) {
		char *end;

		offset[n] = strtoull(text, &end, 16);
		if (end == text)
			break;
		n++;
		text = *end == ',' ? end + 1 : "";
	}
	return n;
}
