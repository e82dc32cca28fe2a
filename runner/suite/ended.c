/* Facts only: the runner judges. One thing is decided here, since only here the bytes are: whether
 * what came over the record pipe is this test's one record. */
#include "ended.h"
#include "report.h"
#include "stub.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

/* ---- the record ---- */

static bool is_text(const char *text, size_t size)
{
	return memchr(text, '\0', size) != NULL;
}

static bool is_well_formed(const struct hone_running *r, const struct hone_record *record)
{
	return memcmp(record->token, r->token, sizeof r->token) == 0 && record->failed <= 1 &&
	       is_text(record->what, sizeof record->what) &&
	       is_text(record->expected, sizeof record->expected) &&
	       is_text(record->got, sizeof record->got);
}

/* A record and an exit status that contradict each other were not both written by us. */
static bool agrees(const struct hone_record *record, int status)
{
	if (!WIFEXITED(status))
		return true;
	return WEXITSTATUS(status) == (record->failed ? HONE_EXIT_FAILED : HONE_EXIT_PASS);
}

static const char *read_record(const struct hone_running *r, int status,
			       struct hone_record *record)
{
	size_t from = sizeof(struct hone_ready);

	if (!r->is_ready || r->record.n == from)
		return r->record.n == (r->is_ready ? from : 0) ? "none" : "bad";
	if (r->record.n < from + sizeof *record)
		return "bad";
	memcpy(record, r->record.bytes + from, sizeof *record);
	if (!is_well_formed(r, record))
		return "bad";
	if (r->record.total > from + sizeof *record)
		return "many";
	return agrees(record, status) ? "one" : "contradicted";
}

/* ---- parts of the line ---- */

static void add_ending(const struct hone_running *r, int status, const struct rusage *used,
		       struct hone_report *line)
{
	static const char *const how[] = { "", "cpu", "wall", "memory", "output" };
	bool was_stopped = r->stopped && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
	uint64_t cpu_us = (uint64_t)(used->ru_utime.tv_sec + used->ru_stime.tv_sec) * 1000000 +
			  (uint64_t)(used->ru_utime.tv_usec + used->ru_stime.tv_usec);

	if (was_stopped)
		hone_report_text(line, "how", how[r->stopped]);
	else
		hone_report_text(line, "how", WIFEXITED(status) ? "exit" : "signal");
	hone_report_number(line, "code", (uint64_t)(WIFEXITED(status) ? WEXITSTATUS(status)
								      : WTERMSIG(status)));
	hone_report_number(line, "cpu_us", cpu_us);
	hone_report_number(line, "wall_us", (hone_monotonic_ns() - r->started_ns) / 1000);
	hone_report_number(line, "peak_kb", (uint64_t)used->ru_maxrss);
}

/* Addresses lie behind the call; the offset is one inside it. */
static void add_offset(const struct hone_running *r, const char *key, uint64_t pc,
		       struct hone_report *line)
{
	if (pc > r->solution.text && pc <= r->solution.end)
		hone_report_number(line, key, pc - 1 - r->solution.base);
}

static void add_story(const struct hone_page *page, struct hone_report *line)
{
	char text[HONE_STORY_KEPT * (HONE_STORY_LINE + 1)];
	uint64_t end = page->told; /* read once: a solution could write it */
	uint64_t from = end > HONE_STORY_KEPT ? end - HONE_STORY_KEPT : 0;
	size_t n = 0;

	for (uint64_t i = from; i < end; i++) {
		const char *told = page->story[i % HONE_STORY_KEPT];
		size_t length = strnlen(told, HONE_STORY_LINE);

		if (n)
			text[n++] = '\n';
		memcpy(text + n, told, length);
		n += length;
	}
	if (n)
		hone_report_bytes(line, "story", text, n);
	if (from)
		hone_report_number(line, "story_cut", 1);
}

static void add_failure(const struct hone_record *record, struct hone_report *line)
{
	hone_report_number(line, "failed", 1);
	hone_report_text(line, "what", record->what);
	hone_report_text(line, "expected", record->expected);
	hone_report_text(line, "got", record->got);
	if (record->suite_line)
		hone_report_number(line, "suite_line", record->suite_line);
}

static void add_leaks(const struct hone_running *r, const struct hone_record *record,
		      struct hone_report *line)
{
	if (!record->leaks)
		return;
	hone_report_number(line, "leaks", record->leaks);
	hone_report_number(line, "leak_bytes", record->leak_bytes);
	add_offset(r, "leak_at", record->leak_pc, line);
}

static void add_place(const struct hone_running *r, struct hone_report *line)
{
	uint32_t called = r->page->called;

	if (called && called <= hone_api_count)
		hone_report_text(line, "calls", hone_api_names[called - 1]);
	add_offset(r, "at", r->page->last_pc, line);
	if (r->page->freeing_bad)
		hone_report_number(line, "bad_free", 1);
	if (r->page->over_memory)
		hone_report_number(line, "over_memory", 1);
}

/* "1f0,2a4": hexadecimal. */
static void add_offsets(const char *key, const uint64_t *offset, size_t n,
			struct hone_report *line)
{
	char text[HONE_LOOP_PLACES * 17 + 1] = "";
	size_t length = 0;

	for (size_t i = 0; i < n && i < HONE_LOOP_PLACES; i++)
		length += (size_t)snprintf(text + length, sizeof text - length, "%s%" PRIx64,
					   i ? "," : "", offset[i]);
	if (n)
		hone_report_text(line, key, text);
}

static void add_loop(const struct hone_looping *l, struct hone_report *line)
{
	add_offsets("loop", l->place, l->places, line);
	add_offsets("loop_from", l->caller, l->callers, line);
	if (l->again)
		hone_report_number(line, "loop_calls", l->again);
	if (l->in[0])
		hone_report_text(line, "loop_in", l->in);
}

static void add_denied(const struct hone_running *r, struct hone_report *line)
{
	const struct hone_denied *d = &r->denied;

	if (!d->any)
		return;
	hone_report_number(line, "denied", (uint64_t)d->number);
	add_offsets("denied_args", d->args, 6, line);
	if (d->has_path)
		hone_report_text(line, "denied_path", d->path);
	if (d->through[0])
		hone_report_text(line, "denied_through", d->through);
	if (d->at != HONE_NOWHERE)
		hone_report_number(line, "denied_at", d->at);
	else /* its stack could not be read: the block that it was in will do */
		add_offset(r, "denied_at", r->page->last_pc, line);
	if (d->others)
		hone_report_number(line, "denied_others", d->others);
}

/* UBSan, preparing itself under the filter, complains that it cannot read its program's name: the
 * first lines of its report, and nothing to do with the solution. */
static size_t complaints_length(const char *text, size_t n)
{
	static const char mark[] = "WARNING: reading executable name failed";
	size_t from = 0;

	for (const char *end; (end = memchr(text + from, '\n', n - from)); ) {
		size_t length = (size_t)(end - text) + 1 - from;

		if (!memmem(text + from, length, mark, sizeof mark - 1))
			break;
		from += length;
	}
	return from;
}

bool hone_ended_has_report(const struct hone_running *r)
{
	return r->sanitizer.n > complaints_length(r->sanitizer.bytes, r->sanitizer.n);
}

static void add_words(const struct hone_running *r, struct hone_report *line)
{
	size_t skipped = complaints_length(r->sanitizer.bytes, r->sanitizer.n);

	if (r->sanitizer.n > skipped)
		hone_report_bytes(line, "sanitizer", r->sanitizer.bytes + skipped,
				  r->sanitizer.n - skipped);
	if (r->output.n)
		hone_report_bytes(line, "output", r->output.bytes, r->output.n);
	if (r->output.total > r->output.n)
		hone_report_number(line, "output_cut", 1);
}

bool hone_ended_report(const struct hone_running *r, int status, const struct rusage *used,
		       int report_fd)
{
	struct hone_report line = HONE_REPORT_INIT;
	struct hone_record record = { .failed = 0 };
	const char *came = read_record(r, status, &record);
	bool is_one = strcmp(came, "one") == 0;

	hone_report_text(&line, "end", r->test->name);
	add_ending(r, status, used, &line);
	hone_report_text(&line, "record", came);
	hone_report_number(&line, "asserts", is_one ? record.asserts : r->page->asserts);
	if (is_one)
		hone_report_number(&line, "trail", record.trail);
	if (is_one && record.foreign)
		hone_report_number(&line, "foreign", 1);
	if (r->test->flags & HONE_COUNT_VARIES)
		hone_report_number(&line, "varies", 1);
	if (r->test->flags & HONE_RANDOM)
		hone_report_number(&line, "random", 1);
	if (is_one && record.failed)
		add_failure(&record, &line);
	if (is_one)
		add_leaks(r, &record, &line);
	if (!is_one || record.failed || record.leaks || r->denied.any)
		add_story(r->page, &line); /* what was done helps with a crash, too */
	add_place(r, &line);
	if (r->stopped == HONE_STOPPED_CPU)
		add_loop(&r->looping, &line);
	add_denied(r, &line);
	add_words(r, &line);
	return hone_report_send(&line, report_fd);
}
