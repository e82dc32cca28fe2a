#include "words.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

void hone_words_u64(char *text, size_t size, uint64_t value)
{
	snprintf(text, size, "%" PRIu64, value);
}

void hone_words_i64(char *text, size_t size, int64_t value)
{
	snprintf(text, size, "%" PRId64, value);
}

void hone_words_largest(char *text, size_t size, uint64_t value)
{
	if (value > INT64_MAX)
		snprintf(text, size, "%" PRId64 " (or %" PRIu64 ", if unsigned)", (int64_t)value,
			 value);
	else
		hone_words_u64(text, size, value);
}

/* 1234567 -> "1,234,567" */
static void group(char *text, size_t size, uint64_t value)
{
	char digits[24];
	int n = snprintf(digits, sizeof digits, "%" PRIu64, value);
	size_t to = 0;

	for (int i = 0; i < n && to + 2 < size; i++) {
		if (i && (n - i) % 3 == 0)
			text[to++] = ',';
		text[to++] = digits[i];
	}
	text[to] = '\0';
}

void hone_words_ns(char *text, size_t size, uint64_t ns)
{
	static const struct { uint64_t ns; const char *name; } unit[] = {
		{ 1000000000, "s" }, { 1000000, "ms" }, { 1000, "us" }, { 1, "ns" },
	};
	char number[32];
	size_t i = 0;

	while (ns % unit[i].ns || (ns == 0 && unit[i].ns != 1))
		i++;
	group(number, sizeof number, ns / unit[i].ns);
	snprintf(text, size, "%s %s", number, unit[i].name);
}

/* Bytes from 0x80 up may be part of a word in UTF-8: whoever shows the text decides about them. */
static size_t escape(char to[8], unsigned char c)
{
	static const char from[] = "\n\t\r\"\\", letter[] = "ntr\"\\";
	const char *known = c ? strchr(from, c) : NULL;

	if (known)
		return (size_t)snprintf(to, 8, "\\%c", letter[known - from]);
	if (c < ' ' || c == 0x7f)
		return (size_t)snprintf(to, 8, "\\x%02x", c);
	return (size_t)snprintf(to, 8, "%c", c);
}

void hone_words_str(char *text, size_t size, const char *value)
{
	size_t to = 1;

	if (!value) {
		snprintf(text, size, "NULL");
		return;
	}
	text[0] = '"';
	for (; *value; value++) {
		char piece[8];
		size_t n = escape(piece, (unsigned char)*value);

		if (to + n + 6 > size) {
			snprintf(text + to, size - to, "...\"");
			return;
		}
		memcpy(text + to, piece, n);
		to += n;
	}
	snprintf(text + to, size - to, "\"");
}
