#include "report.h"
#include "page.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void append(struct hone_report *r, const char *text, size_t n)
{
	if (r->n + n > r->room) {
		r->room = 2 * (r->n + n) + 256;
		r->text = realloc(r->text, r->room);
		if (!r->text) {
			fprintf(stderr, "host: no memory for a report\n");
			_exit(HONE_EXIT_TROUBLE);
		}
	}
	memcpy(r->text + r->n, text, n);
	r->n += n;
}

static void append_encoded(struct hone_report *r, unsigned char c)
{
	static const char hex[] = "0123456789abcdef";
	const char as_hex[3] = { '%', hex[c >> 4], hex[c & 15] };
	const char plain = (char)c;

	if (c <= ' ' || c > '~' || c == '%' || c == '=')
		append(r, as_hex, sizeof as_hex);
	else
		append(r, &plain, 1);
}

void hone_report_bytes(struct hone_report *r, const char *key, const void *value, size_t n)
{
	const unsigned char *bytes = value;

	if (r->n)
		append(r, " ", 1);
	append(r, key, strlen(key));
	append(r, "=", 1);
	for (size_t i = 0; i < n; i++)
		append_encoded(r, bytes[i]);
}

void hone_report_text(struct hone_report *r, const char *key, const char *value)
{
	hone_report_bytes(r, key, value, strlen(value));
}

void hone_report_number(struct hone_report *r, const char *key, uint64_t value)
{
	char number[24];

	snprintf(number, sizeof number, "%" PRIu64, value);
	hone_report_text(r, key, number);
}

bool hone_report_send(struct hone_report *r, int fd)
{
	ssize_t wrote = 0;

	append(r, "\n", 1);
	for (size_t at = 0; at < r->n && wrote >= 0; at += (size_t)wrote) {
		do
			wrote = write(fd, r->text + at, r->n - at);
		while (wrote < 0 && errno == EINTR);
		if (wrote < 0)
			break;
	}
	free(r->text);
	*r = (struct hone_report)HONE_REPORT_INIT;
	return wrote >= 0;
}
