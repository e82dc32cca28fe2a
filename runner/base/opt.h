/* opt.h: a command's options as a table: parsing, usage, help and completion read the same rows.
 *
 *	struct args { const char *seed; bool verbose; } a = { 0 };
 *	const struct opt opts[] = {
 *		{ 's', "seed", "N", "repeat the run of seed N", .text = &a.seed },
 *		{ 'v', "verbose", NULL, "show everything", .flag = &a.verbose },
 *		OPT_END
 *	};
 *
 * Long and short options as GNU does them (getopt_long): `--seed=7`, `--seed 7`, `-s7`, `-vq`, and
 * `--` ends them; options may follow operands. */
#ifndef BASE_OPT_H
#define BASE_OPT_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct err;

struct opt_list { const char **item; size_t n; }; /* items borrowed from argv; free(item) */

struct opt {
	char letter;       /* 0: none */
	const char *name;  /* long name, without dashes */
	const char *value; /* what the value is called in help; NULL: takes none */
	const char *help;  /* lower case, no full stop */
	bool *flag;        /* set to true: for options without a value */
	const char **text; /* set to the value, borrowed from argv: for options with one */
	struct opt_list *list; /* or added here: for options that may be repeated */
};

#define OPT_END { 0, NULL, NULL, NULL, NULL, NULL, NULL }

/* Reads argv[1..argc) into the places the table names; *first is then the index of the first of
 * the operands, which getopt has moved to the end. An unknown option, a missing or a superfluous
 * value is ERR_USAGE, with "did you mean". */
bool opt_parse(const struct opt *opts, int argc, char **argv, int *first, struct err *e);

/* Appends one line an option, aligned, each beginning with two spaces. */
void opt_help(const struct opt *opts, struct buf *out);

#endif
