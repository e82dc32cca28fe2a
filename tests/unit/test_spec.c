/* jail/spec: a request as bytes and back, and what is refused. */
#include "cmocka_all.h"
#include "base/buf.h"
#include "base/err.h"
#include "jail/spec.h"

#include <stdlib.h>
#include <string.h>

static void fill(struct jail_spec *spec)
{
	*spec = (struct jail_spec)JAIL_SPEC_INIT;
	spec->profile = JAIL_TEST_HOST;
	spec->limits = (struct jail_limits){ 1, 2, 3, 4, 5, 6, 7 };
	spec->proc = true;
	spec->min_tier = 2;
	spec->cwd = strdup("/tmp/work");
	jail_spec_arg(spec, "/bin/true");
	jail_spec_arg(spec, "");
	jail_spec_arg(spec, "two words\n");
	jail_spec_env(spec, "A=");
	jail_spec_env(spec, "PATH=/usr/bin:/bin");
	jail_spec_grant(spec, "/usr", JAIL_READ | JAIL_EXEC);
	jail_spec_grant(spec, "/tmp/work/out", JAIL_READ | JAIL_WRITE);
}

/* Encodes and decodes; false if it is refused. */
static bool passes(const struct jail_spec *spec, struct jail_spec *out)
{
	struct buf bytes = BUF_INIT;
	struct err e = ERR_INIT;
	bool fine;

	jail_spec_encode(spec, &bytes);
	fine = jail_spec_decode(out, bytes.s, bytes.len, &e);
	assert_int_equal(fine, !err_is(&e));
	buf_release(&bytes);
	return fine;
}

static void all_of_a_request_arrives(void **state)
{
	struct jail_spec spec, out;

	(void)state;
	fill(&spec);
	assert_true(passes(&spec, &out));
	assert_int_equal(out.profile, JAIL_TEST_HOST);
	assert_memory_equal(&out.limits, &spec.limits, sizeof out.limits);
	assert_true(out.proc);
	assert_int_equal(out.min_tier, 2);
	assert_string_equal(out.cwd, "/tmp/work");
	assert_int_equal(out.argc, 3);
	assert_string_equal(out.argv[0], "/bin/true");
	assert_string_equal(out.argv[1], "");
	assert_string_equal(out.argv[2], "two words\n");
	assert_null(out.argv[3]);
	assert_int_equal(out.nenv, 2);
	assert_string_equal(out.env[1], "PATH=/usr/bin:/bin");
	assert_null(out.env[2]);
	assert_int_equal(out.ngrants, 2);
	assert_string_equal(out.grants[1].path, "/tmp/work/out");
	assert_int_equal(out.grants[1].access, JAIL_READ | JAIL_WRITE);
	jail_spec_release(&spec);
	jail_spec_release(&out);
}

static void every_shorter_and_longer_request_is_refused(void **state)
{
	struct jail_spec spec, out;
	struct buf bytes = BUF_INIT;

	(void)state;
	fill(&spec);
	jail_spec_encode(&spec, &bytes);
	for (size_t n = 0; n < bytes.len; n++) {
		struct err e = ERR_INIT;

		assert_false(jail_spec_decode(&out, bytes.s, n, &e));
		assert_int_equal(e.kind, ERR_SANDBOX);
		assert_null(out.argv);
	}
	buf_char(&bytes, 'x');
	assert_false(jail_spec_decode(&out, bytes.s, bytes.len, NULL));
	buf_release(&bytes);
	jail_spec_release(&spec);
}

static void a_path_has_one_way_to_be_written(void **state)
{
	static const char *const bad[] = { "", "usr", "/usr/", "//usr", "/usr//lib", "/./usr",
					   "/usr/..", "/usr/../etc", "/.", "/..", "./usr" };
	static const char *const good[] = { "/", "/usr", "/usr/...", "/usr/.x", "/a/b c/d" };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct jail_spec spec, out;

		fill(&spec);
		jail_spec_grant(&spec, bad[i], JAIL_READ);
		assert_false(passes(&spec, &out));
		jail_spec_release(&spec);
	}
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct jail_spec spec, out;

		fill(&spec);
		jail_spec_grant(&spec, good[i], JAIL_READ);
		assert_true(passes(&spec, &out));
		jail_spec_release(&spec);
		jail_spec_release(&out);
	}
}

/* Each breaks one thing that was fine. */
static void break_command(struct jail_spec *s) { s->argv[0][0] = 'x'; }
static void break_folder(struct jail_spec *s) { s->cwd[0] = 'x'; }
static void break_env(struct jail_spec *s) { s->env[0][1] = 'x'; }
static void break_env_name(struct jail_spec *s) { s->env[0][0] = '='; }
static void break_access(struct jail_spec *s) { s->grants[0].access = 0; }
static void break_access_bits(struct jail_spec *s) { s->grants[0].access = 8; }
static void break_profile(struct jail_spec *s) { s->profile = JAIL_PROFILES; }
static void break_tier(struct jail_spec *s) { s->min_tier = 3; }
static void break_limit(struct jail_spec *s) { s->limits.wall_ms = UINT64_MAX; }
static void break_size(struct jail_spec *s)
{
	static char huge[JAIL_MAX_REQUEST + 1];

	memset(huge, 'x', sizeof huge - 1);
	jail_spec_arg(s, huge);
}

static void what_makes_no_sense_is_refused(void **state)
{
	static void (*const spoil[])(struct jail_spec *) = {
		break_command, break_folder, break_env, break_env_name, break_access,
		break_access_bits, break_profile, break_tier, break_limit, break_size,
	};

	(void)state;
	for (size_t i = 0; i < sizeof spoil / sizeof *spoil; i++) {
		struct jail_spec spec, out;

		fill(&spec);
		spoil[i](&spec);
		assert_false(passes(&spec, &out));
		assert_null(out.grants);
		jail_spec_release(&spec);
	}
}

static void a_request_without_a_command_is_refused(void **state)
{
	struct jail_spec spec = JAIL_SPEC_INIT, out;

	(void)state;
	assert_false(passes(&spec, &out));
	jail_spec_release(&spec);
}

static void profiles_are_found_by_their_names(void **state)
{
	enum jail_profile found;

	(void)state;
	for (int i = 0; i < JAIL_PROFILES; i++) {
		assert_true(jail_profile_find(jail_profile_name((enum jail_profile)i), &found));
		assert_int_equal(found, i);
	}
	assert_false(jail_profile_find("Compile", &found));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_of_a_request_arrives),
		cmocka_unit_test(every_shorter_and_longer_request_is_refused),
		cmocka_unit_test(a_path_has_one_way_to_be_written),
		cmocka_unit_test(what_makes_no_sense_is_refused),
		cmocka_unit_test(a_request_without_a_command_is_refused),
		cmocka_unit_test(profiles_are_found_by_their_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
