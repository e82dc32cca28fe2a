/* base/digest */
#include "cmocka_all.h"
#include "scratch.h"
#include "base/auto.h"
#include "base/digest.h"
#include "base/err.h"

#include <string.h>

/* The examples of FIPS 180-2, appendix B, and the digest of nothing. */
static void it_is_sha_256(void **state)
{
	static const struct { const char *text, *hex; } row[] = {
		{ "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
		{ "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	};
	char hex[DIGEST_SIZE];

	(void)state;
	for (size_t i = 0; i < LEN(row); i++) {
		digest_of(row[i].text, strlen(row[i].text), hex);
		assert_string_equal(hex, row[i].hex);
	}
}

static void of_two(const char *a, const char *b, char hex[DIGEST_SIZE])
{
	struct digest d;

	digest_init(&d);
	digest_add_str(&d, a);
	digest_add_str(&d, b);
	digest_finish(&d, hex);
}

static void parts_keep_their_borders(void **state)
{
	static const char *const pair[][2] = {
		{ "ab", "c" }, { "a", "bc" }, { "abc", "" }, { "", "abc" }, { "abc", "abc" },
	};
	char hex[LEN(pair)][DIGEST_SIZE], again[DIGEST_SIZE];

	(void)state;
	for (size_t i = 0; i < LEN(pair); i++) {
		of_two(pair[i][0], pair[i][1], hex[i]);
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(hex[i], hex[k]);
	}
	of_two("abc", NULL, again);
	assert_string_equal(again, hex[2]);
}

static void a_file_counts_as_its_bytes(void **state)
{
	AUTO(freep) char *path = path_join(scratch, "file");
	AUTO(freep) char *missing = path_join(scratch, "missing");
	char of_file[DIGEST_SIZE], of_bytes[DIGEST_SIZE];
	struct err e = ERR_INIT;
	struct digest d;

	(void)state;
	scratch_write("file", "contents");
	digest_init(&d);
	assert_true(digest_add_file(&d, path, &e));
	assert_false(digest_add_file(&d, missing, &e));
	digest_finish(&d, of_file);
	digest_init(&d);
	digest_add(&d, "contents", 8);
	digest_finish(&d, of_bytes);
	assert_string_equal(of_file, of_bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_sha_256),
		cmocka_unit_test(parts_keep_their_borders),
		cmocka_unit_test_setup_teardown(a_file_counts_as_its_bytes, scratch_make,
						scratch_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
