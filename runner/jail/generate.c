/* At build time: turns the rules of syscalls.c into BPF. Writes one file a profile, as a test host
 * loads it, and an include file with all of them, which hone-jail has built in: so no jail ever
 * spends its time on compiling a filter, and none needs libseccomp.
 *
 *	jail-generate <include file> <folder>
 *
 * For the machine it runs on: to cross-compile, run it there. */
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/xmem.h"
#include "jail/spec.h"
#include "jail/syscalls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>

/* What happens to a call without a rule. Programs are refused and go on: compilers then take
 * another way, and a kill would lose what sanitizers have to say. In a test the host is asked: it
 * always denies, and says in the report what was tried and where.
 *
 * A test has both the host's filter and its own, and the kernel obeys the stricter answer: an error
 * of the host's would come before the question, and nobody would hear of the call. A tracer that is
 * not there comes after it, and fails the host's calls with ENOSYS. There can be none: in a jail
 * nobody may ptrace. */
static const uint32_t otherwise[JAIL_PROFILES] = {
	[JAIL_COMPILE] = SCMP_ACT_ERRNO(EPERM),
	[JAIL_TEST_HOST] = SCMP_ACT_TRACE(0),
	[JAIL_MEASURE] = SCMP_ACT_ERRNO(EPERM),
	[JAIL_TEST_PURE] = SCMP_ACT_NOTIFY,
	[JAIL_TEST_THREADS] = SCMP_ACT_NOTIFY,
};

static void release(scmp_filter_ctx *filter)
{
	if (*filter)
		seccomp_release(*filter);
}

static bool add_call(scmp_filter_ctx filter, const struct syscall_rule *rule, const char *name,
		     struct err *e)
{
	int number = seccomp_syscall_resolve_name(name), code;
	uint32_t action = rule->error ? SCMP_ACT_ERRNO((uint32_t)rule->error) : SCMP_ACT_ALLOW;
	struct scmp_arg_cmp args[2];

	if (number == __NR_SCMP_ERROR)
		return err_set(e, ERR_SYSTEM, "libseccomp knows no system call '%s'", name);
	if (number < 0)
		return true; /* not on this architecture */
	for (unsigned i = 0; i < rule->nconditions; i++)
		args[i] = (struct scmp_arg_cmp){ rule->condition[i].argument, SCMP_CMP_MASKED_EQ,
						 rule->condition[i].mask,
						 rule->condition[i].value };
	code = seccomp_rule_add_array(filter, action, number, rule->nconditions, args);
	if (code)
		return err_set(e, ERR_SYSTEM, "rule for '%s': %s", name, strerror(-code));
	return true;
}

static bool add_rule(scmp_filter_ctx filter, const struct syscall_rule *rule, struct err *e)
{
	AUTO(freep) char *names = xstrdup(rule->calls);
	char *rest = names, *name;

	while ((name = strsep(&rest, " ")))
		if (!add_call(filter, rule, name, e))
			return false;
	return true;
}

static bool write_filter(enum jail_profile profile, const char *path, struct err *e)
{
	AUTO(release) scmp_filter_ctx filter = seccomp_init(otherwise[profile]);
	AUTO(closep) int fd = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0644);

	if (!filter || seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2) ||
	    seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS))
		return err_set(e, ERR_SYSTEM, "libseccomp is too old: 2.5 is needed");
	if (fd < 0)
		return err_errno(e, ERR_SYSTEM, "cannot write '%s'", path);
	for (size_t i = 0; i < n_syscall_rules; i++)
		if ((syscall_rules[i].profiles & IN(profile)) &&
		    !add_rule(filter, &syscall_rules[i], e))
			return false;
	if (seccomp_export_bpf(filter, fd))
		return err_set(e, ERR_SYSTEM, "cannot write '%s'", path);
	return true;
}

/* Adds the filter to the include file, as an array of the kernel's instructions. */
static bool include(enum jail_profile profile, const char *path, struct buf *text, struct err *e)
{
	AUTO(buf_release) struct buf code = BUF_INIT;
	struct sock_filter step;

	if (!fs_read(path, BPF_MAXINSNS * sizeof step, &code, e))
		return false;
	buf_fmt(text, "static const struct sock_filter filter_%d[] = {\n", (int)profile);
	for (size_t at = 0; at + sizeof step <= code.len; at += sizeof step) {
		memcpy(&step, code.s + at, sizeof step);
		buf_fmt(text, "\t{ 0x%02x, %u, %u, 0x%08x },\n", step.code, step.jt, step.jf,
			step.k);
	}
	buf_str(text, "};\n");
	return true;
}

static bool generate(const char *include_file, const char *dir, struct err *e)
{
	AUTO(buf_release) struct buf text = BUF_INIT, table = BUF_INIT;

	buf_str(&text, "/* Made from runner/jail/syscalls.c; do not edit. */\n");
	for (int i = 0; i < JAIL_PROFILES; i++) {
		AUTO(freep) char *path = xfmt("%s/%s.bpf", dir, jail_profile_name(i));

		if (!write_filter(i, path, e) || !include(i, path, &text, e))
			return false;
		buf_fmt(&table, "\t{ filter_%d, sizeof filter_%d / sizeof *filter_%d },\n", i, i,
			i);
	}
	buf_str(&text, "static const struct { const struct sock_filter *code; size_t n; } "
		       "filters[] = {\n");
	buf_add(&text, table.s, table.len);
	buf_str(&text, "};\n");
	return fs_write_atomic(include_file, text.s, text.len, 0644, e);
}

int main(int argc, char **argv)
{
	struct err e = ERR_INIT;

	if (argc == 3 && generate(argv[1], argv[2], &e))
		return 0;
	fprintf(stderr, "jail-generate: %s\n", argc == 3 ? e.text : "takes a file and a folder");
	return 1;
}
