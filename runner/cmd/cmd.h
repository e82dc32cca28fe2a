/* cmd.h: the subcommands of hone.
 *
 * To add a command: write cmd/<name>.c that defines `cmd_<name>`, declare it below, and add its row
 * to table.c. main parses its options, satisfies its needs, and prints what it wrote; `hone help`
 * reads the same row. */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include "base/buf.h"
#include "base/err.h"
#include "base/term.h"
#include "cmd/home.h"
#include "model/catalog.h"

#include <stdbool.h>
#include <stddef.h>

struct opt;

/* The exit statuses; hone check adds EXIT_SIGNAL + N when signal N interrupted it. */
enum exit_code {
	EXIT_OK = 0,      /* every requirement is met; what was asked for was done */
	EXIT_NOT_YET = 1, /* the solution is not there yet: no error */
	EXIT_USAGE = 2,   /* the command line is wrong, or a file it names cannot be used */
	EXIT_BUILD = 3,   /* does not compile, or cannot be accepted: not graded */
	EXIT_TROUBLE = 4, /* ours: never held against a learner */
	EXIT_FORGED = 5,  /* tried to report a result of its own */
	EXIT_SIGNAL = 128
};

enum cmd_needs {
	NEEDS_LABS = 1,     /* context.catalog is open */
	NEEDS_COMPILER = 2, /* the cache is there, and a compiler has been found */
	NEEDS_JAIL = 4,     /* the program hone-jail and its filters are there */
};

struct context { /* what main prepared for the command */
	struct home home;
	struct catalog catalog; /* with NEEDS_LABS */
	struct style style;     /* of standard output */
	bool quiet, verbose;    /* -q, -v */
	char **operands;        /* what is left of argv after the options */
	size_t noperands;
	struct err note; /* something worth saying that does not change the exit status */
	struct buf out;  /* main writes it to standard output at the end, after an error too */
};

struct cmd {
	const char *name;
	const char *synopsis; /* the operands: "[<lab> [<file>]]" */
	const char *summary;  /* lower case, no full stop */
	const char *details;  /* paragraphs for `hone help <name>`, or NULL */
	void (*more)(struct buf *out); /* what help says from other tables, or NULL */
	const struct opt *opts; /* besides the common ones; NULL: none */
	unsigned needs;         /* enum cmd_needs */
	size_t max_operands;
	/* Sets *status to an exit code; or false with *e set, which decides it. */
	bool (*run)(struct context *c, int *status, struct err *e);
};

extern const struct cmd *const commands[]; /* in the order of help; NULL ends it */
extern const struct cmd cmd_list, cmd_start, cmd_show, cmd_check, cmd_example, cmd_vet, cmd_new,
	cmd_doctor, cmd_help, cmd_version;

const struct cmd *cmd_find(const char *name); /* NULL if there is none */
/* There is no command of that name: ERR_USAGE with "did you mean". Always false. */
bool cmd_unknown(const char *name, struct err *e);

/* The options that every command has, behind its own. */
struct common {
	const char *color;
	bool quiet, verbose, help;
};
/* Both tables as one, which the caller frees. `into` may be NULL when it is for help alone. */
struct opt *cmd_options(const struct cmd *cmd, struct common *into);

/* Appends what `hone help` and `hone help <name>` say. */
void help_overview(struct buf *out);
void help_command(const struct cmd *cmd, struct buf *out);

#endif
