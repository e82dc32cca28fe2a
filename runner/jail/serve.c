/* The server: enters once what all runs can share, then sees to it that there are always a few
 * INITs that wait for a request (ahead.c). It waits for none of them: each has its own status
 * socket, and ends by itself.
 *
 * An INIT that has taken a request is replaced when it ends, or when it has been busy for a while:
 * to make one at once would take the time of the command that is just starting. */
#include "jail/serve.h"
#include "jail/jail.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fields.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_AHEAD 8
#define SOON_MS 20           /* a busy one is replaced then; or the machine had none left for us */
#define MAX_LOST_IN_A_ROW 64 /* INITs that end without a word */

struct server {
	struct ground ground;
	size_t ahead; /* how many INITs there should be */
	struct place {
		int cord;     /* to an INIT; -1: there is none */
		bool is_busy; /* it has a request */
	} place[MAX_AHEAD];
	unsigned lost;
};

static bool prepare(struct server *s, unsigned max_tier, struct err *e);
static void greet(const struct ground *g);
static void refill(struct server *s);
static bool wait_for_news(struct server *s);

int serve(unsigned max_tier)
{
	struct server s = { .ground = GROUND_INIT };
	struct err e = ERR_INIT;

	if (!prepare(&s, max_tier, &e)) {
		s.ground.tier = 0;
		trouble_send(JAIL_SERVE_FD, &s.ground, &e);
		return 4;
	}
	greet(&s.ground);
	do
		refill(&s);
	while (wait_for_news(&s));
	/* and with us, by the leash, all that still runs */
	return s.lost < MAX_LOST_IN_A_ROW ? 0 : 4;
}

/* As many as can run at once, and one that is being made meanwhile. */
static size_t how_many_ahead(void)
{
	long cpus = sysconf(_SC_NPROCESSORS_ONLN);

	return cpus < 1 ? 2 : cpus >= MAX_AHEAD ? MAX_AHEAD : (size_t)cpus + 1;
}

static bool prepare(struct server *s, unsigned max_tier, struct err *e)
{
	struct run none = RUN_INIT(&s->ground);
	int leash[2];

	s->ahead = how_many_ahead();
	for (size_t i = 0; i < MAX_AHEAD; i++)
		s->place[i] = (struct place){ -1, false };
	if (!ground_find(&s->ground, max_tier, e))
		return false;
	if (pipe2(leash, O_CLOEXEC) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot make a pipe");
	s->ground.leash = leash[0]; /* the other end is closed when we end, and not before */
	if (!steps_enter(STEP_ONCE, &none, e))
		return false;
	signal(SIGCHLD, SIG_IGN);
	return true;
}

static void greet(const struct ground *g)
{
	AUTO(buf_release) struct buf line = BUF_INIT;
	char layers[256];
	ssize_t ignored;

	steps_layers(g, layers);
	fields_add_u64(&line, "tier", g->tier);
	fields_add_str(&line, "layers", layers);
	buf_char(&line, '\n');
	ignored = send(JAIL_SERVE_FD, line.s, line.len, MSG_NOSIGNAL);
	(void)ignored; /* the loop sees that nobody is there */
}

static void refill(struct server *s)
{
	struct err nobody_asks = ERR_INIT;

	for (size_t i = 0; i < s->ahead; i++)
		if (s->place[i].cord < 0 &&
		    !init_start(&s->ground, JAIL_SERVE_FD, &s->place[i].cord, &nobody_asks))
			return;
}

static void forget(struct place *p)
{
	closep(&p->cord);
	p->is_busy = false;
}

/* One byte comes when it has a request, the end when it has ended. */
static void on_cord(struct server *s, struct place *p)
{
	char byte;

	if (read(p->cord, &byte, 1) == 1) {
		p->is_busy = true;
		s->lost = 0;
		return;
	}
	s->lost += !p->is_busy;
	forget(p);
}

static void replace_busy(struct server *s)
{
	for (size_t i = 0; i < s->ahead; i++)
		if (s->place[i].is_busy)
			forget(&s->place[i]);
}

/* Waits until something is to be done about an INIT, or the runner has closed its socket. False
 * when there will be no more requests. */
static bool wait_for_news(struct server *s)
{
	struct pollfd watched[MAX_AHEAD + 1] = { { .fd = JAIL_SERVE_FD } };
	bool all_wait = true;
	int n;

	for (size_t i = 0; i < s->ahead; i++) {
		watched[i + 1] = (struct pollfd){ .fd = s->place[i].cord, .events = POLLIN };
		all_wait = all_wait && s->place[i].cord >= 0 && !s->place[i].is_busy;
	}
	n = poll(watched, s->ahead + 1, all_wait ? -1 : SOON_MS);
	if (n < 0)
		return errno == EINTR;
	if (n == 0)
		replace_busy(s);
	for (size_t i = 0; i < s->ahead; i++)
		if (watched[i + 1].revents)
			on_cord(s, &s->place[i]);
	return !watched[0].revents && s->lost < MAX_LOST_IN_A_ROW;
}
