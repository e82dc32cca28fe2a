/* Limits that the kernel enforces by itself, and the defaults of all.
 *
 * CPU time, wall time and memory are INIT's to enforce, exactly; here stand their backstops, which
 * also hold for the command's children. There is no limit of address space: sanitizers reserve
 * terabytes of it and use little. */
#include "jail/jail.h"
#include "base/auto.h"
#include "base/err.h"

#include <stddef.h>
#include <sys/resource.h>

#define STACK_KB 8192
#define BACKSTOP_S 1 /* of CPU time, beyond the limit */

static const struct jail_limits defaults[JAIL_PROFILES] = {
	[JAIL_COMPILE] = { .cpu_ms = 10000, .wall_ms = 30000, .memory_kb = 1 << 20,
			   .file_kb = 64 << 10, .tmp_kb = 64 << 10, .processes = 32,
			   .open_files = 128 },
	[JAIL_TEST_HOST] = { .cpu_ms = 10000, .wall_ms = 30000, .memory_kb = 1 << 20,
			     .file_kb = 1024, .tmp_kb = 64, .processes = 64, .open_files = 256 },
	[JAIL_MEASURE] = { .cpu_ms = 60000, .wall_ms = 120000, .memory_kb = 1 << 20,
			   .file_kb = 64 << 10, .tmp_kb = 64 << 10, .processes = 64,
			   .open_files = 256 },
};

void limits_fill(const struct jail_spec *spec, struct jail_limits *l)
{
	const struct jail_limits *d = &defaults[spec->profile];

	*l = spec->limits;
	l->cpu_ms = l->cpu_ms ? l->cpu_ms : d->cpu_ms;
	l->wall_ms = l->wall_ms ? l->wall_ms : d->wall_ms;
	l->memory_kb = l->memory_kb ? l->memory_kb : d->memory_kb;
	l->file_kb = l->file_kb ? l->file_kb : d->file_kb;
	l->tmp_kb = l->tmp_kb ? l->tmp_kb : d->tmp_kb;
	l->processes = l->processes ? l->processes : d->processes;
	l->open_files = l->open_files ? l->open_files : d->open_files;
}

/* Never more than what we have ourselves: a limit can only be lowered. */
static bool limit(int resource, rlim_t soft, rlim_t hard)
{
	struct rlimit ours, l = { soft, hard };

	if (getrlimit((__rlimit_resource_t)resource, &ours) != 0)
		return false;
	if (l.rlim_max > ours.rlim_max)
		l.rlim_max = ours.rlim_max;
	if (l.rlim_cur > l.rlim_max)
		l.rlim_cur = l.rlim_max;
	return setrlimit((__rlimit_resource_t)resource, &l) == 0;
}

bool cap_resources(struct run *r, struct err *e)
{
	const struct jail_limits *l = &r->limits;
	rlim_t cpu_s = (l->cpu_ms + 999) / 1000 + BACKSTOP_S;
	const struct { const char *name; int resource; rlim_t soft, hard; } limits[] = {
		{ "CPU time", RLIMIT_CPU, cpu_s, cpu_s + 1 },
		{ "file size", RLIMIT_FSIZE, l->file_kb * 1024, l->file_kb * 1024 },
		{ "open files", RLIMIT_NOFILE, l->open_files, l->open_files },
		{ "stack", RLIMIT_STACK, STACK_KB * 1024, STACK_KB * 1024 },
		{ "core files", RLIMIT_CORE, 0, 0 },
		{ "locked memory", RLIMIT_MEMLOCK, 0, 0 },
		{ "message queues", RLIMIT_MSGQUEUE, 0, 0 },
		{ "waiting signals", RLIMIT_SIGPENDING, 1024, 1024 },
		/* Counted in the run's own user namespace, INIT with them. In tier 1 the kernel
		 * would count all processes of the user, other programs' too: there INIT counts. */
		{ "processes", RLIMIT_NPROC, l->processes + 1, l->processes + 1 },
	};

	for (size_t i = 0; i < LEN(limits); i++) {
		if (limits[i].resource == RLIMIT_NPROC && r->ground->tier < 2)
			continue;
		if (!limit(limits[i].resource, limits[i].soft, limits[i].hard))
			return err_errno(e, ERR_SANDBOX, "cannot limit %s", limits[i].name);
	}
	return true;
}
