/* The story and the seed: what a suite says about its test, and where its numbers begin. */
#include "page.h"
#include "seed.h"

#include <stdio.h>

static uint64_t test_seed;

void hone_did(const char *format, ...)
{
	char *line = hone_page->story[hone_page->told % HONE_STORY_KEPT];
	va_list args;

	va_start(args, format);
	vsnprintf(line, HONE_STORY_LINE, format, args);
	va_end(args);
	hone_page->told++;
}

void hone_story_clear(void)
{
	hone_page->told = 0;
}

/* FNV-1a over the name, then a final mix, so that close seeds part widely. */
__attribute__((no_sanitize("undefined"))) /* it is meant to wrap */
void hone_seed_init(uint64_t run_seed, const char *test_name)
{
	uint64_t z = UINT64_C(0xcbf29ce484222325);

	for (; *test_name; test_name++)
		z = (z ^ (unsigned char)*test_name) * UINT64_C(0x100000001b3);
	z ^= run_seed + UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	test_seed = z ^ (z >> 31);
}

uint64_t hone_seed(void)
{
	return test_seed;
}
