#include "jail/spec.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "base/xmem.h"

#include <string.h>

/* As bytes: the mark, then numbers of eight bytes, least significant first, then strings, each as
 * its length (a number too) and its bytes without a NUL; lists are preceded by their length. */
#define MARK "hone-jail request 1\n"
#define MAX_ARGS 4096
#define MAX_ENV 256
#define MAX_GRANTS 256
#define MAX_PATH 4095
#define MAX_LIMIT (UINT64_C(1) << 40) /* of every limit: far from overflowing in any unit */

static const char *const profile_name[JAIL_PROFILES] = {
	[JAIL_COMPILE] = "compile",
	[JAIL_TEST_HOST] = "test-host",
	[JAIL_MEASURE] = "measure",
	[JAIL_TEST_PURE] = "test-pure",
	[JAIL_TEST_THREADS] = "test-threads",
};

const char *jail_profile_name(enum jail_profile profile)
{
	return profile_name[profile];
}

bool jail_profile_find(const char *name, enum jail_profile *profile)
{
	for (size_t i = 0; i < JAIL_PROFILES; i++)
		if (str_eq(profile_name[i], name)) {
			*profile = (enum jail_profile)i;
			return true;
		}
	return false;
}

/* ---- building one ---- */

/* The list always ends in a NULL, which n does not count. */
static void add_string(char ***list, size_t *n, char *owned)
{
	*list = xrealloc(*list, (*n + 2) * sizeof **list);
	(*list)[(*n)++] = owned;
	(*list)[*n] = NULL;
}

void jail_spec_arg(struct jail_spec *spec, const char *arg)
{
	add_string(&spec->argv, &spec->argc, xstrdup(arg));
}

void jail_spec_env(struct jail_spec *spec, const char *setting)
{
	add_string(&spec->env, &spec->nenv, xstrdup(setting));
}

void jail_spec_grant(struct jail_spec *spec, const char *path, unsigned access)
{
	struct jail_grant grant = { xstrdup(path), access };

	VEC_PUSH(spec->grants, spec->ngrants, grant);
}

static void free_strings(char **list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(list[i]);
	free(list);
}

void jail_spec_release(struct jail_spec *spec)
{
	free_strings(spec->argv, spec->argc);
	free_strings(spec->env, spec->nenv);
	free(spec->cwd);
	for (size_t i = 0; i < spec->ngrants; i++)
		free(spec->grants[i].path);
	free(spec->grants);
	*spec = (struct jail_spec)JAIL_SPEC_INIT;
}

/* ---- to bytes ---- */

static void put_number(struct buf *out, uint64_t value)
{
	unsigned char bytes[8];

	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (unsigned char)(value >> (8 * i));
	buf_add(out, bytes, sizeof bytes);
}

static void put_string(struct buf *out, const char *text)
{
	put_number(out, strlen(text));
	buf_str(out, text);
}

static void put_strings(struct buf *out, char *const *list, size_t n)
{
	put_number(out, n);
	for (size_t i = 0; i < n; i++)
		put_string(out, list[i]);
}

void jail_spec_encode(const struct jail_spec *spec, struct buf *out)
{
	const struct jail_limits *l = &spec->limits;
	const uint64_t number[] = {
		spec->profile, l->cpu_ms, l->wall_ms, l->memory_kb, l->file_kb, l->tmp_kb,
		l->processes, l->open_files, spec->proc, spec->min_tier,
	};

	buf_str(out, MARK);
	for (size_t i = 0; i < LEN(number); i++)
		put_number(out, number[i]);
	put_strings(out, spec->argv, spec->argc);
	put_strings(out, spec->env, spec->nenv);
	put_string(out, spec->cwd ? spec->cwd : "/");
	put_number(out, spec->ngrants);
	for (size_t i = 0; i < spec->ngrants; i++) {
		put_number(out, spec->grants[i].access);
		put_string(out, spec->grants[i].path);
	}
}

/* ---- from bytes ---- */

struct reader {
	const char *at;
	size_t left;
	struct err *e;
};

static bool refuse(struct reader *r, const char *what)
{
	return err_set(r->e, ERR_SANDBOX, "the request to the jail is malformed: %s", what);
}

static bool get_number(struct reader *r, uint64_t max, const char *what, uint64_t *value)
{
	uint64_t number = 0;

	if (r->left < 8)
		return refuse(r, what);
	for (size_t i = 0; i < 8; i++)
		number |= (uint64_t)(unsigned char)r->at[i] << (8 * i);
	r->at += 8;
	r->left -= 8;
	if (number > max)
		return refuse(r, what);
	*value = number;
	return true;
}

/* The string, owned by the caller; NULL with the error set. */
static char *get_string(struct reader *r, size_t max, const char *what)
{
	char *text;
	uint64_t n;

	if (!get_number(r, max, what, &n))
		return NULL;
	if (n > r->left || memchr(r->at, '\0', n)) {
		refuse(r, what);
		return NULL;
	}
	text = xstrndup(r->at, n);
	r->at += n;
	r->left -= n;
	return text;
}

static bool get_strings(struct reader *r, size_t max, const char *what, char ***list, size_t *n)
{
	uint64_t count;

	if (!get_number(r, max, what, &count))
		return false;
	for (uint64_t i = 0; i < count; i++) {
		char *text = get_string(r, JAIL_MAX_REQUEST, what);

		if (!text)
			return false;
		add_string(list, n, text);
	}
	return true;
}

/* Absolute, and the only way to write it: no empty part, no "." and no "..". */
static bool is_plain_path(const char *path)
{
	if (*path != '/' || strlen(path) > MAX_PATH)
		return false;
	if (str_eq(path, "/"))
		return true;
	while (*path == '/') {
		size_t n = strcspn(++path, "/");

		if (n == 0 || (n == 1 && path[0] == '.') ||
		    (n == 2 && path[0] == '.' && path[1] == '.'))
			return false;
		path += n;
	}
	return true;
}

static bool get_grants(struct reader *r, struct jail_spec *spec)
{
	uint64_t count, access;

	if (!get_number(r, MAX_GRANTS, "grants", &count))
		return false;
	for (uint64_t i = 0; i < count; i++) {
		AUTO(freep) char *path = NULL;

		if (!get_number(r, JAIL_READ | JAIL_EXEC | JAIL_WRITE, "access", &access))
			return false;
		path = get_string(r, MAX_PATH, "granted path");
		if (!path)
			return false;
		if (!access || !is_plain_path(path))
			return refuse(r, "granted path");
		jail_spec_grant(spec, path, (unsigned)access);
	}
	return true;
}

static bool get_numbers(struct reader *r, struct jail_spec *spec)
{
	struct jail_limits *l = &spec->limits;
	uint64_t profile, proc, min_tier;
	uint64_t *const limit[] = { &l->cpu_ms, &l->wall_ms, &l->memory_kb, &l->file_kb,
				    &l->tmp_kb, &l->processes, &l->open_files };

	if (!get_number(r, JAIL_PROFILES - 1, "profile", &profile))
		return false;
	for (size_t i = 0; i < LEN(limit); i++)
		if (!get_number(r, MAX_LIMIT, "limit", limit[i]))
			return false;
	if (!get_number(r, 1, "proc", &proc) || !get_number(r, 2, "tier", &min_tier))
		return false;
	spec->profile = (enum jail_profile)profile;
	spec->proc = proc;
	spec->min_tier = (unsigned)min_tier;
	return true;
}

static bool decode(struct reader *r, struct jail_spec *spec)
{
	if (r->left < strlen(MARK) || memcmp(r->at, MARK, strlen(MARK)) != 0)
		return refuse(r, "mark");
	r->at += strlen(MARK);
	r->left -= strlen(MARK);
	if (!get_numbers(r, spec) ||
	    !get_strings(r, MAX_ARGS, "command", &spec->argv, &spec->argc) ||
	    !get_strings(r, MAX_ENV, "environment", &spec->env, &spec->nenv))
		return false;
	spec->cwd = get_string(r, MAX_PATH, "folder");
	if (!spec->cwd || !get_grants(r, spec))
		return false;
	if (r->left)
		return refuse(r, "its end");
	if (!spec->argc || !is_plain_path(spec->argv[0]))
		return refuse(r, "command");
	if (!is_plain_path(spec->cwd))
		return refuse(r, "folder");
	for (size_t i = 0; i < spec->nenv; i++)
		if (strcspn(spec->env[i], "=") == 0 || !strchr(spec->env[i], '='))
			return refuse(r, "environment");
	return true;
}

bool jail_spec_decode(struct jail_spec *spec, const void *bytes, size_t n, struct err *e)
{
	struct err refused = ERR_INIT;
	struct reader r = { bytes, n, &refused };

	*spec = (struct jail_spec)JAIL_SPEC_INIT;
	if (n <= JAIL_MAX_REQUEST ? decode(&r, spec) : refuse(&r, "its length"))
		return true;
	jail_spec_release(spec);
	return err_set(e, refused.kind, "%s", refused.text);
}
