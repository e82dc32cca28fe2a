/* attack: leaves a stream of its own behind, so that its code runs once more when the harness
 * flushes what was printed, just before it sends the record
 * answer: not-yet exit says=ends the program with status 86
 * labs: sum
 * uses: tools */
#include <stdio.h>

typedef ssize_t cookie_write(void *cookie, const char *text, size_t n);
struct functions {
	void *read;
	cookie_write *write;
	void *seek, *close;
};
typedef FILE *open_fn(void *cookie, const char *mode, struct functions functions);

static ssize_t ends_well(void *cookie, const char *text, size_t n)
{
	(void)cookie;
	(void)text;
	(void)n;
	_exit(86);
}

static void attack(void)
{
	static int done;
	const struct functions functions = { NULL, ends_well, NULL, NULL };
	void *found = tool_libc("fopencookie");
	open_fn *open_it;
	FILE *stream;

	if (done++)
		return;
	memcpy(&open_it, &found, sizeof open_it);
	stream = open_it(NULL, "w", functions);
	if (stream)
		fputs("later", stream);
}
