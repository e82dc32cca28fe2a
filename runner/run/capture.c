#include "run/capture.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"

#include <uv.h>

struct capture {
	uv_process_t process;
	uv_pipe_t pipe;
	struct buf *out;
	int exit_status;
};

static void on_room_wanted(uv_handle_t *h UNUSED, size_t suggested UNUSED, uv_buf_t *room)
{
	static char shared[4096];

	*room = uv_buf_init(shared, sizeof shared);
}

static void on_bytes(uv_stream_t *s, ssize_t n, const uv_buf_t *bytes)
{
	struct capture *c = s->data;

	if (n > 0)
		buf_add(c->out, bytes->base, (size_t)n);
	else if (n < 0)
		uv_close((uv_handle_t *)s, NULL);
}

static void on_exited(uv_process_t *process, int64_t status, int signal)
{
	struct capture *c = process->data;

	c->exit_status = signal ? 128 + signal : (int)status;
	uv_close((uv_handle_t *)process, NULL);
}

bool capture(char *const argv[], struct buf *out, int *exit_status, struct err *e)
{
	struct capture c = { .out = out };
	uv_stdio_container_t stdio[] = {
		{ .flags = UV_IGNORE },
		{ .flags = UV_CREATE_PIPE | UV_WRITABLE_PIPE,
		  .data.stream = (uv_stream_t *)&c.pipe },
		{ .flags = UV_IGNORE },
	};
	uv_process_options_t options = {
		.file = argv[0], .args = (char **)argv, .stdio = stdio, .stdio_count = LEN(stdio),
		.exit_cb = on_exited,
	};
	uv_loop_t loop;
	int code;

	uv_loop_init(&loop);
	uv_pipe_init(&loop, &c.pipe, 0);
	c.pipe.data = c.process.data = &c;
	code = uv_spawn(&loop, &c.process, &options);
	if (code == 0) {
		uv_read_start((uv_stream_t *)&c.pipe, on_room_wanted, on_bytes);
	} else {
		uv_close((uv_handle_t *)&c.process, NULL);
		uv_close((uv_handle_t *)&c.pipe, NULL);
		err_set(e, ERR_TOOLS, "cannot run '%s': %s", argv[0], uv_strerror(code));
	}
	uv_run(&loop, UV_RUN_DEFAULT);
	uv_loop_close(&loop);
	*exit_status = c.exit_status;
	return code == 0;
}
