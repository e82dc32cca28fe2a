#include "base/opt.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "base/xmem.h"

#include <getopt.h>
#include <string.h>

static size_t count(const struct opt *opts)
{
	size_t n = 0;

	while (opts[n].name)
		n++;
	return n;
}

/* getopt's two tables, made from ours. A long option returns 256 + its row. */
static void to_getopt(const struct opt *opts, struct option *longs, struct buf *shorts)
{
	buf_str(shorts, ":");
	for (int i = 0; opts[i].name; i++) {
		longs[i] = (struct option){ opts[i].name,
					    opts[i].value ? required_argument : no_argument, NULL,
					    256 + i };
		if (opts[i].letter)
			buf_char(shorts, opts[i].letter);
		if (opts[i].letter && opts[i].value)
			buf_char(shorts, ':');
	}
}

static const struct opt *row_of(const struct opt *opts, int found)
{
	if (found >= 256)
		return &opts[found - 256];
	for (; opts->name; opts++)
		if (opts->letter == found)
			return opts;
	return NULL;
}

static void store(const struct opt *o, const char *value)
{
	if (o->flag)
		*o->flag = true;
	if (o->text)
		*o->text = value;
	if (o->list)
		VEC_PUSH(o->list->item, o->list->n, value);
}

static bool explain(const struct opt *opts, int found, const char *word, struct err *e)
{
	size_t n = count(opts), length = strcspn(word, "=");
	AUTO(freep) const char **names = xcalloc(n, sizeof *names);
	AUTO(freep) char *bare = xstrndup(word, length);
	const char *near;

	for (size_t i = 0; i < n; i++)
		names[i] = opts[i].name;
	if (found == ':')
		return err_set(e, ERR_USAGE, "option '%s' needs a value", bare);
	for (size_t i = 0; i < n; i++)
		if (str_starts(bare, "--") && str_eq(names[i], bare + 2))
			return err_set(e, ERR_USAGE, "option '%s' takes no value", bare);
	err_set(e, ERR_USAGE, "unknown option '%s'", bare);
	near = str_starts(bare, "--") ? str_nearest(bare + 2, names, n) : NULL;
	if (near)
		err_hint(e, "did you mean '--%s'?", near);
	return false;
}

bool opt_parse(const struct opt *opts, int argc, char **argv, int *first, struct err *e)
{
	AUTO(freep) struct option *longs = xcalloc(count(opts) + 1, sizeof *longs);
	AUTO(buf_release) struct buf shorts = BUF_INIT;
	int found;

	to_getopt(opts, longs, &shorts);
	optind = 0; /* glibc: begin anew */
	opterr = 0;
	while ((found = getopt_long(argc, argv, shorts.s, longs, NULL)) != -1) {
		char letter[] = { '-', (char)optopt, '\0' };

		if (found != '?' && found != ':') {
			store(row_of(opts, found), optarg);
			continue;
		}
		/* optopt is the letter, 256 + row for a long one, or 0 for an unknown long one */
		if (optopt > 0 && optopt < 256)
			return explain(opts, found, letter, e);
		return explain(opts, found, argv[optind - 1], e);
	}
	*first = optind;
	return true;
}

void opt_help(const struct opt *opts, struct buf *out)
{
	for (; opts->name; opts++) {
		AUTO(freep) char *left =
			xfmt("%c%c%s--%s%s%s", opts->letter ? '-' : ' ',
			     opts->letter ? opts->letter : ' ', opts->letter ? ", " : "  ",
			     opts->name, opts->value ? " " : "", opts->value ? opts->value : "");

		buf_fmt(out, "  %-26s %s\n", left, opts->help);
	}
}
