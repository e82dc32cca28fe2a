/* base/fs and base/path */
#include "cmocka_all.h"
#include "scratch.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *in_scratch(const char *name)
{
	return path_join(scratch, name);
}

static void what_is_written_is_read(void **state)
{
	AUTO(freep) char *path = in_scratch("file");
	AUTO(buf_release) struct buf text = BUF_INIT;
	struct err e = ERR_INIT;
	struct stat st;

	(void)state;
	assert_true(fs_write_atomic(path, "old", 3, 0644, &e));
	assert_true(fs_write_atomic(path, "n\0w", 3, 0600, &e));
	assert_true(fs_read(path, 3, &text, &e));
	assert_int_equal(text.len, 3);
	assert_memory_equal(text.s, "n\0w", 3);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void writing_leaves_nothing_beside_it(void **state)
{
	AUTO(freep) char *path = in_scratch("file");
	AUTO(freep) char *nowhere = in_scratch("missing/file");
	struct err e = ERR_INIT;
	char **names;
	size_t n;

	(void)state;
	assert_true(fs_write_atomic(path, "", 0, 0644, &e));
	assert_false(fs_write_atomic(nowhere, "", 0, 0644, &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
	assert_true(fs_list(scratch, &names, &n, NULL));
	assert_int_equal(n, 1);
	fs_free_names(names, n);
}

static void a_folder_in_the_way_is_an_error_and_stays(void **state)
{
	AUTO(freep) char *path = in_scratch("folder");
	struct err e = ERR_INIT;
	char **names;
	size_t n;

	(void)state;
	assert_true(fs_make_dirs(path, 0700, NULL));
	assert_false(fs_write_atomic(path, "x", 1, 0644, &e));
	assert_true(fs_is_dir(path));
	assert_true(fs_list(scratch, &names, &n, NULL));
	assert_int_equal(n, 1); /* the temporary file is gone */
	fs_free_names(names, n);
}

static void too_large_is_an_error(void **state)
{
	AUTO(freep) char *path = in_scratch("file");
	AUTO(buf_release) struct buf text = BUF_INIT;
	struct err e = ERR_INIT;

	(void)state;
	scratch_write("file", "12345");
	assert_false(fs_read(path, 4, &text, &e));
	assert_int_equal(e.kind, ERR_INPUT);
}

static void only_regular_files_are_opened_for_grading(void **state)
{
	AUTO(freep) char *file = in_scratch("file"), *fifo = in_scratch("fifo");
	AUTO(freep) char *link = in_scratch("link"), *missing = in_scratch("missing");
	const struct { const char *path, *words; } row[] = {
		{ fifo, "a named pipe" }, { link, "a symbolic link" }, { scratch, "a folder" },
		{ missing, "No such file" }, { "/dev/null", "a device" },
	};
	AUTO(closep) int fd = -1;

	(void)state;
	scratch_write("file", "1234");
	assert_int_equal(mkfifo(fifo, 0600), 0);
	assert_int_equal(symlink(file, link), 0);
	for (size_t i = 0; i < LEN(row); i++) {
		struct err e = ERR_INIT;

		assert_int_equal(fs_open_hostile(row[i].path, 100, &e), -1);
		assert_int_equal(e.kind, ERR_INPUT);
		assert_non_null(strstr(e.text, row[i].words));
	}
	assert_int_equal(fs_open_hostile(file, 3, NULL), -1);
	fd = fs_open_hostile(file, 4, NULL);
	assert_true(fd >= 0);
}

static void reading_follows_links_and_never_waits_for_a_pipe(void **state)
{
	AUTO(freep) char *file = in_scratch("file"), *fifo = in_scratch("fifo");
	AUTO(freep) char *link = in_scratch("link");
	const struct { const char *path, *words; } row[] = {
		{ fifo, "a named pipe" }, { scratch, "a folder" }, { "/dev/zero", "a device" },
	};
	AUTO(buf_release) struct buf text = BUF_INIT;

	(void)state;
	scratch_write("file", "1234");
	assert_int_equal(mkfifo(fifo, 0600), 0);
	assert_int_equal(symlink(file, link), 0);
	for (size_t i = 0; i < LEN(row); i++) {
		struct err e = ERR_INIT;

		assert_false(fs_read(row[i].path, 100, &text, &e));
		assert_int_equal(e.kind, ERR_INPUT);
		assert_non_null(strstr(e.text, row[i].words));
	}
	assert_true(fs_is_link(link) && !fs_is_link(file) && !fs_is_link("no such file"));
	assert_true(fs_read(link, 100, &text, NULL));
	assert_string_equal(text.s, "1234");
}

static void a_new_file_is_really_new(void **state)
{
	AUTO(freep) char *path = in_scratch("file");
	struct err e = ERR_INIT;

	(void)state;
	assert_true(fs_write_new(path, "a", 1, &e));
	assert_false(fs_write_new(path, "b", 1, &e));
}

static void lines_are_appended(void **state)
{
	AUTO(freep) char *path = in_scratch("log");
	AUTO(buf_release) struct buf text = BUF_INIT;

	(void)state;
	assert_true(fs_append_line(path, "one", NULL));
	assert_true(fs_append_line(path, "two", NULL));
	assert_true(fs_read(path, 100, &text, NULL));
	assert_string_equal(text.s, "one\ntwo\n");
}

static void folders_are_made_and_listed_in_order(void **state)
{
	AUTO(freep) char *deep = in_scratch("a/b/c"), *a = in_scratch("a");
	struct err e = ERR_INIT;
	char **names;
	size_t n;

	(void)state;
	assert_true(fs_make_dirs(deep, 0755, &e));
	assert_true(fs_make_dirs(deep, 0755, &e));
	scratch_write("a/z", "");
	scratch_write("a/.hidden", "");
	scratch_write("a/A", "");
	assert_true(fs_list(a, &names, &n, &e));
	assert_int_equal(n, 3);
	assert_string_equal(names[0], "A");
	assert_string_equal(names[1], "b");
	assert_string_equal(names[2], "z");
	fs_free_names(names, n);
	scratch_write("a/file", "");
	{
		AUTO(freep) char *below = in_scratch("a/file/x");

		assert_false(fs_make_dirs(below, 0755, &e));
	}
}

static void a_tree_is_removed_and_what_its_links_point_to_stays(void **state)
{
	AUTO(freep) char *tree = in_scratch("tree"), *kept = in_scratch("kept");
	AUTO(freep) char *to_dir = in_scratch("tree/sub/dir"), *file = in_scratch("kept/file");
	struct err e = ERR_INIT;

	(void)state;
	scratch_write("kept/file", "x");
	scratch_write("tree/sub/deep/file", "x");
	assert_int_equal(symlink(kept, to_dir), 0);
	assert_true(fs_remove_tree(tree, &e));
	assert_false(fs_is_dir(tree));
	assert_true(fs_is_file(file));
	assert_true(fs_remove_tree(tree, &e)); /* not there: fine */
}

/* As an ordinary user, whom modes concern; the folder is made as root, and given away. */
static void folders_that_shut_us_out_are_removed(void **state)
{
	AUTO(freep) char *tree = in_scratch("tree"), *closed = in_scratch("tree/closed");
	AUTO(freep) char *within = in_scratch("tree/closed/within");
	AUTO(freep) char *tight = in_scratch("tree/tight");
	struct err e = ERR_INIT;
	bool is_root = geteuid() == 0;

	(void)state;
	if (is_root) {
		assert_int_equal(chmod(scratch, 0777), 0);
		assert_int_equal(seteuid(64322), 0);
	}
	assert_true(fs_make_dirs(within, 0700, &e) && fs_make_dirs(tight, 0700, &e));
	scratch_write("tree/tight/file", "x");
	assert_int_equal(chmod(within, 0), 0);
	assert_int_equal(chmod(closed, 0), 0);
	assert_int_equal(chmod(tight, 0500), 0);
	assert_true(fs_remove_tree(tree, &e));
	assert_false(fs_is_dir(tree));
	if (is_root)
		assert_int_equal(seteuid(0), 0);
}

static void paths_are_text(void **state)
{
	static const struct { const char *path, *dir, *base; } row[] = {
		{ "a/b", "a", "b" }, { "/a", "/", "a" }, { "a", ".", "a" }, { "/", "/", "" },
		{ "/a/b/c", "/a/b", "c" }, { "a/", "a", "" },
	};
	static const struct { const char *path, *dir; bool below; } pair[] = {
		{ "/a/b", "/a", true }, { "/a", "/a", true }, { "/ab", "/a", false },
		{ "/a/b", "/a/", true }, { "/a", "/a/b", false }, { "/x", "/", true },
	};
	AUTO(freep) char *joined = path_join("a/", "b");

	(void)state;
	assert_string_equal(joined, "a/b");
	for (size_t i = 0; i < LEN(row); i++) {
		AUTO(freep) char *dir = path_dir(row[i].path);

		assert_string_equal(dir, row[i].dir);
		assert_string_equal(path_base(row[i].path), row[i].base);
	}
	for (size_t i = 0; i < LEN(pair); i++)
		assert_int_equal(path_is_below(pair[i].path, pair[i].dir), pair[i].below);
	assert_true(path_is_name("a.c") && path_is_name("...") && path_is_name(".x"));
	assert_false(path_is_name("") || path_is_name(".") || path_is_name("..") ||
		     path_is_name("a/b") || path_is_name("a\nb") || path_is_name("\x7f"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)
	const struct CMUnitTest tests[] = {
		TEST(what_is_written_is_read),
		TEST(writing_leaves_nothing_beside_it),
		TEST(a_folder_in_the_way_is_an_error_and_stays),
		TEST(too_large_is_an_error),
		TEST(only_regular_files_are_opened_for_grading),
		TEST(reading_follows_links_and_never_waits_for_a_pipe),
		TEST(a_new_file_is_really_new),
		TEST(lines_are_appended),
		TEST(folders_are_made_and_listed_in_order),
		TEST(a_tree_is_removed_and_what_its_links_point_to_stays),
		TEST(folders_that_shut_us_out_are_removed),
		cmocka_unit_test(paths_are_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
