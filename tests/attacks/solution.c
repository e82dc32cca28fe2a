#include "solution.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/lab.h"

#include <ctype.h>
#include <string.h>

#define MAX_TEXT_BYTES (1u << 20)

char *attack_value(const char *text, const char *key)
{
	AUTO(freep) char *mark = xfmt(" %s: ", key);
	const char *end = strstr(text, "*/"), *at = strstr(text, mark);
	char *value;
	size_t n;

	if (!at || !end || at > end)
		return NULL;
	at += strlen(mark);
	n = strcspn(at, "\n");
	if (n > (size_t)(end - at))
		n = (size_t)(end - at);
	value = xstrndup(at, n);
	while (n && isspace((unsigned char)value[n - 1]))
		value[--n] = '\0';
	return value;
}

static bool add_file(const char *dir, const char *name, struct buf *out, struct err *e)
{
	AUTO(freep) char *path = path_join(dir, name);
	AUTO(buf_release) struct buf text = BUF_INIT;

	if (!fs_read(path, MAX_TEXT_BYTES, &text, e))
		return false;
	buf_add(out, text.s, text.len);
	return true;
}

static bool add_tools(const char *attack, const char *dir, struct buf *out, struct err *e)
{
	AUTO(freep) char *uses = attack_value(attack, "uses");
	char *name, *rest;

	if (!uses)
		return true;
	for (name = strtok_r(uses, " ", &rest); name; name = strtok_r(NULL, " ", &rest)) {
		AUTO(freep) char *file = xfmt("%s.h", name);

		if (!add_file(dir, file, out, e))
			return false;
	}
	return true;
}

/* Is it the line that begins a function of the lab? */
static bool defines_function(const struct lab *lab, const char *line, size_t n)
{
	AUTO(freep) char *text = xstrndup(line, n);

	if (!n || isspace((unsigned char)*line))
		return false;
	for (size_t i = 0; i < lab->napi; i++) {
		AUTO(freep) char *plain = xfmt(" %s(", lab->api[i]);
		AUTO(freep) char *star = xfmt("*%s(", lab->api[i]);

		if (strstr(text, plain) || strstr(text, star))
			return true;
	}
	return false;
}

/* The starter, its functions calling attack() first. A head may go on for a line or two. */
static bool add_starter(const char *attack, const struct lab *lab, struct buf *out, struct err *e)
{
	AUTO(freep) char *path = lab_starter_path(lab);
	AUTO(buf_release) struct buf text = BUF_INIT;
	bool attacks = strstr(attack, "static void attack(void)"), in_head = false;
	const char *at, *end;

	if (!fs_read(path, MAX_TEXT_BYTES, &text, e))
		return false;
	for (at = text.s; (end = strchr(at, '\n')); at = end + 1) {
		size_t n = (size_t)(end - at);

		buf_add(out, at, n + 1);
		if (defines_function(lab, at, n))
			in_head = true;
		if (n == 1 && *at == '{' && in_head && attacks)
			buf_str(out, "\tattack();\n");
		if (n && (*at == '{' || at[n - 1] == ';'))
			in_head = false;
	}
	return true;
}

bool attack_write(const char *attack, const struct lab *lab, const char *dir, const char *path,
		  struct err *e)
{
	AUTO(buf_release) struct buf out = BUF_INIT;

	buf_fmt(&out, "#include \"%s\"\n", lab->header);
	if (!add_tools(attack, dir, &out, e))
		return false;
	buf_str(&out, attack);
	return add_starter(attack, lab, &out, e) &&
	       fs_write_atomic(path, out.s, out.len, 0644, e);
}
