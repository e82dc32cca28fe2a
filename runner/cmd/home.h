/* home.h: where hone's own files are, and where it may write.
 *
 * Found from the program itself: in a build tree (<root>/build/<mode>/bin/hone) they are the
 * repository's; installed (<prefix>/bin/hone) they are in <prefix>/share/hone and
 * <prefix>/libexec/hone. The environment overrides: HONE_LABS (folders of labs, ':' between),
 * HONE_CC (the compiler), XDG_CACHE_HOME, TMPDIR. */
#ifndef CMD_HOME_H
#define CMD_HOME_H

#include <stdbool.h>

struct buf;
struct err;

struct home {
	char *labs;     /* folders, ':' between them */
	char *include;  /* holds hone/suite.h */
	char *suite;    /* the harness's sources */
	char *filters;  /* the tests' filters */
	char *skeleton; /* what a new lab begins with */
	char *jail;     /* the program hone-jail */
	char *cache;    /* NULL when there is no home folder either: see home_make_cache */
	char *scratch;  /* exists, or the engine complains */
	char *compiler; /* a name, or a path */
};

/* Looks at the program's own path and at the environment; makes nothing. */
bool home_find(struct home *h, struct err *e);
void home_release(struct home *h);

/* Makes the cache folder, 0700. Refuses one that is another user's or that others may write to:
 * what is built into it is run. */
bool home_make_cache(const struct home *h, struct err *e);

/* Are the jail's program and the filters there? */
bool home_check_jail(const struct home *h, struct err *e);

/* Appends what the jail says of itself (hone-jail --probe): the tier, then a line a layer with its
 * proof. False with *e set when no jail can be built here or a layer does not hold; the lines are
 * there all the same. Takes a tenth of a second. */
bool home_probe_jail(const struct home *h, struct buf *out, struct err *e);

#endif
