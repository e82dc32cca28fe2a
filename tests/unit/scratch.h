/* scratch.h: a folder of a test's own, gone when the test is over.
 *
 *	cmocka_unit_test_setup_teardown(a_sentence, scratch_make, scratch_remove)
 *
 * and in the test: AUTO(freep) char *path = path_join(scratch, "name"); */
#ifndef TESTS_SCRATCH_H
#define TESTS_SCRATCH_H

#include "base/fs.h"
#include "base/path.h"
#include "base/xmem.h"

#include <stdlib.h>

static char scratch[64];

static inline int scratch_make(void **state)
{
	static const char pattern[] = "/tmp/hone-test-XXXXXX";

	(void)state;
	for (size_t i = 0; i < sizeof pattern; i++)
		scratch[i] = pattern[i];
	return mkdtemp(scratch) ? 0 : -1;
}

static inline int scratch_remove(void **state)
{
	(void)state;
	return fs_remove_tree(scratch, NULL) ? 0 : -1;
}

static inline void scratch_write(const char *name, const char *text)
{
	char *path = path_join(scratch, name);
	char *dir = path_dir(path);
	size_t n = 0;

	while (text[n])
		n++;
	if (!fs_make_dirs(dir, 0700, NULL) || !fs_write_atomic(path, text, n, 0600, NULL))
		abort();
	free(dir);
	free(path);
}

#endif
