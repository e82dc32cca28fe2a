/* seed.h: the harness's side of hone_seed(): called once in each test's process. */
#ifndef SUITE_SEED_H
#define SUITE_SEED_H

#include <stdint.h>

void hone_seed_init(uint64_t run_seed, const char *test_name)
	__attribute__((visibility("hidden")));

#endif
