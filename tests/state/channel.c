/* Ways in which one run could leave something for the next, or for one beside it. Each is a pair:
 * one side writes, the other looks whether it can see that.
 *
 *	channel list                     a line each: name, and its marks (below)
 *	channel write NAME FOLDER        exit status: 0 written, 10 not possible
 *	channel read NAME FOLDER                      0 seen, 10 not seen
 *	channel clear NAME FOLDER        undoes what was written outside a jail
 *
 * FOLDER was granted to both for reading, and has a `file` in it of one page. A writer says one
 * byte when it is done, and then holds what it has until its standard input ends. */
#include "granted.h"
#include "ipc.h"
#include "process.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool nothing(void)
{
	return true;
}

/* To add a channel: a row. Marks: h: only while it is held, so only beside the other; m: the kernel
 * may not offer it; p: passes on to what the same process starts, and to no one else: seen without
 * a jail only there; u: outside a jail it would change the machine, so it is tried only in one;
 * 1: tier 1 does not close it; w: that it can be written is all that there is to see. */
static const struct channel {
	const char *name, *marks;
	bool (*write)(void), (*read)(void), (*clear)(void);
} channels[] = {
	{ "a-key-of-the-user", "m", add_key, find_key, clear_key },
	{ "shared-memory", "", make_shm, find_shm, clear_shm },
	{ "a-message-queue", "", make_msg, find_msg, clear_msg },
	{ "a-semaphore", "", make_sem, find_sem, clear_sem },
	{ "a-posix-queue", "m", make_queue, find_queue, clear_queue },
	{ "an-abstract-socket", "h", bind_socket, find_socket, nothing },
	{ "a-file-in-tmp", "", make_in_tmp, find_in_tmp, clear_in_tmp },
	{ "a-file-in-var-tmp", "", make_in_var_tmp, find_in_var_tmp, clear_in_var_tmp },
	{ "posix-shared-memory", "", make_in_shm, find_in_shm, clear_in_shm },
	{ "a-file-beside", "", make_in_granted, find_in_granted, clear_in_granted },
	{ "a-pipe-beside", "", make_pipe, find_in_granted, clear_in_granted },
	{ "its-content", "", append, is_longer, nothing },
	{ "its-mode", "", change_mode, is_changed_mode, nothing },
	{ "its-time", "", stamp, is_stamped, nothing },
	{ "when-it-was-read", "m1", read_it, was_read, nothing },
	{ "its-attributes", "m", set_attribute, has_attribute, nothing },
	{ "a-lock-on-it", "h", lock_whole, is_locked_whole, nothing },
	{ "a-lock-on-a-part", "h", lock_part, is_locked_part, nothing },
	{ "a-lock-of-a-descriptor", "h", lock_open, is_locked_open, nothing },
	{ "a-lease", "h", lease, is_leased, nothing },
	{ "waiting-on-a-page-of-it", "h", wait_on_page, somebody_waits_on_page, nothing },
	{ "watching-it", "w", watch_file, nothing, nothing },
	{ "the-host-name", "u", set_host_name, is_host_name, nothing },
	{ "a-thread-name", "h1", set_thread_name, is_a_thread_name, nothing },
	{ "a-limit", "p", limit, is_limited, nothing },
	{ "a-persona", "p", change_persona, is_changed_persona, nothing },
	{ "niceness", "p", make_nice, is_nice, nothing },
	{ "processors", "p", be_bound, is_bound, nothing },
	{ "scheduling", "p", become_a_batch, is_a_batch, nothing },
	{ "the-mask", "p", mask, is_masked, nothing },
	{ "an-open-descriptor", "p", keep_open, has_more_open, nothing },
};
#define N (sizeof channels / sizeof *channels)

static const struct channel *find(const char *name)
{
	for (size_t i = 0; i < N; i++)
		if (strcmp(channels[i].name, name) == 0)
			return &channels[i];
	exit(2);
}

/* Both sides in one process, which becomes the second by exec. */
static int pass_on(const struct channel *c, char **argv)
{
	if (!c->write())
		return 10;
	argv[1] = (char *)"read";
	execv(argv[0], argv);
	return 11;
}

int main(int argc, char **argv)
{
	const struct channel *c;
	char byte;

	alarm(90); /* longer than anybody waits for us */
	for (size_t i = 0; argc == 2 && i < N; i++)
		printf("%s %s\n", channels[i].name, *channels[i].marks ? channels[i].marks : "-");
	if (argc != 4)
		return argc == 2 ? 0 : 2;
	c = find(argv[2]);
	snprintf(file, sizeof file, "%s/file", argv[3]);
	snprintf(other, sizeof other, "%s/other", argv[3]);
	if (strcmp(argv[1], "read") == 0)
		return c->read() ? 0 : 10;
	if (strcmp(argv[1], "clear") == 0)
		return c->clear() ? 0 : 10;
	if (strcmp(argv[1], "both") == 0)
		return pass_on(c, argv);
	if (!c->write())
		return 10;
	if (write(1, "x", 1) == 1)
		while (read(0, &byte, 1) > 0)
			;
	return 0;
}
