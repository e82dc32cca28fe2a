#include "model/history.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/json_out.h"
#include "model/result.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#define HISTORY_FORMAT 1
#define MAX_HISTORY (64u << 20)
#define MAX_MET 256

static char *history_path(const char *folder)
{
	return xfmt("%s/.hone/history.ndjson", folder);
}

/* ---- writing ---- */

/* The folder hides itself from git. */
static bool make_folder(const char *folder, struct err *e)
{
	AUTO(freep) char *dir = path_join(folder, ".hone");
	AUTO(freep) char *ignore = path_join(dir, ".gitignore");

	if (!fs_make_dirs(dir, 0755, e))
		return false;
	return fs_is_file(ignore) || fs_write_atomic(ignore, "*\n", 2, 0644, e);
}

/* Did a crash leave a last line without its end? */
static bool is_torn(const char *path)
{
	AUTO(closep) int fd = open(path, O_RDONLY | O_CLOEXEC);
	off_t size = fd < 0 ? 0 : lseek(fd, 0, SEEK_END);
	char last = '\n';

	return size > 0 && pread(fd, &last, 1, size - 1) == 1 && last != '\n';
}

static void put_entry(const struct result *r, uint64_t at, struct buf *line)
{
	struct json_out o = JSON_OUT(line, false);

	json_begin(&o, NULL, '{', true);
	json_number(&o, "format", HISTORY_FORMAT);
	json_number(&o, "at", at);
	json_text(&o, "lab", r->lab);
	json_text(&o, "digest", r->digest);
	json_text(&o, "verdict", outcome_name(r->outcome));
	json_number(&o, "points", r->points);
	json_number(&o, "max_points", r->max_points);
	json_begin(&o, "met", '[', true);
	for (size_t i = 0; i < r->nrequirements; i++)
		if (requirement_is_met(&r->requirements[i]))
			json_text(&o, NULL, r->requirements[i].id);
	json_end(&o, ']');
	json_end(&o, '}');
}

bool history_append(const char *folder, const struct result *r, uint64_t at, struct err *e)
{
	AUTO(freep) char *path = history_path(folder);
	AUTO(buf_release) struct buf line = BUF_INIT;

	if (!make_folder(folder, e))
		return false;
	if (is_torn(path))
		buf_char(&line, '\n');
	put_entry(r, at, &line);
	return fs_append_line(path, line.s, e);
}

/* ---- reading ---- */

static void entry_release(struct history_entry *entry)
{
	for (size_t i = 0; i < entry->nmet; i++)
		free(entry->met[i]);
	free(entry->met);
	free(entry->lab);
}

static bool read_count(const json_t *root, const char *key, uint64_t max, uint64_t *to)
{
	const json_t *value = json_object_get(root, key);

	if (!json_is_integer(value) || json_integer_value(value) < 0 ||
	    (uint64_t)json_integer_value(value) > max)
		return false;
	*to = (uint64_t)json_integer_value(value);
	return true;
}

static bool read_met(const json_t *root, struct history_entry *entry)
{
	const json_t *list = json_object_get(root, "met");

	if (!json_is_array(list) || json_array_size(list) > MAX_MET)
		return false;
	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *id = json_string_value(json_array_get(list, i));

		if (!id)
			return false;
		VEC_PUSH(entry->met, entry->nmet, xstrdup(id));
	}
	return true;
}

static bool read_entry(const json_t *root, struct history_entry *entry)
{
	const char *lab = json_string_value(json_object_get(root, "lab"));
	const char *digest = json_string_value(json_object_get(root, "digest"));
	const char *verdict = json_string_value(json_object_get(root, "verdict"));
	uint64_t points, max_points;

	if (!lab || !verdict || !outcome_find(verdict, &entry->outcome) ||
	    !digest || strlen(digest) >= sizeof entry->digest ||
	    !read_count(root, "at", INT64_MAX, &entry->at) ||
	    !read_count(root, "points", UINT32_MAX, &points) ||
	    !read_count(root, "max_points", UINT32_MAX, &max_points))
		return false;
	memcpy(entry->digest, digest, strlen(digest) + 1);
	entry->points = (unsigned)points;
	entry->max_points = (unsigned)max_points;
	entry->lab = xstrdup(lab);
	return read_met(root, entry);
}

static void read_line(struct history *h, const char *line, size_t n)
{
	struct history_entry entry = { .lab = NULL };
	json_t *root;

	if (n == 0)
		return;
	root = json_loadb(line, n, JSON_REJECT_DUPLICATES, NULL);
	if (root && read_entry(root, &entry)) {
		VEC_PUSH(h->entry, h->n, entry);
	} else {
		h->skipped++;
		entry_release(&entry);
	}
	json_decref(root);
}

void history_parse(struct history *h, const char *text, size_t n)
{
	*h = (struct history){ NULL, 0, 0 };
	while (n) {
		const char *end = memchr(text, '\n', n);
		size_t length = end ? (size_t)(end - text) : n;

		read_line(h, text, length);
		text += length + (end != NULL);
		n -= length + (end != NULL);
	}
}

bool history_load(struct history *h, const char *folder, struct err *e)
{
	AUTO(freep) char *path = history_path(folder);
	AUTO(buf_release) struct buf text = BUF_INIT;

	*h = (struct history){ NULL, 0, 0 };
	if (!fs_is_file(path))
		return true;
	if (!fs_read(path, MAX_HISTORY, &text, e))
		return false;
	history_parse(h, text.s, text.len);
	return true;
}

void history_release(struct history *h)
{
	for (size_t i = 0; i < h->n; i++)
		entry_release(&h->entry[i]);
	free(h->entry);
	*h = (struct history){ NULL, 0, 0 };
}

/* ---- questions ---- */

const struct history_entry *history_last(const struct history *h, const char *lab)
{
	for (size_t i = h->n; i-- > 0;)
		if (str_eq(h->entry[i].lab, lab))
			return &h->entry[i];
	return NULL;
}

const struct history_entry *history_best(const struct history *h, const char *lab)
{
	const struct history_entry *best = NULL;

	for (size_t i = h->n; i-- > 0;)
		if (str_eq(h->entry[i].lab, lab) && (!best || h->entry[i].points > best->points))
			best = &h->entry[i];
	return best;
}

bool history_has_failed(const struct history *h, const char *lab, const char *digest)
{
	for (size_t i = h->n; i-- > 0;) {
		const struct history_entry *entry = &h->entry[i];

		if (!str_eq(entry->lab, lab))
			continue;
		if (entry->outcome == O_PASS)
			return false;
		if (entry->outcome == O_NOT_YET && !str_eq(entry->digest, digest))
			return true;
	}
	return false;
}
