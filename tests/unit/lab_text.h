/* lab_text.h: a small manifest, and a lab's folder made of it, for tests of what reads labs. */
#ifndef TESTS_LAB_TEXT_H
#define TESTS_LAB_TEXT_H

#include "scratch.h"

static const char lab_text[] =
	"{\"format\": 1, \"title\": \"A queue\", \"track\": \"queues\",\n"
	" \"summary\": \"first in, first out\",\n"
	" \"difficulty\": \"advanced\", \"minutes\": 45, \"after\": [\"ring-buffer\"],\n"
	" \"profile\": \"threads\", \"api\": [\"q_put\", \"q_get\"],\n"
	" \"requirements\": [\n"
	"  {\"id\": \"one\", \"points\": 2, \"title\": \"the first one\", \"tests\": [\"t_one\"],\n"
	"   \"hints\": [\"why?\"]},\n"
	"  {\"id\": \"two\", \"points\": 3, \"needs\": [\"one\"], \"title\": \"the second one\",\n"
	"   \"tests\": [\"t_two\", \"t_two_more\"], \"hints\": [\"how?\", \"so.\"]},\n"
	"  {\"id\": \"three\", \"points\": 1, \"needs\": [\"two\"], \"title\": \"the third one\",\n"
	"   \"tests\": [\"t_three\"], \"hints\": [\"what?\"]}],\n"
	" \"limits\": {\"memory_mb\": 64}}\n";

static inline void lab_write_file(const char *slug, const char *name, const char *suffix,
				  const char *text)
{
	char *path = xfmt("%s/%s%s", slug, name, suffix);

	scratch_write(path, text);
	free(path);
}

/* Writes <scratch>/<slug>/ with everything that a lab has to have; its C file is <stem>.c. */
static inline void lab_write(const char *slug, const char *stem)
{
	char *starter = xfmt("starter/%s", stem);

	lab_write_file(slug, "lab", ".json", lab_text);
	lab_write_file(slug, "suite", ".c", "");
	lab_write_file(slug, stem, ".h", "");
	lab_write_file(slug, starter, ".c", "");
	free(starter);
}

#endif
