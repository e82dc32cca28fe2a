#include "run/sched.h"

#include <assert.h>
#include <stddef.h>

void sched_init(struct sched *s, unsigned slots)
{
	*s = (struct sched){ .slots = slots ? slots : 1 };
	s->last = &s->first;
}

static void grant(struct sched *s, struct slot *slot)
{
	s->busy++;
	slot->held = true;
	slot->granted(slot);
}

void sched_ask(struct sched *s, struct slot *slot)
{
	assert(!slot->waiting && !slot->held);
	if (s->busy < s->slots) {
		grant(s, slot);
		return;
	}
	slot->waiting = true;
	slot->next = NULL;
	*s->last = slot;
	s->last = &slot->next;
}

static void unlink_waiting(struct sched *s, struct slot *slot)
{
	struct slot **at = &s->first;

	while (*at != slot)
		at = &(*at)->next;
	*at = slot->next;
	if (s->last == &slot->next)
		s->last = at;
	slot->waiting = false;
}

void sched_leave(struct sched *s, struct slot *slot)
{
	struct slot *next;

	if (slot->waiting)
		unlink_waiting(s, slot);
	if (!slot->held)
		return;
	slot->held = false;
	s->busy--;
	next = s->first;
	if (!next)
		return;
	unlink_waiting(s, next);
	grant(s, next);
}

unsigned sched_free(const struct sched *s)
{
	return s->slots - s->busy;
}
