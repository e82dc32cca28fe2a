/* model/lab: a manifest becomes a lab; its mistakes are tests/manifest's. */
#include "cmocka_all.h"
#include "lab_text.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/str.h"
#include "model/json_place.h"
#include "model/lab.h"

#include <string.h>

static struct lab *load(const char *name, struct err *e)
{
	AUTO(freep) char *dir = path_join(scratch, name);

	return lab_load(dir, e);
}

static void every_key_of_the_manifest_is_kept(void **state)
{
	struct err e = ERR_INIT;
	struct lab *lab;

	(void)state;
	lab_write("a-queue", "a_queue");
	lab = load("a-queue", &e);
	assert_non_null(lab);
	assert_string_equal(lab->slug, "a-queue");
	assert_string_equal(lab->title, "A queue");
	assert_string_equal(lab->track, "queues");
	assert_string_equal(lab->summary, "first in, first out");
	assert_string_equal(lab_difficulty_name(lab->difficulty), "advanced");
	assert_string_equal(lab_profile_name(lab->profile), "threads");
	assert_int_equal(lab->minutes, 45);
	assert_int_equal(lab->nafter, 1);
	assert_string_equal(lab->after[0], "ring-buffer");
	assert_int_equal(lab->napi, 2);
	assert_string_equal(lab->api[1], "q_get");
	assert_int_equal(lab->points, 6);
	assert_int_equal(lab->ntests, 4);
	assert_int_equal(lab->limits.memory_mb, 64);
	assert_true(lab->limits.test_cpu_ms > 0 && lab->limits.test_wall_ms > 0);
	assert_string_equal(lab->header, "a_queue.h");
	assert_string_equal(lab->solution, "a_queue.c");
	lab_free(lab);
}

static void requirements_keep_their_order_and_are_found(void **state)
{
	struct err e = ERR_INIT;
	const struct lab_requirement *q;
	struct lab *lab;

	(void)state;
	lab_write("a-queue", "a_queue");
	lab = load("a-queue", &e);
	assert_non_null(lab);
	assert_int_equal(lab->nrequirements, 3);
	q = lab_find_requirement(lab, "two");
	assert_ptr_equal(q, &lab->requirements[1]);
	assert_string_equal(q->needs[0], "one");
	assert_string_equal(q->hints[1], "so.");
	assert_ptr_equal(lab_find_requirement_of(lab, "t_two_more"), q);
	assert_null(lab_find_requirement(lab, "t_two"));
	assert_null(lab_find_requirement_of(lab, "two"));
	lab_free(lab);
}

static void paths_lie_inside_the_lab(void **state)
{
	struct err e = ERR_INIT;
	struct lab *lab;

	(void)state;
	lab_write("q", "q");
	lab = load("q/", &e);
	assert_non_null(lab);
	{
		AUTO(freep) char *suite = lab_path(lab, "suite.c");
		AUTO(freep) char *starter = lab_starter_path(lab);
		AUTO(freep) char *reference = lab_reference_path(lab);

		assert_true(fs_is_file(suite) && fs_is_file(starter));
		assert_true(str_ends(reference, "/reference/q.c"));
	}
	lab_free(lab);
}

static void a_lab_without_its_files_is_refused_by_name(void **state)
{
	static const char *const missing[] = { "suite.c", "q.h", "starter/q.c" };

	(void)state;
	for (size_t i = 0; i < LEN(missing); i++) {
		AUTO(freep) char *name = path_join("q", missing[i]);
		AUTO(freep) char *path = path_join(scratch, name);
		struct err e = ERR_INIT;

		lab_write("q", "q");
		assert_true(fs_remove_tree(path, NULL));
		assert_null(load("q", &e));
		assert_int_equal(e.kind, ERR_LAB);
		assert_non_null(strstr(e.text, missing[i]));
	}
}

static void a_folder_that_is_no_slug_is_no_lab(void **state)
{
	static const char *const name[] = { "Q", "q_r", "-q", "q-", "q--r", "9q", "q.r",
					    "a-name-that-goes-on-for-more-than-forty-characters" };

	(void)state;
	for (size_t i = 0; i < LEN(name); i++) {
		struct err e = ERR_INIT;

		lab_write(name[i], "q");
		assert_null(load(name[i], &e));
		assert_int_equal(e.kind, ERR_LAB);
		assert_non_null(strstr(e.text, "is a name that no lab can have"));
	}
}

static void a_missing_or_huge_manifest_is_the_labs_fault(void **state)
{
	AUTO(freep) char *huge = xcalloc(1, LAB_MAX_MANIFEST + 2);
	struct err none = ERR_INIT, large = ERR_INIT;

	(void)state;
	assert_null(load("q", &none));
	assert_int_equal(none.kind, ERR_LAB);
	lab_write("q", "q");
	memset(huge, ' ', LAB_MAX_MANIFEST + 1);
	scratch_write("q/lab.json", huge);
	assert_null(load("q", &large));
	assert_int_equal(large.kind, ERR_LAB);
}

static void a_place_is_found_by_its_path(void **state)
{
	static const char text[] =
		"{ \"a\" : [1, {\"b]\": \"x\\\"}\", \"c\": {}}, []],\n\t\"é\": 2,"
		"\n\"d\":true}";
	static const struct {
		struct json_step step[3];
		size_t n;
		bool key;
		unsigned line, column;
	} row[] = {
		{ { { NULL, 0 } }, 0, false, 1, 1 },
		{ { { "a", 0 } }, 1, false, 1, 9 },
		{ { { "a", 0 } }, 1, true, 1, 3 },
		{ { { "a", 0 }, { NULL, 0 } }, 2, false, 1, 10 },
		{ { { "a", 0 }, { NULL, 1 }, { "b]", 0 } }, 3, false, 1, 20 },
		{ { { "a", 0 }, { NULL, 1 }, { "c", 0 } }, 3, true, 1, 28 },
		{ { { "a", 0 }, { NULL, 2 } }, 2, false, 1, 38 },
		{ { { "d", 0 } }, 1, false, 3, 5 },
		{ { { "é", 0 } }, 1, false, 2, 7 },
		{ { { "nothing", 0 } }, 1, false, 0, 0 },
		{ { { "a", 0 }, { NULL, 3 } }, 2, false, 0, 0 },
		{ { { "d", 0 }, { "e", 0 } }, 2, false, 0, 0 },
		{ { { "a", 0 }, { NULL, 2 }, { NULL, 0 } }, 3, false, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < LEN(row); i++) {
		const struct json_path path = { row[i].step, row[i].n, row[i].key };
		struct json_place place = { 0, 0 };
		bool found = json_place_find(text, strlen(text), &path, &place);

		assert_int_equal(found, row[i].line != 0);
		assert_int_equal(place.line, row[i].line);
		assert_int_equal(place.column, row[i].column);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_key_of_the_manifest_is_kept, scratch_make,
						scratch_remove),
		cmocka_unit_test_setup_teardown(requirements_keep_their_order_and_are_found,
						scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(paths_lie_inside_the_lab, scratch_make,
						scratch_remove),
		cmocka_unit_test_setup_teardown(a_lab_without_its_files_is_refused_by_name,
						scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(a_folder_that_is_no_slug_is_no_lab, scratch_make,
						scratch_remove),
		cmocka_unit_test_setup_teardown(a_missing_or_huge_manifest_is_the_labs_fault,
						scratch_make, scratch_remove),
		cmocka_unit_test(a_place_is_found_by_its_path),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
