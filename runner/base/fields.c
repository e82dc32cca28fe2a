#include "base/fields.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "base/xmem.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- writing ---- */

void fields_add(struct buf *line, const char *key, const char *value, size_t n)
{
	if (line->len && line->s[line->len - 1] != '\n')
		buf_char(line, ' ');
	buf_str(line, key);
	buf_char(line, '=');
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)value[i];

		if (c <= ' ' || c > '~' || c == '%' || c == '=')
			buf_fmt(line, "%%%02x", c);
		else
			buf_char(line, (char)c);
	}
}

void fields_add_str(struct buf *line, const char *key, const char *value)
{
	fields_add(line, key, value, strlen(value));
}

void fields_add_u64(struct buf *line, const char *key, uint64_t value)
{
	char number[24];

	snprintf(number, sizeof number, "%" PRIu64, value);
	fields_add_str(line, key, number);
}

/* ---- reading ---- */

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return -1;
}

static bool is_key_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* Decodes %XX in place; false where the text is not of the form. */
static bool decode(struct field *f)
{
	char *to = f->value;

	for (const char *from = f->value; *from; from++) {
		int high, low;

		if (*from != '%') {
			if (*from <= ' ' || *from > '~' || *from == '=')
				return false;
			*to++ = *from;
			continue;
		}
		high = hex_digit(from[1]);
		low = high < 0 ? -1 : hex_digit(from[2]);
		if (low < 0)
			return false;
		*to++ = (char)(high << 4 | low);
		from += 2;
	}
	*to = '\0';
	f->length = (size_t)(to - f->value);
	return true;
}

/* Takes the field that starts at *at, which moves behind it. */
static bool take_field(struct fields *f, char **at)
{
	struct field field = { *at, NULL, 0 };
	char *p = *at, *end;

	while (is_key_char(*p))
		p++;
	if (p == *at || *p != '=')
		return false;
	*p = '\0';
	field.value = p + 1;
	end = strchr(field.value, ' ');
	*at = end ? end + 1 : field.value + strlen(field.value);
	if (end)
		*end = '\0';
	if (end && !end[1]) /* a space, and then nothing */
		return false;
	if (f->n == FIELDS_MAX || fields_find(f, field.key) || !decode(&field))
		return false;
	VEC_PUSH(f->field, f->n, field);
	return true;
}

bool fields_parse(struct fields *f, const char *line, size_t n, struct err *e)
{
	char *at;

	*f = (struct fields){ NULL, NULL, 0 };
	f->text = xmalloc(n + 1);
	memcpy(f->text, line, n);
	f->text[n] = '\0';
	at = f->text;
	if (memchr(line, '\0', n))
		at = (char *)"";
	do {
		if (!take_field(f, &at)) {
			size_t which = f->n + 1;

			fields_release(f);
			return err_set(e, ERR_SYSTEM, "field %zu of the report line is malformed",
				       which);
		}
	} while (*at);
	return true;
}

void fields_release(struct fields *f)
{
	free(f->text);
	free(f->field);
	*f = (struct fields){ NULL, NULL, 0 };
}

const struct field *fields_find_raw(const struct fields *f, const char *key)
{
	for (size_t i = 0; i < f->n; i++)
		if (str_eq(f->field[i].key, key))
			return &f->field[i];
	return NULL;
}

const char *fields_find(const struct fields *f, const char *key)
{
	const struct field *field = fields_find_raw(f, key);

	return field ? field->value : NULL;
}

bool fields_u64(const struct fields *f, const char *key, uint64_t max, uint64_t *value)
{
	const struct field *field = fields_find_raw(f, key);

	return field && strlen(field->value) == field->length &&
	       str_number(field->value, max, value);
}
