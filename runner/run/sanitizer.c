#include "run/sanitizer.h"
#include "base/auto.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

/* Copies up to `end` (or the line's end) into to[size]. */
static void copy_until(char *to, size_t size, const char *from, const char *end)
{
	const char *stop = strstr(from, end);
	size_t n = strcspn(from, "\n");

	if (stop && (size_t)(stop - from) < n)
		n = (size_t)(stop - from);
	if (n >= size)
		n = size - 1;
	memcpy(to, from, n);
	to[n] = '\0';
}

/* ---- UBSan: "file.c:23:12: runtime error: …" ---- */

/* ":23:12: …" */
static void read_place(const char *text, struct sanitizer_report *r)
{
	char *end;

	r->line = (unsigned)strtoul(text + 1, &end, 10);
	if (*end == ':')
		r->column = (unsigned)strtoul(end + 1, NULL, 10);
}

static bool read_undefined(const char *text, struct sanitizer_report *r)
{
	static const char mark[] = ": runtime error: ";
	const char *at = strstr(text, mark), *begin = at;

	if (!at)
		return false;
	r->is_undefined = true;
	copy_until(r->words, sizeof r->words, at + strlen(mark), "\n");
	while (begin > text && begin[-1] != '\n')
		begin--;
	begin += strcspn(begin, ":");
	if (*begin == ':' && begin < at)
		read_place(begin, r);
	return true;
}

/* ---- AddressSanitizer ---- */

/* The offset in "    #1 0x7f… (/path/object+0x1234)", if the frame lies in our object. */
static uint64_t frame_offset(const char *line, const char *object)
{
	size_t n = strcspn(line, "\n");
	const char *hash = memchr(line, '#', n);
	const char *plus;

	if (!hash)
		return SANITIZER_NOWHERE;
	for (plus = hash; (plus = memchr(plus, '+', n - (size_t)(plus - line))); plus++) {
		size_t length = strlen(object);

		if ((size_t)(plus - line) > length && plus[-1 - (long)length] == '/' &&
		    memcmp(plus - length, object, length) == 0)
			return strtoull(plus + 1, NULL, 16);
	}
	return SANITIZER_NOWHERE;
}

/* The innermost of our frames in the stack whose frames follow `at`. */
static uint64_t stack_offset(const char *at, const char *object)
{
	for (at = strchr(at, '\n'); at; at = strchr(at, '\n')) {
		const char *line = ++at;
		uint64_t offset;

		if (!str_starts(line, "    #"))
			return SANITIZER_NOWHERE;
		offset = frame_offset(line, object);
		if (offset != SANITIZER_NOWHERE)
			return offset;
	}
	return SANITIZER_NOWHERE;
}

static void read_frames(const char *at, const char *object, struct sanitizer_report *r)
{
	for (at = strstr(at, "\n    #"); at && r->nframes < SANITIZER_FRAMES;
	     at = strchr(at + 1, '\n')) {
		uint64_t offset;

		if (!str_starts(at + 1, "    #"))
			return;
		offset = frame_offset(at + 1, object);
		if (offset != SANITIZER_NOWHERE)
			r->frame[r->nframes++] = offset;
	}
}

static void read_access(const char *text, const char *object, struct sanitizer_report *r)
{
	static const struct { const char *mark; bool is_write; } access[] = {
		{ "\nREAD of size ", false }, { "\nWRITE of size ", true },
	};

	for (size_t i = 0; i < LEN(access); i++) {
		const char *at = strstr(text, access[i].mark);

		if (!at)
			continue;
		r->is_write = access[i].is_write;
		r->size = strtoull(at + strlen(access[i].mark), NULL, 10);
		r->at = stack_offset(at + 1, object);
	}
}

static void read_stacks(const char *text, const char *object, struct sanitizer_report *r)
{
	const char *located = strstr(text, " is located ");
	const char *allocated = strstr(text, "\nallocated by thread ");
	const char *previously = strstr(text, "\npreviously allocated by thread ");
	const char *freed = strstr(text, "\nfreed by thread ");

	if (located)
		copy_until(r->region, sizeof r->region, located + strlen(" is located "), " [");
	if (previously)
		allocated = previously;
	if (allocated)
		r->allocated = stack_offset(allocated + 1, object);
	if (freed)
		r->freed = stack_offset(freed + 1, object);
}

bool sanitizer_read(const char *text, const char *object, struct sanitizer_report *report)
{
	static const char mark[] = "ERROR: AddressSanitizer: ";
	const char *at = strstr(text, mark);

	*report = (struct sanitizer_report){ .at = SANITIZER_NOWHERE,
					     .allocated = SANITIZER_NOWHERE,
					     .freed = SANITIZER_NOWHERE };
	if (!at)
		return read_undefined(text, report);
	at += strlen(mark);
	if (str_starts(at, "attempting "))
		copy_until(report->kind, sizeof report->kind, at, " on ");
	else
		copy_until(report->kind, sizeof report->kind, at, " ");
	report->at = stack_offset(at, object);
	read_frames(at, object, report);
	read_access(text, object, report);
	read_stacks(text, object, report);
	return true;
}
