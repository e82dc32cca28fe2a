/* graded.h: one file, graded by `hone check` as a user would, its report read back: for what checks
 * many programs. */
#ifndef TESTS_GRADED_H
#define TESTS_GRADED_H

#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "model/result.h"
#include "run/capture.h"

#define GRADED_MAX_BYTES (4u << 20)

struct graded {
	struct result *result; /* the caller's to free; NULL with `err` set */
	int status;            /* hone's exit status */
	struct err err;
};

/* `option` is one more of `hone check`, or NULL. */
static inline struct graded graded(const char *hone, const char *lab, const char *file,
				   const char *option)
{
	AUTO(buf_release) struct buf json = BUF_INIT_MAX(GRADED_MAX_BYTES);
	char *argv[] = { (char *)hone, (char *)"check", (char *)lab, (char *)file,
			 (char *)"--report", (char *)"json", (char *)option, NULL };
	struct graded g = { .err = ERR_INIT };

	if (capture(argv, &json, &g.status, &g.err))
		g.result = result_from_json(json.s, json.len, &g.err);
	return g;
}

#endif
