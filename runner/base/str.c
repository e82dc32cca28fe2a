#include "base/str.h"
#include "base/auto.h"
#include "base/buf.h"

#include <string.h>

bool str_eq(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

bool str_starts(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool str_ends(const char *text, const char *suffix)
{
	size_t n = strlen(text), m = strlen(suffix);

	return n >= m && memcmp(text + n - m, suffix, m) == 0;
}

bool str_number(const char *text, uint64_t max, uint64_t *number)
{
	uint64_t value = 0;

	if (!*text)
		return false;
	for (; *text; text++) {
		uint64_t digit = (uint64_t)(*text - '0');

		if (*text < '0' || *text > '9' || digit > max || value > (max - digit) / 10)
			return false;
		value = value * 10 + digit;
	}
	*number = value;
	return true;
}

static size_t smallest(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;

	return least < c ? least : c;
}

size_t str_distance(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b);
	unsigned char d[64][64];

	if (n >= LEN(d) || m >= LEN(d))
		return SIZE_MAX;
	for (size_t i = 0; i <= n; i++)
		d[i][0] = (unsigned char)i;
	for (size_t j = 0; j <= m; j++)
		d[0][j] = (unsigned char)j;
	for (size_t i = 1; i <= n; i++)
		for (size_t j = 1; j <= m; j++) {
			size_t best = smallest(d[i - 1][j] + 1u, d[i][j - 1] + 1u,
					       d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));

			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				best = smallest(best, d[i - 2][j - 2] + 1u, best);
			d[i][j] = (unsigned char)best;
		}
	return d[n][m];
}

const char *str_nearest(const char *word, const char *const *names, size_t n)
{
	size_t least = strlen(word) / 3 + 2; /* as far as this is too far */
	const char *nearest = NULL;

	for (size_t i = 0; i < n; i++) {
		size_t distance = str_distance(word, names[i]);

		if (distance < least && distance < strlen(names[i])) {
			least = distance;
			nearest = names[i];
		}
	}
	return nearest;
}

size_t str_utf8(const char *text, size_t n, uint32_t *code)
{
	static const struct {
		unsigned char mask, mark;
		uint32_t least;
	} form[] = {
		{ 0x80, 0x00, 0 },
		{ 0xe0, 0xc0, 0x80 },
		{ 0xf0, 0xe0, 0x800 },
		{ 0xf8, 0xf0, 0x10000 },
	};
	const unsigned char *s = (const unsigned char *)text;

	for (size_t length = 1; n && length <= LEN(form); length++) {
		uint32_t value = s[0] & (unsigned char)~form[length - 1].mask;

		if ((s[0] & form[length - 1].mask) != form[length - 1].mark || length > n)
			continue;
		for (size_t i = 1; i < length; i++) {
			if ((s[i] & 0xc0) != 0x80)
				return 0;
			value = value << 6 | (s[i] & 0x3f);
		}
		if (value < form[length - 1].least || value > 0x10ffff ||
		    (value >= 0xd800 && value <= 0xdfff))
			return 0;
		if (code)
			*code = value;
		return length;
	}
	return 0;
}

/* Characters that a terminal may obey, or that reorder or hide what stands around them. */
static bool is_treacherous(uint32_t c)
{
	static const struct { uint32_t from, to; } range[] = {
		{ 0x00, 0x08 },     { 0x0b, 0x1f },     { 0x7f, 0x9f },     { 0xad, 0xad },
		{ 0x61c, 0x61c },   { 0x180e, 0x180e }, { 0x200b, 0x200f }, { 0x2028, 0x202e },
		{ 0x2060, 0x206f }, { 0xfeff, 0xfeff }, { 0xfff9, 0xfffb }, { 0xe0000, 0xe0fff },
	};

	for (size_t i = 0; i < LEN(range); i++)
		if (c >= range[i].from && c <= range[i].to)
			return true;
	return false;
}

static void show(struct buf *out, const char *text, size_t n, bool on_one_line)
{
	while (n) {
		uint32_t code = 0;
		size_t length = str_utf8(text, n, &code);

		if (!length || (length == 1 && is_treacherous(code)) ||
		    (on_one_line && code < ' ')) {
			buf_fmt(out, "\\x%02x", (unsigned char)*text);
			length = 1;
		} else if (is_treacherous(code)) {
			buf_fmt(out, "\\u{%04x}", code);
		} else {
			buf_add(out, text, length);
		}
		text += length;
		n -= length;
	}
}

void str_show(struct buf *out, const char *text, size_t n)
{
	show(out, text, n, false);
}

void str_show_line(struct buf *out, const char *text, size_t n)
{
	show(out, text, n, true);
}

/* Zero, one or two columns; the ranges are those that messages and names really meet. */
static size_t columns_of(uint32_t c)
{
	if ((c >= 0x300 && c <= 0x36f) || (c >= 0x200b && c <= 0x200d) || c == 0xfe0f)
		return 0;
	if ((c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) ||
	    (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) ||
	    (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
	    (c >= 0x1f300 && c <= 0x1f64f) || (c >= 0x1f900 && c <= 0x1f9ff))
		return 2;
	return 1;
}

size_t str_columns(const char *text)
{
	size_t columns = 0, left = strlen(text);

	while (left) {
		uint32_t code = 'x';
		size_t length = str_utf8(text, left, &code);

		columns += columns_of(code);
		text += length ? length : 1;
		left -= length ? length : 1;
	}
	return columns;
}
