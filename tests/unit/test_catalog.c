/* model/catalog: which labs there are. */
#include "cmocka_all.h"
#include "lab_text.h"
#include "base/auto.h"
#include "base/err.h"
#include "model/catalog.h"
#include "model/lab.h"

#include <string.h>

static bool open_dirs(struct catalog *c, const char *a, const char *b, struct err *e)
{
	AUTO(freep) char *first = path_join(scratch, a);
	AUTO(freep) char *second = path_join(scratch, b);
	AUTO(freep) char *dirs = xfmt("%s:%s", first, second);

	return catalog_open(c, dirs, e);
}

static void labs_of_all_folders_are_there_once_and_sorted(void **state)
{
	struct err e = ERR_INIT;
	struct catalog c;
	struct lab *lab;

	(void)state;
	lab_write("mine/queue", "queue");
	lab_write("mine/alpha", "alpha");
	lab_write("theirs/queue", "queue");
	lab_write("theirs/beta", "beta");
	scratch_write("theirs/notes/README.md", "no lab");
	scratch_write("theirs/lab.json", "{}");
	assert_true(open_dirs(&c, "mine", "theirs", &e));
	assert_int_equal(c.nslugs, 3);
	assert_string_equal(c.slugs[0], "alpha");
	assert_string_equal(c.slugs[1], "beta");
	assert_string_equal(c.slugs[2], "queue");
	assert_true(catalog_has(&c, "beta"));
	assert_false(catalog_has(&c, "notes"));
	lab = catalog_load(&c, "queue", &e);
	assert_non_null(lab);
	assert_non_null(strstr(lab->dir, "/mine/queue"));
	lab_free(lab);
	catalog_release(&c);
}

static void a_broken_lab_is_listed_and_fails_when_loaded(void **state)
{
	struct err e = ERR_INIT;
	struct catalog c;

	(void)state;
	lab_write("mine/fine", "fine");
	scratch_write("mine/broken/lab.json", "{");
	assert_true(open_dirs(&c, "mine", "mine", &e));
	assert_int_equal(c.nslugs, 2);
	assert_null(catalog_load(&c, "broken", &e));
	assert_int_equal(e.kind, ERR_LAB);
	catalog_release(&c);
}

static void an_unknown_slug_gets_did_you_mean(void **state)
{
	static const struct { const char *slug, *hint; } row[] = {
		{ "retry-backof", "did you mean 'retry-backoff'?" }, { "zzz", "hone list" },
		{ "../mine/retry-backoff", "hone list" }, { "", "hone list" },
	};
	struct catalog c;
	struct err opening = ERR_INIT;

	(void)state;
	lab_write("mine/retry-backoff", "retry_backoff");
	assert_true(open_dirs(&c, "mine", "mine", &opening));
	for (size_t i = 0; i < LEN(row); i++) {
		struct err e = ERR_INIT;

		assert_null(catalog_load(&c, row[i].slug, &e));
		assert_int_equal(e.kind, ERR_USAGE);
		assert_non_null(strstr(e.hint, row[i].hint));
	}
	catalog_release(&c);
}

static void a_folder_that_is_missing_is_an_error(void **state)
{
	struct err e = ERR_INIT;
	struct catalog c;

	(void)state;
	lab_write("mine/alpha", "alpha");
	assert_false(open_dirs(&c, "mine", "nowhere", &e));
	assert_true(err_is(&e));
	assert_non_null(strstr(e.text, "nowhere"));
	assert_int_equal(c.nslugs, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(labs_of_all_folders_are_there_once_and_sorted,
						scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(a_broken_lab_is_listed_and_fails_when_loaded,
						scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(an_unknown_slug_gets_did_you_mean, scratch_make,
						scratch_remove),
		cmocka_unit_test_setup_teardown(a_folder_that_is_missing_is_an_error, scratch_make,
						scratch_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
