/* Read this file downwards; it is in the order things happen: job_start -> on_granted (a slot is
 * free) -> launch -> on_bytes … -> on_deadline? -> on_closed, once a handle -> finish -> done.
 *
 * Four streams at most: what the program prints on 1 and 2, the jail's status line, and the
 * report. To end a program early we close our end of the status stream: that is the leash by which
 * the jail holds it. The other streams then end by themselves, because their writers are gone. */
#include "run/job.h"
#include "base/auto.h"
#include "base/xmem.h"
#include "run/engine_private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>

#define GRACE_MS 10000           /* for the jail itself, beyond the limit that it enforces */
#define MAX_STATUS_BYTES 2048
#define MAX_REPORT_BYTES (16u << 20)
#define MAX_LINE_BYTES (512u << 10)

enum { OUT, ERR, STATUS, REPORT, STREAMS };

struct job {
	struct engine *engine;
	struct slot slot;
	struct jail_spec jail; /* a copy: it may have to wait for its slot */
	job_line_fn *line;
	job_done_fn *done;
	void *ctx;
	uv_pipe_t stream[STREAMS];
	bool streaming[STREAMS];
	uv_timer_t deadline;
	struct buf text[STREAMS];
	size_t reported; /* bytes of the report that were handed on */
	unsigned open;   /* handles that are not closed yet */
	struct job_outcome outcome;
};

static void on_granted(struct slot *slot);
static void on_bytes(uv_stream_t *s, ssize_t n, const uv_buf_t *bytes);
static void on_deadline(uv_timer_t *t);
static void on_closed(uv_handle_t *h);
static void finish(struct job *job);

/* Through the form in which it travels, which also checks it before the jail does. */
static void copy_spec(struct job *job, const struct jail_spec *from)
{
	AUTO(buf_release) struct buf bytes = BUF_INIT;

	jail_spec_encode(from, &bytes);
	jail_spec_decode(&job->jail, bytes.s, bytes.len, &job->outcome.err);
}

struct job *job_start(struct engine *engine, const struct job_spec *spec)
{
	struct job *job = xcalloc(1, sizeof *job);

	job->engine = engine;
	job->slot.granted = on_granted;
	job->line = spec->line;
	job->done = spec->done;
	job->ctx = spec->ctx;
	job->outcome.end = JOB_ENDED;
	copy_spec(job, spec->jail);
	for (size_t i = 0; i < STREAMS; i++)
		job->text[i] = (struct buf)BUF_INIT_MAX(spec->max_output);
	if (spec->max_errors)
		job->text[ERR].max = spec->max_errors;
	job->text[STATUS].max = MAX_STATUS_BYTES;
	job->text[REPORT].max = MAX_LINE_BYTES;
	uv_timer_init(engine->loop, &job->deadline);
	job->deadline.data = job;
	job->open = 1;
	sched_ask(&engine->sched, &job->slot);
	return job;
}

/* ---- a slot is free ---- */

/* Both ends of one stream: ours is read, theirs goes into the jail. */
static bool make_stream(struct job *job, size_t which, int *theirs, struct err *e)
{
	int fd[2];

	if (which == STATUS ? socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fd)
			    : pipe2(fd, O_CLOEXEC))
		return err_errno(e, ERR_SYSTEM, "cannot make a pipe");
	*theirs = fd[1];
	uv_pipe_init(job->engine->loop, &job->stream[which], 0);
	job->stream[which].data = job;
	job->streaming[which] = true;
	job->open++;
	if (uv_pipe_open(&job->stream[which], fd[0])) {
		close(fd[0]);
		return err_set(e, ERR_SYSTEM, "cannot watch a pipe");
	}
	return true;
}

static void on_room_wanted(uv_handle_t *h UNUSED, size_t suggested UNUSED, uv_buf_t *room)
{
	static char shared[65536]; /* used up before the next callback */

	*room = uv_buf_init(shared, sizeof shared);
}

static void close_all(int *fd, size_t n)
{
	for (size_t i = 0; i < n; i++)
		closep(&fd[i]);
}

static bool launch(struct job *job, struct err *e)
{
	int fd[5] = { -1, -1, -1, -1, -1 }; /* stdin, stdout, stderr, status, report */
	size_t nfds = job->line ? 5 : 4;
	bool sent;

	fd[0] = open("/dev/null", O_RDONLY | O_CLOEXEC);
	sent = fd[0] >= 0;
	for (size_t i = 0; sent && i + 1 < nfds; i++)
		sent = make_stream(job, i, &fd[i + 1], e);
	sent = sent && jailer_request(&job->engine->jailer, &job->jail, fd, nfds, e);
	close_all(fd, LEN(fd));
	if (!sent)
		return err_set(e, ERR_SYSTEM, "cannot open /dev/null");
	for (size_t i = 0; i + 1 < nfds; i++)
		uv_read_start((uv_stream_t *)&job->stream[i], on_room_wanted, on_bytes);
	return true;
}

static void close_stream(struct job *job, size_t which)
{
	if (!job->streaming[which])
		return;
	job->streaming[which] = false;
	uv_close((uv_handle_t *)&job->stream[which], on_closed);
}

static void stop(struct job *job, enum job_end end)
{
	if (job->outcome.end == JOB_ENDED)
		job->outcome.end = end;
	close_stream(job, STATUS);
}

static void on_granted(struct slot *slot)
{
	struct job *job = (struct job *)((char *)slot - offsetof(struct job, slot));
	uint64_t patience = job->jail.limits.wall_ms + GRACE_MS;

	if (err_is(&job->outcome.err) || !launch(job, &job->outcome.err)) {
		job->outcome.end = JOB_TROUBLE;
		for (size_t i = 0; i < STREAMS; i++)
			close_stream(job, i);
		patience = 0; /* `done` comes from the loop, not from here */
	}
	uv_timer_start(&job->deadline, on_deadline, patience, 0);
}

/* ---- it runs ---- */

/* Hands on every whole line; keeps what is left of the last one. */
static bool hand_on_lines(struct job *job)
{
	struct buf *text = &job->text[REPORT];
	const char *at = text->s, *end;

	while ((end = memchr(at, '\n', text->len - (size_t)(at - text->s)))) {
		job->line(at, (size_t)(end - at), job->ctx);
		at = end + 1;
	}
	text->len -= (size_t)(at - text->s);
	memmove(text->s, at, text->len);
	return !text->cut && job->reported <= MAX_REPORT_BYTES;
}

static void on_bytes(uv_stream_t *s, ssize_t n, const uv_buf_t *bytes)
{
	struct job *job = s->data;
	size_t which = (size_t)((uv_pipe_t *)s - job->stream);
	bool bearable;

	if (n < 0) {
		close_stream(job, which);
		return;
	}
	if (n == 0)
		return;
	buf_add(&job->text[which], bytes->base, (size_t)n);
	if (which == REPORT)
		job->reported += (size_t)n;
	bearable = which == REPORT ? hand_on_lines(job) : !job->text[which].cut;
	if (!bearable)
		stop(job, JOB_FLOODED);
}

/* Patience is over, which the jail's own limits should have prevented; or nothing was started. */
static void on_deadline(uv_timer_t *t)
{
	struct job *job = t->data;

	if (job->open > 1) {
		err_set(&job->outcome.err, ERR_SANDBOX, "the jail did not end in time");
		stop(job, JOB_TROUBLE);
	} else if (!uv_is_closing((uv_handle_t *)t)) {
		uv_close((uv_handle_t *)t, on_closed);
	}
}

void job_cancel(struct job *job)
{
	if (job->slot.waiting) {
		sched_leave(&job->engine->sched, &job->slot);
		uv_timer_start(&job->deadline, on_deadline, 0, 0);
	}
	stop(job, JOB_CANCELLED);
}

/* ---- it is over ---- */

/* The timer is the last handle to be closed: when nothing else is open any more. */
static void on_closed(uv_handle_t *h)
{
	struct job *job = h->data;

	job->open--;
	if (job->open == 1 && h != (uv_handle_t *)&job->deadline &&
	    !uv_is_closing((uv_handle_t *)&job->deadline))
		uv_close((uv_handle_t *)&job->deadline, on_closed);
	if (job->open == 0)
		finish(job);
}

static void read_status(struct job *job)
{
	struct buf *line = &job->text[STATUS];
	struct job_outcome *o = &job->outcome;

	while (line->len && line->s[line->len - 1] == '\n')
		line->len--;
	if (!line->len)
		jailer_fail(&job->engine->jailer, "the jail ended without saying how", &o->err);
	else if (jail_status_parse(&o->status, line->s, line->len, &o->err) &&
		 o->status.how == JAIL_TROUBLE) {
		err_set(&o->err, ERR_SANDBOX, "%s", o->status.error);
		err_hint(&o->err, "%s", o->status.hint[0] ? o->status.hint : "run `hone doctor`");
	}
	if (err_is(&o->err))
		o->end = JOB_TROUBLE;
}

static void finish(struct job *job)
{
	sched_leave(&job->engine->sched, &job->slot);
	if (job->outcome.end == JOB_ENDED)
		read_status(job);
	job->outcome.out = &job->text[OUT];
	job->outcome.err_text = &job->text[ERR];
	job->done(&job->outcome, job->ctx);
	for (size_t i = 0; i < STREAMS; i++)
		buf_release(&job->text[i]);
	jail_spec_release(&job->jail);
	free(job);
}

/* ---- questions ---- */

bool job_succeeded(const struct job_outcome *o)
{
	return o->end == JOB_ENDED && o->status.how == JAIL_EXITED && o->status.code == 0;
}
