#include "model/json_out.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/str.h"

#include <inttypes.h>
#include <string.h>

#define MAX_EXACT ((UINT64_C(1) << 53) - 1) /* every reader of JSON has these numbers exactly */

static void add_string(struct buf *out, const char *text)
{
	size_t n = strlen(text);

	buf_char(out, '"');
	while (n) {
		uint32_t code = 0;
		size_t length = str_utf8(text, n, &code);

		if (!length)
			buf_fmt(out, "\\\\x%02x", (unsigned char)*text);
		else if (*text == '"' || *text == '\\')
			buf_fmt(out, "\\%c", *text);
		else if (*text == '\n')
			buf_str(out, "\\n");
		else if (code < ' ' || (code >= 0x7f && code <= 0x9f))
			buf_fmt(out, "\\u%04x", code);
		else
			buf_add(out, text, length);
		text += length ? length : 1;
		n -= length ? length : 1;
	}
	buf_char(out, '"');
}

static bool is_flat(const struct json_out *o)
{
	return !o->pretty || (o->flat && o->depth >= o->flat);
}

/* What stands between two members: a comma, and a line end or a space. */
static void separate(struct json_out *o)
{
	if (!o->first)
		buf_char(o->buf, ',');
	if (!is_flat(o) && o->depth) {
		buf_char(o->buf, '\n');
		buf_fill(o->buf, ' ', 2 * o->depth);
	} else if (!o->first) {
		buf_char(o->buf, ' ');
	}
	o->first = false;
}

static void begin_member(struct json_out *o, const char *key)
{
	separate(o);
	if (key) {
		add_string(o->buf, key);
		buf_str(o->buf, ": ");
	}
}

void json_begin(struct json_out *o, const char *key, char bracket, bool flat)
{
	begin_member(o, key);
	buf_char(o->buf, bracket);
	o->depth++;
	if (flat && !o->flat)
		o->flat = o->depth;
	o->first = true;
}

void json_end(struct json_out *o, char bracket)
{
	bool breaks = !o->first && !is_flat(o);

	if (o->flat == o->depth)
		o->flat = 0;
	o->depth--;
	if (breaks) {
		buf_char(o->buf, '\n');
		buf_fill(o->buf, ' ', 2 * o->depth);
	}
	buf_char(o->buf, bracket);
	o->first = false;
}

void json_text(struct json_out *o, const char *key, const char *text)
{
	if (!text)
		return;
	begin_member(o, key);
	add_string(o->buf, text);
}

void json_texts(struct json_out *o, const char *key, char *const *texts, size_t n)
{
	json_begin(o, key, '[', true);
	for (size_t i = 0; i < n; i++)
		json_text(o, NULL, texts[i]);
	json_end(o, ']');
}

void json_number(struct json_out *o, const char *key, uint64_t number)
{
	begin_member(o, key);
	buf_fmt(o->buf, "%" PRIu64, number > MAX_EXACT ? MAX_EXACT : number);
}

void json_flag(struct json_out *o, const char *key, bool flag)
{
	if (!flag)
		return;
	begin_member(o, key);
	buf_str(o->buf, "true");
}
