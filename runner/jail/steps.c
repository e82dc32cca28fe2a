/* The jail is this list: what is entered, in which order, by whom. The order is the design: each
 * step takes away what the steps before it still needed.
 *
 * To add a layer: a row here, its function in a file of its own, a line in probe.c that proves it,
 * and a deed in tests/jail that it forbids. */
#include "jail/jail.h"
#include "base/trace.h"
#include "base/auto.h"
#include "base/err.h"

#include <stdio.h>
#include <string.h>

#define TIER(n) (1u << (n))
#define BOTH (TIER(1) | TIER(2))

static const struct step {
	const char *name;
	const char *layer; /* as reports name it; NULL: a part of another one */
	unsigned tiers;
	enum step_time when;
	bool (*enter)(struct run *r, struct err *e); /* NULL: entered by the clone in ahead.c */
} steps[] = {
	/* once: what all runs of a server can share, because none can change it */
	{ "namespaces", "user-ns,net-ns,ipc-ns,uts-ns,cgroup-ns", TIER(2), STEP_ONCE,
	  enter_namespaces },
	{ "skeleton of the file tree", NULL, TIER(2), STEP_ONCE, build_skeleton },

	/* INIT, ahead of its request: what all requests have in common */
	{ "process namespace", "pid-ns,mount-ns", TIER(2), STEP_AHEAD, NULL },
	{ "bounding set", NULL, BOTH, STEP_AHEAD, empty_bounding_set },
	{ "Landlock rules", NULL, BOTH, STEP_AHEAD, prepare_rules },
	{ "empty file tree", NULL, TIER(2), STEP_AHEAD, prepare_root },

	/* INSIDE, for its request, in the memory of INIT */
	{ "file tree", "root", TIER(2), STEP_REQUEST, build_root }, /* the last use of mount() */
	{ "Landlock rules", NULL, BOTH, STEP_REQUEST, add_rules },
	{ "working folder", NULL, BOTH, STEP_REQUEST, enter_folder },
	{ "watch", "memory-watch", BOTH, STEP_REQUEST, NULL },   /* init.c does it */
	/* in tier 1 the files keep their places, which only root may be able to reach */
	{ "other user", NULL, TIER(2), STEP_REQUEST, become_nobody },

	/* INSIDE, parted from INIT */
	{ "no new privileges", "no-new-privs", BOTH, STEP_INSIDE, forbid_new_privileges },
	{ "Landlock", "landlock", BOTH, STEP_INSIDE, restrict_paths },
	{ "descriptors", "descriptors", BOTH, STEP_INSIDE, place_descriptors },
	{ "limits", "limits", BOTH, STEP_INSIDE, cap_resources },
	{ "capabilities", "capabilities", BOTH, STEP_INSIDE, drop_capabilities },
	{ "seccomp", "seccomp", BOTH, STEP_INSIDE, restrict_syscalls }, /* the last of all */
};

static bool applies(const struct step *step, const struct ground *g)
{
	return step->tiers & TIER(g->tier);
}

bool steps_enter(enum step_time when, struct run *r, struct err *e)
{
	for (size_t i = 0; i < LEN(steps); i++) {
		if (steps[i].when != when || !steps[i].enter || !applies(&steps[i], r->ground))
			continue;
		if (!steps[i].enter(r, e))
			return err_wrap(e, "jail: %s", steps[i].name);
		trace_mark(steps[i].name);
	}
	return true;
}

/* Landlock is several layers, of which an older kernel has fewer. */
static const char *landlock_layers(int abi)
{
	if (abi >= 6)
		return "landlock-files,landlock-net,landlock-scopes";
	return abi >= 4 ? "landlock-files,landlock-net" : "landlock-files";
}

void steps_layers(const struct ground *g, char layers[256])
{
	size_t used = 0;

	layers[0] = '\0';
	for (size_t i = 0; i < LEN(steps) && used < 255; i++) {
		const char *layer = steps[i].layer;

		if (!layer || !applies(&steps[i], g))
			continue;
		if (strcmp(layer, "landlock") == 0)
			layer = landlock_layers(g->landlock_abi);
		used += (size_t)snprintf(layers + used, 256 - used, "%s%s", used ? "," : "", layer);
	}
}
