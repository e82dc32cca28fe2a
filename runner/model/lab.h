/* lab.h: one lab as its manifest tells it. Immutable once loaded.
 *
 * labs/<slug>/lab.json is strict: an unknown key, a wrong type, a missing or doubled field, a value
 * out of bounds is an error that names file, line and column, what was expected and what to do. */
#ifndef MODEL_LAB_H
#define MODEL_LAB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;

#define LAB_FORMAT 1
#define LAB_MAX_MANIFEST (1024 * 1024)
#define LAB_MAX_SOLUTION (256 * 1024) /* bytes of a learner's file */

enum lab_profile { LAB_PURE, LAB_THREADS };
enum lab_difficulty { LAB_BEGINNER, LAB_INTERMEDIATE, LAB_ADVANCED };
const char *lab_profile_name(enum lab_profile p);        /* "pure", "threads" */
const char *lab_difficulty_name(enum lab_difficulty d);  /* "beginner", … */

struct lab_requirement {
	const char *id, *title; /* borrowed from the manifest, like every const char * here */
	unsigned points;
	const char **needs; /* ids of earlier requirements */
	size_t nneeds;
	const char **tests; /* each test belongs to exactly one requirement */
	size_t ntests;
	const char **hints;
	size_t nhints;
};

struct lab {
	char *slug; /* the folder's name */
	char *dir;  /* absolute, links resolved */
	const char *title, *track, *summary;
	enum lab_difficulty difficulty;
	unsigned minutes;
	enum lab_profile profile;
	const char **after; /* slugs of labs to do first */
	size_t nafter;
	const char **api; /* the functions a solution defines, as the header declares them */
	size_t napi;
	struct lab_requirement *requirements;
	size_t nrequirements;
	unsigned points; /* sum */
	size_t ntests;   /* sum */
	struct { unsigned memory_mb, test_cpu_ms, test_wall_ms; } limits; /* defaults filled in */
	char *header;   /* file names, without folder: slug with '-' as '_' + ".h" … */
	char *solution; /* … and ".c": what the learner's file is called */
	bool plays;     /* lab_load_example: its one test is main() of example.c */
	void *json;     /* what the borrowed strings belong to */
};

/* Owned by the caller; NULL with *e set. Checks the manifest, and that header, suite and starter
 * are there (a missing reference is fine: grading needs none). */
struct lab *lab_load(const char *dir, struct err *e);
/* Can a lab be called that? Its folder is. ERR_LAB says what such a name looks like. */
bool lab_check_name(const char *slug, struct err *e);

void lab_free(struct lab *lab);
void lab_freep(struct lab **lab); /* for AUTO */

/* The lab's example as a lab of its own: one requirement with one test, LAB_EXAMPLE, that is met
 * when main() of example.c returns 0. Owned by the caller; NULL with *e set if there is none. */
#define LAB_EXAMPLE "example"
struct lab *lab_load_example(const char *dir, struct err *e);

/* Paths inside the lab, owned by the caller: "suite.c", "starter/x.c" … */
char *lab_path(const struct lab *lab, const char *name);
char *lab_starter_path(const struct lab *lab);
char *lab_reference_path(const struct lab *lab); /* the file may be missing */

/* NULL if the lab has no such requirement, or no requirement with such a test. */
const struct lab_requirement *lab_find_requirement(const struct lab *lab, const char *id);
const struct lab_requirement *lab_find_requirement_of(const struct lab *lab, const char *test);

#endif
