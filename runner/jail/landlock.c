/* Landlock: what of the file tree, the network and other processes can be reached, said once more
 * in another part of the kernel. In tier 1 it is all there is for that. */
#include "jail/jail.h"
#include "jail/sys.h"
#include "base/auto.h"
#include "base/err.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

/* Rights to files, as the kernel numbers them. */
#define FILE_EXECUTE (1u << 0)
#define FILE_WRITE (1u << 1)
#define FILE_READ (1u << 2)
#define DIR_READ (1u << 3)
#define DIR_REMOVE_DIR (1u << 4)
#define DIR_REMOVE_FILE (1u << 5)
#define DIR_MAKE_DIR (1u << 7)
#define DIR_MAKE_FILE (1u << 8)
#define DIR_MAKE_LINK (1u << 12)
#define DIR_MOVE (1u << 13)      /* between folders, since ABI 2 */
#define FILE_TRUNCATE (1u << 14) /* since ABI 3 */
#define FILE_DEVICE (1u << 15)   /* ioctl, since ABI 5 */

#define OF_FILES (FILE_EXECUTE | FILE_WRITE | FILE_READ | FILE_TRUNCATE)
#define READING (FILE_READ | DIR_READ)
/* no devices, sockets or FIFOs are made in a jail */
#define WRITING (FILE_WRITE | FILE_TRUNCATE | DIR_REMOVE_DIR | DIR_REMOVE_FILE | DIR_MAKE_DIR | \
		 DIR_MAKE_FILE | DIR_MAKE_LINK | DIR_MOVE)

/* What each version of the ABI can forbid; a kernel is asked only for what it knows. */
static const struct {
	struct landlock_rights rights;
	size_t size; /* of the structure, as that version had it */
} abi[] = {
	{ { 0, 0, 0 }, 0 },
	{ { 0x1fff, 0, 0 }, 8 },
	{ { 0x3fff, 0, 0 }, 8 },
	{ { 0x7fff, 0, 0 }, 8 },
	{ { 0x7fff, 3, 0 }, 16 }, /* TCP: bind, connect */
	{ { 0xffff, 3, 0 }, 16 },
	{ { 0xffff, 3, 3 }, 24 }, /* abstract UNIX sockets, signals */
};

int landlock_abi(void)
{
	int version = sys_landlock_create(NULL, 0, LANDLOCK_ASK_VERSION);

	return version > 0 ? version : 0;
}

static uint64_t known_rights(int version)
{
	return abi[version < (int)LEN(abi) ? version : (int)LEN(abi) - 1].rights.files;
}

static bool allow(const struct run *r, int fd, uint64_t rights, struct err *e)
{
	struct landlock_path rule = { .fd = fd };
	struct stat st;

	if (fd < 0 || fstat(fd, &st) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot open what is granted");
	rule.access = rights & known_rights(r->ground->landlock_abi) &
		      (S_ISDIR(st.st_mode) ? ~UINT64_C(0) : OF_FILES);
	if (sys_landlock_allow(r->rules, &rule) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot add a rule");
	return true;
}

bool rules_allow_grant(const struct run *r, int fd, unsigned access, struct err *e)
{
	uint64_t rights = 0;

	rights |= access & JAIL_READ ? READING : 0;
	rights |= access & JAIL_EXEC ? FILE_EXECUTE | READING : 0;
	rights |= access & JAIL_WRITE ? WRITING : 0;
	return allow(r, fd, rights, e);
}

static bool allow_path(const struct run *r, const char *path, uint64_t rights, struct err *e)
{
	AUTO(closep) int fd = open(path, O_PATH | O_CLOEXEC);

	return allow(r, fd, rights, e) || err_wrap(e, "'%s'", path);
}

/* ---- what every command has ---- */

/* Four devices. */
static bool allow_system(const struct run *r, struct err *e)
{
	static const char *const readable[] = { "/dev/zero", "/dev/full", "/dev/urandom" };

	for (size_t i = 0; i < LEN(readable); i++)
		if (!allow_path(r, readable[i], FILE_READ, e))
			return false;
	return allow_path(r, "/dev/null", FILE_READ | FILE_WRITE, e);
}

/* In tier 2. Rules add up along a path: where a grant below /tmp is read-only, its mount sees to
 * that. */
bool rules_allow_tmp(const struct run *r, struct err *e)
{
	return allow_path(r, "/tmp", READING | WRITING, e);
}

bool prepare_rules(struct run *r, struct err *e)
{
	int version = r->ground->landlock_abi;
	int newest = version < (int)LEN(abi) ? version : (int)LEN(abi) - 1;

	r->rules = sys_landlock_create(&abi[newest].rights, abi[newest].size, 0);
	if (r->rules < 0)
		return err_errno(e, ERR_SANDBOX, "cannot make a rule set");
	return allow_system(r, e);
}

/* ---- what this one has besides ---- */

static bool allow_grants(const struct run *r, struct err *e)
{
	for (size_t i = 0; i < r->spec.ngrants; i++) {
		AUTO(closep) int fd = grant_open("", &r->spec.grants[i], e);

		if (fd < 0 || !rules_allow_grant(r, fd, r->spec.grants[i].access, e))
			return err_wrap(e, "'%s'", r->spec.grants[i].path);
	}
	return true;
}

/* In tier 2 the grants are allowed when they are mounted (root.c). */
bool add_rules(struct run *r, struct err *e)
{
	if (r->ground->tier < 2 && !allow_grants(r, e))
		return false;
	return !r->spec.proc || allow_path(r, "/proc", READING, e);
}

bool restrict_paths(struct run *r, struct err *e)
{
	if (sys_landlock_enter(r->rules) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot enter it");
	return true;
}
