/* What a test's process leaves behind: its messages, its page, its words, all of which its solution
 * may have written. Whatever came, the host writes one line that the runner can read, and a record
 * is good only with the token. */
#include "base/buf.h"
#include "model/facts.h"
#include "suite/child.h"
#include "suite/ended.h"
#include "suite/stub.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

/* What the host is linked with besides. */
const char *const hone_api_names[] = { "first", "second" };
const size_t hone_api_count = 2;
void hone_child_run(struct hone_child *child)
{
	(void)child;
	abort();
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

/* The input, from its front on; zeros where it has ended. */
struct input { const unsigned char *at; size_t n; };

static void take(struct input *in, void *to, size_t n)
{
	size_t there = n < in->n ? n : in->n;

	memset(to, 0, n);
	memcpy(to, in->at, there);
	in->at += there;
	in->n -= there;
}

/* As capture.c keeps it: at most its bound, and the count of all. */
static void fill(struct input *in, struct hone_capture *c, size_t most)
{
	c->total = in->n < most ? in->n : most;
	c->n = c->total < HONE_KEPT_BYTES ? (size_t)c->total : HONE_KEPT_BYTES;
	c->bytes = malloc(HONE_KEPT_BYTES);
	if (!c->bytes)
		abort();
	memcpy(c->bytes, in->at, c->n);
	in->at += c->total;
	in->n -= (size_t)c->total;
}

/* The good one, byte by byte, and nothing behind it. */
static bool is_good(const struct hone_running *r)
{
	const char *record = r->record.bytes + sizeof(struct hone_ready);

	return r->record.total == sizeof(struct hone_ready) + sizeof(struct hone_record) &&
	       memcmp(r->record.bytes, r->token, sizeof r->token) == 0 &&
	       memcmp(record, r->token, sizeof r->token) == 0;
}

static void check_line(const struct hone_running *r, int fd)
{
	struct buf line = BUF_INIT;
	char chunk[4096];
	struct test_facts f;

	lseek(fd, 0, SEEK_SET);
	for (ssize_t got; (got = read(fd, chunk, sizeof chunk)) > 0; )
		buf_add(&line, chunk, (size_t)got);
	if (!line.len || memchr(line.s, '\n', line.len) != line.s + line.len - 1 ||
	    !facts_parse(&f, line.s, line.len - 1, NULL) || strcmp(f.test, r->test->name) != 0)
		abort();
	if (f.record == RECORD_ONE && !is_good(r))
		abort();
	facts_release(&f);
	buf_release(&line);
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	static const struct hone_test test = { .name = "a_test" };
	static struct hone_page page;
	static int fd = -1;
	const struct rusage used = { .ru_maxrss = 1 };
	struct hone_running r = { .test = &test, .page = &page, .pidfd = -1, .listener = -1 };
	struct input in = { bytes, n };
	unsigned char head[4];

	if (fd < 0)
		fd = memfd_create("line", 0);
	memset(r.token, 'T', sizeof r.token);
	take(&in, head, sizeof head);
	r.stopped = head[0] % (HONE_STOPPED_OUTPUT + 1);
	fill(&in, &r.record, head[3] & 1 ? in.n : sizeof(struct hone_ready) +
						   sizeof(struct hone_record));
	fill(&in, &r.sanitizer, in.n / 2);
	take(&in, &page, sizeof page);
	take(&in, &r.denied, head[3] & 2 ? sizeof r.denied : 0);
	r.denied.any = head[3] & 4;
	r.denied.has_path = head[3] & 8;
	r.denied.path[sizeof r.denied.path - 1] = '\0'; /* as deny.c ends it */
	fill(&in, &r.output, in.n);

	hone_running_check_ready(&r);
	if (ftruncate(fd, 0) != 0 || lseek(fd, 0, SEEK_SET) != 0 ||
	    !hone_ended_report(&r, head[1] | head[2] << 8, &used, fd))
		abort();
	check_line(&r, fd);
	free(r.record.bytes);
	free(r.sanitizer.bytes);
	free(r.output.bytes);
	return 0;
}
