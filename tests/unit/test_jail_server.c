/* hone-jail --serve, over its socket: many runs at once, and every way in which one can be left. */
#include "jail_server.h"

#include <dirent.h>

static void it_says_first_what_jail_there_is(void **state UNUSED)
{
	need_server();
	assert_in_range(server.greeting.tier, 1, 2);
	assert_non_null(strstr(server.greeting.layers, "seccomp"));
	assert_non_null(strstr(server.greeting.layers, "landlock-files"));
}

static void the_command_has_its_descriptors_and_no_others(void **state UNUSED)
{
	struct jail_status s;
	struct going g;

	need_server();
	g = run("printf x >&3; for i in 4 5 6 7 8 9; do (: >&$i) 2>/dev/null && exit 1; done; "
		"exit 7");
	wait_for_byte(&g);
	wait_for_end(&g);
	finish(&g, &s);
	assert_int_equal(s.how, JAIL_EXITED);
	assert_int_equal(s.code, 7);
	assert_int_equal(s.tier, server.greeting.tier);
}

static void runs_at_once_end_each_by_itself(void **state UNUSED)
{
	struct going slow, quick[20];
	struct jail_status s;

	need_server();
	slow = run("printf x >&3; read forever <&3; exec sleep 1000");
	wait_for_byte(&slow);
	for (int i = 0; i < 20; i++) {
		AUTO(freep) char *script = xfmt("exit %d", i);

		quick[i] = run(script);
	}
	for (int i = 19; i >= 0; i--) {
		finish(&quick[i], &s);
		assert_int_equal(s.how, JAIL_EXITED);
		assert_int_equal(s.code, i);
	}
	assert_int_equal(poll(&(struct pollfd){ .fd = slow.status, .events = POLLIN }, 1, 0), 0);
	closep(&slow.status);
	wait_for_end(&slow);
	closep(&slow.pipe);
}

static void closing_the_status_ends_the_run(void **state UNUSED)
{
	struct going g;

	need_server();
	g = run("sleep 1000 & (sleep 1000 &) ; printf x >&3; exec sleep 1000");
	wait_for_byte(&g);
	closep(&g.status);
	wait_for_end(&g);
	closep(&g.pipe);
}

static void closing_the_requests_ends_the_server_and_its_runs(void **state UNUSED)
{
	struct going g;
	int status;

	need_server();
	g = run("sleep 1000 & printf x >&3; exec sleep 1000");
	wait_for_byte(&g);
	closep(&server.socket);
	assert_int_equal(waitpid(server.pid, &status, 0), server.pid);
	assert_int_equal(status, 0);
	wait_for_end(&g);
	closep(&g.status);
	closep(&g.pipe);
}

static void killing_the_server_ends_its_runs(void **state UNUSED)
{
	struct going g;

	need_server();
	g = run("sleep 1000 & printf x >&3; exec sleep 1000");
	wait_for_byte(&g);
	kill(server.pid, SIGKILL);
	waitpid(server.pid, NULL, 0);
	closep(&server.socket);
	wait_for_end(&g);
	closep(&g.status);
	closep(&g.pipe);
}

static void a_request_that_makes_no_sense_is_answered(void **state UNUSED)
{
	struct buf bytes = { (char *)"nonsense", 8, 0, 0, false };
	struct jail_status s;
	struct going g;
	int status[2];

	need_server();
	for (int i = 0; i < 100; i++) { /* more than there are INITs ready */
		assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, status), 0);
		send_bytes(&bytes, (int[]){ status[1], status[1], status[1], status[1] }, 4);
		close(status[1]);
		assert_true(status_line_read(status[0], &s));
		assert_int_equal(s.how, JAIL_TROUBLE);
		assert_non_null(strstr(s.error, "malformed"));
		close(status[0]);
		send_bytes(&bytes, NULL, 0); /* nobody to answer */
	}
	g = run("exit 3");
	finish(&g, &s);
	assert_int_equal(s.code, 3);
}

static void what_cannot_be_started_is_trouble_with_a_hint(void **state UNUSED)
{
	struct jail_spec spec = JAIL_SPEC_INIT;
	struct jail_status s;
	struct going g;

	need_server();
	jail_spec_arg(&spec, "/bin/there-is-no-such-program");
	g = send_spec(&spec);
	jail_spec_release(&spec);
	finish(&g, &s);
	assert_int_equal(s.how, JAIL_TROUBLE);
	assert_non_null(strstr(s.error, "/bin/there-is-no-such-program"));
	assert_true(s.hint[0]);
}

static void run_with_grant(const char *path, struct jail_status *s)
{
	struct jail_spec spec = JAIL_SPEC_INIT;
	struct going g;

	jail_spec_arg(&spec, "/bin/true");
	jail_spec_grant(&spec, path, JAIL_READ);
	g = send_spec(&spec);
	jail_spec_release(&spec);
	finish(&g, s);
	assert_int_equal(s->how, JAIL_TROUBLE);
}

static void a_grant_that_is_not_there_is_trouble(void **state UNUSED)
{
	struct jail_status s;

	need_server();
	run_with_grant("/there/is/nothing", &s);
	assert_non_null(strstr(s.error, "/there/is/nothing"));
}

static void a_grant_behind_a_link_is_trouble(void **state UNUSED)
{
	char dir[] = "/tmp/hone-test-XXXXXX";
	AUTO(freep) char *link = NULL;
	struct jail_status s;

	need_server();
	assert_non_null(mkdtemp(dir));
	link = xfmt("%s/link", dir);
	assert_int_equal(symlink("/etc", link), 0);
	run_with_grant(link, &s);
	unlink(link);
	rmdir(dir);
	assert_non_null(strstr(s.error, "link"));
}

static void nothing_is_started_under_the_filter_of_a_test(void **state UNUSED)
{
	struct jail_status s;
	struct going g;

	need_server();
	g = run_profile(JAIL_TEST_PURE, "exit 0");
	finish(&g, &s);
	assert_int_equal(s.how, JAIL_TROUBLE);
}

static size_t count_descriptors(pid_t pid)
{
	AUTO(freep) char *path = xfmt("/proc/%d/fd", (int)pid);
	DIR *dir = opendir(path);
	size_t n = 0;

	if (!dir)
		return 0;
	while (readdir(dir))
		n++;
	closedir(dir);
	return n;
}

/* The server holds one descriptor for each INIT that waits, and none for those that ran. */
static void a_server_keeps_nothing_of_a_run(void **state UNUSED)
{
	struct jail_status s;
	size_t most;

	need_server();
	most = count_descriptors(server.pid) + (size_t)sysconf(_SC_NPROCESSORS_ONLN) + 1;
	for (int i = 0; i < 50; i++) {
		struct going g = run("exit 0");

		finish(&g, &s);
		assert_int_equal(s.how, JAIL_EXITED);
	}
	assert_in_range(count_descriptors(server.pid), 0, most);
}

/* ---- what is reported has ended ---- */

static void when_the_end_is_told_no_process_of_it_is_there(void **state UNUSED)
{
	struct jail_status s;

	need_server();
	for (int i = 0; i < 20; i++) {
		struct going g = run("sleep 1000 & (sleep 1000 &); (trap '' 1 2 15; sleep 1000) & "
				     "printf x >&3");
		struct pollfd held = { .fd = g.pipe, .events = POLLIN };

		wait_for_byte(&g);
		assert_true(status_line_read(g.status, &s));
		/* at once: nobody holds the other end any more */
		assert_int_equal(poll(&held, 1, 0), 1);
		assert_int_equal(held.revents & (POLLIN | POLLHUP), POLLHUP);
		closep(&g.status);
		closep(&g.pipe);
	}
}

/* The first process that has the word on its command line, but for a server; 0: none. With
 * `mounts`, the first that lives among those mounts. */
static pid_t find_process(const char *word, const char *mounts)
{
	DIR *proc = opendir("/proc");
	pid_t found = 0;

	for (struct dirent *entry; !found && proc && (entry = readdir(proc)); ) {
		AUTO(freep) char *path = xfmt("/proc/%s/%s", entry->d_name,
					      mounts ? "ns/mnt" : "cmdline");
		AUTO(closep) int fd = mounts ? -1 : open(path, O_RDONLY | O_CLOEXEC);
		char text[512];
		ssize_t n = mounts ? readlink(path, text, sizeof text - 1)
				   : read(fd, text, sizeof text - 1);

		if (n > 0 && (mounts ? strlen(mounts) == (size_t)n && !memcmp(text, mounts, n)
				     : memmem(text, n, word, strlen(word)) != NULL))
			found = (pid_t)strtol(entry->d_name, NULL, 10);
	}
	closedir(proc);
	return found;
}

static void when_its_status_has_ended_nobody_lives_among_its_mounts(void **state UNUSED)
{
	AUTO(closep) int number_kept = -1; /* or else the next INIT's mounts may be given it */
	AUTO(freep) char *word = xfmt("of-run-%d", (int)getpid());
	AUTO(freep) char *script = xfmt(": %s; printf x >&3; read forever <&3; sleep 1000", word);
	AUTO(freep) char *path = NULL;
	char mounts[64] = "", byte;
	struct jail_status s;
	struct going g;
	pid_t pid;

	need_server();
	if (server.greeting.tier < 2)
		return; /* it has none of its own */
	g = run(script);
	wait_for_byte(&g);
	pid = find_process(word, NULL);
	assert_int_not_equal(pid, 0);
	path = xfmt("/proc/%d/ns/mnt", (int)pid);
	assert_in_range(readlink(path, mounts, sizeof mounts - 1), 1, sizeof mounts - 1);
	number_kept = open(path, O_RDONLY | O_CLOEXEC);
	assert_true(number_kept >= 0);
	assert_int_not_equal(find_process(NULL, mounts), 0);
	assert_int_equal(kill(pid, SIGKILL), 0);
	assert_true(status_line_read(g.status, &s));
	assert_int_equal(s.how, JAIL_SIGNALED);
	assert_int_equal(read(g.status, &byte, 1), 0);
	assert_int_equal(find_process(NULL, mounts), 0);
	assert_int_equal(find_process(word, NULL), 0);
	closep(&g.status);
	closep(&g.pipe);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, start_server, stop_server)
	const struct CMUnitTest tests[] = {
		TEST(it_says_first_what_jail_there_is),
		TEST(the_command_has_its_descriptors_and_no_others),
		TEST(runs_at_once_end_each_by_itself),
		TEST(closing_the_status_ends_the_run),
		TEST(closing_the_requests_ends_the_server_and_its_runs),
		TEST(killing_the_server_ends_its_runs),
		TEST(a_request_that_makes_no_sense_is_answered),
		TEST(what_cannot_be_started_is_trouble_with_a_hint),
		TEST(a_grant_that_is_not_there_is_trouble),
		TEST(a_grant_behind_a_link_is_trouble),
		TEST(nothing_is_started_under_the_filter_of_a_test),
		TEST(a_server_keeps_nothing_of_a_run),
		TEST(when_the_end_is_told_no_process_of_it_is_there),
		TEST(when_its_status_has_ended_nobody_lives_among_its_mounts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
